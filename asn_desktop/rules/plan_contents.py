"""This file holds the seven contents of an annual plan, and what each stage asks of a line."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from gettext import gettext as _

from asn_desktop.rules.plan_stage import PlanStage

STAGES = (PlanStage.INVENTORY, PlanStage.VERIFICATION, PlanStage.VALIDATION, PlanStage.DECIDED)
"""In the order in which a plan passes them."""

LEAST_JP, MOST_JP = 1, 400


class PlanContent(StrEnum):
    """The seven contents that the plan of a year must have for every line.

    Source: PP 11/2017 article 207(3); competency-rules.md 3.5.
    """

    COMPETENCY = "competency"
    TARGET = "target"
    FORM = "form"
    ORGANISER = "organiser"
    SCHEDULE = "schedule"
    CURRICULUM = "curriculum"
    BUDGET = "budget"

    @property
    def label(self) -> str:
        """Wording in a list of what is missing.

        Source: competency-rules.md 3.5.
        """
        return {
            PlanContent.COMPETENCY: _("jenis kompetensi"),
            PlanContent.TARGET: _("target"),
            PlanContent.FORM: _("bentuk dan jalur"),
            PlanContent.ORGANISER: _("penyelenggara"),
            PlanContent.SCHEDULE: _("jadwal"),
            PlanContent.CURRICULUM: _("kesesuaian kurikulum"),
            PlanContent.BUDGET: _("anggaran"),
        }[self]


@dataclass(frozen=True, slots=True)
class LineContents:
    """What a line says of each content; `fits_curriculum` None means that nobody has looked yet.

    Source: PP 11/2017 article 207(3).
    """

    has_competency: bool
    target_level: int | None
    has_form: bool
    has_organiser: bool
    starts_on: date | None
    ends_on: date | None
    due_on: date | None
    jp: int | None
    fits_curriculum: bool | None
    curriculum_basis: str
    cost_rupiah: int
    fund_source: str


def missing_contents(line: LineContents) -> tuple[PlanContent, ...]:
    """The contents that a line lacks, in the order of the law.

    A learning without cost needs no source of funds; one that follows a curriculum names it.

    Source: PP 11/2017 article 207(3); design decision on cost 0.
    """
    has = {
        PlanContent.COMPETENCY: line.has_competency,
        PlanContent.TARGET: line.target_level is not None,
        PlanContent.FORM: line.has_form,
        PlanContent.ORGANISER: line.has_organiser,
        PlanContent.SCHEDULE: line.starts_on is not None and line.ends_on is not None,
        PlanContent.CURRICULUM: line.fits_curriculum is False
        or (line.fits_curriculum is True and bool(line.curriculum_basis)),
        PlanContent.BUDGET: line.cost_rupiah == 0 or bool(line.fund_source),
    }
    return tuple(content for content in PlanContent if not has[content])


def missing_for_verification(line: LineContents) -> tuple[str, ...]:
    """What a line lacks before the plan may be validated, in words: form, a date or due date, JP.

    Source: competency-rules.md 3.2 (verifikasi); design decision on what it looks at.
    """
    has_time = line.starts_on is not None or line.due_on is not None
    asked = (
        (_("bentuk"), line.has_form),
        (_("tanggal atau tenggat"), has_time),
        (_("JP"), line.jp is not None),
    )
    return tuple(words for words, is_there in asked if not is_there)


def next_stage(stage: PlanStage) -> PlanStage | None:
    """The stage that follows; None after the last.

    Source: competency-rules.md 3.2.
    """
    place = STAGES.index(stage)
    return STAGES[place + 1] if place + 1 < len(STAGES) else None


def stage_before(stage: PlanStage) -> PlanStage | None:
    """The stage that a plan goes back to; None before the first.

    Source: competency-rules.md 3.2; design decision: a plan goes back one stage at a time.
    """
    place = STAGES.index(stage)
    return STAGES[place - 1] if place else None
