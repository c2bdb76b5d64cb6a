"""The map on the screen: order, cells in words, the side, the suggestion, keys."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from asn_desktop.ui.competency.page import CompetencyPage
from asn_desktop.ui.theme import apply_theme
from tests.ui.competency.conftest import Room


def open_map(room: Room) -> None:
    room.page.open(view="map")
    room.settle()


def test_worst_gap_stands_on_top_and_a_surplus_never_offsets(room: Room) -> None:
    open_map(room)
    worst = [row.worst for row in room.page.map.grid.rows()]
    measured = [gap for gap in worst if gap is not None]
    assert worst[: len(measured)] == sorted(measured)
    assert set(worst[len(measured) :]) == {None}


def test_heading_sorts_by_its_competency_and_back(room: Room) -> None:
    open_map(room)
    grid = room.page.map.grid
    first = [row.key for row in grid.rows()]
    grid.heading_clicked.emit(3)
    gaps = [row.cells[3].gap for row in grid.rows() if row.cells[3].gap is not None]
    assert gaps == sorted(gaps)
    grid.heading_clicked.emit(9)
    assert [row.key for row in grid.rows()] == first


def test_cell_is_told_in_a_sentence_and_beside_the_map(room: Room, qtbot) -> None:
    open_map(room)
    view = room.page.map
    names = [row.name for row in view.grid.rows()]
    view.grid.move_to(names.index("Dewi Anggraini Putri"), 4)
    assert view.grid.accessibleName() == (
        "Dewi Anggraini Putri, Pelayanan publik, nilai 2, standar 4, kurang 2 tingkat"
    )
    assert view.side.cell_words.text() == "Pelayanan publik, nilai 2 dari standar 4"
    qtbot.waitUntil(lambda: view.side._sources.count() > 0)


def test_enter_opens_the_person_at_the_competencies(room: Room) -> None:
    open_map(room)
    view = room.page.map
    QTest.keyClick(view.grid, Qt.Key.Key_Return)
    key = view.grid.rows()[view.grid.cursor_place()[0]].key
    assert room.visits == [("staff", {"employee_id": key, "tab": "competency"})]


def test_other_group_shows_its_own_competencies_and_order(room: Room) -> None:
    open_map(room)
    view = room.page.map
    view.group.press(1)
    room.settle()
    assert view.grid.column_count() == 9
    assert view.side.cell_words.text().split(",")[0] in [head.name for head in view._heads]
    assert view.grid.rows()[0].worst == -1


def test_suggestion_copies_only_ticked_people(room: Room) -> None:
    open_map(room)
    proposals = room.page.map.proposals()
    counts = [len(one.people) for one in proposals]
    assert counts == sorted(counts, reverse=True)
    sheet = room.page.map.propose(proposals[1].competency_id)
    assert sheet is not None
    sheet.checks[0][0].setChecked(False)
    sheet.copy_button.click()
    lines = QGuiApplication.clipboard().text().splitlines()
    assert len(lines) == counts[1]
    assert lines[0].split("\t")[0] == "Nama"
    assert proposals[1].name in lines[1]


def test_paper_of_each_view_is_asked_for_by_its_kind(room: Room) -> None:
    for view in ("dictionary", "standards", "map"):
        room.page.open(view=view)
        room.page.print_current()
    assert [target["kind"] for _key, target in room.visits] == ["dictionary", "standards", "gap-map"]


def test_office_without_people_is_told_where_to_begin(empty_room: Room) -> None:
    open_map(empty_room)
    empty_room.page.map.staff_button.click()
    assert empty_room.visits == [("staff", {})]


@pytest.mark.parametrize("mode", ["light", "dark"])
@pytest.mark.parametrize(("size", "allowed"), [((1366, 697), (1154, 611)), ((1093, 614), (1037, 528))])
def test_every_view_fits_the_window(
    room: Room, qapp, mode: str, size: tuple[int, int], allowed: tuple[int, int]
) -> None:
    apply_theme(qapp, mode=mode, text_scale=100)
    room.window.resize(*size)
    room.settle()
    page: CompetencyPage = room.page
    for view in ("dictionary", "standards", "map"):
        page.open(view=view)
        room.settle()
        hint = page.minimumSizeHint()
        assert hint.width() <= allowed[0], view
        assert hint.height() <= allowed[1], view
