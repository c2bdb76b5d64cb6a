"""This file holds what the papers of internships and partners share: labelled facts, and periods in words."""

from collections.abc import Sequence
from datetime import date

from asn_desktop.reports.blocks import Beside, Stack, Text
from asn_desktop.reports.letter import COLON, labelled
from asn_desktop.reports.palette import BODY
from asn_desktop.reports.paper import MM
from asn_desktop.reports.wording import DASH, NBSP, _
from asn_desktop.rules.indonesian_date import MONTHS, format_long

LABEL_WIDTH = 40 * MM

Fact = tuple[str, str]
"""Label and value."""


def facts_block(facts: Sequence[Fact], width: float) -> Stack:
    """Labels, colons and values of a sheet below each other; an empty value prints a dash."""
    widths = [LABEL_WIDTH, COLON, width - LABEL_WIDTH - COLON]
    return Stack(
        [
            Beside([Text(label, BODY), Text(":", BODY), Text(value or DASH, BODY)], widths)
            for label, value in facts
        ]
    )


def letter_facts(facts: Sequence[Fact], width: float) -> Stack:
    """The same in the look of letters."""
    return Stack([labelled(label, value or DASH, width, label_width=LABEL_WIDTH) for label, value in facts])


def period_text(first: date, last: date) -> str:
    """`3 Maret 2026`, `2 s.d. 13 November 2026`, `28 Desember 2026 s.d. 8 Januari 2027`; dates do not break."""
    whole = format_long(last).replace(" ", NBSP)
    if first == last:
        return whole
    if first.year != last.year:
        begun = format_long(first)
    elif first.month != last.month:
        begun = f"{first.day} {MONTHS[first.month - 1]}"
    else:
        begun = str(first.day)
    return _("{first} s.d. {last}").format(first=begun.replace(" ", NBSP), last=whole)
