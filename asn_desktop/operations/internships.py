"""This file holds what one can do with an internship: add, change, cancel, finish, open again."""

from dataclasses import dataclass
from datetime import date
from gettext import gettext as _

from sqlalchemy import select
from sqlalchemy.orm import Session

from asn_desktop.errors import FormProblems, UserError
from asn_desktop.models.learning import LearningRecord
from asn_desktop.models.partner import Internship
from asn_desktop.operations.acts import act
from asn_desktop.operations.clock import now, today
from asn_desktop.operations.documents import take_number
from asn_desktop.operations.internship_days import refuse_days_outside
from asn_desktop.operations.internship_form import (
    INTERNSHIP_FIELDS,
    InternshipForm,
    clean_internship,
    warn_internship,
)
from asn_desktop.operations.internship_jp import record_internship_jp
from asn_desktop.operations.internship_rows import (
    get_internship_row,
    get_open_internship,
    intern_name,
    refuse_finished,
)
from asn_desktop.operations.office import get_office
from asn_desktop.operations.partner_forms import number_key
from asn_desktop.operations.partners import get_open_partner, get_partner_row
from asn_desktop.operations.settings import setting_of
from asn_desktop.operations.typed_forms import clean_reason
from asn_desktop.rules.indonesian_date import format_long
from asn_desktop.rules.learning import Scope
from asn_desktop.rules.partner_kind import Direction
from asn_desktop.rules.permission import Right
from asn_desktop.rules.typed_text import clean_line, clean_lines

LETTER_KIND = "internship-letter"


@dataclass(frozen=True, slots=True)
class SavedInternship:
    """An internship that was written, and sentences about what may clash."""

    internship_id: int
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class FinishForm:
    """How an internship ended.

    `letter_number` is the surat keterangan of a student; empty takes the next of the office's pattern.
    `certificate_number`, `scope` and `attachment_id` go with the learning record of one of our people.
    """

    finished_on: date
    report: str = ""
    letter_number: str = ""
    certificate_number: str = ""
    scope: Scope = Scope.NATIONAL
    attachment_id: int | None = None


@dataclass(frozen=True, slots=True)
class FinishedInternship:
    """What finishing gave: a letter number for a student, a learning record and its JP for our person."""

    letter_number: str = ""
    record_id: int | None = None
    jp: int | None = None
    warnings: tuple[str, ...] = ()


def add_internship(session: Session, partner_id: int, form: InternshipForm) -> SavedInternship:
    """Add an internship with a partner.

    Raises:
        FormProblems: see `clean_internship`.
        UserError: the partner is gone or archived.
    """
    partner = get_open_partner(session, partner_id)
    clean = clean_internship(session, partner, form)
    summary = _("Magang {name} dengan {partner} dicatat").format(
        name=intern_name(session, clean), partner=partner.name
    )
    with act(session, Right.DEVELOP, "internship.add", summary):
        row = Internship(partner_id=partner_id, **{one: getattr(clean, one) for one in INTERNSHIP_FIELDS})
        session.add(row)
        session.flush()
    return SavedInternship(row.id, warn_internship(session, clean))


def change_internship(session: Session, internship_id: int, form: InternshipForm) -> SavedInternship:
    """Publish a changed form.

    Raises:
        FormProblems: see `clean_internship`; or a day that is filled in lies outside the new dates.
        UserError: it is gone, cancelled or finished.
    """
    row = get_open_internship(session, internship_id)
    clean = clean_internship(session, get_partner_row(session, row.partner_id), form, but=internship_id)
    if clean.direction is not row.direction:
        raise FormProblems({"direction": _("Arah magang tetap, catat magang baru untuk arah lain")})
    refuse_days_outside(session, internship_id, clean.starts_on, clean.ends_on)
    summary = _("Magang {name} diubah").format(name=intern_name(session, clean))
    with act(session, Right.DEVELOP, "internship.change", summary):
        for one in INTERNSHIP_FIELDS:
            setattr(row, one, getattr(clean, one))
    return SavedInternship(internship_id, warn_internship(session, clean))


