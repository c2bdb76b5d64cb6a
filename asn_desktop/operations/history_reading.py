"""This file holds the history as a person reads it: when, who, what, and whether it can be taken back."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from asn_desktop.models.audit import Act
from asn_desktop.models.office import Account
from asn_desktop.operations.clock import now
from asn_desktop.operations.settings import setting_days
from asn_desktop.rules.permission import Right, Role, may

IMPORTS = ".import"


@dataclass(frozen=True, slots=True)
class HistoryRow:
    """One act; `at` in UTC, `who` the person's name or empty for the program itself."""

    act_id: int
    at: datetime
    who: str
    summary: str
    kind: str
    is_undone: bool
    may_undo: bool


def list_history(
    session: Session, *, limit: int = 300, only_imports: bool = False, words: str = ""
) -> list[HistoryRow]:
    """Newest acts first; an account that may not read the log sees its own acts.

    `words` narrows to summaries that contain them.
    """
    me = session.get(Account, session.info.get("account_id") or 0)
    query = select(Act, Account.display_name).outerjoin(Account, Account.id == Act.account_id)
    if me is not None and not may(Role(me.role), Right.READ_LOG):
        query = query.where(Act.account_id == me.id)
    if only_imports:
        query = query.where(Act.kind.endswith(IMPORTS))
    if words.strip():
        query = query.where(Act.summary.icontains(words.strip(), autoescape=True))
    rows = session.execute(query.order_by(Act.at.desc(), Act.id.desc()).limit(limit))
    role = Role(me.role) if me is not None else None
    since = now(session) - timedelta(days=setting_days(session, "history.import_undo_days", 30))
    return [_row(found, who, role, since) for found, who in rows]


def _row(found: Act, who: str | None, role: Role | None, imports_since: datetime) -> HistoryRow:
    is_late = found.kind.endswith(IMPORTS) and found.at < imports_since
    if found.account_id is None:
        is_late = True  # what the program set up itself is changed where it is shown, not taken back here
    stands = found.may_be_undone and found.undone_by_id is None and found.undoes_id is None
    allowed = role is not None and may(role, Right(found.required_right))
    return HistoryRow(
        found.id,
        found.at,
        who or "",
        found.summary,
        found.kind,
        found.undone_by_id is not None,
        stands and allowed and not is_late,
    )
