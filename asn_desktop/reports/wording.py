"""This file holds how numbers, names and fixed phrases are written on paper."""

from functools import lru_cache
from gettext import gettext

from asn_desktop.rules.charts import signed

NBSP = "\u00a0"
DASH = "\u2013"
DOT = f"{NBSP}{NBSP}\u00b7{NBSP} "


@lru_cache(maxsize=2048)
def _(message: str) -> str:
    """The phrase in the reader's language.

    Remembered, because the standard library asks the file system at every call; each reading
    of a document's content forgets, so that a change of language is heard.
    """
    return gettext(message)


def forget_phrases() -> None:
    """Let the next call ask the catalogue again."""
    _.cache_clear()


def figure(value: int | None) -> str:
    """`3`, or a dash when nothing was measured."""
    return DASH if value is None else str(value)


def gap_text(gap: int | None) -> str:
    """`0`, `+1`, `−2`, or a dash when nothing was measured."""
    return signed(gap)
