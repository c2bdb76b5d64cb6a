"""This file holds what the room of partners reads in one go."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from asn_desktop.operations.internship_reading import InternshipDetail
    from asn_desktop.operations.partner_reading import PartnerCounts, PartnerDetail, PartnerRow
    from asn_desktop.operations.partner_year import PartnerYear


@dataclass(frozen=True, slots=True)
class Room:
    """All partners, also archived ones, with the numbers of their agreements for the filter."""

    rows: tuple[PartnerRow, ...]
    counts: PartnerCounts
    numbers: Mapping[int, str]
    on: date

    @property
    def present(self) -> tuple[PartnerRow, ...]:
        """Those that are not archived."""
        return tuple(row for row in self.rows if not row.is_archived)


@dataclass(frozen=True, slots=True)
class PartnerView:
    """One partner with the year and the reminder days of the office."""

    detail: PartnerDetail
    year: PartnerYear
    remind_days: tuple[int, int, int]
    on: date


@dataclass(frozen=True, slots=True)
class InternView:
    """One internship with the day it is looked at."""

    detail: InternshipDetail
    on: date


@dataclass(frozen=True, slots=True)
class OwnPerson:
    """One of our people, for a choice; `is_asn` may be placed with a partner."""

    employee_id: int
    name: str
    is_asn: bool


def read_room(session: Any) -> Room:
    """The list and what is filtered by."""
    from asn_desktop.operations.clock import today
    from asn_desktop.operations.partner_reading import count_partners, list_agreements, list_partners

    rows = list_partners(session, include_archived=True)
    numbers: dict[int, str] = {}
    for one in list_agreements(session):
        words = f"{numbers.get(one.partner_id, '')} {one.our_number} {one.their_number} {one.title}"
        numbers[one.partner_id] = words.strip()
    counts = count_partners(row for row in rows if not row.is_archived)
    return Room(tuple(rows), counts, numbers, today(session))


def read_partner(session: Any, partner_id: int) -> PartnerView:
    """One partner.

    Raises:
        UserError: the partner is gone.
    """
    from asn_desktop.operations.clock import today
    from asn_desktop.operations.partner_reading import get_partner, remind_days
    from asn_desktop.operations.partner_year import read_partner_years

    on = today(session)
    detail = get_partner(session, partner_id)
    (year,) = read_partner_years(session, on.year, partner_id=partner_id)
    return PartnerView(detail, year, remind_days(session), on)


def read_intern(session: Any, internship_id: int) -> InternView:
    """One internship.

    Raises:
        UserError: it is gone.
    """
    from asn_desktop.operations.clock import today
    from asn_desktop.operations.internship_reading import get_internship

    return InternView(get_internship(session, internship_id), today(session))


def read_people(session: Any) -> tuple[OwnPerson, ...]:
    """Our people who are present, by name."""
    from asn_desktop.operations.staff_lists import list_staff

    return tuple(
        OwnPerson(row.employee_id, row.full_name, row.employment.is_asn)
        for row in list_staff(session, with_gaps=False)
    )
