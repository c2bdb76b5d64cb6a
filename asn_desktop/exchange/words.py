"""This file holds how this room says things in the reader's language, remembered per phrase."""

from functools import lru_cache
from gettext import gettext


@lru_cache(maxsize=2048)
def _(message: str) -> str:
    """The phrase in the reader's language.

    Remembered, because the standard library asks the file system at every call, and a list of
    ten thousand rows may have ten thousand problems.
    """
    return gettext(message)


def forget_phrases() -> None:
    """Let the next call ask the catalogue again, after a change of language."""
    _.cache_clear()
