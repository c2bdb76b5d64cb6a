"""This file holds what the office knows of its lembar pemulihan: when it was made, whether it was tried."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from gettext import gettext as _
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from asn_desktop.models.office import Setting
from asn_desktop.operations.acts import act
from asn_desktop.operations.clock import now
from asn_desktop.operations.settings import setting_of
from asn_desktop.rules.permission import Right

ISSUED, TESTED, COUNT = "recovery.issued_at", "recovery.tested_at", "recovery.sheet_number"


@dataclass(frozen=True, slots=True)
class RecoveryStanding:
    """The present sheet: its number from 1, and the moments in local time; None when never."""

    sheet_number: int
    issued_at: datetime | None
    tested_at: datetime | None


def read_recovery(session: Session) -> RecoveryStanding:
    """What is known of the present sheet."""
    return RecoveryStanding(
        int(setting_of(session, COUNT, 1)), _moment(session, ISSUED), _moment(session, TESTED)
    )


def recovery_is_tested(session: Session) -> bool:
    """Whether the code of the present sheet was typed back once."""
    return _moment(session, TESTED) is not None


def record_recovery_test(session: Session) -> None:
    """Note that the code was typed back and opened the data.

    Raises:
        UserError: the account may not change settings.
    """
    tested = {TESTED: now(session).isoformat()}
    _note(session, Right.SETTINGS, "recovery.test", _("Lembar pemulihan diuji"), tested)


def record_first_sheet(session: Session) -> None:
    """Note, while the office is founded, that its first sheet was made; it is untried."""
    issued = {COUNT: 1, ISSUED: now(session).isoformat()}
    _note(session, Right.SETTINGS, "recovery.issue", _("Lembar pemulihan pertama dibuat"), issued)


def record_recovery_issue(session: Session) -> int:
    """Note that a new sheet took the place of the old one; it is untried. Returns its number.

    Raises:
        UserError: the account may not change settings.
    """
    return _note_next(session, Right.SETTINGS, _("Lembar pemulihan diganti, lembar ke-{number}"))


def record_recovery_use(session: Session) -> int:
    """Note that the sheet opened the data and a new one took its place. Returns the new one's number.

    Whoever holds the sheet has done it already, so every account may note it.
    """
    return _note_next(session, Right.READ, _("Lembar pemulihan dipakai, penggantinya lembar ke-{number}"))


def _note_next(session: Session, right: Right, words: str) -> int:
    number = int(setting_of(session, COUNT, 1)) + 1
    values = {COUNT: number, ISSUED: now(session).isoformat(), TESTED: ""}
    _note(session, right, "recovery.issue", words.format(number=number), values)
    return number


def _note(session: Session, right: Right, kind: str, summary: str, values: Mapping[str, Any]) -> None:
    with act(session, right, kind, summary, may_be_undone=False):
        for key, value in values.items():
            found = session.scalars(select(Setting).where(Setting.key == key)).first()
            if found is None:
                session.add(Setting(key=key, value=value))
            else:
                found.value = value


def _moment(session: Session, key: str) -> datetime | None:
    kept = setting_of(session, key, "")
    return datetime.fromisoformat(kept).astimezone() if isinstance(kept, str) and kept else None
