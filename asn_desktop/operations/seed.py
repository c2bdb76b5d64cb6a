"""This file holds the filling of an empty office with the invented sample office."""

from collections.abc import Sequence
from datetime import UTC, date, datetime
from gettext import gettext as _

from sqlalchemy import select
from sqlalchemy.orm import Session

from asn_desktop.errors import UserError
from asn_desktop.models.employee import Employee, PositionRecord, RankRecord
from asn_desktop.operations.acts import act
from asn_desktop.operations.assessments import OfficialForm, record_official_result, record_scores
from asn_desktop.operations.certificates import CertificateForm, add_certificate
from asn_desktop.operations.competencies import list_competencies
from asn_desktop.operations.learning_forms import ensure_learning_forms, form_ids_by_code
from asn_desktop.operations.office import change_office, get_office
from asn_desktop.operations.positions import find_or_add_position
from asn_desktop.operations.reference import install_dictionary, install_positions, use_default_standards
from asn_desktop.operations.seed_activities import seed_activities
from asn_desktop.operations.seed_year import (
    SampleIds,
    finish_plan,
    seed_internships,
    seed_learning,
    seed_partners,
    seed_plan,
)
from asn_desktop.operations.staff import add_employee, set_status
from asn_desktop.operations.staff_form import EmployeeForm
from asn_desktop.operations.standards import set_standard
from asn_desktop.rules.permission import Right
from asn_desktop.rules.person_name import full_name
from asn_desktop.rules.reference import CompetencyText, PositionText, TierText
from asn_desktop.rules.sample_office import SampleOffice, SamplePerson
from asn_desktop.storage.sample_year import load_sample_year

_START_HOUR = 2


def seed_office(
    session: Session,
    sample: SampleOffice,
    *,
    competencies: Sequence[CompetencyText],
    positions: Sequence[PositionText],
    tiers: Sequence[TierText],
    with_development: bool = False,
) -> None:
    """Fill an office that has no people yet; the same input gives the same rows.

    Every act is dated on the day that the sample says, so that the history reads like a year.
    `with_development` adds the plan, activities, partners and learning of that year (decision 0009).

    Raises:
        UserError: the office already has people.
    """
    if session.scalars(select(Employee.id).limit(1)).first() is not None:
        raise UserError(
            _("Kantor ini sudah berisi pegawai, data contoh hanya untuk kantor kosong."),
            next_step=_("Buat kantor baru di folder lain."),
        )
    given = session.info.get("now")
    year = max(item.assessed_on for item in sample.assessments).year
    session.info["now"] = _morning(date(year, 1, 5))
    _describe_office(session, sample)
    install_dictionary(session, competencies)
    install_positions(session, positions)
    ensure_learning_forms(session)
    people = {person.key: _add_person(session, person) for person in (*sample.people, *sample.outside)}
    use_default_standards(session, positions, tiers, valid_from=date(year, 1, 1))
    codes = {row.code: row.competency_id for row in list_competencies(session)}
    _set_standards(session, sample, codes)
    _replay(session, sample, people, codes)
    if with_development:
        _live_the_year(session, people, codes)
    if given is None:
        session.info.pop("now")
    else:
        session.info["now"] = given


def _live_the_year(session: Session, people: dict[str, int], codes: dict[str, int]) -> None:
    """Plan, partners, learning, activities and internships of the year."""
    year = load_sample_year()
    seed_plan(session, year)
    ids = SampleIds(people, codes, form_ids_by_code(session), seed_partners(session, year))
    seed_learning(session, year, ids)
    seed_activities(session, year, ids)
    finish_plan(session, year, ids)
    seed_internships(session, year, ids)


def _describe_office(session: Session, sample: SampleOffice) -> None:
    office = get_office(session)
    head = next(person for person in sample.people if person.key == sample.head)
    change_office(
        session,
        type(office)(
            code=office.code,
            name=office.name,
            short=office.short,
            kecamatan=office.kecamatan,
            city=office.city,
            province=office.province,
            address=sample.address,
            phone=sample.phone,
            email=sample.email,
            head_name=full_name(head.front_title, head.name, head.back_title),
            head_nip=head.nip or "",
        ),
    )


