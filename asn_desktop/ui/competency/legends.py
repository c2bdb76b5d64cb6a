"""This file holds the keys to the signs of the matrix and of the map."""

from gettext import gettext as _

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPolygonF
from PySide6.QtWidgets import QWidget

from asn_desktop.ui.theme import color, px
from asn_desktop.ui.widgets.badges import GapLegend
from asn_desktop.ui.widgets.boxes import line
from asn_desktop.ui.widgets.buttons import Button
from asn_desktop.ui.widgets.painting import CENTER, Painted, draw_round, draw_text
from asn_desktop.ui.widgets.text import KeyHint, Label


class RequiredSign(Painted):
    """The W of a compulsory competency."""

    def __init__(self) -> None:
        super().__init__(16, 16)

    def draw(self, painter: QPainter, rect: QRectF) -> None:
        """Paint the letter on its tint."""
        draw_round(painter, rect, 4, fill="warn_tint")
        draw_text(painter, rect, "W", "warn", size=11, weight=700, align=CENTER)


class ChangedSign(Painted):
    """The corner of a cell that differs from the built-in standard."""

    def __init__(self) -> None:
        super().__init__(16, 16)

    def draw(self, painter: QPainter, rect: QRectF) -> None:
        """Paint a cell with its corner."""
        draw_round(painter, rect, 3, border="border")
        side = px(9)
        corner = [QPointF(rect.right() - side, 0), rect.topRight(), QPointF(rect.right(), side)]
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(color("primary"))
        painter.drawPolygon(QPolygonF(corner))


class MatrixLegend(QWidget):
    """What W and the corner mean; the keys give way in a small window."""

    def __init__(self) -> None:
        super().__init__()
        self._keys = QWidget()
        line(
            12,
            KeyHint("1"),
            Label("–", "cap"),
            KeyHint("5"),
            Label(_("isi"), "cap"),
            6,
            KeyHint("Enter"),
            Label(_("turun"), "cap"),
            6,
            KeyHint("Tab"),
            Label(_("kanan"), "cap"),
            6,
            KeyHint("W"),
            Label(_("wajib atau tidak"), "cap"),
            spacing=6,
            parent=self._keys,
        )
        line(
            RequiredSign(),
            Label(_("wajib"), "cap"),
            6,
            ChangedSign(),
            Label(_("diubah dari bawaan"), "cap"),
            self._keys,
            spacing=6,
            parent=self,
        )

    def show_compact(self, is_compact: bool) -> None:
        """Leave the keys out."""
        self._keys.setVisible(not is_compact)


class MapLegend(QWidget):
    """What the cells mean; in a small window shorter, with the way to the suggestion."""

    def __init__(self) -> None:
        super().__init__()
        self._wide = [GapLegend(-2, _("2 atau lebih di bawah")), GapLegend(-1, _("1 di bawah"))]
        self._narrow = [GapLegend(-2, _("2 atau lebih")), GapLegend(-1, _("1 di bawah"))]
        self.link = Button("", "link")
        rest = [
            GapLegend(0, _("memenuhi")),
            GapLegend(1, _("melampaui")),
            GapLegend(None, _("belum dinilai")),
        ]
        line(*self._wide, *self._narrow, *rest, self.link, spacing=8, parent=self)
        self.show_compact(False)

    def show_compact(self, is_compact: bool) -> None:
        """Use the shorter words."""
        for entry in self._wide:
            entry.setVisible(not is_compact)
        for entry in self._narrow:
            entry.setVisible(is_compact)
        self.link.setVisible(is_compact)