def cancel_internship(session: Session, internship_id: int, *, reason: str) -> None:
    """Cancel an internship; it stays in the list with the reason in the history.

    Raises:
        UserError: it is gone, cancelled or finished, or the reason is short.
    """
    row = get_open_internship(session, internship_id)
    summary = _("Magang {name} dibatalkan, {reason}").format(
        name=intern_name(session, row), reason=clean_reason(reason)
    )
    with act(session, Right.DEVELOP, "internship.cancel", summary):
        row.cancelled_on = today(session)


def withdraw_internship(session: Session, internship_id: int) -> None:
    """Take an internship that was written by mistake out of the list.

    Raises:
        UserError: it is gone, or finished.
    """
    row = get_internship_row(session, internship_id)
    refuse_finished(session, row)
    summary = _("Magang {name} dihapus").format(name=intern_name(session, row))
    with act(session, Right.DEVELOP, "internship.withdraw", summary):
        row.withdrawn_at = now(session)


def finish_internship(session: Session, internship_id: int, form: FinishForm) -> FinishedInternship:
    """Finish an internship: a letter number for a student, a record of learning for our person.

    Raises:
        FormProblems: the day lies before the first or ahead, our person's report is missing, the number
            of the letter is taken.
        UserError: it is gone, cancelled or finished, or the learning was recorded before.
    """
    row = get_open_internship(session, internship_id)
    report = clean_lines(form.report) or row.report
    problems: dict[str, str] = {}
    if not row.starts_on <= form.finished_on <= today(session):
        problems["finished_on"] = _("Pilih hari antara {first} dan hari ini").format(
            first=format_long(row.starts_on)
        )
    if row.direction is Direction.OUT and not report:
        problems["report"] = _("Isi laporan singkat magang, sebagai dasar JP")
    if row.direction is Direction.IN and _number_taken(session, form.letter_number, internship_id):
        problems["letter_number"] = _("Nomor ini sudah dipakai surat keterangan magang lain")
    if problems:
        raise FormProblems(problems)
    summary = _("Magang {name} diselesaikan").format(name=intern_name(session, row))
    with act(session, Right.DEVELOP, "internship.finish", summary):
        row.finished_on, row.report = form.finished_on, report
        if row.direction is Direction.IN:
            row.letter_number = clean_line(form.letter_number) or row.letter_number or _next_number(session)
            return FinishedInternship(letter_number=row.letter_number)
        recorded = record_internship_jp(
            session,
            row,
            partner=get_partner_row(session, row.partner_id).name,
            certificate_number=clean_line(form.certificate_number),
            scope=form.scope,
            attachment_id=form.attachment_id,
        )
        return FinishedInternship(record_id=recorded.record_id, jp=recorded.jp, warnings=recorded.warnings)


def reopen_internship(session: Session, internship_id: int, *, reason: str) -> None:
    """Take finishing back: its record of learning goes, the number of its letter stays with it.

    Raises:
        UserError: it is gone or not finished, or the reason is short.
    """
    row = get_internship_row(session, internship_id)
    if row.finished_on is None:
        raise UserError(_("Magang {name} belum diselesaikan.").format(name=intern_name(session, row)))
    summary = _("Magang {name} dibuka kembali, {reason}").format(
        name=intern_name(session, row), reason=clean_reason(reason)
    )
    with act(session, Right.DEVELOP, "internship.reopen", summary):
        row.finished_on = None
        for record in session.scalars(
            select(LearningRecord).where(
                LearningRecord.internship_id == internship_id, LearningRecord.withdrawn_at.is_(None)
            )
        ):
            record.withdrawn_at = now(session)


def _number_taken(session: Session, number: str, internship_id: int) -> bool:
    wanted = number_key(number)
    rows = session.execute(select(Internship.id, Internship.letter_number))
    return bool(wanted) and any(
        number_key(used) == wanted for row_id, used in rows if row_id != internship_id
    )


def _next_number(session: Session) -> str:
    pattern = str(setting_of(session, "number.internship", "421/SKM-{nomor}/{kantor}/{bulan}/{tahun}"))
    return take_number(session, kind=LETTER_KIND, pattern=pattern, office_short=get_office(session).short)