def _add_person(session: Session, person: SamplePerson) -> int:
    rank = person.ranks[-1] if person.ranks else None
    position = person.positions[-1] if person.positions else None
    employee_id = add_employee(
        session,
        EmployeeForm(
            name=person.name,
            employment=person.employment,
            nip=person.nip or "",
            front_title=person.front_title,
            back_title=person.back_title,
            sex=person.sex,
            birth_place=person.birth_place,
            birth_date=person.birth_date,
            education=person.education,
            phone=person.phone,
            note=person.note,
            golongan=rank.golongan if rank else "",
            golongan_from=rank.valid_from if rank else None,
            position=position.title if position else "",
            position_from=position.valid_from if position else None,
            is_outside=person.is_outside,
        ),
    )
    _add_history(session, employee_id, person)
    return employee_id


def _add_history(session: Session, employee_id: int, person: SamplePerson) -> None:
    older_ranks, older_positions = person.ranks[:-1], person.positions[:-1]
    if not older_ranks and not older_positions:
        return
    with act(
        session, Right.EDIT_STAFF, "staff.history", _("Riwayat {name} dilengkapi").format(name=person.name)
    ):
        for rank in older_ranks:
            session.add(
                RankRecord(employee_id=employee_id, golongan=rank.golongan, valid_from=rank.valid_from)
            )
        for position in older_positions:
            session.add(
                PositionRecord(
                    employee_id=employee_id,
                    position_id=find_or_add_position(session, position.title),
                    assignment=position.assignment,
                    valid_from=position.valid_from,
                )
            )


def _set_standards(session: Session, sample: SampleOffice, codes: dict[str, int]) -> None:
    for standard in sample.standards:
        position_id = find_or_add_position(session, standard.position)
        for code, level in standard.levels:
            set_standard(
                session,
                position_id=position_id,
                competency_id=codes[code],
                level=level,
                is_mandatory=code in standard.mandatory,
                is_default=True,
                valid_from=standard.valid_from,
            )


def _replay(session: Session, sample: SampleOffice, people: dict[str, int], codes: dict[str, int]) -> None:
    """Assessments, results, certificates and status changes in the order of their days."""
    names = {
        person.key: full_name(person.front_title, person.name, person.back_title)
        for person in (*sample.people, *sample.outside)
    }
    for assessment in sorted(sample.assessments, key=lambda item: item.assessed_on):
        session.info["now"] = _morning(assessment.assessed_on)
        record_scores(
            session,
            people[assessment.person],
            {codes[score.code]: score.score for score in assessment.scores},
            source=assessment.source,
            assessed_on=assessment.assessed_on,
            assessor=names.get(assessment.assessor, ""),
            reasons={codes[score.code]: score.reason for score in assessment.scores},
        )
    for official in sample.officials:
        session.info["now"] = _morning(max(official.assessed_on, date(official.assessed_on.year, 1, 5)))
        record_official_result(
            session,
            people[official.person],
            OfficialForm(
                organiser=official.organiser,
                assessed_on=official.assessed_on,
                number=official.number,
                method=official.method,
                purpose=official.purpose.value,
                jpm=official.jpm,
                category=official.category,
                scores={codes[code]: level for code, level in official.scores},
            ),
        )
    last = max(item.assessed_on for item in sample.assessments)
    session.info["now"] = _morning(last)
    for certificate in sample.certificates:
        add_certificate(
            session,
            people[certificate.person],
            CertificateForm(
                certificate.name,
                certificate.number,
                certificate.issuer,
                certificate.issued_on,
                certificate.expires_on,
            ),
        )
    for person in sample.people:
        for status in person.statuses:
            session.info["now"] = _morning(max(status.valid_from, last))
            set_status(
                session,
                people[person.key],
                status=status.status,
                valid_from=status.valid_from,
                valid_to=status.valid_to,
                reason=status.reason,
            )


def _morning(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, _START_HOUR, tzinfo=UTC)
