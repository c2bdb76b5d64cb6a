"""This file holds what an import would do to the people already kept: new, changed, same, refused."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any, NamedTuple

from asn_desktop.exchange.collector import paused_collector
from asn_desktop.exchange.row_problem import RowProblem
from asn_desktop.exchange.staff_fields import StaffField
from asn_desktop.exchange.staff_values import StaffParse, StaffRow, StaffValues
from asn_desktop.exchange.words import _
from asn_desktop.rules.employment import Employment, Sex
from asn_desktop.rules.indonesian_date import format_short
from asn_desktop.rules.position import is_same_title
from asn_desktop.rules.staff_status import StaffStatus


class RowState(StrEnum):
    """What becomes of a row."""

    NEW = "new"
    CHANGED = "changed"
    SAME = "same"
    REFUSED = "refused"

    @property
    def label(self) -> str:
        """The word on the filter chip."""
        return {
            RowState.NEW: _("Baru"),
            RowState.CHANGED: _("Berubah"),
            RowState.SAME: _("Sama"),
            RowState.REFUSED: _("Ditolak"),
        }[self]


@dataclass(frozen=True, slots=True)
class ExistingStaff:
    """A person already kept, with present rank and position, in the shape of an import row."""

    id: int
    values: StaffValues
    is_archived: bool = False


class FieldChange(NamedTuple):
    """One value that the import would replace."""

    field: str
    old: Any
    new: Any

    @property
    def old_text(self) -> str:
        """The present value as shown."""
        return show_value(self.old)

    @property
    def new_text(self) -> str:
        """The value of the list as shown."""
        return show_value(self.new)


class PreviewRow(NamedTuple):
    """A row with what becomes of it; `existing_id` is None for new and refused rows."""

    row: StaffRow
    state: RowState
    existing_id: int | None = None
    changes: tuple[FieldChange, ...] = ()
    warnings: tuple[RowProblem, ...] = ()

    def value_of(self, name: str) -> Any:
        """The value that would be kept; None for a refused row."""
        return getattr(self.row.values, name) if self.row.values is not None else None


@dataclass(frozen=True, slots=True)
class StaffPreview:
    """The whole import before anything is written."""

    parse: StaffParse
    rows: tuple[PreviewRow, ...]
    counts: Mapping[RowState, int] = field(default_factory=dict)

    @property
    def to_write(self) -> tuple[PreviewRow, ...]:
        """The rows that an import writes: new and changed ones."""
        return tuple(row for row in self.rows if row.state in (RowState.NEW, RowState.CHANGED))

    @property
    def refused(self) -> tuple[PreviewRow, ...]:
        """The rows that stay out."""
        return tuple(row for row in self.rows if row.state is RowState.REFUSED)

    @property
    def warnings(self) -> tuple[RowProblem, ...]:
        """What is worth a look, in the order of the list."""
        return tuple(warning for row in self.rows for warning in (*row.row.warnings, *row.warnings))

    def refusal_summary(self, *, at_most: int = 3) -> str:
        """For instance "2 dari 25 baris belum bisa dimasukkan. Baris 7: … Baris 19: …"; "" when none."""
        refused = self.refused
        if not refused:
            return ""
        words = _("{count} dari {total} baris belum bisa dimasukkan.")
        parts = [words.format(count=len(refused), total=len(self.rows))]
        parts += [f"{row.row.problems[0].sentence()}." for row in refused[:at_most]]
        if len(refused) > at_most:
            parts.append(_("Dan {count} baris lagi.").format(count=len(refused) - at_most))
        return " ".join(parts)

    def as_json(self) -> dict[str, Any]:
        """The answer of `main.py import staff --json`, docs of the command contract."""
        return {
            "added": self.counts.get(RowState.NEW, 0),
            "changed": self.counts.get(RowState.CHANGED, 0),
            "unchanged": self.counts.get(RowState.SAME, 0),
            "refused": [problem.as_json() for problem in self.parse.problems],
            "warnings": [warning.as_json() for warning in self.warnings],
        }


def classify(
    parse: StaffParse,
    existing: Mapping[str, ExistingStaff],
    existing_without_nip: Sequence[ExistingStaff] = (),
) -> StaffPreview:
    """Compare a parsed list with the people kept; `existing` is keyed by the 18 digits of the NIP.

    An empty cell never erases what is kept, and neither does a name that only differs by being
    written in capitals, as SIASN writes all of them.
    """
    by_name: dict[str, list[ExistingStaff]] = {}
    for person in existing_without_nip:
        by_name.setdefault(person.values.name.casefold(), []).append(person)
    rows = []
    counts = dict.fromkeys(RowState, 0)
    with paused_collector():
        for row in parse.rows:
            preview = _classify_row(parse, row, existing, by_name)
            counts[preview.state] += 1
            rows.append(preview)
    return StaffPreview(parse, tuple(rows), counts)


def _classify_row(
    parse: StaffParse,
    row: StaffRow,
    existing: Mapping[str, ExistingStaff],
    by_name: Mapping[str, list[ExistingStaff]],
) -> PreviewRow:
    values = row.values
    if values is None:
        return PreviewRow(row, RowState.REFUSED)
    found = existing.get(values.nip) if values.nip is not None else _namesake(values, by_name)
    if found is None:
        namesake = values.nip is not None and by_name and values.name.casefold() in by_name
        words = _("Ada tenaga pendukung tanpa NIP bernama sama, periksa apakah orangnya sama")
        warnings = (_warning(parse, row, StaffField.NAME, words),) if namesake else ()
        return PreviewRow(row, RowState.NEW, None, (), warnings)
    changes = _changes(found.values, values, row.is_employment_given)
    state = RowState.CHANGED if changes else RowState.SAME
    return PreviewRow(row, state, found.id, changes, tuple(_doubts(parse, row, found)))


def _namesake(values: StaffValues, by_name: Mapping[str, list[ExistingStaff]]) -> ExistingStaff | None:
    """The person without NIP of this name, unless the birth dates differ or two have the name."""
    found = [
        person
        for person in by_name.get(values.name.casefold(), ())
        if values.birth_date is None
        or person.values.birth_date is None
        or person.values.birth_date == values.birth_date
    ]
    return found[0] if len(found) == 1 else None


_Same = Callable[[Any, Any], bool]


def _is_same_text(old: str, new: str) -> bool:
    return new.isupper() and old.casefold() == new.casefold()


def _never(_old: object, _new: object) -> bool:
    return False


_COMPARED: tuple[tuple[StaffField, int, _Same], ...] = tuple(
    (name, StaffValues._fields.index(name.value), is_same)
    for name, is_same in (
        (StaffField.NAME, _is_same_text),
        (StaffField.FRONT_TITLE, _is_same_text),
        (StaffField.BACK_TITLE, _is_same_text),
        (StaffField.SEX, _never),
        (StaffField.BIRTH_PLACE, _is_same_text),
        (StaffField.BIRTH_DATE, _never),
        (StaffField.GOLONGAN, _never),
        (StaffField.GOLONGAN_TMT, _never),
        (StaffField.POSITION, is_same_title),
        (StaffField.POSITION_TMT, _never),
        (StaffField.EDUCATION, _is_same_text),
        (StaffField.PHONE, _never),
        (StaffField.NOTE, _is_same_text),
    )
)


def _changes(old: StaffValues, new: StaffValues, is_employment_given: bool) -> tuple[FieldChange, ...]:
    changes = []
    if old != new:
        for name, place, is_same in _COMPARED:
            before, after = old[place], new[place]
            if after != before and after not in ("", None) and not is_same(before, after):
                changes.append(FieldChange(name.value, before, after))
    # A status told by the NIP alone cannot tell CPNS from PNS, so it changes only the kind.
    is_other = new.employment is not old.employment
    if is_other and (is_employment_given or new.employment.is_pppk != old.employment.is_pppk):
        changes.append(FieldChange(StaffField.EMPLOYMENT.value, old.employment, new.employment))
    if new.status is not None and new.status is not (old.status or StaffStatus.ACTIVE):
        changes.append(FieldChange("status", old.status, new.status))
    return tuple(changes)


def _doubts(parse: StaffParse, row: StaffRow, found: ExistingStaff) -> Sequence[RowProblem]:
    doubts = []
    values = row.values
    if values is not None and values.name != found.values.name:
        old_words = set(found.values.name.casefold().split())
        if old_words.isdisjoint(values.name.casefold().split()):
            words = _("NIP ini tercatat atas nama {name}, periksa apakah orangnya sama")
            doubts.append(_warning(parse, row, StaffField.NAME, words.format(name=found.values.name)))
    if found.is_archived:
        words = _("Pegawai ini ada di arsip")
        doubts.append(_warning(parse, row, StaffField.NAME, words))
    return doubts


def _warning(parse: StaffParse, row: StaffRow, name: StaffField, reason: str) -> RowProblem:
    column = parse.heading.column_of(name, StaffField.NAME_NIP)
    letter, label = (column.letter, column.label or name.label) if column else ("", name.label)
    value = row.values.name if row.values is not None else ""
    return RowProblem(row.number, name.value, letter, label, value, reason)


def show_value(value: Any) -> str:
    """A kept or read value as the preview shows it; "" for nothing."""
    if value is None:
        return ""
    if isinstance(value, date):
        return format_short(value)
    if isinstance(value, Employment | Sex | StaffStatus):
        return value.label
    return str(value)
