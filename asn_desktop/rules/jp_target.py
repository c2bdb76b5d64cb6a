"""This file holds the JP that the law asks of a person in a year, and what is missing or too much."""

from dataclasses import dataclass
from datetime import date, timedelta
from gettext import gettext as _

from asn_desktop.rules.employment import JP_CEILING_PPPK, JP_TARGET_PNS, Employment


@dataclass(frozen=True, slots=True)
class TargetChoices:
    """The figures of the law, as the office may change them.

    Source: PP 11/2017 Pasal 203(4); PP 49/2018 Pasal 40(1); competency-rules.md 3.1.
    """

    target: int = JP_TARGET_PNS
    asks_cpns: bool = True
    ceiling: int = JP_CEILING_PPPK


@dataclass(frozen=True, slots=True)
class ContractYear:
    """A year of a contract, both days included; `is_known` False means the calendar year stands in.

    Source: PP 49/2018 Pasal 40(1) (JP are counted by the year of the contract).
    """

    starts_on: date
    ends_on: date
    is_known: bool

    def holds(self, day: date) -> bool:
        """Whether a day lies in it.

        Source: PP 49/2018 Pasal 40(1).
        """
        return self.starts_on <= day <= self.ends_on


def target_of(employment: Employment, choices: TargetChoices) -> int | None:
    """JP to reach in a calendar year; None for PPPK, who have a ceiling instead, and for Non-ASN.

    The duty is that of a PNS; that it is asked of CPNS too is the office's choice.

    Source: PP 11/2017 Pasal 203(4).
    """
    if employment is Employment.PNS or (employment is Employment.CPNS and choices.asks_cpns):
        return choices.target
    return None


def missing_jp(target: int | None, done: int) -> int | None:
    """JP still to be done; None without a target, 0 when it is reached.

    Source: PP 11/2017 Pasal 203(4).
    """
    return None if target is None else max(target - done, 0)


def days_left(year: int, on: date) -> int:
    """Days of the year after today; 0 once it is over.

    Source: design decision (features.md 43: how many days are left).
    """
    return max((date(year, 12, 31) - on).days, 0)


def contract_year(started_on: date | None, on: date) -> ContractYear:
    """The year of the contract that holds a day; the calendar year when its start is not known.

    Source: PP 49/2018 Pasal 40(1); competency-rules.md 3.3 (PPPK: also to contract year).
    """
    if started_on is None or started_on > on:
        return ContractYear(date(on.year, 1, 1), date(on.year, 12, 31), is_known=False)
    begun = _in_year(started_on, on.year)
    if begun > on:
        begun = _in_year(started_on, on.year - 1)
    return ContractYear(begun, _in_year(started_on, begun.year + 1) - timedelta(days=1), is_known=True)


def ceiling_warning(employment: Employment, done: int, year: ContractYear, ceiling: int) -> str:
    """What to look at when a PPPK comes to the ceiling of a contract year, "" below it; never a block.

    Source: PP 49/2018 Pasal 40(1), softened by UU 20/2023 Pasal 49.
    """
    if not employment.is_pppk or done < ceiling:
        return ""
    words = (
        _("{done} JP melebihi batas {ceiling} JP dalam setahun kontrak")
        if done > ceiling
        else _("{done} JP, batas {ceiling} JP dalam setahun kontrak sudah tercapai")
    )
    if not year.is_known:
        words += _("; awal kontrak belum tercatat, dihitung menurut tahun kalender")
    return words.format(done=done, ceiling=ceiling)


def _in_year(day: date, year: int) -> date:
    """The same day of another year; 29 February gives way to 1 March."""
    try:
        return day.replace(year=year)
    except ValueError:
        return date(year, 3, 1)
