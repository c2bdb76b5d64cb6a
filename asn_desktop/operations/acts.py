"""This file holds the frame of every act: permission, number, summary, one entry in the history."""

from collections.abc import Iterator
from contextlib import contextmanager
from gettext import gettext as _

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from asn_desktop.errors import UserError
from asn_desktop.models.audit import Act
from asn_desktop.models.office import Account
from asn_desktop.operations.clock import now
from asn_desktop.rules.permission import Right, Role, may


def require(session: Session, right: Right) -> None:
    """Refuse what the account's role does not allow; before the first account all is set-up.

    Raises:
        UserError: the account is disabled, or its role does not hold the right.
    """
    account_id = session.info.get("account_id")
    if account_id is None:
        if session.execute(select(func.count()).select_from(Account)).scalar_one():
            raise UserError(
                _("Belum ada akun yang masuk."), next_step=_("Masuk dulu dengan kata sandi Anda.")
            )
        return
    account = session.get(Account, account_id)
    if account is None or account.disabled_at is not None:
        raise UserError(
            _("Akun ini sudah dinonaktifkan."), next_step=_("Minta admin kantor mengaktifkannya.")
        )
    if not may(Role(account.role), right):
        raise UserError(
            _("Peran {role} tidak dapat {act}.").format(role=Role(account.role).label, act=right.label),
            next_step=_("Minta admin kantor melakukannya atau mengubah peran Anda."),
        )


@contextmanager
def act(
    session: Session, right: Right, kind: str, summary: str, *, may_be_undone: bool = True
) -> Iterator[Act]:
    """Open an act, or join the one that is open so that operations compose.

    Every change inside is audited under this act and undone with it.

    Raises:
        UserError: the account may not do this.
    """
    require(session, right)
    opened = session.info.get("act")
    if opened is not None:
        yield opened
        return
    row = Act(
        kind=kind,
        summary=summary,
        at=now(session),
        account_id=session.info.get("account_id"),
        required_right=right.value,
        may_be_undone=may_be_undone,
    )
    session.add(row)
    session.flush()
    session.info["act"], session.info["act_id"] = row, row.id
    try:
        yield row
        session.flush()
    finally:
        del session.info["act"], session.info["act_id"]
