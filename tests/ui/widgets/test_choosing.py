"""Choosing by keys: scores, views, tabs, lists, tables."""

from dataclasses import dataclass

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication

from asn_desktop.ui.widgets.people_picker import PeoplePicker, Person
from asn_desktop.ui.widgets.row_list import ListGroup, ListItem, RowList
from asn_desktop.ui.widgets.score_row import ScoreRow
from asn_desktop.ui.widgets.seg import Seg
from asn_desktop.ui.widgets.stepper import Stepper
from asn_desktop.ui.widgets.tab_bar import TabBar
from asn_desktop.ui.widgets.table import Column, TableView


@dataclass(frozen=True)
class Row:
    name: str
    gap: int | None


ROWS = [Row("Fitri", -1), Row("dewi", None), Row("Ahmad", 0), Row("Budi", -2)]


@pytest.fixture
def score(qtbot) -> ScoreRow:
    made = ScoreRow("Integritas")
    qtbot.addWidget(made)
    return made


def test_digit_gives_the_score_and_goes_on(qtbot, score: ScoreRow) -> None:
    with qtbot.waitSignals([score.chosen, score.moved]):
        qtbot.keyClicks(score, "4")
    assert score.value() == 4
    assert score.accessibleName() == "Integritas, nilai 4"


def test_zero_is_a_score_and_delete_takes_it_back(qtbot, score: ScoreRow) -> None:
    qtbot.keyClicks(score, "0")
    assert score.value() == 0
    qtbot.keyClick(score, Qt.Key.Key_Delete)
    assert score.value() is None
    assert score.accessibleName() == "Integritas, belum dinilai"


@pytest.mark.parametrize("keys", ["6", "9", "x"])
def test_other_keys_leave_the_score(qtbot, score: ScoreRow, keys: str) -> None:
    score.show_value(3)
    qtbot.keyClicks(score, keys)
    assert score.value() == 3


def test_enter_accepts_the_value_of_last_time(qtbot, score: ScoreRow) -> None:
    score.show_value(None, ghost=2)
    assert score.value() is None
    qtbot.keyClick(score, Qt.Key.Key_Return)
    assert score.value() == 2


def test_arrows_step_and_ask_for_another_row(qtbot, score: ScoreRow) -> None:
    score.show_value(2)
    qtbot.keyClick(score, Qt.Key.Key_Right)
    assert score.value() == 3
    with qtbot.waitSignal(score.moved) as moved:
        qtbot.keyClick(score, Qt.Key.Key_Up)
    assert moved.args == [-1]


def test_click_chooses_the_button_under_the_pointer(qtbot, score: ScoreRow) -> None:
    score.show()
    middle = score.cell_rects()[5].center().toPoint()
    qtbot.mouseClick(score, Qt.MouseButton.LeftButton, pos=middle)
    assert score.value() == 5


def test_locked_score_stays(qtbot, score: ScoreRow) -> None:
    score.show_value(2)
    score.set_locked(True)
    qtbot.keyClicks(score, "5")
    assert score.value() == 2


def test_score_buttons_are_large_enough_to_hit(score: ScoreRow) -> None:
    assert all(rect.width() >= 34 and rect.height() >= 32 for rect in score.cell_rects())


def test_arrows_move_between_views(qtbot) -> None:
    seg = Seg(["Kamus", "Standar", "Peta"])
    qtbot.addWidget(seg)
    with qtbot.waitSignal(seg.changed) as changed:
        qtbot.keyClick(seg, Qt.Key.Key_Right)
    assert changed.args == [1]
    qtbot.keyClick(seg, Qt.Key.Key_End)
    assert (seg.current(), seg.accessibleName()) == (2, "Peta")


def test_tabs_announce_only_a_change(qtbot) -> None:
    tabs, heard = TabBar(["Kantor", "Pengguna"]), []
    qtbot.addWidget(tabs)
    tabs.changed.connect(heard.append)
    tabs.choose(0)
    tabs.choose(1)
    tabs.set_current(0)
    assert heard == [1]


