"""This file holds what the report room reads: people, who may sign, periods, and the documents themselves."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from gettext import gettext as _
from typing import TYPE_CHECKING, Any

from asn_desktop.rules.indonesian_date import ROMAN_QUARTERS
from asn_desktop.rules.signature import SignatureMode

if TYPE_CHECKING:
    from asn_desktop.reports.gather_office import Request

OFFICE_KEY = 0
"""Stands for the whole office where a document is not about one person."""


@dataclass(frozen=True, slots=True)
class ReportPerson:
    """One who can have documents; `is_present` is False for archived people and those who left."""

    employee_id: int
    name: str
    position: str
    is_present: bool


@dataclass(frozen=True, slots=True)
class Official:
    """One who may sign."""

    employee_id: int
    name: str
    position: str


@dataclass(frozen=True, slots=True)
class ReportRoom:
    """All that the room offers to choose from. `finals` is kind and period -> person -> revision."""

    people: tuple[ReportPerson, ...]
    officials: tuple[Official, ...]
    finals: Mapping[tuple[str, str], Mapping[int, int]]
    period: str

    def periods(self, kind: str) -> tuple[str, ...]:
        """The present quarter, then earlier ones that hold finals of this kind, newest first."""
        earlier = {period for key, period in self.finals if key == kind and period != self.period}
        return (self.period, *sorted(earlier, reverse=True))

    def finals_of(self, kind: str, period: str) -> Mapping[int, int]:
        """Person -> newest revision."""
        return self.finals.get((kind, period), {})

    def people_of(self, kind: str, period: str) -> tuple[ReportPerson, ...]:
        """Who can be printed: everybody present now, or those who have a final of an earlier quarter."""
        if period == self.period:
            return tuple(person for person in self.people if person.is_present)
        finals = self.finals_of(kind, period)
        return tuple(person for person in self.people if person.employee_id in finals)


@dataclass(frozen=True, slots=True)
class Wish:
    """What is to be shown and printed; `ids` is empty for a kind about the whole office."""

    kind: str
    ids: tuple[int, ...]
    period: str
    paper: str
    official_id: int | None = None
    mode: SignatureMode = SignatureMode.DEFINITIVE
    deputy_title: str = ""
    attention_title: str = ""
    is_filled: bool = False

    @property
    def keys(self) -> tuple[int, ...]:
        """One key per document."""
        return self.ids or (OFFICE_KEY,)

    def is_same_paper(self, other: Wish | None) -> bool:
        """Whether documents read for the other wish hold for this one: only the people differ."""
        return other is not None and _without_people(self) == _without_people(other)

    def request(self) -> Request:
        """The same as the reports understand it."""
        from asn_desktop.reports.gather_office import Request

        return Request(
            official_id=self.official_id,
            mode=self.mode,
            deputy_title=self.deputy_title,
            attention_title=self.attention_title,
            is_filled=self.is_filled,
        )


def read_report_room(session: Any) -> ReportRoom:
    """Read everything there is to choose from."""
    from asn_desktop.operations.prints import list_finals
    from asn_desktop.operations.staff_lists import list_signatories, list_staff
    from asn_desktop.reports.issuing import present_period
    from asn_desktop.rules.staff_status import StaffStatus

    present = (StaffStatus.ACTIVE, StaffStatus.LEAVE)
    rows = list_staff(session, include_archived=True, include_gone=True, with_gaps=False)
    return ReportRoom(
        tuple(
            ReportPerson(
                row.employee_id,
                row.full_name,
                row.position,
                not row.is_archived and row.status in present,
            )
            for row in rows
        ),
        tuple(Official(row.employee_id, row.full_name, row.position) for row in list_signatories(session)),
        list_finals(session),
        present_period(session),
    )


def read_documents(
    session: Any, wish: Wish, keys: Sequence[int], operator: str, emblem: bytes | None = None
) -> dict[int, Any]:
    """Key -> document ready to draw, for those of `keys` asked for.

    Raises:
        UserError: the account may not print, or somebody is gone.
    """
    from asn_desktop.reports.issuing import prepare

    ids = [] if not wish.ids else list(keys)
    items = prepare(
        session, wish.kind, ids, wish.request(), operator=operator, period=wish.period, emblem=emblem
    )
    return dict(zip(keys, items, strict=True))


def draw_document(wish: Wish, item: Any) -> bytes:
    """The PDF of one document."""
    from asn_desktop.reports.kinds import get_kind

    kind, (content, issue) = get_kind(wish.kind), item
    return kind.render(content, issue, kind.paper(wish.paper))


def period_words(period: str) -> str:
    """`2026-T4` as a person reads it, "Triwulan IV 2026"."""
    year, _dash, quarter = period.partition("-T")
    if quarter not in ("1", "2", "3", "4"):
        return period
    return _("Triwulan {quarter} {year}").format(quarter=ROMAN_QUARTERS[int(quarter) - 1], year=year)


def _without_people(wish: Wish) -> tuple[Any, ...]:
    return (
        wish.kind,
        bool(wish.ids),
        wish.period,
        wish.paper,
        wish.official_id,
        wish.mode,
        wish.deputy_title,
        wish.attention_title,
        wish.is_filled,
    )
