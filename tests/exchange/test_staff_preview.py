"""An import shows what it would add, change, leave and refuse before anything is written."""

import json
from datetime import date
from typing import Any

from asn_desktop.exchange.staff_preview import ExistingStaff, RowState, StaffPreview, classify
from asn_desktop.exchange.staff_values import StaffValues
from asn_desktop.rules.employment import Employment, Sex
from asn_desktop.rules.staff_status import StaffStatus
from tests.exchange.makers import parse, pasted

NIP, NIP2 = "198909012017032002", "199507142017121015"
SITI = StaffValues(
    NIP, "Siti Nuraini", "", "S.IP.", Sex.FEMALE, "Lahat", date(1989, 9, 1), Employment.CPNS, "III/c",
    date(2020, 4, 1), "Kepala Seksi Pemerintahan", date(2023, 7, 1), "S1", "0812", "", None, StaffStatus.ACTIVE, "",
)  # fmt: skip
UDIN = SITI._replace(
    nip=None, name="Udin", back_title="", sex=Sex.MALE, birth_date=None, employment=Employment.NON_ASN,
    golongan="", golongan_tmt=None, position="Petugas Kebersihan",
)  # fmt: skip


def preview(heading: list[str], *rows: list[str], **more: Any) -> StaffPreview:
    existing = {NIP: ExistingStaff(7, SITI)}
    return classify(parse(pasted(heading, *rows)), existing, [ExistingStaff(9, UDIN)], **more)


def test_rows_are_told_apart_and_counted() -> None:
    shown = preview(
        ["Nama", "NIP", "Gol"],
        ["Siti Nuraini, S.IP.", NIP, "III/d"],
        ["Eko", NIP2, "III/a"],
        ["Budi", "123", ""],
    )
    assert [row.state for row in shown.rows] == [RowState.CHANGED, RowState.NEW, RowState.REFUSED]
    assert [row.existing_id for row in shown.rows] == [7, None, None]
    (change,) = shown.rows[0].changes
    assert (change.field, change.old_text, change.new_text) == ("golongan", "III/c", "III/d")
    assert len(shown.to_write) == 2
    assert shown.refusal_summary() == (
        "1 dari 3 baris belum bisa dimasukkan. Baris 4: NIP harus 18 angka, yang diketik baru 3."
    )
    assert json.loads(json.dumps(shown.as_json()))["changed"] == 1


def test_empty_cell_erases_nothing() -> None:
    shown = preview(["Nama", "NIP", "Gol", "Jabatan", "Pendidikan"], ["Siti Nuraini", NIP, "", "", ""])
    assert shown.rows[0].state is RowState.SAME


def test_capitals_of_siasn_change_no_name_and_short_forms_no_title() -> None:
    shown = preview(["Nama", "NIP", "Jabatan"], ["SITI NURAINI", NIP, "KASI PEMERINTAHAN"])
    assert shown.rows[0].changes == ()
    assert shown.rows[0].state is RowState.SAME


def test_status_told_by_the_nip_alone_does_not_end_a_probation() -> None:
    assert preview(["Nama", "NIP"], ["Siti Nuraini", NIP]).rows[0].state is RowState.SAME
    changed = preview(["Nama", "NIP", "Status"], ["Siti Nuraini", NIP, "PNS"]).rows[0]
    assert [(one.field, one.old_text, one.new_text) for one in changed.changes] == [
        ("employment", "CPNS", "PNS")
    ]


def test_dates_and_status_are_shown_as_people_write_them() -> None:
    row = preview(
        ["nama", "nip_baru", "tmt_golongan", "kedudukan_hukum_nama"],
        ["SITI NURAINI", NIP, "01-04-2024", "Pensiun"],
    ).rows[0]
    assert [(one.old_text, one.new_text) for one in row.changes] == [
        ("01-04-2020", "01-04-2024"),
        ("Aktif", "Pensiun"),
    ]


def test_worker_without_nip_is_found_by_name() -> None:
    shown = preview(
        ["Nama", "NIP", "Status", "Jabatan"],
        ["UDIN", "", "Honorer", "Pramubakti"],
        ["Eko", "", "Honorer", ""],
    )
    assert [(row.state, row.existing_id) for row in shown.rows] == [
        (RowState.CHANGED, 9),
        (RowState.NEW, None),
    ]


def test_namesakes_without_nip_are_not_confused() -> None:
    first, second = UDIN._replace(birth_date=date(1980, 1, 1)), UDIN._replace(birth_date=date(1990, 1, 1))
    twins = [ExistingStaff(1, first), ExistingStaff(2, second)]
    rows = parse(
        pasted(
            ["Nama", "NIP", "Status", "Tgl lahir"], ["Udin", "", "THL", "1-1-1990"], ["Udin", "", "THL", ""]
        )
    )
    assert [row.existing_id for row in classify(rows, {}, twins).rows] == [2, None]


def test_doubtful_matches_are_pointed_out() -> None:
    shown = classify(
        parse(pasted(["Nama", "NIP"], ["Bambang", NIP], ["Udin", NIP2])),
        {NIP: ExistingStaff(7, SITI, is_archived=True)},
        [ExistingStaff(9, UDIN)],
    )
    assert [warning.reason for warning in shown.warnings] == [
        "NIP ini tercatat atas nama Siti Nuraini, periksa apakah orangnya sama",
        "Pegawai ini ada di arsip",
        "Ada tenaga pendukung tanpa NIP bernama sama, periksa apakah orangnya sama",
    ]


def test_long_list_of_refusals_is_cut_short() -> None:
    rows = [[f"Pegawai {letter}", "12"] for letter in "ABCDE"]
    assert preview(["Nama", "NIP"], *rows).refusal_summary(at_most=1).endswith("Dan 4 baris lagi.")


def test_importing_what_was_just_imported_changes_nothing() -> None:
    sheet = pasted(
        ["Nama", "NIP", "Gol", "TMT Gol", "Jabatan"], ["Eko, S.Sos.", NIP2, "III/d", "1-4-2024", "Lurah"]
    )
    result = parse(sheet)
    kept = {
        row.values.nip: ExistingStaff(1, row.values) for row in result.rows if row.values and row.values.nip
    }
    assert {row.state for row in classify(result, kept).rows} == {RowState.SAME}


def test_states_have_the_words_of_the_screen() -> None:
    assert [state.label for state in RowState] == ["Baru", "Berubah", "Sama", "Ditolak"]
