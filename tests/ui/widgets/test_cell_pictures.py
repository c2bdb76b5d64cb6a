"""Cells of a grid are painted once, then copied, and follow the look; texts are drawn as Qt draws them."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter, QPicture
from PySide6.QtWidgets import QApplication

from asn_desktop.ui.theme import apply_theme, color, font_of_pixels
from asn_desktop.ui.widgets.cell_pictures import CellPictures
from asn_desktop.ui.widgets.heat_map import HeatCell, HeatMap, HeatRow
from asn_desktop.ui.widgets.painting import CENTER, LEFT, RIGHT, draw_gap_badge, draw_text

CELL = QRectF(4, 6, 60, 20)
FORMAT = QImage.Format.Format_ARGB32_Premultiplied


class Stroke:
    """Paints a gap and counts how often it had to."""

    def __init__(self) -> None:
        self.times = 0

    def __call__(self, painter: QPainter, rect: QRectF) -> None:
        self.times += 1
        draw_gap_badge(painter, rect.adjusted(1, 1, -1, -1), -2)


def frame(pictures: CellPictures, stroke: Stroke, *, copies: int = 1, ratio: float = 1.0) -> QImage:
    image = QImage(80, 40, FORMAT)
    image.fill(color("surface"))
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    pictures.start(painter, ratio)
    for _copy in range(copies):
        pictures.draw(painter, CELL, -2, stroke)
    painter.end()
    return image


def test_cell_is_painted_once_and_copied_without_a_difference(qapp: QApplication) -> None:
    pictures, stroke = CellPictures(), Stroke()
    copied = frame(pictures, stroke, copies=5)
    again = frame(pictures, stroke)
    assert stroke.times == 1
    direct = QImage(80, 40, FORMAT)
    direct.fill(color("surface"))
    painter = QPainter(direct)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    stroke(painter, CELL)
    painter.end()
    assert copied == direct
    assert again == direct


def test_other_theme_or_text_size_paints_cells_anew(qapp: QApplication) -> None:
    pictures, stroke = CellPictures(), Stroke()
    light = frame(pictures, stroke)
    apply_theme(qapp, mode="dark")
    assert frame(pictures, stroke) != light
    assert stroke.times == 2
    apply_theme(qapp, mode="dark", text_scale=130)
    frame(pictures, stroke)
    assert stroke.times == 3


def test_fractional_screens_and_recorders_of_strokes_get_the_strokes(qapp: QApplication) -> None:
    pictures, stroke = CellPictures(), Stroke()
    frame(pictures, stroke, copies=3, ratio=1.25)
    assert stroke.times == 3
    painter = QPainter(picture := QPicture())
    pictures.start(painter, 1.0)
    pictures.draw(painter, CELL, -2, stroke)
    painter.end()
    assert stroke.times == 4
    assert picture.size() > 0


def test_heat_map_follows_a_change_of_theme(qtbot, qapp: QApplication) -> None:
    heat = HeatMap(name_heading="Pegawai", worst_heading="Terburuk", foot_heading="Di bawah standar")
    qtbot.addWidget(heat)
    heat.show_map(["Integritas"], [HeatRow(1, "Dewi", (HeatCell(1, 3),), -2)])
    heat.resize(500, 200)
    heat.show()
    center = heat.cell_rect(0, 0).center().toPoint()
    place = heat.viewport().mapTo(heat, center)
    corner = (place.x() - 30, place.y() + 5)
    assert heat.grab().toImage().pixelColor(*corner) == color("gap_minus2")
    apply_theme(qapp, mode="dark")
    assert heat.grab().toImage().pixelColor(*corner) == color("gap_minus2")


def test_texts_lie_where_qt_lays_them_and_stay_inert(qapp: QApplication) -> None:
    for text in ("Dewi Anggraini", "<b>Budi</b>", "A & B", "7/9", "dua\nbaris", ""):
        for align in (LEFT, CENTER, RIGHT):
            ours, bare = QImage(200, 40, FORMAT), QImage(200, 40, FORMAT)
            for image in (ours, bare):
                image.fill(color("surface"))
                painter = QPainter(image)
                box = QRectF(10, 4, 180, 30)
                if image is ours:
                    draw_text(painter, box, text, align=align)
                else:
                    painter.setFont(font_of_pixels(13, 400))
                    painter.setPen(color("text"))
                    painter.drawText(box, align, text)
                painter.end()
            assert ours == bare, (text, align)
