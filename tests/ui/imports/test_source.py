"""A list that is kept as a draft comes back as it was."""

from datetime import date, datetime

from asn_desktop.exchange.list_frame import read_frame
from asn_desktop.exchange.sheet_reader import Sheet
from asn_desktop.ui.imports.source import Source, may_keep, pack, unpack


def made() -> Source:
    rows = [
        ("Nama", "NIP", "TMT CPNS", "Aktif"),
        ("Budi Hartono", 1.9e17, date(2015, 2, 1), True),
        ("Sari", "199108112015021002", datetime(2015, 2, 1, 8, 30), ""),
    ]
    sheet = Sheet("Pegawai", rows, 3, merged=((0, 0, 0, 1),))
    heading = read_frame(sheet).with_field(3, "note")
    return Source("daftar.xlsx", (sheet,), heading=heading, edits={(4, "nip"): "199108112015021002"})


def test_draft_of_a_list_keeps_cells_mapping_and_mended_cells() -> None:
    import json

    source = made()
    back = unpack(json.loads(json.dumps(pack(source))))
    assert list(back.sheet.rows) == list(source.sheet.rows)
    assert back.sheet.first_row == 3
    assert back.sheet.merged == source.sheet.merged
    assert back.edits == source.edits
    assert back.heading == source.heading


def test_cell_mended_to_nothing_differs_from_one_restored() -> None:
    source = made().with_edit(4, "name", "")
    assert source.edits[4, "name"] == ""
    assert (4, "name") not in source.with_edit(4, "name", None).edits


def test_other_sheet_forgets_mapping_and_mended_cells() -> None:
    other = made().with_sheet(0)
    assert other.heading is None
    assert not other.edits


def test_huge_list_is_not_kept_as_a_draft() -> None:
    rows = [("a",) * 60] * 4000
    assert not may_keep(Source("besar.xlsx", (Sheet("a", rows),)))
    assert may_keep(made())
