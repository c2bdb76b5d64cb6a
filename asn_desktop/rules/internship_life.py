"""This file holds the life of an internship: its stage, the days that are due, its mark."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from gettext import gettext as _


class InternshipStage(StrEnum):
    """Where an internship stands on a day.

    Source: ux-screens.md, mitra (terjadwal, berjalan, nilai); competency-rules.md 5.3.
    """

    SCHEDULED = "scheduled"
    RUNNING = "running"
    ENDED = "ended"
    FINISHED = "finished"
    CANCELLED = "cancelled"

    @property
    def label(self) -> str:
        """Wording on screen and paper.

        Source: ux-screens.md, mitra.
        """
        return {
            InternshipStage.SCHEDULED: _("terjadwal"),
            InternshipStage.RUNNING: _("berjalan"),
            InternshipStage.ENDED: _("belum diselesaikan"),
            InternshipStage.FINISHED: _("selesai"),
            InternshipStage.CANCELLED: _("dibatalkan"),
        }[self]

    @property
    def tone(self) -> str:
        """Look of the chip: `ok`, `info`, `warn` or `mute`.

        Source: ux-screens.md, mitra.
        """
        return {
            InternshipStage.SCHEDULED: "info",
            InternshipStage.RUNNING: "ok",
            InternshipStage.ENDED: "warn",
        }.get(self, "mute")


@dataclass(frozen=True, slots=True)
class MarkAspect:
    """One line of the mark sheet: what is judged, and its weight.

    Source: competency-rules.md 5.3 (nilai); the aspects themselves are a proposal of the program.
    """

    key: str
    label: str
    weight: int
    meaning: str = ""


@dataclass(frozen=True, slots=True)
class MarkSheet:
    """Aspects of the mark sheet with what they rest on.

    Source: competency-rules.md 5.3.
    """

    aspects: tuple[MarkAspect, ...]
    basis: str
    is_confirmed: bool


def internship_stage(
    *,
    starts_on: date,
    ends_on: date,
    finished_on: date | None,
    cancelled_on: date | None,
    on: date,
) -> InternshipStage:
    """Tell the stage from the facts; what was cancelled or finished stays so.

    Source: ux-screens.md, mitra.
    """
    if cancelled_on is not None:
        return InternshipStage.CANCELLED
    if finished_on is not None:
        return InternshipStage.FINISHED
    if on < starts_on:
        return InternshipStage.SCHEDULED
    return InternshipStage.RUNNING if on <= ends_on else InternshipStage.ENDED


def days_due(days: Iterable[date], *, on: date) -> tuple[date, ...]:
    """The working days whose logbook line is due: all before `on`; today's is written in the evening.

    Source: ux-screens.md, mitra (logbook filled/due); design decision on the present day.
    """
    return tuple(day for day in days if day < on)


def overlaps(first: date, last: date, other_first: date, other_last: date) -> bool:
    """Whether two periods share a day.

    Source: design decision.
    """
    return first <= other_last and other_first <= last


def mean_mark(marks: Mapping[str, int | None], aspects: Iterable[MarkAspect]) -> int | None:
    """The weighted mean of the mark sheet, 0 to 100, halves up; None until every aspect has a mark.

    Source: competency-rules.md 5.3; a missing mark never counts as 0 (features.md row 64).
    """
    total = weights = 0
    for aspect in aspects:
        mark = marks.get(aspect.key)
        if mark is None:
            return None
        total += mark * aspect.weight
        weights += aspect.weight
    return (2 * total + weights) // (2 * weights) if weights else None


def mark_words(mark: int | None) -> str:
    """The mean in a word, as a mark sheet says it beside the figure.

    Source: design decision; campuses have scales of their own.
    """
    if mark is None:
        return ""
    for least, words in ((85, _("sangat baik")), (75, _("baik")), (65, _("cukup"))):
        if mark >= least:
            return words
    return _("perlu pembinaan")
