"""`list activities` without a window: the contract's keys, and a table under Indonesian headings."""

import json
from datetime import date

import pytest

from asn_desktop.cli.activity_lists import activity_rows
from asn_desktop.cli.lists import print_table
from asn_desktop.storage.database import Database
from tests.factories import NOW, admin_id
from tests.operations.activity_kit import activity, full_activity

KEYS = ["title", "form", "stage", "starts_on", "ends_on", "place", "jp", "seats", "participants"]


def test_activities_are_listed_without_ids(
    filled_database: Database, capsys: pytest.CaptureFixture[str]
) -> None:
    with filled_database.begin(account_id=admin_id(filled_database)) as session:
        session.info["now"] = NOW
        full_activity(session)
        activity(session, title="Nanti", starts_on=None, ends_on=None, seats=None, jp=None, place="")
        rows = activity_rows(session)
    assert [list(row) for row in rows] == [KEYS, KEYS]
    assert json.loads(json.dumps(rows)) == [
        dict(zip(KEYS, ("Nanti", None, "plan", None, None, None, None, None, 0), strict=True)),
        {
            "title": "Lokakarya Pelayanan Prima",
            "form": None,
            "stage": "scheduled",
            "starts_on": date(2026, 12, 2).isoformat(),
            "ends_on": "2026-12-03",
            "place": "Aula Kelurahan",
            "jp": 8,
            "seats": 20,
            "participants": 3,
        },
    ]
    print_table(rows, "activities")
    head, first, second = capsys.readouterr().out.splitlines()
    assert head.split() == [
        "Kegiatan",
        "Bentuk",
        "Tahap",
        "Mulai",
        "Selesai",
        "Tempat",
        "JP",
        "Kursi",
        "Peserta",
    ]
    assert "Rencana" in first
    assert "Terjadwal" in second


def test_office_without_activities_says_so(capsys: pytest.CaptureFixture[str]) -> None:
    print_table([], "activities")
    assert capsys.readouterr().out == "Belum ada kegiatan.\n"
