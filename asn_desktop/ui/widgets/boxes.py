"""This file holds the frames and layouts that pages are built from."""

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QLayout, QScrollArea, QVBoxLayout, QWidget

from asn_desktop.ui.theme import px
from asn_desktop.ui.widgets.text import IconLabel, Label

Margins = tuple[int, int, int, int]
Item = QWidget | QLayout | int | None
_NONE: Margins = (0, 0, 0, 0)


def _fill(layout: QBoxLayout, items: Iterable[Item]) -> None:
    for item in items:
        if item is None:
            layout.addStretch(1)
        elif isinstance(item, int):
            layout.addSpacing(px(item))
        elif isinstance(item, QLayout):
            layout.addLayout(item)
        else:
            layout.addWidget(item)


def column(
    *items: Item, spacing: int = 0, margins: Margins = _NONE, parent: QWidget | None = None
) -> QVBoxLayout:
    """Items from top to bottom; an int is a gap, None a stretch."""
    layout = QVBoxLayout() if parent is None else QVBoxLayout(parent)
    layout.setSpacing(px(spacing))
    layout.setContentsMargins(*(px(margin) for margin in margins))
    _fill(layout, items)
    return layout


def line(
    *items: Item, spacing: int = 8, margins: Margins = _NONE, parent: QWidget | None = None
) -> QHBoxLayout:
    """Items from left to right; an int is a gap, None a stretch."""
    layout = QHBoxLayout() if parent is None else QHBoxLayout(parent)
    layout.setSpacing(px(spacing))
    layout.setContentsMargins(*(px(margin) for margin in margins))
    _fill(layout, items)
    return layout


class Frame(QFrame):
    """A frame with a look property and a layout in `body`; `add` puts items in order."""

    def __init__(
        self,
        look: tuple[str, str],
        *items: Item,
        across: bool = False,
        spacing: int = 0,
        margins: Margins = _NONE,
    ) -> None:
        super().__init__()
        self.setProperty(*look)
        self.body: QBoxLayout = (line if across else column)(spacing=spacing, margins=margins, parent=self)
        self.add(*items)

    def add(self, *items: Item) -> None:
        """Append items; an int is a gap, None a stretch."""
        _fill(self.body, items)


class Card(Frame):
    """A white panel with a border. Give `margins=(1, 1, 1, 1)` when a table fills it to the edge."""

    def __init__(
        self, *items: Item, across: bool = False, spacing: int = 0, margins: Margins = (16, 14, 16, 14)
    ) -> None:
        super().__init__(("card", "1"), *items, across=across, spacing=spacing, margins=margins)


class CardFoot(Frame):
    """The strip at the bottom of a card for hints and actions; `warn=True` tints it."""

    def __init__(
        self, *items: Item, height: int = 48, warn: bool = False, margins: Margins = (16, 0, 12, 0)
    ) -> None:
        super().__init__(("foot", "warn" if warn else "1"), *items, across=True, spacing=10, margins=margins)
        self.setFixedHeight(px(height))

    def set_warning(self, is_warning: bool) -> None:
        """Change the tint."""
        from asn_desktop.ui.widgets.text import restyle

        restyle(self, "foot", "warn" if is_warning else "1")


class Inset(Frame):
    """A quiet frame inside a card."""

    def __init__(
        self, *items: Item, across: bool = False, spacing: int = 2, margins: Margins = (12, 9, 10, 9)
    ) -> None:
        super().__init__(("inset", "1"), *items, across=across, spacing=spacing, margins=margins)


class Row(Frame):
    """A row of a list inside a card, with a line above it."""

    def __init__(self, *items: Item, spacing: int = 12, margins: Margins = (16, 8, 12, 8)) -> None:
        super().__init__(("row", "1"), *items, across=True, spacing=spacing, margins=margins)


_NOTE_ICONS = {
    "info": "info",
    "warn": "warning",
    "ok": "checkmark_circle",
    "bad": "error_circle",
    "mute": "info",
}


class Note(Frame):
    """A tinted remark with an icon; kinds info warn ok bad mute."""

    def __init__(self, text: str, kind: str = "info", *, icon: str = "", detail: str = "") -> None:
        super().__init__(("note", kind), across=True, spacing=10, margins=(12, 8, 12, 8))
        tint = "text2" if kind == "mute" else kind
        picture = IconLabel(icon or _NOTE_ICONS[kind], tint)
        self.words = Label(text, "strong" if detail else "", wrap=True)
        words = column(self.words)
        if detail:
            words.addWidget(Label(detail, "muted", wrap=True))
        self.body.addWidget(picture, 0, Qt.AlignmentFlag.AlignTop)
        self.body.addLayout(words, 1)


def hair_line() -> QFrame:
    """A horizontal line."""
    frame = QFrame()
    frame.setProperty("hline", "1")
    return frame


def upright_line() -> QFrame:
    """A vertical line."""
    frame = QFrame()
    frame.setProperty("vline", "1")
    return frame


def clear(layout: QLayout) -> None:
    """Take everything out of a layout and delete it."""
    while (item := layout.takeAt(0)) is not None:
        widget, inner = item.widget(), item.layout()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
        elif inner is not None:
            clear(inner)


def scrolling(content: QWidget) -> QScrollArea:
    """A frameless area that scrolls `content` up and down, never sideways."""
    area = QScrollArea()
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setWidgetResizable(True)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(content)
    return area
