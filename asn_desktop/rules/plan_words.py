"""This file holds the sentences of the best plan: why each choice, what a little more would bring, what must give."""

from collections.abc import Sequence
from datetime import date
from gettext import gettext as _

from asn_desktop.rules.best_plan import MANDATORY_WEIGHT, Choice, JpMissing, Need, Pair
from asn_desktop.rules.indonesian_date import MONTHS
from asn_desktop.rules.plan_value import Board


def explain_choices(board: Board) -> tuple[Choice, ...]:
    """Tell for each pair that has not joined yet what it closes and why it is there.

    Pinned pairs first, then what closes most, then the person missing most JP.

    Source: ux-screens.md 4 (suggestion card); design decision on the order.
    """
    shares = share_levels(board)
    furthest = max((one.jp_missing for one in board.people.values()), default=0)
    choices = []
    for pair in board.chosen - board.problem.joined:
        closes = shares.get(pair, ())
        activity = board.activities[pair[1]]
        is_pinned = pair in board.problem.pins
        why = " ".join(part for part in (_closing(closes), _reason(board, pair, closes, furthest)) if part)
        shares_of = tuple((need.competency, levels) for need, levels in closes)
        choices.append(Choice(pair[0], pair[1], shares_of, activity.jp, why, is_pinned))

    def order(one: Choice) -> tuple[bool, float, int, int, int]:
        worth = sum(need.weight * levels for need, levels in shares.get((one.person, one.activity), ()))
        return not one.is_pinned, -worth, -board.people[one.person].jp_missing, one.person, one.activity

    return tuple(sorted(choices, key=order))


def share_levels(board: Board) -> dict[Pair, tuple[tuple[Need, int], ...]]:
    """Divide the levels that are closed among the pairs: each competency goes to who closes most of it.

    Of equals the earliest activity, one that has joined before one that is proposed.

    Source: features.md C1 (a competency of a person counts once).
    """
    shares: dict[Pair, list[tuple[Need, int]]] = {}
    own: dict[int, list[int]] = {}
    for person, activity in sorted(board.chosen):
        own.setdefault(person, []).append(activity)
    for person, keys in own.items():
        keys.sort(key=lambda key: ((person, key) not in board.problem.joined, board.activities[key].starts))
        for need in board.needs.get(person, ()):
            best = max(
                keys, key=lambda key: need.closes(board.activities[key].teaches.get(need.competency, 0))
            )
            if levels := need.closes(board.activities[best].teaches.get(need.competency, 0)):
                shares.setdefault((person, best), []).append((need, levels))
    return {pair: tuple(parts) for pair, parts in shares.items()}


def missing_jp(board: Board) -> tuple[JpMissing, ...]:
    """Whom the plan leaves below the target, the furthest first.

    Source: PP 11/2017 article 203(4).
    """
    left = {key: one.jp_missing - board.jp_gained[key] for key, one in board.people.items()}
    below = [JpMissing(key, jp) for key, jp in left.items() if jp > 0]
    return tuple(sorted(below, key=lambda one: (-one.jp, one.person)))


def _closing(closes: Sequence[tuple[Need, int]]) -> str:
    """ "Menutup 1 dari 2 tingkat Pelayanan publik dan 1 tingkat Komunikasi." """
    if not closes:
        return ""
    ordered = sorted(closes, key=lambda one: (-one[0].weight * one[1], one[0].name, one[0].competency))
    parts = [_levels_of(need, levels) for need, levels in ordered[:2]]
    if len(ordered) > 2:
        others = _("{count} kompetensi lain").format(count=len(ordered) - 1)
        return _("Menutup {first} dan {others}.").format(first=parts[0], others=others)
    if len(parts) == 2:
        return _("Menutup {first} dan {second}.").format(first=parts[0], second=parts[1])
    return _("Menutup {first}.").format(first=parts[0])


def _levels_of(need: Need, levels: int) -> str:
    if levels < need.levels:
        return _("{levels} dari {all} tingkat {name}").format(levels=levels, all=need.levels, name=need.name)
    return _("{levels} tingkat {name}").format(levels=levels, name=need.name)


