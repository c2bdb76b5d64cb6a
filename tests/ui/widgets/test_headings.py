"""A heading is broken between words, and ends in … rather than in half a letter."""

import pytest
from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import QApplication

from asn_desktop.ui.theme import font
from asn_desktop.ui.widgets.headings import on_two_lines


@pytest.mark.parametrize("room", [36, 53, 84, 200])
@pytest.mark.parametrize(
    "text", ["Integritas", "Pengambilan keputusan", "Sangat panjang " * 5, "</para>", ""]
)
def test_every_line_of_a_heading_fits_its_column(qapp: QApplication, text: str, room: int) -> None:
    lines = on_two_lines(text, 12, 600, room).split("\n")
    metrics = QFontMetricsF(font(12, 600))
    assert len(lines) <= 2
    assert all(metrics.horizontalAdvance(line) <= room for line in lines)


def test_heading_with_room_is_left_whole(qapp: QApplication) -> None:
    assert on_two_lines("Orientasi hasil", 12, 600, 200) == "Orientasi hasil"
    assert on_two_lines("Orientasi hasil", 12, 600, 70) == "Orientasi\nhasil"
