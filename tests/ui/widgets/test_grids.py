"""Grids are filled as a spreadsheet is."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QLineEdit

from asn_desktop.ui.widgets.data_grid import DataGrid, GridColumn
from asn_desktop.ui.widgets.heat_map import HeatCell, HeatMap, HeatRow
from asn_desktop.ui.widgets.matrix_grid import MatrixCell, MatrixColumn, MatrixGrid, MatrixRow, heading_size
from asn_desktop.ui.widgets.painting import text_width

CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def grid(qtbot) -> DataGrid:
    made = DataGrid([GridColumn("Nama"), GridColumn("NIP"), GridColumn("Kunci", editable=False)])
    qtbot.addWidget(made)
    made.show_cells([["Dewi", "1", "x"], ["Budi", "2", "y"]])
    made.show()
    made.go_to(0, 0)
    return made


def type_into(qtbot, grid: DataGrid, text: str, key: Qt.Key) -> None:
    qtbot.keyClick(grid, Qt.Key.Key_F2)
    editor = grid.findChild(QLineEdit)
    editor.setText(text)
    qtbot.keyClick(editor, key)


def test_typed_cell_is_announced_with_its_old_text(qtbot, grid: DataGrid) -> None:
    with qtbot.waitSignal(grid.edited) as edited:
        type_into(qtbot, grid, "Dewi Anggraini", Qt.Key.Key_Return)
    assert edited.args == [0, 0, "Dewi", "Dewi Anggraini"]
    assert (grid.currentIndex().row(), grid.currentIndex().column()) == (1, 0)


def test_enter_goes_down_and_tab_goes_right(qtbot, grid: DataGrid) -> None:
    qtbot.keyClick(grid, Qt.Key.Key_Return)
    assert grid.currentIndex().row() == 1
    grid.focusNextPrevChild(True)
    assert grid.currentIndex().column() == 1


def test_pasted_block_goes_in_as_one_and_spares_locked_columns(qtbot, grid: DataGrid) -> None:
    QGuiApplication.clipboard().setText("Citra\t3\tz\r\nEko\t4\tz\r\nzuviel\t5\tz\r\n")
    with qtbot.waitSignal(grid.pasted) as pasted:
        qtbot.keyClick(grid, Qt.Key.Key_V, CONTROL)
    assert pasted.args[2] == [["Citra", "3", "z"], ["Eko", "4", "z"]]
    assert grid.cells() == [["Citra", "3", "x"], ["Eko", "4", "y"]]


def test_growing_grid_takes_all_rows(qtbot) -> None:
    grid = DataGrid([GridColumn("Nama")], grows=True)
    qtbot.addWidget(grid)
    grid.show_cells([[""]])
    grid.go_to(0, 0)
    QGuiApplication.clipboard().setText("Dewi\nBudi\nEko")
    qtbot.keyClick(grid, Qt.Key.Key_V, CONTROL)
    assert grid.cells() == [["Dewi"], ["Budi"], ["Eko"]]


def test_copy_of_a_block_has_headings(qtbot, grid: DataGrid) -> None:
    grid.selectAll()
    qtbot.keyClick(grid, Qt.Key.Key_C, CONTROL)
    assert QGuiApplication.clipboard().text() == "Nama\tNIP\tKunci\nDewi\t1\tx\nBudi\t2\ty"


def test_delete_empties_and_control_d_copies_down(qtbot, grid: DataGrid) -> None:
    qtbot.keyClick(grid, Qt.Key.Key_Delete)
    assert grid.cells()[0][0] == ""
    grid.set_cell(0, 1, "9")
    grid.go_to(1, 1)
    qtbot.keyClick(grid, Qt.Key.Key_D, CONTROL)
    assert grid.cells()[1][1] == "9"


def test_problem_of_a_cell_is_spoken(grid: DataGrid) -> None:
    grid.set_problem(1, 1, "NIP baru 17 angka")
    said = grid.model().index(1, 1).data(Qt.ItemDataRole.AccessibleTextRole)
    assert said == "NIP, 2, NIP baru 17 angka"
    grid.set_problem(1, 1, "")
    assert grid.problems() == {}


@pytest.fixture
def matrix(qtbot) -> MatrixGrid:
    made = MatrixGrid(name_heading="Jabatan", count_heading="Pegawai")
    qtbot.addWidget(made)
    columns = [MatrixColumn("Integritas", "MANAJERIAL"), MatrixColumn("Perekat bangsa", "SOSIAL")]
    rows = [MatrixRow(name, 1, (MatrixCell(3), MatrixCell(None))) for name in ("Lurah", "Kasi")]
    made.show_matrix(columns, rows)
    made.resize(600, 300)
    made.show()
    return made


def test_typed_level_waits_until_enter_applies_it(qtbot, matrix: MatrixGrid) -> None:
    with qtbot.waitSignal(matrix.pending_changed) as pending:
        qtbot.keyClicks(matrix, "4")
    assert pending.args == [(0, 0, 3, 4)]
    with qtbot.waitSignal(matrix.applied) as applied:
        qtbot.keyClick(matrix, Qt.Key.Key_Return)
    assert applied.args == [0, 0, 4]
    assert matrix.cursor_place() == (1, 0)


def test_escape_and_leaving_take_a_typed_level_back(qtbot, matrix: MatrixGrid) -> None:
    qtbot.keyClicks(matrix, "5")
    qtbot.keyClick(matrix, Qt.Key.Key_Escape)
    assert matrix.pending() is None
    qtbot.keyClicks(matrix, "5")
    qtbot.keyClick(matrix, Qt.Key.Key_Down)
    assert matrix.pending() is None


def test_wrong_key_keeps_the_level_and_says_why(qtbot, matrix: MatrixGrid) -> None:
    with qtbot.waitSignal(matrix.refused_key) as refused:
        qtbot.keyClicks(matrix, "7")
    assert refused.args == ["Tingkat antara 1 dan 5"]
    assert matrix.pending() is None


def test_delete_means_without_standard(qtbot, matrix: MatrixGrid) -> None:
    qtbot.keyClick(matrix, Qt.Key.Key_Delete)
    assert matrix.pending() == (0, 0, None)
    matrix.move_to(0, 1)
    assert matrix.accessibleName() == "Lurah, Perekat bangsa, tanpa standar"


def test_pasted_levels_are_announced_as_a_block(qtbot, matrix: MatrixGrid) -> None:
    QGuiApplication.clipboard().setText("4\t2\n3\t–")
    with qtbot.waitSignal(matrix.pasted) as pasted:
        qtbot.keyClick(matrix, Qt.Key.Key_V, CONTROL)
    assert pasted.args == [0, 0, [[4, 2], [3, None]]]


def test_reader_may_look_and_not_type(qtbot, matrix: MatrixGrid) -> None:
    matrix.may_edit = False
    qtbot.keyClicks(matrix, "5")
    assert matrix.pending() is None


def test_heat_map_counts_people_below_and_leaves_the_unmeasured_out(qtbot) -> None:
    heat = HeatMap(name_heading="Pegawai", worst_heading="Terburuk", foot_heading="Di bawah standar")
    qtbot.addWidget(heat)
    rows = [
        HeatRow(1, "Dewi", (HeatCell(2, 4), HeatCell(None, 3)), -2),
        HeatRow(2, "Budi", (HeatCell(3, 4), HeatCell(3, 3)), -1),
    ]
    heat.show_map(["Pelayanan publik", "Integritas"], rows)
    heat.resize(800, 400)
    heat.show()
    assert heat.below_counts() == [2, 0]
    qtbot.keyClick(heat, Qt.Key.Key_Right)
    assert heat.accessibleName() == "Dewi, Integritas, belum dinilai, standar 3"
    qtbot.keyClick(heat, Qt.Key.Key_Right)
    assert heat.cursor_place() == (0, 1)
    with qtbot.waitSignal(heat.activated) as opened:
        qtbot.keyClick(heat, Qt.Key.Key_Return)
    assert opened.args == [0, 1]
    qtbot.keyClick(heat, Qt.Key.Key_C, CONTROL)
    text = QApplication.clipboard().text()
    assert text == "Pegawai\tPelayanan publik\tIntegritas\nDewi\t-2\t\nBudi\t-1\t0"


def test_rows_are_never_cut_at_the_bottom(qtbot) -> None:
    heat = HeatMap(name_heading="Pegawai", worst_heading="Terburuk", foot_heading="Di bawah standar")
    qtbot.addWidget(heat)
    heat.show_map(["Integritas"], [HeatRow(n, f"Orang {n}", (HeatCell(3, 3),), 0) for n in range(100)])
    heat.resize(700, 437)
    heat.show()
    room = heat.viewport().height() - heat.head_height - heat.foot_height
    assert room / heat.row_height() == pytest.approx(round(room / heat.row_height()))
    heat.move_to(99, 0)
    assert heat.cell_rect(99, 0).bottom() <= heat.viewport().height() - heat.foot_height + 1


def test_caption_of_a_group_reaches_over_its_columns(qtbot) -> None:
    made = MatrixGrid(name_heading="Jabatan", count_heading="Pegawai")
    qtbot.addWidget(made)
    columns = [MatrixColumn(name, "MANAJERIAL SEKALI") for name in ("A", "B")]
    made.show_matrix([*columns, MatrixColumn("C", "X")], [MatrixRow("Lurah", 1, (MatrixCell(3),) * 3)])
    made.resize(made.name_width + 240, 200)
    made.show()
    picture = made.grab().toImage()
    second = range(made.name_width + 85, made.name_width + 120)
    assert len({picture.pixelColor(x, y).name() for x in second for y in range(4, 22)}) > 3


def test_heading_takes_smaller_letters_before_a_word_is_cut(qtbot) -> None:
    usual = text_width("Komunikasi", 12, 600)
    assert heading_size("Komunikasi", usual + 2, 600, 12) == 12
    assert heading_size("Komunikasi", usual - 1, 600, 12) == 11
    assert heading_size("Komunikasi", 5, 600, 12) == 12
