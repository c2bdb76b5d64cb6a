"""This file holds the reading of the documents about partners: the list and the report of a year."""

from datetime import date

from sqlalchemy.orm import Session

from asn_desktop.operations.partner_reading import (
    AgreementRow,
    PartnerRow,
    count_partners,
    list_agreements,
    list_partners,
)
from asn_desktop.operations.partner_year import PartnerYear, people_with_partners, read_partner_years
from asn_desktop.reports import partner_list, partner_report
from asn_desktop.reports.gather_office import OfficeView, Request
from asn_desktop.reports.internship_parts import period_text
from asn_desktop.reports.wording import DASH, _
from asn_desktop.rules.agreement_term import TermState
from asn_desktop.rules.indonesian_date import format_long


def collect_partners(session: Session, request: Request) -> partner_list.Content:
    """The daftar mitra: agreements that hold or come, or the last one where none does."""
    view, rows = OfficeView(session, request), list_partners(session)
    agreements = list_agreements(session)
    counts = count_partners(rows)
    return partner_list.Content(
        letterhead=view.letterhead,
        as_of=view.as_of,
        partners=tuple(_partner_line(row, agreements) for row in rows),
        summary=_(
            "{partners} mitra, {ending} dengan kerja sama yang hampir berakhir, {running} magang berjalan."
        ).format(partners=counts.partners, ending=counts.ending, running=counts.running_internships),
        official=view.official_signing(),
    )


def _partner_line(row: PartnerRow, agreements: list[AgreementRow]) -> partner_list.PartnerLine:
    own = [one for one in agreements if one.partner_id == row.partner_id]
    shown = [one for one in own if one.term.state is not TermState.ENDED] or own[-1:]
    contact = ", ".join(part for part in (row.contact_name, row.contact_phone) if part)
    return partner_list.PartnerLine(
        name=row.name,
        kind=row.kind.label,
        contact=contact,
        agreements=tuple(
            partner_list.AgreementLine(
                one.label,
                one.title,
                period_text(one.starts_on, one.last_day) if one.last_day else _until_ended(one.starts_on),
                one.term.words,
            )
            for one in shown
        ),
        status=row.term.words,
    )


def _until_ended(starts_on: date) -> str:
    return _("sejak {day}, tanpa batas").format(day=format_long(starts_on))


def collect_partner_year(session: Session, request: Request) -> partner_report.Content:
    """The laporan mitra of the year asked for, or of this one."""
    view = OfficeView(session, request)
    year = request.year or view.on.year
    found = read_partner_years(session, year)
    active = [one for one in found if not one.is_empty]
    idle = [one.name for one in found if one.is_empty]
    activities = len({one.activity_id for partner in active for one in partner.activities})
    people = people_with_partners(session, year)
    return partner_report.Content(
        letterhead=view.letterhead,
        period=_("Tahun {year}").format(year=year),
        summary=_(
            "{partners} mitra bekerja sama dalam {activities} kegiatan dan {internships} magang, "
            "menjangkau {people} orang dengan {jp} JP."
        ).format(
            partners=len(active),
            activities=activities,
            internships=sum(len(one.internships) for one in active),
            people=_reached(active),
            jp=_jp(active),
        ),
        partners=tuple(
            partner_report.PartnerBlock(one.name, one.kind.label, one.people, one.jp, _year_lines(one))
            for one in active
        ),
        people=tuple(
            partner_report.PersonLine(
                view.staff[one.employee_id].full_name if one.employee_id in view.staff else DASH,
                one.partner,
                one.times,
                one.jp,
            )
            for one in people
        ),
        idle=_("Tanpa kegiatan tahun ini, {names}.").format(names=", ".join(idle)) if idle else "",
        note=_(
            "JP dihitung dari riwayat terverifikasi, yang belum diselesaikan dan magang masuk bertanda garis. "
            "Orang yang mengikuti beberapa kegiatan dihitung sekali."
        ),
        official=view.official_signing(),
    )


def _reached(active: list[PartnerYear]) -> int:
    """People over all partners, each once."""
    own = {person for one in active for activity in one.activities for person in activity.people}
    placed = [row for one in active for row in one.internships]
    own |= {row.employee_id for row in placed if row.employee_id is not None}
    return len(own) + sum(row.employee_id is None for row in placed)


def _jp(active: list[PartnerYear]) -> int:
    """JP over all partners; an activity with two of them counts once."""
    activities = {one.activity_id: one.jp or 0 for partner in active for one in partner.activities}
    return sum(activities.values()) + sum(one.internship_jp for one in active)


def _year_lines(one: PartnerYear) -> tuple[partner_report.YearLine, ...]:
    lines = [
        partner_report.YearLine(
            activity.title,
            period_text(activity.starts_on, activity.ends_on),
            str(len(activity.people)),
            DASH if activity.jp is None else str(activity.jp),
        )
        for activity in one.activities
    ]
    lines += [
        partner_report.YearLine(
            _("Magang {direction}, {name}, {field}").format(
                direction=row.direction.label, name=row.name, field=row.field or row.stage.label
            ),
            period_text(row.starts_on, row.ends_on),
            "1",
            str(one.jp_of_internship[row.internship_id])
            if row.internship_id in one.jp_of_internship
            else DASH,
        )
        for row in one.internships
    ]
    return tuple(lines)
