"""This file holds how text is measured, broken into lines and made to fit."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from asn_desktop.reports.fonts import clean, face
from asn_desktop.reports.palette import Style

SLACK = 0.01
"""Points by which rounding may overrun a box."""


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of running text; strong is set in SemiBold."""

    text: str
    strong: bool = False


@lru_cache(maxsize=20_000)
def text_width(text: str, name: str, size: float) -> float:
    """Width in points of one line."""
    return face(name).width(text) * size / 1000


@lru_cache(maxsize=20_000)
def wrap(text: str, name: str, size: float, width: float) -> tuple[str, ...]:
    """Lines of text no wider than `width` points; every character is kept but spaces at breaks."""
    lines: list[str] = []
    for paragraph in clean(text).split("\n"):
        lines.extend(_wrap_paragraph(paragraph, name, size, width))
    return tuple(lines)


def _wrap_paragraph(text: str, name: str, size: float, width: float) -> list[str]:
    """Lines of text without line ends."""
    if text_width(text, name, size) <= width + SLACK:
        return [text]
    lines: list[str] = []
    line = ""
    for word in text.split(" "):
        longer = f"{line} {word}" if line else word
        if text_width(longer, name, size) <= width + SLACK:
            line = longer
            continue
        if line:
            lines.append(line)
        *full, line = _break_word(word, name, size, width)
        lines.extend(full)
    lines.append(line)
    return lines


def _break_word(word: str, name: str, size: float, width: float) -> list[str]:
    """Pieces of a word too wide for a line, after a joining mark where there is one."""
    pieces: list[str] = []
    while word and text_width(word, name, size) > width + SLACK:
        end = 1
        while end < len(word) and text_width(word[: end + 1], name, size) <= width + SLACK:
            end += 1
        mark = max(word.rfind(joint, 0, end) for joint in "-/.,@_")
        if mark >= end // 2 and mark > 0:
            end = mark + 1
        pieces.append(word[:end])
        word = word[end:]
    return [*pieces, word]


def shortened(text: str, name: str, size: float, width: float, most: int) -> tuple[str, ...]:
    """The text on at most `most` lines; the last one ends in an ellipsis when there was more."""
    lines = wrap(text, name, size, width)
    if len(lines) <= most:
        return lines
    last = f"{lines[most - 1]} {lines[most]}".strip()
    while last and text_width(f"{last}…", name, size) > width + SLACK:
        last = last[:-1].rstrip()
    return (*lines[: most - 1], f"{last}…")


def fitted(text: str, style: Style, width: float, least: float = 0.72) -> Style:
    """The style stepped down until one line fits, or its smallest size when none does."""
    needed = text_width(clean(text), style.face, style.size)
    if needed <= width + SLACK:
        return style
    return style.scaled(max(least, width / needed))


Piece = tuple[str, str]
"""A face and text set in it."""


def wrap_spans(spans: Sequence[Span], style: Style, width: float) -> list[list[Piece]]:
    """Lines of mixed text, each a list of pieces that join without a gap."""
    lines: list[list[Piece]] = [[]]
    used = 0.0
    for name, word, follows_space in _words(spans, style):
        space = " " if follows_space and lines[-1] else ""
        needed = text_width(space + word, name, style.size)
        if used + needed > width + SLACK and lines[-1]:
            lines.append([])
            used, space = 0.0, ""
        *full, word = _break_word(word, name, style.size, width) if used == 0 else [word]
        for piece in full:
            lines[-1].append((name, piece))
            lines.append([])
        lines[-1].append((name, space + word))
        used += text_width(space + word, name, style.size)
    return lines


def _words(spans: Sequence[Span], style: Style) -> Iterable[tuple[str, str, bool]]:
    """Face, word and whether a space stands before it."""
    follows_space = False
    for span in spans:
        name = "SemiBold" if span.strong else style.face
        parts = clean(span.text).replace("\n", " ").split(" ")
        for index, part in enumerate(parts):
            follows_space = follows_space or index > 0
            if part:
                yield name, part, follows_space
                follows_space = False