def test_stepper_says_where_it_is(qtbot) -> None:
    stepper = Stepper(["Siapkan", "Bermain"], 1)
    qtbot.addWidget(stepper)
    assert stepper.accessibleName() == "Langkah 2 dari 2, Bermain"


@pytest.fixture
def people(qtbot) -> RowList:
    made = RowList()
    qtbot.addWidget(made)
    made.show_items(
        [
            ListGroup("Pimpinan"),
            ListItem(1, "Rahmat", "Lurah"),
            ListGroup("Pelaksana"),
            ListItem(2, "Dewi", "Kasi", shows_gap=True, gap=-2, amount="14 JP"),
        ]
    )
    return made


def test_list_steps_over_headings_and_keeps_its_place(qtbot, people: RowList) -> None:
    people.step(1)
    assert people.current_key() == 1
    with qtbot.waitSignal(people.chosen) as chosen:
        people.step(1)
    assert chosen.args == [2]
    people.show_items([ListItem(2, "Dewi"), ListItem(3, "Budi")])
    assert people.current_key() == 2
    assert not people.select(99)


def test_enter_opens_the_current_person(qtbot, people: RowList) -> None:
    people.select(2)
    with qtbot.waitSignal(people.opened) as opened:
        qtbot.keyClick(people, Qt.Key.Key_Return)
    assert opened.args == [2]


def test_list_row_speaks_a_sentence(people: RowList) -> None:
    said = people.model().index(3, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert said == "Dewi, Kasi, kurang 2 tingkat, 14 JP"


@pytest.fixture
def table(qtbot) -> TableView[Row]:
    columns: list[Column[Row]] = [
        Column("Nama", lambda row: row.name),
        Column("Selisih", lambda row: row.gap, width=80, align="right"),
    ]
    made: TableView[Row] = TableView(columns, many=True)
    qtbot.addWidget(made)
    made.show_rows(ROWS)
    return made


def test_heading_sorts_up_then_down_with_the_unmeasured_last(table: TableView[Row]) -> None:
    table._sort(1)
    assert [row.gap for row in table.rows()] == [-2, -1, 0, None]
    table._sort(1)
    assert [row.gap for row in table.rows()] == [0, -1, -2, None]
    table._sort(0)
    assert [row.name for row in table.rows()] == ["Ahmad", "Budi", "dewi", "Fitri"]


def test_sorting_keeps_the_row_under_the_cursor(table: TableView[Row]) -> None:
    table.select_row(2)
    table._sort(1)
    assert table.current_row() == Row("Ahmad", 0)


def test_copy_gives_headings_and_tabs(qtbot, table: TableView[Row]) -> None:
    table.select_row(1)
    qtbot.keyClick(table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == "Nama\tSelisih\ndewi\t"


def test_enter_opens_a_row_and_many_can_be_selected(qtbot, table: TableView[Row]) -> None:
    table.select_row(0)
    with qtbot.waitSignal(table.opened) as opened:
        qtbot.keyClick(table, Qt.Key.Key_Return)
    assert opened.args == [ROWS[0]]
    with qtbot.waitSignal(table.selection_changed) as selected:
        qtbot.keyClick(table, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    assert selected.args == [2]
    assert table.selected_rows() == ROWS[:2]


def test_picker_keeps_ticks_of_people_filtered_away(qtbot) -> None:
    picker = PeoplePicker("Pegawai", [Person(1, "Dewi"), Person(2, "Budi", mark="draf")])
    qtbot.addWidget(picker)
    picker.show()
    assert picker.chosen() == (1, 2)
    picker.filter.setText("buddi")
    assert picker._model.rowCount() == 1
    box = picker._list.visualRect(picker._model.index(0, 0))
    with qtbot.waitSignal(picker.changed) as changed:
        qtbot.mouseClick(picker._list.viewport(), Qt.MouseButton.LeftButton, pos=box.center() + QPoint(0, 0))
    assert changed.args == [(1,)]
