"""This file holds how a typed cell becomes clean text, and how it is shown to a person."""

from datetime import date, datetime

from asn_desktop.exchange.sheet_reader import Cell
from asn_desktop.rules import typed_text
from asn_desktop.rules.indonesian_date import format_short, format_time

MAX_TEXT = 2000
"""Longer cells are cut; no field of a list is that long, and hostile files have cells of a megabyte."""

_EMPTY_WORDS = frozenset(
    {"null", "-", "--", "---", "–", "—", "n/a", "#n/a", "#ref!", "#value!", "#name?", "nihil"}
)


def clean_text(cell: Cell) -> str:
    """The cell as one line of text, composed, without control and invisible characters.

    Numbers lose the ".0" of whole numbers; dates read dd-mm-yyyy.
    """
    if cell.__class__ is not str:
        return show_cell(cell)
    return clean_line(str(cell))


def clean_line(text: str) -> str:
    """One line of text of a cell's length: runs of white space become one space, unseen characters go."""
    return typed_text.clean_line(text[:MAX_TEXT] if len(text) > MAX_TEXT else text)


def clean_value(cell: Cell) -> str:
    """Clean text of a data cell: SIASN's leading apostrophe goes, words for "nothing" become empty."""
    text = clean_text(cell)
    if text[:1] == "'":
        text = text[1:].strip()
    return "" if text.casefold() in _EMPTY_WORDS else text


def show_cell(cell: Cell) -> str:
    """The cell as a person would read it in the sheet."""
    if isinstance(cell, str):
        return cell
    if isinstance(cell, bool):
        return "TRUE" if cell else "FALSE"
    if isinstance(cell, datetime):
        return f"{format_short(cell.date())} {format_time(cell)}"
    if isinstance(cell, date):
        return format_short(cell)
    return show_number(float(cell))


def show_number(number: float) -> str:
    """A number with decimal comma; large ones as Excel shows them, "1,98802E+17"."""
    if abs(number) >= 1e15:
        return f"{number:.5E}".replace(".", ",")
    if number == int(number):
        return str(int(number))
    return f"{number:.10g}".replace(".", ",")
