"""This file holds what one can do with a record of learning: record, change, take back, submit, decide."""

from gettext import gettext as _

from sqlalchemy.orm import Session

from asn_desktop.errors import UserError
from asn_desktop.models.learning import LearningRecord
from asn_desktop.operations.acts import act, require
from asn_desktop.operations.clock import now
from asn_desktop.operations.learning_counting import count_entry
from asn_desktop.operations.learning_doubles import refuse_double, warn_about_doubles
from asn_desktop.operations.learning_entry import LearningEntry, RecordedLearning, clean_entry, entry_of
from asn_desktop.operations.staff import get_employee_row, name_of
from asn_desktop.operations.typed_forms import clean_reason
from asn_desktop.rules.learning import LearningStatus
from asn_desktop.rules.permission import Right

__all__ = [
    "LearningEntry",
    "RecordedLearning",
    "attach_evidence",
    "change_learning",
    "get_learning",
    "record_learning",
    "reject_learning",
    "submit_learning",
    "verify_learning",
    "withdraw_learning",
]


def record_learning(
    session: Session, entry: LearningEntry, *, status: LearningStatus = LearningStatus.VERIFIED
) -> RecordedLearning:
    """Record what a person learned and count its JP once, by the rule of its last day.

    Raises:
        FormProblems: with one sentence per field; nothing was written.
        UserError: it is recorded already (named with its date), the person is not there any more, or
            the account may not do this; a record that counts at once also needs the right to assess.
    """
    clean = clean_entry(session, entry)
    refuse_double(session, clean)
    count = count_entry(session, clean)
    warnings = warn_about_doubles(session, clean) + count.warnings
    owner = name_of(get_employee_row(session, clean.employee_id))
    summary = _("{title} milik {name} dicatat").format(title=clean.title, name=owner)
    _require_for(session, status)
    with act(session, Right.DEVELOP, "learning.add", summary):
        row = LearningRecord(status=status, recorded_at=now(session))
        _write(row, clean)
        count.write_to(row)
        session.add(row)
        session.flush()
    return RecordedLearning(row.id, row.jp, row.jp_note, warnings)


def get_learning(session: Session, record_id: int) -> LearningEntry:
    """The raw facts of one record, as a form shows them.

    Raises:
        UserError: it was taken back.
    """
    return entry_of(_get(session, record_id))


def change_learning(session: Session, record_id: int, entry: LearningEntry) -> RecordedLearning:
    """Correct a record; its JP is counted anew only when a fact that matters to it changed.

    Raises:
        FormProblems: see `record_learning`.
        UserError: it was taken back, or the same certificate is recorded already.
    """
    row = _get(session, record_id)
    clean = clean_entry(session, entry)
    refuse_double(session, clean, but=record_id)
    warnings = warn_about_doubles(session, clean, but=record_id)
    owner = name_of(get_employee_row(session, clean.employee_id))
    summary = _("{title} milik {name} diubah").format(title=clean.title, name=owner)
    _require_for(session, row.status)
    with act(session, Right.DEVELOP, "learning.change", summary):
        if clean.counted_facts != entry_of(row).counted_facts:
            count = count_entry(session, clean, but=record_id)
            warnings += count.warnings
            count.write_to(row)
        _write(row, clean)
        session.flush()
    return RecordedLearning(row.id, row.jp, row.jp_note, warnings)


def withdraw_learning(session: Session, record_id: int) -> None:
    """Take a record out of the count; it stays in the history.

    Raises:
        UserError: it was taken back before.
    """
    row = _get(session, record_id)
    summary = _("{title} milik {name} ditarik").format(title=row.title, name=_owner(session, row))
    with act(session, Right.DEVELOP, "learning.withdraw", summary):
        row.withdrawn_at = now(session)


def submit_learning(session: Session, record_id: int) -> None:
    """Hand a draft, or one that came back, to whoever verifies.

    Raises:
        UserError: it is submitted or verified already.
    """
    row = _get(session, record_id)
    if row.status not in (LearningStatus.DRAFT, LearningStatus.REJECTED):
        raise _already(row)
    summary = _("{title} milik {name} diajukan").format(title=row.title, name=_owner(session, row))
    with act(session, Right.DEVELOP, "learning.submit", summary):
        if row.status is LearningStatus.REJECTED:
            _count_again(session, row)
        row.status, row.status_reason = LearningStatus.SUBMITTED, ""


def verify_learning(session: Session, record_id: int) -> None:
    """Let a record count towards the target.

    Raises:
        UserError: it counts already, or was rejected and not submitted again.
    """
    row = _get(session, record_id)
    if row.status is LearningStatus.VERIFIED:
        raise _already(row)
    if row.status is LearningStatus.REJECTED:
        raise UserError(
            _("Catatan ini ditolak pada pemeriksaan sebelumnya."),
            next_step=_("Perbaiki, lalu ajukan lagi sebelum diverifikasi."),
        )
    summary = _("{title} milik {name} diverifikasi").format(title=row.title, name=_owner(session, row))
    with act(session, Right.ASSESS, "learning.verify", summary):
        row.status, row.status_reason = LearningStatus.VERIFIED, ""


def reject_learning(session: Session, record_id: int, *, reason: str) -> None:
    """Send a record back with a reason; it does not count until it is verified.

    Raises:
        UserError: the reason is shorter than ten letters, or it was rejected before.
    """
    row = _get(session, record_id)
    words = clean_reason(reason)
    if row.status is LearningStatus.REJECTED:
        raise _already(row)
    summary = _("{title} milik {name} ditolak").format(title=row.title, name=_owner(session, row))
    with act(session, Right.ASSESS, "learning.reject", summary):
        row.status, row.status_reason = LearningStatus.REJECTED, words


def attach_evidence(session: Session, record_id: int, attachment_id: int | None) -> None:
    """Tie a kept file (`attaching.attach_file`) to a record as its evidence; None takes it off.

    Raises:
        UserError: the record was taken back.
    """
    row = _get(session, record_id)
    summary = _("Bukti {title} milik {name} diganti").format(title=row.title, name=_owner(session, row))
    with act(session, Right.DEVELOP, "learning.evidence", summary):
        row.attachment_id = attachment_id


def _get(session: Session, record_id: int) -> LearningRecord:
    row = session.get(LearningRecord, record_id)
    if row is None or row.withdrawn_at is not None:
        raise UserError(_("Catatan pembelajaran ini sudah ditarik."), next_step=_("Muat ulang daftarnya."))
    return row


def _owner(session: Session, row: LearningRecord) -> str:
    return name_of(get_employee_row(session, row.employee_id))


def _already(row: LearningRecord) -> UserError:
    return UserError(
        _("Catatan ini sudah berstatus {status}.").format(status=row.status.label.lower()),
        next_step=_("Muat ulang daftarnya."),
    )


def _require_for(session: Session, status: LearningStatus) -> None:
    if status in (LearningStatus.VERIFIED, LearningStatus.REJECTED):
        require(session, Right.ASSESS)


def _count_again(session: Session, row: LearningRecord) -> None:
    """While it was rejected another record may have used the room of a cap."""
    count_entry(session, entry_of(row), but=row.id).write_to(row)


def _write(row: LearningRecord, clean: LearningEntry) -> None:
    for field in LearningEntry.__dataclass_fields__:
        setattr(row, field, getattr(clean, field))
    row.year = clean.ends_on.year
    row.identity = clean.identity
