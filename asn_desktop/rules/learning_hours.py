"""This file holds how learning is turned into JP: by curriculum, day, time or semester, with caps."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from gettext import gettext as _

from asn_desktop.rules.learning import JpKind, Scope
from asn_desktop.rules.reference_learning import CountingRule

MINUTES_PER_JP = 45
HALF_DAY_MINUTES = 180
LEAST_JP, MOST_JP = 1, 1500
"""What a curriculum may say; the longest basic training has about 650 JP."""
MOST_COUNTED = 2000
MOST_TIMES = 60


class Rounding(StrEnum):
    """What becomes of a part of a JP; the office chooses.

    Source: design decision (competency-rules.md 3.3: rounding of +20 % is not settled).
    """

    FLOOR = "floor"
    NEAREST = "round"
    CEIL = "ceil"

    def apply(self, parts: int, whole: int) -> int:
        """`parts` / `whole` as a whole number, never negative; exact halves go up with NEAREST.

        Source: design decision (competency-rules.md 3.3).
        """
        if self is Rounding.FLOOR:
            return parts // whole
        if self is Rounding.CEIL:
            return -(-parts // whole)
        return (2 * parts + whole) // (2 * whole)


@dataclass(frozen=True, slots=True)
class CountingChoices:
    """What the office chose where the law is silent.

    With `half_days` a form that counts by the day counts half where a day had fewer than four JP.

    Source: design decision (competency-rules.md 3.3: rounding and half-days are not settled).
    """

    rounding: Rounding = Rounding.FLOOR
    half_days: bool = False


@dataclass(frozen=True, slots=True)
class LearningFacts:
    """The raw facts of one learning; `days` None means every day from start to end.

    Source: competency-rules.md 3.3, algorithm (raw).
    """

    starts_on: date
    ends_on: date
    scope: Scope = Scope.NATIONAL
    days: int | None = None
    times: int = 1
    minutes: int | None = None
    curriculum_jp: int | None = None

    @property
    def learning_days(self) -> int:
        """Days of learning, at least one.

        Source: competency-rules.md 3.3, algorithm (hari).
        """
        return self.days or (self.ends_on - self.starts_on).days + 1

    @property
    def scheduled_jp(self) -> int | None:
        """JP of the curriculum, or whole units of 45 minutes; None when neither is known.

        Source: competency-rules.md 3.3, algorithm (JP_KURIKULUM).
        """
        if self.curriculum_jp is not None:
            return self.curriculum_jp
        return None if self.minutes is None else self.minutes // MINUTES_PER_JP


@dataclass(frozen=True, slots=True)
class JpCount:
    """JP of one learning, None when nothing says how many, and one sentence how or why less.

    Source: design decision (competency-rules.md 3.3).
    """

    jp: int | None
    note: str
    is_capped: bool = False


def count_jp(
    facts: LearningFacts,
    rule: CountingRule,
    *,
    earlier_this_month: int = 0,
    earlier_these_days: int = 0,
    choices: CountingChoices | None = None,
) -> JpCount:
    """Count the JP of one learning.

    `earlier_this_month` is how many times of the same form count already in the same months (see
    `learning_room`), `earlier_these_days` how many JP of it count already on the same days.

    Source: competency-rules.md 3.3, algorithm.
    """
    chosen = choices or CountingChoices()
    if rule.kind is JpKind.PER_DAY:
        return _per_day(facts, rule, chosen)
    if rule.kind is JpKind.PER_TIME:
        return _per_time(facts, rule, earlier_this_month)
    if rule.kind is JpKind.PER_SEMESTER:
        value, words = _figure(facts, rule)
        return JpCount(
            None if value is None else facts.times * value,
            _("{times} semester × {value} JP{scope}").format(times=facts.times, value=value, scope=words)
            if value is not None
            else _unknown_figure(),
        )
    if rule.kind is JpKind.MAX_PER_DAY:
        return _max_per_day(facts, rule, earlier_these_days, chosen)
    return _by_curriculum(facts, rule, chosen)


def months_between(starts_on: date, ends_on: date) -> int:
    """How many calendar months a span touches.

    Source: competency-rules.md 3.3 (batas per bulan).
    """
    return (ends_on.year - starts_on.year) * 12 + ends_on.month - starts_on.month + 1


def capacity(starts_on: date, ends_on: date, rule: CountingRule, scope: Scope, rounding: Rounding) -> int:
    """The most that a form may count in a span: times for `per_month`, JP for `max_per_day`.

    Source: competency-rules.md 3.3 (cap).
    """
    if rule.kind is JpKind.PER_TIME:
        return months_between(starts_on, ends_on) * (rule.per_month or 0)
    days = (ends_on - starts_on).days + 1
    cap, bonus = _cap(rule, scope)
    return rounding.apply(days * cap * (100 + bonus), 100)


def _by_curriculum(facts: LearningFacts, rule: CountingRule, chosen: CountingChoices) -> JpCount:
    scheduled = facts.scheduled_jp
    if scheduled is None:
        if rule.kind is JpKind.MANUAL:
            return JpCount(None, _("Belum ada angka yang disepakati, isi JP menurut ketetapan kantor"))
        return JpCount(None, _("JP belum diketahui, isi JP kurikulum atau jumlah menit"))
    if rule.kind is JpKind.MANUAL:
        source = _("{jp} JP menurut ketetapan kantor").format(jp=scheduled)
        return JpCount(scheduled, source)
    source = (
        _("{jp} JP sesuai kurikulum").format(jp=scheduled)
        if facts.curriculum_jp is not None
        else _("{minutes} menit dibagi 45 menjadi {jp} JP").format(minutes=facts.minutes, jp=scheduled)
    )
    return _with_bonus(scheduled, source, facts, rule.bonus_percent, chosen)


def _with_bonus(
    jp: int,
    source: str,
    facts: LearningFacts,
    bonus: int,
    chosen: CountingChoices,
    *,
    is_capped: bool = False,
) -> JpCount:
    if facts.scope is Scope.NATIONAL or not bonus:
        return JpCount(jp, source, is_capped)
    whole = chosen.rounding.apply(jp * (100 + bonus), 100)
    words = _("{source}, ditambah {bonus}% internasional menjadi {jp} JP")
    return JpCount(whole, words.format(source=source, bonus=bonus, jp=whole), is_capped)


def _per_day(facts: LearningFacts, rule: CountingRule, chosen: CountingChoices) -> JpCount:
    value, words = _figure(facts, rule)
    if value is None:
        return JpCount(None, _unknown_figure())
    days = facts.learning_days
    is_half = chosen.half_days and facts.minutes is not None and facts.minutes < days * HALF_DAY_MINUTES
    if is_half:
        jp = chosen.rounding.apply(days * value, 2)
        note = _("{days} × setengah hari × {value} JP{scope} menjadi {jp} JP")
        return JpCount(jp, note.format(days=days, value=value, scope=words, jp=jp))
    note = _("{days} hari × {value} JP{scope}").format(days=days, value=value, scope=words)
    if facts.curriculum_jp is not None and facts.curriculum_jp > days * value:
        note = _("{note}, bukan {written} JP seperti tertulis").format(note=note, written=facts.curriculum_jp)
    return JpCount(days * value, note)


def _per_time(facts: LearningFacts, rule: CountingRule, earlier: int) -> JpCount:
    value, words = _figure(facts, rule)
    if value is None:
        return JpCount(None, _unknown_figure())
    counted = facts.times
    if rule.per_month is not None:
        months = months_between(facts.starts_on, facts.ends_on)
        counted = min(counted, max(months * rule.per_month - earlier, 0))
    if counted < facts.times:
        note = _("{counted} dari {times} kali × {value} JP{scope}, paling banyak {most} kali sebulan")
        note = note.format(counted=counted, times=facts.times, value=value, scope=words, most=rule.per_month)
        return JpCount(counted * value, note, is_capped=True)
    return JpCount(
        counted * value, _("{times} kali × {value} JP{scope}").format(times=counted, value=value, scope=words)
    )


def _max_per_day(facts: LearningFacts, rule: CountingRule, earlier: int, chosen: CountingChoices) -> JpCount:
    scheduled = facts.scheduled_jp
    if scheduled is None:
        return JpCount(None, _("JP belum diketahui, isi JP atau jumlah menit yang dijalani"))
    cap, bonus = _cap(rule, facts.scope)
    days = facts.learning_days
    kept = min(scheduled, cap * days)
    if kept < scheduled:
        note = _("{kept} dari {jp} JP, paling banyak {cap} JP sehari selama {days} hari")
    else:
        note = _("{jp} JP yang dijalani, dalam batas {cap} JP sehari")
    note = note.format(kept=kept, jp=scheduled, cap=cap, days=days)
    found = _with_bonus(kept, note, facts, bonus, chosen, is_capped=kept < scheduled)
    room = max(capacity(facts.starts_on, facts.ends_on, rule, facts.scope, chosen.rounding) - earlier, 0)
    assert found.jp is not None
    if found.jp <= room:
        return found
    words = _("{room} dari {jp} JP, batas {cap} JP sehari sebagian sudah terpakai pada tanggal yang sama")
    return JpCount(room, words.format(room=room, jp=scheduled, cap=cap), is_capped=True)


def _cap(rule: CountingRule, scope: Scope) -> tuple[int, int]:
    """The cap of a day, and the bonus on top of it."""
    if scope is Scope.NATIONAL:
        return rule.national or 0, 0
    if rule.international is not None:
        return rule.international, 0
    return rule.national or 0, rule.bonus_percent


def _figure(facts: LearningFacts, rule: CountingRule) -> tuple[int | None, str]:
    if facts.scope is Scope.INTERNATIONAL and rule.international is not None:
        return rule.international, _(" internasional")
    return rule.national, ""


def _unknown_figure() -> str:
    return _("Bentuk ini belum punya angka JP, tetapkan dulu di tabel konversi")