def _reason(board: Board, pair: Pair, closes: Sequence[tuple[Need, int]], furthest: int) -> str:
    """What decided for this pair rather than another, the hardest limit first."""
    person, activity = board.people[pair[0]], board.activities[pair[1]]
    if pair in board.problem.pins:
        return _("Disematkan.")
    if not closes:
        return _jp_reason(board, pair)
    if activity.jp and person.jp_missing and person.jp_missing == furthest:
        return _("Jarak ke {target} JP paling jauh.").format(target=person.jp_target)
    if any(need.weight >= MANDATORY_WEIGHT for need, _levels in closes):
        return _("Kompetensi ini wajib.")
    if watched := _day_at_limit(board, pair):
        return _("Loket tetap dijaga {people} orang pada {day}.").format(
            people=board.present_at_counter(watched) - len(board.away[watched]), day=day_and_month(watched)
        )
    if board.seats_left[activity.key] == 0 and activity.seats:
        return _("Satu dari {seats} kursi, semuanya terpakai.").format(seats=activity.seats)
    return _jp_reason(board, pair)


def _jp_reason(board: Board, pair: Pair) -> str:
    person, activity = board.people[pair[0]], board.activities[pair[1]]
    if not activity.jp or not person.jp_missing:
        return ""
    left = person.jp_missing - board.jp_gained[person.key]
    if left > 0:
        return _("Menambah {jp} JP, masih kurang {left} JP.").format(jp=activity.jp, left=left)
    return _("Menambah {jp} JP, target {target} JP tercapai.").format(jp=activity.jp, target=person.jp_target)


def _day_at_limit(board: Board, pair: Pair) -> date | None:
    """A day of the activity on which no more people may leave the counter, this person being one of them."""
    if not board.problem.counter_minimum:
        return None
    for on in board.days[pair[1]]:
        if board.is_needed_at_counter(pair[0], on) and len(board.away[on]) >= board.counter_left[on]:
            return on
    return None


def day_and_month(day: date) -> str:
    """Write "23 Oktober"; the year is that of the plan.

    Source: ux-screens.md 4 ("tidak bisa dipenuhi 23 Oktober").
    """
    return f"{day.day} {MONTHS[day.month - 1]}"


def rupiah(amount: int) -> str:
    """Write "Rp 12.500.000".

    Source: design decision (ux.md 5.4, formats).
    """
    return "Rp " + f"{amount:,}".replace(",", ".")


def no_seat_sentence() -> str:
    """Tell that one more seat would bring nothing, wherever it is.

    Source: ux-screens.md 4 (marginals, zero).
    """
    return _("Kursi tambahan tidak menutup selisih lain.")


def seat_sentence(before: Board, after: Board, activity: int, who: int | None) -> str:
    """Tell what one more seat would bring: "milik" where all of it is the newcomer's own.

    Source: ux-screens.md 4 (marginals).
    """
    title = before.activities[activity].title
    gain = _gained(*gains_between(before, after))
    if who is None:
        return _("Satu kursi lagi di {title} akan {gain}.").format(title=title, gain=gain)
    name = before.people[who].name
    if after.chosen - before.chosen == {(who, activity)} and before.chosen <= after.chosen:
        return _("Satu kursi lagi di {title} akan {gain} milik {name}.").format(
            title=title, gain=gain, name=name
        )
    return _("Satu kursi lagi di {title}, untuk {name}, akan {gain} di seluruh rencana.").format(
        title=title, gain=gain, name=name
    )


def gains_between(before: Board, after: Board) -> tuple[int, int]:
    """Levels and JP that one plan has more than another.

    Source: features.md C1 (what one more rupiah or seat would change).
    """
    return after.worth.levels - before.worth.levels, after.worth.jp - before.worth.jp


def million_sentence(gain: int, jp_gain: int) -> str:
    """Tell what Rp 1.000.000 more would bring.

    Source: ux-screens.md 4 (marginals).
    """
    if gain == 0 and jp_gain == 0:
        return _("Rp 1.000.000 lagi tidak menutup selisih lain.")
    return _("Rp 1.000.000 lagi akan {gain}.").format(gain=_gained(gain, jp_gain))


def _gained(gain: int, jp_gain: int) -> str:
    """The gain as a verb; a plan may give up levels for JP, or JP for levels that weigh more."""
    if gain > 0 and jp_gain > 0:
        return _("menutup {levels} tingkat dan menambah {jp} JP").format(levels=gain, jp=jp_gain)
    if gain > 0:
        return _("menutup {levels} tingkat").format(levels=gain)
    if jp_gain > 0:
        return _("menambah {jp} JP").format(jp=jp_gain)
    return _("menutup selisih yang lebih berat")
