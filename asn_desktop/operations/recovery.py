"""This file holds what the office knows of its lembar pemulihan: when it was made, whether it was tried."""

from dataclasses import dataclass
from datetime import datetime
from gettext import gettext as _

from sqlalchemy.orm import Session

from asn_desktop.operations.acts import act
from asn_desktop.operations.clock import now
from asn_desktop.operations.settings import change_setting, setting_of
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
    summary = _("Lembar pemulihan diuji")
    with act(session, Right.SETTINGS, "recovery.test", summary, may_be_undone=False):
        change_setting(session, TESTED, now(session).isoformat())


def record_recovery_issue(session: Session) -> int:
    """Note that a new sheet took the place of the old one; it is untried. Returns its number.

    Raises:
        UserError: the account may not change settings.
    """
    number = int(setting_of(session, COUNT, 1)) + 1
    summary = _("Lembar pemulihan diganti, lembar ke-{number}").format(number=number)
    with act(session, Right.SETTINGS, "recovery.issue", summary, may_be_undone=False):
        change_setting(session, COUNT, number)
        change_setting(session, ISSUED, now(session).isoformat())
        change_setting(session, TESTED, "")
    return number


def _moment(session: Session, key: str) -> datetime | None:
    kept = setting_of(session, key, "")
    return datetime.fromisoformat(kept).astimezone() if isinstance(kept, str) and kept else None
