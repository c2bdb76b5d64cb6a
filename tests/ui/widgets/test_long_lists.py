"""Long lists are laid out without asking Python about every row."""

import sys
from types import FrameType
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from asn_desktop.ui.widgets.row_list import ListGroup, ListItem, RowList

MANY = 20_000


def test_filling_a_long_list_asks_python_about_the_rows_in_view_only(qtbot, qapp: QApplication) -> None:
    items = [ListItem(number, f"Pegawai {number}", "Kasi") for number in range(MANY)]
    shown = RowList()
    qtbot.addWidget(shown)
    shown.resize(320, 700)
    shown.show_items(items)
    calls = 0

    def count(_frame: FrameType, event: str, _argument: Any) -> None:
        nonlocal calls
        calls += event == "call"

    before = sys.getprofile()
    sys.setprofile(count)
    try:
        shown.show()
        qapp.processEvents()
        shown.viewport().repaint()
    finally:
        sys.setprofile(before)
    assert 0 < calls < MANY
    assert shown.select(MANY - 1)
    assert shown.viewport().rect().contains(shown.visualRect(shown.currentIndex()))


def test_rows_can_be_chosen_but_not_typed_into_and_headings_neither(qtbot) -> None:
    shown = RowList()
    qtbot.addWidget(shown)
    shown.show_items([ListGroup("Inti"), ListItem(1, "Integritas")])
    heading, row = (shown.model().index(place, 0).flags() for place in (0, 1))
    assert heading == Qt.ItemFlag.NoItemFlags
    assert row & Qt.ItemFlag.ItemIsSelectable
    assert not row & (Qt.ItemFlag.ItemIsEditable | Qt.ItemFlag.ItemIsDragEnabled)
