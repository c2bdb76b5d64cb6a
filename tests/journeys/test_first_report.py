"""This file holds the main job from the first start to the first printed report, with its clicks counted."""

import re
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog

from asn_desktop.operations.assessments import list_scores
from asn_desktop.operations.staff_lists import list_staff
from asn_desktop.rules.gap import ScoreSource
from asn_desktop.settings import DataFolder
from asn_desktop.ui.widgets.pdf_preview import PdfPreview
from tests.journeys.conftest import OpenDesk
from tests.journeys.hands import CONTROL, KEY, Hands
from tests.journeys.offices import PASSWORD, read
from tests.journeys.people import as_cells, make_rows
from tests.reports.reading import whole_text

BUDGET = 12
PEOPLE = 25


def found_the_office(hands: Hands) -> None:
    """Choose the kelurahan, type the account, leave the recovery sheet for later."""
    hands.click(hands.button("Plaju Ulu, 16.71.14.1001"))
    hands.click(hands.button("Lanjut"))
    hands.type_in("Yuni Safitri")
    hands.press(KEY.Key_Tab)
    hands.press(KEY.Key_Tab)
    hands.type_in(PASSWORD)
    hands.press(KEY.Key_Return)
    hands.until(lambda: hands.has_button("Nanti saja, lanjut"), "the recovery sheet")
    hands.click(hands.button("Nanti saja, lanjut"))
    hands.until(lambda: not hands.window.is_covered(), "the work area")


def progress(hands: Hands) -> tuple[int, int]:
    """How many competencies are scored, of how many: "3 dari 14"."""
    told = next(found for text in hands.texts() if (found := re.fullmatch(r"(\d+) dari (\d+)", text)))
    return int(told[1]), int(told[2])


def test_first_start_to_first_report_takes_at_most_twelve_clicks(
    open_desk: OpenDesk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rows, target = make_rows(PEOPLE), tmp_path / "laporan.pdf"
    hands = open_desk(DataFolder(tmp_path / "kantor"))
    hands.presses.append("buka program")
    found_the_office(hands)

    hands.copy_elsewhere(as_cells(rows))
    hands.press(KEY.Key_V, CONTROL)
    hands.until(lambda: hands.has_button("Masukkan 25 pegawai"), "the list to check")
    hands.click(hands.button("Masukkan 25 pegawai"))
    hands.until(lambda: hands.has_button("Simpan dan pratinjau"), "the rows to score")

    scored, asked_for = progress(hands)
    for press in range(asked_for):
        hands.press((KEY.Key_3, KEY.Key_2, KEY.Key_4)[press % 3])
    scored, asked_for = progress(hands)
    assert scored == asked_for
    assert scored > 5
    hands.click(hands.button("Simpan dan pratinjau"))
    preview = next(hands.seen(PdfPreview))
    hands.until(preview.is_drawn, "the first page")

    asked: list[str] = []

    def choose(_parent: object, _title: str, name: str, _kinds: str) -> tuple[str, str]:
        asked.append(name)
        hands.presses.append("Simpan di dialog berkas")
        return str(target), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", choose)
    hands.click(hands.button("Simpan PDF"))
    hands.until(target.exists, "the file")
    hands.settle()

    office = hands.desk.office
    assert office is not None
    staff = read(office, list_staff)
    assert {(row.name, row.nip) for row in staff} == {(row.name, row.nip) for row in rows}
    person = next(row for row in staff if row.measured)
    scores = read(office, partial(list_scores, employee_id=person.employee_id))
    assert len(scores) == person.measured == person.asked == scored
    assert {score.source for score in scores} == {ScoreSource.SUPERIOR}
    text = whole_text(target.read_bytes())
    assert person.name in text
    assert asked
    assert person.name in asked[0]
    assert "DRAF" in text
    count = len(hands.presses)
    assert count <= BUDGET, f"{count} presses instead of {BUDGET}: {', '.join(hands.presses)}"
    print(count, hands.presses)
