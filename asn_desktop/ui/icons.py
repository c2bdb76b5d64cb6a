"""This file holds the icons: SVG outlines tinted with a token and rendered crisp for the screen."""

import re
from functools import cache

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QGuiApplication, QIcon, QPainter, QPixmap

from asn_desktop.settings import RESOURCES
from asn_desktop.ui.theme import color_name, px

_GRIDS = (16, 20, 24)
_FILL = re.compile(r'fill="#[0-9A-Fa-f]{3,6}"')


def icon(name: str, tint: str = "text2", size: int = 20, *, filled: bool = False) -> QIcon:
    """An icon for a button or an action, in the colour of a token, at a design size."""
    return QIcon(pixmap(name, tint, size, filled=filled))


def pixmap(name: str, tint: str = "text2", size: int = 20, *, filled: bool = False) -> QPixmap:
    """The icon as a picture for painting and labels. Do not change the returned picture."""
    app = QGuiApplication.instance()
    ratio = app.devicePixelRatio() if isinstance(app, QGuiApplication) else 1.0
    return _pixmap(name, color_name(tint), px(size), filled, ratio)


@cache
def _pixmap(name: str, tint: str, pixels: int, filled: bool, ratio: float) -> QPixmap:
    from PySide6.QtSvg import QSvgRenderer

    side = round(pixels * ratio)
    picture = QPixmap(side, side)
    picture.fill(Qt.GlobalColor.transparent)
    outline = _FILL.sub("", _outline(name, pixels, filled)).replace("<svg ", f'<svg fill="{tint}" ', 1)
    with QPainter(picture) as painter:
        QSvgRenderer(QByteArray(outline.encode())).render(painter, QRectF(0, 0, side, side))
    picture.setDevicePixelRatio(ratio)
    return picture


@cache
def _outline(name: str, pixels: int, filled: bool) -> str:
    """The SVG drawn on the grid nearest to the size: a 20 px drawing stays sharp at 20 px.

    An icon without a filled drawing shows its outline.

    Raises:
        KeyError: no such icon is shipped.
    """
    style = "filled" if filled else "regular"
    for grid in sorted(_GRIDS, key=lambda side: (abs(side - pixels), side)):
        path = RESOURCES / "icons" / f"{name}_{grid}_{style}.svg"
        if path.exists():
            return path.read_text(encoding="utf-8")
    if filled:
        return _outline(name, pixels, False)
    raise KeyError(name)
