"""This file holds the painting of radar, heat map and list, beside Qt playing back the same strokes alone."""

import random
from collections.abc import Iterator

from PySide6.QtGui import QImage, QPainter, QPicture
from PySide6.QtWidgets import QApplication, QWidget

from asn_desktop.ui.theme import apply_theme
from asn_desktop.ui.translation import speak_indonesian
from asn_desktop.ui.widgets.heat_map import HeatCell, HeatMap, HeatRow
from asn_desktop.ui.widgets.radar import Radar, RadarAxis
from asn_desktop.ui.widgets.row_list import ListItem, RowList
from tests.bench.harness import Sample, benchmark, timed

NAMES = (
    *("Integritas", "Kerja sama", "Komunikasi", "Orientasi hasil", "Pelayanan publik"),
    *("Pengembangan diri", "Mengelola perubahan", "Pengambilan keputusan", "Perekat bangsa"),
)
PEOPLE, FRAMES = 25, 5


def application() -> QApplication:
    """The one Qt application of this process, dressed as the program."""
    app = QApplication.instance() or QApplication(["bench", "-platform", "offscreen"])
    assert isinstance(app, QApplication)
    speak_indonesian(app)
    if not app.styleSheet():
        apply_theme(app, mode="light")
    return app


def make_radar(chance: random.Random) -> Radar:
    made = Radar()
    made.show_axes([RadarAxis(name, chance.randrange(1, 6), chance.randrange(2, 5)) for name in NAMES])
    made.resize(328, 300)
    return made


def make_heat_map(chance: random.Random) -> HeatMap:
    made = HeatMap(name_heading="Pegawai", worst_heading="Terbesar", foot_heading="Di bawah standar")
    rows = []
    for number in range(PEOPLE):
        cells = tuple(HeatCell(chance.choice((None, 1, 2, 3, 4)), 3) for _name in NAMES)
        worst = min((cell.gap for cell in cells if cell.gap is not None), default=None)
        rows.append(HeatRow(number, f"Pegawai Contoh {number}", cells, worst))
    made.show_map(NAMES, rows)
    made.resize(900, 530)
    return made


def make_list(chance: random.Random) -> RowList:
    made = RowList()
    made.show_items(
        [
            ListItem(
                number, f"Pegawai Contoh {number}", "Pengelola Data", shows_gap=True,
                gap=chance.choice((None, -2, -1, 0, 1)), amount="7/9", share=7 / 9,
            )
            for number in range(PEOPLE)
        ]
    )  # fmt: skip
    made.resize(320, 530)
    return made


def sides(widgets: list[QWidget]) -> dict[str, Sample]:
    """Both ways of painting the same widgets; each sample is the mean of some frames."""
    app = application()
    pictures, images = [], []
    for widget in widgets:
        widget.show()
        app.processEvents()
        picture = QPicture()
        widget.render(picture)
        pictures.append(picture)
        images.append(QImage(widget.size(), QImage.Format.Format_ARGB32_Premultiplied))

    def play_back() -> None:
        for _frame in range(FRAMES):
            for picture, image in zip(pictures, images, strict=True):
                painter = QPainter(image)
                painter.drawPicture(0, 0, picture)
                painter.end()

    def paint() -> None:
        for _frame in range(FRAMES):
            for widget, image in zip(widgets, images, strict=True):
                widget.render(image)

    return {
        "same strokes played back": lambda: timed(play_back)() / FRAMES,
        "painted": lambda: timed(paint)() / FRAMES,
    }


@benchmark("painting", unit="ms", ours="painted", limit="same strokes played back", reach=2.0, rounds=15)
def radar_heat_map_and_list() -> Iterator[dict[str, Sample]]:
    application()
    chance = random.Random(3)
    yield sides([make_radar(chance), make_heat_map(chance), make_list(chance)])


@benchmark(
    "painting-radar", unit="ms", ours="painted", limit="same strokes played back", reach=2.0, rounds=15
)
def radar_alone() -> Iterator[dict[str, Sample]]:
    application()
    yield sides([make_radar(random.Random(3))])


@benchmark("painting-map", unit="ms", ours="painted", limit="same strokes played back", reach=2.0, rounds=15)
def heat_map_alone() -> Iterator[dict[str, Sample]]:
    application()
    yield sides([make_heat_map(random.Random(3))])


@benchmark("painting-list", unit="ms", ours="painted", limit="same strokes played back", reach=2.0, rounds=15)
def list_alone() -> Iterator[dict[str, Sample]]:
    application()
    yield sides([make_list(random.Random(3))])
