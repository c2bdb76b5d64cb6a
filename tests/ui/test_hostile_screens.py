"""Names that look like markup or formulas are shown letter by letter wherever they can stand."""

import shutil
from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QApplication, QComboBox, QLabel, QWidget

from asn_desktop.operations.assessments import record_scores
from asn_desktop.operations.competencies import CompetencyForm, save_competency
from asn_desktop.operations.positions import list_positions
from asn_desktop.operations.staff import add_employee
from asn_desktop.operations.standards import set_standard
from asn_desktop.rules.competency_kind import CompetencyKind
from asn_desktop.rules.gap import ScoreSource
from asn_desktop.settings import DataFolder
from asn_desktop.ui.widgets.heat_map import HeatMap
from asn_desktop.ui.widgets.matrix_grid import MatrixGrid
from asn_desktop.ui.widgets.row_list import RowList
from tests.factories import person
from tests.journeys.offices import sample_office
from tests.ui.screens import Stage, full_text

LONG = "Sangat panjang " * 7 + "nama"
HOSTILE = ("=1+1", "<b>x</b>", "</para>", "<img src=x>", "&lt;a&amp;", LONG)
"""The last is nearly as long as a name may be; signs that turn writing round are stripped when typed."""
ROLES = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole)


@pytest.fixture(scope="module")
def stage(qapp: QApplication, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stage]:
    folder = DataFolder(tmp_path_factory.mktemp("nama") / "kantor")
    shutil.copytree(sample_office(), folder.root)
    made = Stage(qapp, folder).sign_in()
    made.run(add_hostile)
    made.window.rebuild()
    made.read_data()
    yield made
    made.close()


@pytest.fixture(autouse=True)
def _themed(stage: Stage) -> None:
    """The look of the stage, in the place of the one that tests of single widgets put back."""
    stage.wear_look()


def add_hostile(session: Any) -> None:
    """A person, a position and a competency of each name; every person stands three below all of them."""
    today = date.today()
    competencies = []
    for number, text in enumerate(HOSTILE):
        form = CompetencyForm(f"H.{number}", text, CompetencyKind.MANAGERIAL, definition=text, basis=text)
        competencies.append(save_competency(session, form))
    for number, text in enumerate(HOSTILE):
        nip = f"19900101201503200{number + 1}"
        employee = add_employee(session, person(name=text, nip=nip, position=f"{text} {number}"))
        title = f"{text} {number}".strip()
        (position,) = [row for row in list_positions(session) if row.title == title]
        for competency in competencies:
            set_standard(
                session,
                position_id=position.position_id,
                competency_id=competency,
                level=4,
                valid_from=today,
            )
        scores = dict.fromkeys(competencies, 1)
        record_scores(session, employee, scores, source=ScoreSource.SUPERIOR, assessed_on=today)


def said_by(root: QWidget, stage: Stage) -> set[str]:
    """Every text that is on the screen, in labels, lists, grids and choices."""
    found = {full_text(one) for one in stage.visible(QLabel, root)}
    for view in stage.visible(QAbstractItemView, root):
        model = view.model()
        for row in range(model.rowCount() if model is not None else 0):
            found |= {str(model.index(row, 0).data(role) or "") for role in ROLES}
    for one in stage.visible(RowList, root):
        found |= {item.title for item in one.items()}
    for grid in stage.visible(HeatMap, root):
        found |= {row.name for row in grid.rows()} | set(grid.as_text().replace("\n", "\t").split("\t"))
    for matrix in stage.visible(MatrixGrid, root):
        found |= {
            matrix.cell_sentence(row, column)
            for row in range(matrix.row_count())
            for column in range(matrix.column_count())
        }
    for box in stage.visible(QComboBox, root):
        found |= {box.itemText(place) for place in range(box.count())}
    return found


def rich_tips(root: QWidget, stage: Stage) -> list[str]:
    """Tooltips in which Qt would take a name for markup."""
    found = [one.toolTip() for one in stage.visible(QWidget, root)]
    for view in stage.visible(QAbstractItemView, root):
        model = view.model()
        for row in range(model.rowCount() if model is not None else 0):
            found.append(str(model.index(row, 0).data(Qt.ItemDataRole.ToolTipRole) or ""))
    return [tip for tip in found if any(name in tip for name in HOSTILE if "<" in name)]


@pytest.mark.parametrize(
    ("part", "target"),
    [
        ("home", {}),
        ("staff", {}),
        ("competency", {"view": "dictionary"}),
        ("competency", {"view": "standards"}),
        ("competency", {"view": "map"}),
        ("report", {"kind": "profile"}),
        ("report", {"kind": "gap-map"}),
    ],
    ids=lambda value: value if isinstance(value, str) else "-".join(value.values()),
)
def test_hostile_names_stand_on_every_screen_letter_by_letter(
    stage: Stage, part: str, target: dict[str, str]
) -> None:
    page = stage.open(part, **target)
    said = said_by(page, stage)
    wanted = {"home": 1, "report": 0 if target.get("kind") == "gap-map" else len(HOSTILE)}
    seen = {name for name in HOSTILE if any(name in one for one in said)}
    assert len(seen) >= wanted.get(part, len(HOSTILE)), set(HOSTILE) - seen
    assert rich_tips(page, stage) == []
    assert stage.problems(page) == []
    stage.window.grab()


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_name_is_opened_letter_by_letter(stage: Stage, name: str) -> None:
    from asn_desktop.operations.competencies import list_competencies
    from asn_desktop.operations.staff_lists import list_staff

    employee = next(row for row in stage.run(list_staff) if row.name == name)
    competency = next(row for row in stage.run(list_competencies) if row.name == name)
    for part, target in (
        ("staff", {"employee_id": employee.employee_id, "tab": "competency"}),
        ("staff", {"employee_id": employee.employee_id, "tab": "history"}),
        ("staff", {"employee_id": employee.employee_id, "mode": "assess"}),
        ("competency", {"view": "dictionary", "competency_id": competency.competency_id}),
        ("competency", {"view": "map", "employee_id": employee.employee_id}),
        ("report", {"kind": "profile", "employee_id": employee.employee_id}),
    ):
        page = stage.open(part, **target)
        labels = {full_text(one) for one in stage.visible(QLabel, page)}
        assert any(name in one for one in labels | said_by(page, stage)), (part, target)
        assert rich_tips(page, stage) == [], (part, target)
        assert stage.problems(page) == [], (part, target)


def test_hostile_name_is_found_in_the_palette_letter_by_letter(stage: Stage) -> None:
    stage.open("home")
    palette = stage.window.palette_sheet
    stage.window.open_palette()
    palette.edit.setText("<img")
    stage.settle()
    assert any("<img src=x>" in one for one in said_by(palette, stage))
    assert rich_tips(palette, stage) == []
    palette.close_overlay()
