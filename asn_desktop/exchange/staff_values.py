"""This file holds what one row of a staff list comes to: values, or problems in words."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from asn_desktop.exchange.heading import Heading
from asn_desktop.exchange.row_problem import RowProblem
from asn_desktop.exchange.sheet_reader import Sheet
from asn_desktop.rules.employment import Employment, Sex
from asn_desktop.rules.staff_status import StaffStatus


class StaffValues(NamedTuple):
    """One person as the list gives it; names and titles exactly as typed, "" for what is not there.

    `status` is None when the list says nothing about it. `start` is the TMT CPNS or first contract.
    """

    nip: str | None
    name: str
    front_title: str
    back_title: str
    sex: Sex | None
    birth_place: str
    birth_date: date | None
    employment: Employment
    golongan: str
    golongan_tmt: date | None
    position: str
    position_tmt: date | None
    education: str
    phone: str
    unit: str
    start: date | None
    status: StaffStatus | None
    note: str


class StaffRow(NamedTuple):
    """One row of the list that names a person; `values` is None when it is refused.

    `place` counts from 0 in the sheet, `number` is what Excel shows. `is_employment_given` is False when
    the status was only told by the NIP.
    """

    place: int
    number: int
    values: StaffValues | None
    problems: tuple[RowProblem, ...] = ()
    warnings: tuple[RowProblem, ...] = ()
    is_employment_given: bool = True


@dataclass(frozen=True, slots=True)
class StaffParse:
    """A staff list understood row by row. Blank rows and lines between people are left out.

    `edits` are the cells the person mended: (row number, field) to text. `sections` are the lines
    between the people that were skipped, as (row number, text).
    """

    sheet: Sheet
    heading: Heading
    rows: Sequence[StaffRow]
    edits: Mapping[tuple[int, str], str]
    sections: tuple[tuple[int, str], ...] = ()
    missing: tuple[str, ...] = ()

    @property
    def accepted(self) -> tuple[StaffRow, ...]:
        """Rows that can be taken in."""
        return tuple(row for row in self.rows if row.values is not None)

    @property
    def refused(self) -> tuple[StaffRow, ...]:
        """Rows that cannot."""
        return tuple(row for row in self.rows if row.values is None)

    @property
    def problems(self) -> tuple[RowProblem, ...]:
        """All problems of all refused rows, in the order of the list."""
        return tuple(problem for row in self.rows for problem in row.problems)

    @property
    def warnings(self) -> tuple[RowProblem, ...]:
        """All warnings, in the order of the list."""
        return tuple(warning for row in self.rows for warning in row.warnings)
