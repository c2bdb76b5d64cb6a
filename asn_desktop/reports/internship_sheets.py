"""This file holds what the three sheets of an internship share: their head, their facts, who signs."""

from dataclasses import dataclass

from asn_desktop.reports.blocks import Text
from asn_desktop.reports.internship_parts import Fact, facts_block
from asn_desktop.reports.page import Sheet
from asn_desktop.reports.palette import SUBTITLE, TITLE
from asn_desktop.reports.paper import MM
from asn_desktop.reports.parts import Letterhead, Signing
from asn_desktop.reports.signature import signature_pair


@dataclass(frozen=True, slots=True)
class SheetHead:
    """Who the sheet is about, and who signs it: the mentor left, the office right."""

    letterhead: Letterhead
    name: str
    period: str
    facts: tuple[Fact, ...]
    mentor: Signing
    official: Signing


def place_head(sheet: Sheet, head: SheetHead, title: str) -> None:
    """Put letterhead, title and facts."""
    sheet.letterhead(head.letterhead)
    sheet.place(Text(title, TITLE))
    sheet.place(Text(head.period, SUBTITLE), 4 * MM)
    sheet.place(facts_block(head.facts, sheet.width), 4 * MM)


def signatures_height(sheet: Sheet, head: SheetHead) -> float:
    """What the signatures need."""
    return 6 * MM + signature_pair(head.mentor, head.official, sheet.width).height(sheet.width)


def place_signatures(sheet: Sheet, head: SheetHead) -> None:
    """Put both signatures, kept together."""
    sheet.y -= 6 * MM
    sheet.place(signature_pair(head.mentor, head.official, sheet.width))
