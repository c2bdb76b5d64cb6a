"""This file holds how a heading is set on two short lines, so that a narrow column never cuts a letter."""

from functools import lru_cache

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetricsF

from asn_desktop.ui.theme import font, px

MOST_LINES = 2


def on_two_lines(text: str, size: int, weight: int, room: float) -> str:
    """The text broken between words into at most two lines; a line that is too long ends in …."""
    return _broken(text, size, weight, px(size), int(room))


@lru_cache(maxsize=1024)
def _broken(text: str, size: int, weight: int, _pixels: int, room: int) -> str:
    metrics = QFontMetricsF(font(size, weight))
    lines: list[str] = []
    for word in text.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and metrics.horizontalAdvance(longer) <= room:
            lines[-1] = longer
        else:
            lines.append(word)
    kept = [*lines[: MOST_LINES - 1], " ".join(lines[MOST_LINES - 1 :])]
    return "\n".join(metrics.elidedText(one, Qt.TextElideMode.ElideRight, room) for one in kept if one)
