"""What leaves the office about partners: rows of the commands and workbooks."""

from datetime import date, datetime
from pathlib import Path

import openpyxl
import pytest
from sqlalchemy.orm import Session

from asn_desktop.cli.lists import print_table
from asn_desktop.cli.partner_lists import partner_rows
from asn_desktop.exchange.office_tables import has_workbook, read_workbook
from tests.factories import add_person
from tests.operations.partner_kit import campus, mou, placement, student


def cells(session: Session, kind: str, path: Path) -> list[tuple[object, ...]]:
    read_workbook(session, kind)(path)
    sheet = openpyxl.load_workbook(path).worksheets[0]
    return [tuple(row) for row in sheet.iter_rows(min_row=3, values_only=True)]


def test_rows_of_the_command_are_the_contracts_keys(
    session: Session, capsys: pytest.CaptureFixture[str]
) -> None:
    partner_id = campus(session)
    mou(session, partner_id)
    student(session, partner_id)
    campus(session, name="Karang Taruna Contoh")
    rows = partner_rows(session)
    assert rows == [
        {
            "name": "Karang Taruna Contoh",
            "kind": "university",
            "agreement": None,
            "status": "none",
            "ends_on": None,
            "internships": 0,
        },
        {
            "name": "Universitas Contoh",
            "kind": "university",
            "agreement": "12/PKS/2024",
            "status": "last_days",
            "ends_on": "2026-11-30",
            "internships": 1,
        },
    ]
    print_table(rows, "partners")
    shown = capsys.readouterr().out
    assert "Perguruan tinggi" in shown
    assert "segera berakhir" in shown
    print_table([], "partners")
    assert capsys.readouterr().out == "Belum ada mitra.\n"


def test_workbooks_hold_dates_digits_and_hostile_text_as_they_are(session: Session, tmp_path: Path) -> None:
    partner_id = campus(session, name="=1+1", contact_phone="081200000000")
    mou(session, partner_id)
    campus(session, name="Karang Taruna Contoh")
    rows = cells(session, "partners", tmp_path / "mitra.xlsx")
    found = next(row for row in rows if row[0] == "=1+1")
    assert found[3] == "12/PKS/2024"
    assert found[8] == datetime(2026, 11, 30)
    assert found[9] == "6 hari lagi"
    assert found[11] == "081200000000"
    assert any(row[0] == "Karang Taruna Contoh" and row[9] == "tanpa MoU" for row in rows)


def test_workbooks_of_the_year_and_of_internships_have_a_row_each(session: Session, tmp_path: Path) -> None:
    partner_id = campus(session)
    student(session, partner_id)
    placement(session, partner_id, add_person(session))
    year = cells(session, "partner-year", tmp_path / "tahun.xlsx")
    assert {row[2] for row in year} >= {"Magang masuk, Nabila Contoh", "Magang keluar, Dewi Anggraini Putri"}
    listed = cells(session, "internships", tmp_path / "magang.xlsx")
    found = next(row for row in listed if row[2] == "Nabila Contoh")
    assert found[5] == datetime.combine(date(2026, 11, 2), datetime.min.time())
    assert found[8:11] == (0, 16, None)
    assert has_workbook("partners")
