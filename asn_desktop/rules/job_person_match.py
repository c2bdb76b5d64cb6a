"""This file holds the job person match (JPM): how it is computed, explained and put into a category."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum
from fractions import Fraction
from gettext import gettext as _

OFFICIAL_RESULT_YEARS = 3
_CENT = Decimal("0.01")


class Purpose(StrEnum):
    """Why people are assessed; the categories follow from it, not from the tier.

    Source: PerBKN 26/2019 article 26(2).
    """

    PLACEMENT = "placement"
    MAPPING = "mapping"

    @property
    def label(self) -> str:
        """What a person reads."""
        return _("Pengisian jabatan") if self is Purpose.PLACEMENT else _("Pemetaan kompetensi")


class Category(StrEnum):
    """The categories of a JPM, best first within each purpose; the values are their abbreviations.

    Source: competency-rules.md 2.3 (PerBKN 26/2019; BRIN 3/2023 article 33).
    """

    MS = "MS"
    MMS = "MMS"
    KMS = "KMS"
    OPTIMAL = "O"
    FAIRLY_OPTIMAL = "CO"
    LESS_OPTIMAL = "KO"

    @property
    def label(self) -> str:
        """What a person reads."""
        return {
            Category.MS: _("Memenuhi syarat"),
            Category.MMS: _("Masih memenuhi syarat"),
            Category.KMS: _("Kurang memenuhi syarat"),
            Category.OPTIMAL: _("Optimal"),
            Category.FAIRLY_OPTIMAL: _("Cukup optimal"),
            Category.LESS_OPTIMAL: _("Kurang optimal"),
        }[self]


@dataclass(frozen=True, slots=True)
class Thresholds:
    """The lowest JPM in percent of the upper two categories, and the regulation they rest on.

    Source: competency-rules.md 2.3; institutions set others, so they are a parameter.
    """

    upper: Decimal
    middle: Decimal
    basis: str

    def __post_init__(self) -> None:
        if not 0 < self.middle < self.upper:
            raise ValueError("the middle threshold lies between 0 and the upper one")


DEFAULT_THRESHOLDS = {
    Purpose.PLACEMENT: Thresholds(
        Decimal(80), Decimal(68), "PerBKN 26/2019, pengisian jabatan: MS ≥ 80, MMS ≥ 68, KMS < 68"
    ),
    Purpose.MAPPING: Thresholds(
        Decimal(90), Decimal(78), "PerBKN 26/2019, pemetaan kompetensi: O ≥ 90, CO ≥ 78, KO < 78"
    ),
}
_CATEGORIES = {
    Purpose.PLACEMENT: (Category.MS, Category.MMS, Category.KMS),
    Purpose.MAPPING: (Category.OPTIMAL, Category.FAIRLY_OPTIMAL, Category.LESS_OPTIMAL),
}


@dataclass(frozen=True, slots=True)
class JobPersonMatch:
    """The sums behind a JPM; with nothing measured there are sums of 0 and no percentage.

    `unmeasured` counts competencies that have a standard and no score; they are left out of both
    sums and told beside the percentage.

    Source: JPM = sum of achieved levels / sum of standard levels x 100, competency-rules.md 2.2.
    """

    achieved: int
    standard: int
    measured: int
    unmeasured: int
    cap_per_competency: bool

    @property
    def exact(self) -> Fraction | None:
        """The percentage as an exact fraction, 85 for 17 of 20; None when nothing is measured."""
        return Fraction(self.achieved * 100, self.standard) if self.measured else None

    @property
    def percent(self) -> Decimal | None:
        """The percentage with two decimals, half up; None when nothing is measured."""
        if self.exact is None:
            return None
        ratio = Decimal(self.exact.numerator) / Decimal(self.exact.denominator)
        return ratio.quantize(_CENT, rounding=ROUND_HALF_UP)

    @property
    def formula(self) -> str:
        """The sentence printed beside the figure: sums, what was left out, and the cap if any."""
        total = self.measured + self.unmeasured
        if self.percent is None:
            return _("JPM belum dapat dihitung, 0 dari {total} kompetensi dinilai").format(total=total)
        parts = [
            _("JPM = {achieved} ÷ {standard} × 100 = {percent} %").format(
                achieved=self.achieved, standard=self.standard, percent=str(self.percent).replace(".", ",")
            ),
            _("{measured} dari {total} kompetensi dinilai").format(measured=self.measured, total=total),
        ]
        if self.cap_per_competency:
            parts.append(_("capaian tiap kompetensi dihitung paling tinggi sebesar standarnya"))
        return ", ".join(parts)


def match_job(
    scores_and_standards: Iterable[tuple[int | None, int | None]], *, cap_per_competency: bool = False
) -> JobPersonMatch:
    """Sum up one person's (score, standard) pairs into a JPM.

    A pair without a standard is not part of the job and is ignored. With `cap_per_competency`
    a score above the standard counts as the standard; the formula text then says so.

    Source: competency-rules.md 2.2 (formula of the official report; the cap is the office's choice).
    """
    achieved = total_standard = measured = unmeasured = 0
    for score, standard in scores_and_standards:
        if standard is None:
            continue
        if score is None:
            unmeasured += 1
            continue
        measured += 1
        total_standard += standard
        achieved += min(score, standard) if cap_per_competency else score
    return JobPersonMatch(achieved, total_standard, measured, unmeasured, cap_per_competency)


def categorise(
    percent: Decimal | Fraction | None, purpose: Purpose, thresholds: Thresholds | None = None
) -> Category | None:
    """Put a JPM in percent into its category; None when there is no JPM.

    Pass `JobPersonMatch.exact`, so that rounding never lifts a figure over a threshold.

    Source: competency-rules.md 2.3; default thresholds by purpose from `DEFAULT_THRESHOLDS`.
    """
    if percent is None:
        return None
    limits = thresholds or DEFAULT_THRESHOLDS[purpose]
    best, middle, lowest = _CATEGORIES[purpose]
    if Fraction(percent) >= Fraction(limits.upper):
        return best
    return middle if Fraction(percent) >= Fraction(limits.middle) else lowest


def official_expiry(assessed_on: date) -> date:
    """Give the last day an official result may be used: three years on, 28 Februari for 29 Februari.

    Source: PerBKN 26/2019 article 29(4).
    """
    year = assessed_on.year + OFFICIAL_RESULT_YEARS
    if (assessed_on.month, assessed_on.day) == (2, 29):
        # Three years after a leap year is never one, and the earlier day errs to the safe side.
        return date(year, 2, 28)
    return assessed_on.replace(year=year)


def is_official_expired(assessed_on: date, on: date) -> bool:
    """Tell whether an official result may no longer be used on a day.

    Source: PerBKN 26/2019 article 29(4).
    """
    return on > official_expiry(assessed_on)
