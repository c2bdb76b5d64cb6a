"""This file holds what two tests tell about learning: rise, normalised gain, effect size, and cautions."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from gettext import gettext as _
from statistics import fmean, stdev

HIGHEST_TEST = 100
MEDIUM_GAIN, HIGH_GAIN = 0.3, 0.7
FEW_PAIRS = 20
"""Fewer pairs than this come with a caution."""
NEAR_CEILING = 90
CEILING_SHARE = 0.2

Pair = tuple[int, int]
"""Result before and after, 0 to 100 each."""


class GainBand(StrEnum):
    """How large a normalised gain is.

    Source: Hake, American Journal of Physics 66(1), 1998 (bands at 0,3 and 0,7); "turun" is a design
    decision, in the paper it is part of the low band.
    """

    FALLEN = "fallen"
    LOW = "low"
    MEDIUM = "medium"
    HIGH = "high"

    @property
    def label(self) -> str:
        """Wording on screen and paper.

        Source: Hake 1998 (low, medium, high), our words.
        """
        return {
            GainBand.FALLEN: _("turun"),
            GainBand.LOW: _("rendah"),
            GainBand.MEDIUM: _("sedang"),
            GainBand.HIGH: _("tinggi"),
        }[self]


@dataclass(frozen=True, slots=True)
class EffectSize:
    """Difference of the means in units of the mean spread, for the same people tested twice.

    `d` is Cohen's d_av; `g` is the same with Hedges' correction for small n, None below three pairs,
    where the correction leaves nothing.

    Source: Cumming, Understanding the New Statistics, 2012; Lakens, Frontiers in Psychology 4:863, 2013.
    """

    d: float
    g: float | None
    n: int

    @property
    def name(self) -> str:
        """What the figure is called on paper.

        Source: Lakens 2013 (name the kind of effect size that is told).
        """
        return _("d rerata simpangan (Cohen d_av, koreksi Hedges)")


@dataclass(frozen=True, slots=True)
class LearningOutcome:
    """The tests of one activity; every mean is over complete pairs, None where there are none.

    `gain_of_means` is the class gain of Hake, `mean_of_gains` averages the people's own gains and
    leaves out who had 100 at the start. `cautions` are sentences to print beside the figures.

    Source: Hake 1998 (both averages); features.md row 34.
    """

    n: int
    incomplete: int
    mean_pre: float | None
    mean_post: float | None
    mean_rise: float | None
    gain_of_means: float | None
    mean_of_gains: float | None
    effect: EffectSize | None
    risen: int
    fallen: int
    cautions: tuple[str, ...]

    @property
    def band(self) -> GainBand | None:
        """The band of the class gain.

        Source: Hake 1998.
        """
        return gain_band(self.gain_of_means)


def rise_of(pre: int | None, post: int | None) -> int | None:
    """Points gained, negative when fallen; None while either test is missing.

    Source: features.md row 34 (not measured is never 0).
    """
    return None if pre is None or post is None else post - pre


def normalised_gain(pre: float | None, post: float | None) -> float | None:
    """(post − pre) / (100 − pre), at most 1; None when a test is missing or pre leaves no room.

    Source: Hake 1998; ux-screens.md 6 (empty when pra = 100).
    """
    if pre is None or post is None or pre >= HIGHEST_TEST:
        return None
    return (post - pre) / (HIGHEST_TEST - pre)


def gain_band(gain: float | None) -> GainBand | None:
    """Put a normalised gain into its band; None when there is none.

    Source: Hake 1998 (low below 0,3, medium below 0,7, high from 0,7).
    """
    if gain is None:
        return None
    if gain < 0:
        return GainBand.FALLEN
    if gain < MEDIUM_GAIN:
        return GainBand.LOW
    return GainBand.MEDIUM if gain < HIGH_GAIN else GainBand.HIGH


def effect_size(pairs: Sequence[Pair]) -> EffectSize | None:
    """Cohen's d_av and its corrected form; None with fewer than two pairs or without any spread.

    d_av = (mean post − mean pre) / ((sd pre + sd post) / 2); the correction is 1 − 3 / (4·(n − 1) − 1).

    Source: Cumming 2012; Lakens 2013.
    """
    n = len(pairs)
    if n < 2:
        return None
    pre, post = [float(pair[0]) for pair in pairs], [float(pair[1]) for pair in pairs]
    spread = (stdev(pre) + stdev(post)) / 2
    if spread == 0:
        return None
    d = (fmean(post) - fmean(pre)) / spread
    return EffectSize(d, d * (1 - 3 / (4 * (n - 1) - 1)) if n > 2 else None, n)


def learning_outcome(results: Iterable[tuple[int | None, int | None]]) -> LearningOutcome:
    """All figures of an activity's tests from everyone's result before and after.

    Source: features.md row 34; Hake 1998; Lakens 2013.
    """
    everyone = list(results)
    pairs = [(pre, post) for pre, post in everyone if pre is not None and post is not None]
    incomplete = sum((pre is None) != (post is None) for pre, post in everyone)
    if not pairs:
        return LearningOutcome(0, incomplete, None, None, None, None, None, None, 0, 0, ())
    mean_pre, mean_post = fmean(pair[0] for pair in pairs), fmean(pair[1] for pair in pairs)
    gains = [gain for pre, post in pairs if (gain := normalised_gain(pre, post)) is not None]
    effect = effect_size(pairs)
    return LearningOutcome(
        n=len(pairs),
        incomplete=incomplete,
        mean_pre=mean_pre,
        mean_post=mean_post,
        mean_rise=mean_post - mean_pre,
        gain_of_means=normalised_gain(mean_pre, mean_post),
        mean_of_gains=fmean(gains) if gains else None,
        effect=effect,
        risen=sum(post > pre for pre, post in pairs),
        fallen=sum(post < pre for pre, post in pairs),
        cautions=tuple(_cautions(pairs, incomplete, has_effect=effect is not None)),
    )


def _cautions(pairs: Sequence[Pair], incomplete: int, *, has_effect: bool) -> Iterable[str]:
    """What a reader must know before believing the figures."""
    n = len(pairs)
    if n < FEW_PAIRS:
        yield _("Baru {n} pasang nilai, jadi angka ini gambaran, belum kesimpulan.").format(n=n)
    yield _("Tanpa kelompok pembanding, kenaikan belum tentu karena kegiatan ini.")
    high = sum(pre >= NEAR_CEILING for pre, _post in pairs)
    if high and high >= n * CEILING_SHARE:
        yield _(
            "{count} peserta sudah bernilai {limit} ke atas sejak awal, jadi ruang naiknya sempit."
        ).format(count=high, limit=NEAR_CEILING)
    if incomplete:
        yield _("{count} peserta baru punya satu nilai dan tidak dihitung.").format(count=incomplete)
    if not has_effect:
        yield _("Ukuran efek belum dapat dihitung, karena nilai kurang atau semuanya sama.")
