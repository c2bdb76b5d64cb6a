"""This file holds what the forms about partners share: dates out of order, numbers alike."""

import re
from datetime import date
from gettext import gettext as _

from asn_desktop.rules.indonesian_date import format_long

EARLIEST = date(1990, 1, 1)
LATEST_YEARS = 30
"""How many years ahead an agreement may end; a year typed with a digit too many lies far beyond."""


def date_problems(starts_on: date, ends_on: date | None, *, on: date) -> dict[str, str]:
    """What is wrong with a first and a last day, by field."""
    problems: dict[str, str] = {}
    if starts_on < EARLIEST or starts_on.year > on.year + LATEST_YEARS:
        problems["starts_on"] = _("Periksa tahunnya, tertulis {day}").format(day=format_long(starts_on))
    if ends_on is None:
        return problems
    if ends_on < starts_on:
        problems["ends_on"] = _("Tanggal selesai {last} lebih awal dari tanggal mulai {first}").format(
            last=format_long(ends_on), first=format_long(starts_on)
        )
    elif ends_on.year > on.year + LATEST_YEARS:
        problems["ends_on"] = _("Periksa tahunnya, tertulis {day}").format(day=format_long(ends_on))
    return problems


def number_key(number: str) -> str:
    """A letter number as it is compared: letters and digits alone, whatever the case and spaces."""
    return re.sub(r"[\s.]+", "", number).casefold()
