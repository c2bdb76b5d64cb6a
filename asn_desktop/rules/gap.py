"""This file holds how a competency score is chosen, compared with the standard, and ordered."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from gettext import gettext as _

LEVEL_NAMES = {1: "Paham", 2: "Dasar", 3: "Menengah", 4: "Mumpuni", 5: "Ahli"}
LOWEST_SCORE, HIGHEST_SCORE = 0, 5
MINUS = "\u2212"


class GapClass(StrEnum):
    """The five classes a gap is shown in, worst first.

    Source: ux.md 6.4; "belum dinilai" is a class of its own and never level 0 (features.md B14).
    """

    FAR_BELOW = "far_below"
    BELOW = "below"
    MEETS = "meets"
    ABOVE = "above"
    UNMEASURED = "unmeasured"

    @property
    def label(self) -> str:
        """What a person reads."""
        return {
            GapClass.FAR_BELOW: _("2 tingkat atau lebih di bawah standar"),
            GapClass.BELOW: _("1 tingkat di bawah"),
            GapClass.MEETS: _("memenuhi"),
            GapClass.ABOVE: _("melampaui"),
            GapClass.UNMEASURED: _("belum dinilai"),
        }[self]


class ScoreSource(StrEnum):
    """Who or what a score comes from.

    Source: features.md A9; PerBKN 26/2019 separates official results from the office's own.
    """

    SELF = "self"
    SUPERIOR = "superior"
    PEER = "peer"
    CERTIFICATE = "certificate"
    OFFICIAL = "official"
    SIMULATION = "simulation"

    @property
    def label(self) -> str:
        """What a person reads."""
        return {
            ScoreSource.SELF: _("Diri"),
            ScoreSource.SUPERIOR: _("Atasan"),
            ScoreSource.PEER: _("Rekan"),
            ScoreSource.CERTIFICATE: _("Sertifikat"),
            ScoreSource.OFFICIAL: _("Resmi"),
            ScoreSource.SIMULATION: _("Simulasi"),
        }[self]

    @property
    def is_indicative(self) -> bool:
        """True for all but results of an organiser accredited by BKN."""
        return self is not ScoreSource.OFFICIAL


@dataclass(frozen=True, slots=True)
class ScoreFact:
    """One score as recorded: 0 to 5, from whom, on which day, and the order of recording.

    Source: rating scale 0-5, competency-rules.md 1.3; ratings are dated history (features.md A8).
    """

    score: int
    source: ScoreSource
    assessed_on: date
    recorded_order: int

    def __post_init__(self) -> None:
        if not LOWEST_SCORE <= self.score <= HIGHEST_SCORE:
            raise ValueError(f"score {self.score} is not between 0 and 5")


@dataclass(frozen=True, slots=True)
class GapSummary:
    """The gaps of one person or one competency, counted; nothing in it is an average.

    `total_deficit` is the sum of missing levels as a positive number; a surplus adds nothing.

    Source: features.md B15 (a surplus never hides a deficit).
    """

    worst: int | None
    below: int
    total_deficit: int
    meets: int
    above: int
    unmeasured: int

    @property
    def measured(self) -> int:
        """How many competencies have a gap at all."""
        return self.below + self.meets + self.above


def current_score(facts: Iterable[ScoreFact]) -> ScoreFact | None:
    """Choose the score that stands for a person and competency now; None when there is none.

    The one assessed latest wins, whatever its source, because a level is a statement about a day
    and the newest statement is the best known; of two on one day the one recorded later wins.
    A self-assessment counts only while nothing else exists: once anyone else has looked, a later
    self-assessment is kept and shown but does not replace what another person found.

    Source: features.md A8 and A9; PerBKN 26/2019 (assessment by others than the assessee).
    """
    known = list(facts)
    by_others = [fact for fact in known if fact.source is not ScoreSource.SELF]
    return max(by_others or known, key=lambda fact: (fact.assessed_on, fact.recorded_order), default=None)


def gap_of(score: int | None, standard: int | None) -> int | None:
    """Give score minus standard; None when either is missing, since "not measured" is never 0.

    Source: "Nilai Standar | Nilai Individu | Kesenjangan" of the individual report,
    competency-rules.md 2.2; features.md B13 and B14.
    """
    if score is None or standard is None:
        return None
    return score - standard


def gap_class(gap: int | None) -> GapClass:
    """Put a gap into its class.

    Source: ux.md 6.4.
    """
    if gap is None:
        return GapClass.UNMEASURED
    if gap <= -2:
        return GapClass.FAR_BELOW
    if gap == -1:
        return GapClass.BELOW
    return GapClass.MEETS if gap == 0 else GapClass.ABOVE


def worst_gap(gaps: Iterable[int | None]) -> int | None:
    """Give the lowest of the measured gaps; None when nothing is measured.

    Source: features.md B15 (worst gap shown, a surplus never hides a deficit).
    """
    return min((gap for gap in gaps if gap is not None), default=None)


def summarise_gaps(gaps: Iterable[int | None]) -> GapSummary:
    """Count the gaps of one person or one competency.

    Source: features.md B15.
    """
    all_gaps = list(gaps)
    measured = [gap for gap in all_gaps if gap is not None]
    below = [gap for gap in measured if gap < 0]
    return GapSummary(
        worst=worst_gap(measured),
        below=len(below),
        total_deficit=-sum(below),
        meets=measured.count(0),
        above=sum(gap > 0 for gap in measured),
        unmeasured=len(all_gaps) - len(measured),
    )


def gap_order(gaps: Iterable[int | None]) -> tuple[int, int]:
    """Give a sort key, most urgent first: worst gap, then the sum of missing levels.

    People with nothing measured come last; a surplus changes neither part of a deficit.

    Source: features.md B15.
    """
    summary = summarise_gaps(gaps)
    if summary.worst is None:
        return HIGHEST_SCORE + 1, 0
    return summary.worst, -summary.total_deficit


def misses_minimum(score: int | None, minimum: int) -> bool | None:
    """Tell whether a compulsory ("wajib") competency stays under its own threshold; None unmeasured.

    Source: features.md B16 (critical competency with own threshold).
    """
    return None if score is None else score < minimum


def format_gap(gap: int | None) -> str:
    """Write a gap with its sign: "−2", "0", "+1", and "–" when not measured.

    Source: ux.md 5.4 and 6.4 (minus is U+2212).
    """
    if gap is None:
        return "–"
    if gap == 0:
        return "0"
    return f"{MINUS}{-gap}" if gap < 0 else f"+{gap}"


def level_name(level: int) -> str:
    """Name a proficiency level, "Menengah" for 3; level 0 is "Di bawah tingkat 1".

    Raises:
        ValueError: the level is not 0 to 5.

    Source: competency-rules.md 1.3 (names to be confirmed by a person, shown beside the number).
    """
    if level == 0:
        return _("Di bawah tingkat 1")
    if level not in LEVEL_NAMES:
        raise ValueError(f"level {level} is not between 0 and 5")
    return LEVEL_NAMES[level]
