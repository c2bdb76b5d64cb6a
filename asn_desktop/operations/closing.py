"""This file holds "Selesaikan": one act that gives JP, plan status, proposals, certificates and follow-up."""

from dataclasses import dataclass, replace
from gettext import gettext as _

from sqlalchemy import select
from sqlalchemy.orm import Session

from asn_desktop.errors import UserError, join_sentences
from asn_desktop.models.activity import Activity
from asn_desktop.models.attendance import FollowUp, IssuedCertificate, ScoreProposal
from asn_desktop.models.plan import PlanLine
from asn_desktop.operations.activity_rows import open_activity_row
from asn_desktop.operations.acts import act, require
from asn_desktop.operations.attendance_rows import people_of
from asn_desktop.operations.clock import now, today
from asn_desktop.operations.closing_entries import ClosingPerson
from asn_desktop.operations.closing_freeze import freeze_earlier_acts
from asn_desktop.operations.closing_preview import ClosingPreview, preview_closing
from asn_desktop.operations.documents import is_reason, take_number
from asn_desktop.operations.learning import record_learning
from asn_desktop.operations.office import get_office
from asn_desktop.operations.settings import setting_of
from asn_desktop.rules.activity_stage import ActivityStage
from asn_desktop.rules.permission import Right
from asn_desktop.rules.plan_stage import LineStatus

CERTIFICATE_KIND = "certificate"
CERTIFICATE_SETTING, CERTIFICATE_PATTERN = "number.certificate", "800/SRT-{nomor}/{kantor}/{bulan}/{tahun}"


@dataclass(frozen=True, slots=True)
class ClosedActivity:
    """What closing wrote, counted; `numbers` are the certificates' in the order of names."""

    activity_id: int
    act_id: int
    records: int
    lines: int
    proposals: int
    numbers: tuple[str, ...]
    follow_ups: int


def close_activity(session: Session, activity_id: int, *, reason_for_missing: str = "") -> ClosedActivity:
    """Close an activity as one act; "Buka kembali" takes it back, Ctrl+Z does not.

    Missing marks and test results are accepted with a reason of ten letters; they stay empty.

    Raises:
        UserError: the activity is closed or gone, something is missing, or the account may not. Then
            nothing was written.
    """
    require(session, Right.FINALISE)
    require(session, Right.DEVELOP)
    activity = open_activity_row(session, activity_id)
    # Held until the end: rows that nobody holds are read from the file again for every person.
    held = people_of(session, activity_id)
    preview = preview_closing(session, activity_id)
    _refuse_missing(preview, reason_for_missing)
    with (
        session.begin_nested(),
        act(
            session,
            Right.FINALISE,
            "activity.close",
            _summary(preview, reason_for_missing),
            may_be_undone=False,
        ) as opened,
    ):
        numbers = _give_people(session, activity, preview)
        for line in preview.lines:
            session.get_one(PlanLine, line.plan_line_id).status = LineStatus.DONE
        _propose(session, activity, preview)
        follow_ups = _plan_follow_up(session, activity, preview)
        activity.stage, activity.closed_at = ActivityStage.CLOSED, now(session)
        activity.closing_act_id = opened.id
        if preview.follow_up_on is not None:
            activity.follow_up_on = preview.follow_up_on
        session.flush()
        freeze_earlier_acts(session, activity_id, but=opened.id)
        del held
        act_id = opened.id
    return ClosedActivity(
        activity_id,
        act_id,
        preview.records,
        len(preview.lines),
        len(preview.proposals),
        numbers,
        follow_ups,
    )


def _refuse_missing(preview: ClosingPreview, reason: str) -> None:
    hard = [blocker for blocker in preview.blockers if not blocker.may_be_explained]
    if hard:
        raise UserError(
            _("{title} belum dapat diselesaikan.").format(title=preview.title),
            next_step=join_sentences(*(f"{one.text}, {one.next_step.lower()}" for one in hard)),
        )
    if preview.blockers and not is_reason(reason):
        missing = join_sentences(*(blocker.text for blocker in preview.blockers))
        raise UserError(missing, next_step=_("Lengkapi dulu, atau tulis alasan minimal 10 huruf."))


def _summary(preview: ClosingPreview, reason: str) -> str:
    if not preview.blockers:
        return _("{title} diselesaikan").format(title=preview.title)
    missing = ", ".join(blocker.text.lower() for blocker in preview.blockers)
    return _("{title} diselesaikan, {missing}, {reason}").format(
        title=preview.title, missing=missing, reason=" ".join(reason.split())
    )


def _give_people(session: Session, activity: Activity, preview: ClosingPreview) -> tuple[str, ...]:
    """Certificates for those who attended, with the record of learning that carries the number."""
    given = [person for person in preview.people if person.gets_certificate]
    numbers = _next_numbers(session, len(given))
    for person, number in zip(given, numbers, strict=True):
        session.add(
            IssuedCertificate(
                activity_id=activity.id,
                participant_id=person.participant_id,
                number=number,
                issued_on=today(session),
                jp=_record(session, person, number),
            )
        )
    session.flush()
    return numbers


def _record(session: Session, person: ClosingPerson, number: str) -> int | None:
    if person.entry is None:
        return None
    entry = replace(person.entry, certificate_number=number, certificate_on=today(session))
    return record_learning(session, entry).jp


def _next_numbers(session: Session, count: int) -> tuple[str, ...]:
    """The next numbers that the register does not hold; a pattern without the year would repeat them."""
    pattern = str(setting_of(session, CERTIFICATE_SETTING, CERTIFICATE_PATTERN))
    short, taken = get_office(session).short, set(session.scalars(select(IssuedCertificate.number)))
    numbers: list[str] = []
    while len(numbers) < count:
        number = take_number(session, kind=CERTIFICATE_KIND, pattern=pattern, office_short=short)
        if number not in taken:
            numbers.append(number)
    return tuple(numbers)


def _propose(session: Session, activity: Activity, preview: ClosingPreview) -> None:
    tests = {person.employee_id: person for person in preview.people}
    for one in preview.proposals:
        person = tests[one.employee_id]
        reason = _("Mengikuti {title}, hadir {present} sesi, kegiatan ini sampai tingkat {level}").format(
            title=activity.title, present=person.present, level=one.proposed
        )
        session.add(
            ScoreProposal(
                activity_id=activity.id,
                employee_id=one.employee_id,
                competency_id=one.competency_id,
                before=one.before,
                proposed=one.proposed,
                reason=reason,
            )
        )


def _plan_follow_up(session: Session, activity: Activity, preview: ClosingPreview) -> int:
    """One look at each person who attended and is still here, and one at the unit."""
    if preview.follow_up_on is None:
        return 0
    people: list[int | None] = [
        person.employee_id for person in preview.people if person.gets_certificate and person.is_of_office
    ]
    people.append(None)
    session.add_all(
        [
            FollowUp(activity_id=activity.id, employee_id=employee_id, due_on=preview.follow_up_on)
            for employee_id in people
        ]
    )
    return len(people)
