"""This file holds the keys to the signs of the matrix and of the map."""

from collections.abc import Sequence
from gettext import gettext as _

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPolygonF, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from asn_desktop.ui.theme import color, px
from asn_desktop.ui.widgets.badges import GapLegend
from asn_desktop.ui.widgets.boxes import line
from asn_desktop.ui.widgets.buttons import Button
from asn_desktop.ui.widgets.painting import CENTER, Painted, draw_round, draw_text
from asn_desktop.ui.widgets.text import KeyHint, Label


class FittingLine(QWidget):
    """Entries at the right end of a line: of several sets the first that fits is shown, or none."""

    def __init__(
        self,
        entries: Sequence[QWidget],
        sets: Sequence[Sequence[QWidget]],
        *always: QWidget,
        spacing: int = 8,
    ) -> None:
        super().__init__()
        self._entries, self._sets = tuple(entries), tuple(tuple(one) for one in sets)
        self._always, self._spacing = always, spacing
        line(None, *self._entries, *always, spacing=spacing, parent=self)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.fit()

    def minimumSizeHint(self) -> QSize:
        """Only what is always shown."""
        width = sum(entry.sizeHint().width() for entry in self._always if not entry.isHidden())
        return QSize(width, px(32))

    def fit(self) -> None:
        """Choose the set for the present width."""
        room = self.width() - self.minimumSizeHint().width() - px(self._spacing) * len(self._always)
        chosen: tuple[QWidget, ...] = ()
        for one in self._sets:
            wanted = sum(max(entry.sizeHint().width(), entry.minimumWidth()) for entry in one)
            if wanted + px(self._spacing) * (len(one) - 1) <= room:
                chosen = one
                break
        for entry in self._entries:
            entry.setVisible(entry in chosen)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Choose anew."""
        super().resizeEvent(event)
        self.fit()


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


class MatrixLegend(FittingLine):
    """What W and the corner mean; the keys give way in a small window."""

    def __init__(self) -> None:
        signs: list[QWidget] = [
            RequiredSign(),
            Label(_("wajib"), "cap"),
            ChangedSign(),
            Label(_("diubah dari bawaan"), "cap"),
        ]
        keys: list[QWidget] = []
        for names, words in (
            (("1", "5"), _("isi")),
            (("Enter",), _("turun")),
            (("Tab",), _("kanan")),
            (("W",), _("wajib")),
        ):
            for place, name in enumerate(names):
                keys += [Label("–", "cap")] if place else []
                keys.append(KeyHint(name))
            keys.append(Label(words, "cap"))
        super().__init__(signs + keys, [signs + keys, signs])


class MapLegend(FittingLine):
    """What the cells mean; in a small window shorter, with the way to the suggestion."""

    def __init__(self) -> None:
        wide: list[QWidget] = [GapLegend(-2, _("2 atau lebih di bawah")), GapLegend(-1, _("1 di bawah"))]
        narrow: list[QWidget] = [GapLegend(-2, _("kurang 2+")), GapLegend(-1, _("kurang 1"))]
        rest: list[QWidget] = [
            GapLegend(0, _("memenuhi")),
            GapLegend(1, _("melampaui")),
            GapLegend(None, _("belum dinilai")),
        ]
        self.link = Button("", "link")
        self.link.hide()
        sets = [wide + rest, narrow + rest, narrow + rest[:2], narrow]
        super().__init__(wide + narrow + rest, sets, self.link)

    def show_compact(self, is_compact: bool) -> None:
        """Offer the way to the suggestion that has no room beside the map."""
        self.link.setVisible(is_compact)
        self.fit()
