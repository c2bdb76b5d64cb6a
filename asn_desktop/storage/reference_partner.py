"""This file holds the reading of what ships for partners: the aspects of the mark sheet."""

from functools import cache

from asn_desktop.rules.internship_life import MarkAspect, MarkSheet
from asn_desktop.settings import RESOURCES
from asn_desktop.storage.reference_table import read_table

_PATH = RESOURCES / "reference" / "internship_marks.toml"


@cache
def load_mark_sheet() -> MarkSheet:
    """The aspects of the mark sheet in the order they are printed.

    Raises:
        ValueError: the file is broken, names a key twice, or the weights are not 100 together.
    """
    table = read_table(_PATH)
    rows = table.tables("aspect")
    aspects = tuple(
        MarkAspect(row.text("key"), row.text("label"), row.get("weight", int), row.text("meaning", ""))
        for row in rows
    )
    if len({one.key for one in aspects}) != len(aspects):
        raise table.fault("aspect", "a key is written twice")
    if sum(one.weight for one in aspects) != 100 or any(one.weight < 1 for one in aspects):
        raise table.fault("aspect", "the weights are not 100 together")
    return MarkSheet(aspects, table.text("basis"), table.get("is_confirmed", bool))
