"""Data shown is inert text, whatever it contains."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

from asn_desktop.ui.widgets.badges import Avatar
from asn_desktop.ui.widgets.boxes import Card, Note, column
from asn_desktop.ui.widgets.buttons import Button, MenuButton
from asn_desktop.ui.widgets.forms import FormField
from asn_desktop.ui.widgets.messages import EmptyState, InlineBar, ResultPanel
from asn_desktop.ui.widgets.painting import initials
from asn_desktop.ui.widgets.sheets import ConfirmSheet, CrashSheet
from asn_desktop.ui.widgets.text import Chip, ElideLabel, HugLabel, KeyHint, Label, plain_tooltip
from asn_desktop.ui.widgets.toast import Toast

HOSTILE = ("<b>Dewi</b>", "<img src=file:///etc/passwd>", "=1+1", "</para>", "&amp; <a href='x'>y</a>")


@pytest.mark.parametrize("text", HOSTILE)
def test_every_label_shows_hostile_data_literally(qtbot, text: str) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    parts: list[QWidget] = [
        Label(text), ElideLabel(text), HugLabel(text), Chip(text), KeyHint(text),
        InlineBar(text, detail=text), EmptyState("people", text, text), ResultPanel(text, text),
        Note(text, detail=text), FormField(text, QWidget()), Toast(text), Card(Label(text)),
    ]  # fmt: skip
    column(*parts, parent=window)
    sheets = [ConfirmSheet(window, text, [text], confirm=text), CrashSheet(window, text)]
    labels = [label for root in (window, *sheets) for label in root.findChildren(QLabel)]
    worded = [label for label in labels if label.text()]
    assert len(worded) > 15
    assert all(label.textFormat() == Qt.TextFormat.PlainText for label in worded)


@pytest.mark.parametrize("text", HOSTILE)
def test_tooltip_of_a_shortened_name_shows_it_literally(qtbot, text: str) -> None:
    label = ElideLabel(text * 20)
    qtbot.addWidget(label)
    label.resize(60, 20)
    label.show()
    assert label.is_elided()
    assert label.full_text() == text * 20
    assert "<b>" not in label.toolTip()
    assert "<img" not in label.toolTip()
    assert plain_tooltip("Dewi") == "Dewi"


def test_ampersand_in_a_button_is_a_letter(qtbot) -> None:
    button = Button("Simpan & cetak")
    qtbot.addWidget(button)
    assert button.label() == "Simpan & cetak"
    assert button.shortcut().isEmpty()
    menu = MenuButton()
    qtbot.addWidget(menu)
    assert menu.add("Rapat & kerja", lambda: None).text() == "Rapat && kerja"


def test_label_that_hugs_its_text_shows_it_whole_when_there_is_room(qtbot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    name = HugLabel("Dewi Anggraini Putri", "title")
    from asn_desktop.ui.widgets.boxes import line

    line(name, Chip("2 sinyal"), None, parent=window)
    window.resize(600, 60)
    window.show()
    assert not name.is_elided()
    window.resize(200, 60)
    assert name.is_elided()


def test_enter_presses_a_button(qtbot) -> None:
    pressed: list[int] = []
    button = Button("Cetak", on_click=lambda: pressed.append(1))
    qtbot.addWidget(button)
    qtbot.keyClick(button, Qt.Key.Key_Return)
    qtbot.keyClick(button, Qt.Key.Key_Space)
    assert pressed == [1, 1]


@pytest.mark.parametrize(
    ("name", "letters"),
    [
        ("Dewi Anggraini Putri", "DA"),
        ("H. Rahmat Contoh, S.Sos.", "RC"),
        ("Fitri", "FI"),
        ("", "?"),
        ("-", "?"),
    ],
)
def test_initials_leave_titles_out(name: str, letters: str) -> None:
    assert initials(name) == letters


def test_painted_parts_speak_in_sentences(qtbot) -> None:
    from asn_desktop.ui.widgets.badges import DistBar, GapBadge, LevelBar, StackBar

    bar = LevelBar(2, 4, name="Pelayanan publik")
    for widget in (
        bar,
        badge := GapBadge(None),
        dist := DistBar((1, 2, 3, 4)),
        avatar := Avatar("Dewi Putri"),
    ):
        qtbot.addWidget(widget)
    assert bar.accessibleName() == "Pelayanan publik, nilai 2, standar 4, kurang 2 tingkat"
    assert badge.accessibleName() == "belum dinilai"
    assert dist.accessibleName() == "1 melampaui, 2 memenuhi, 3 kurang 1, 4 kurang 2 atau lebih"
    assert avatar.accessibleName() == "Inisial DP"
    stack = StackBar([(9, "gap_plus1", "tercapai"), (5, "gap_minus1", "tertinggal")])
    qtbot.addWidget(stack)
    assert stack.accessibleName() == "9 tercapai, 5 tertinggal"
