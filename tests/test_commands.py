"""This file holds what commands say and leave behind when something is not as it should be."""

import json
from pathlib import Path

import pytest

from asn_desktop.cli.commands import run

SAMPLES = Path(__file__).parent / "samples"
INIT = ["init", "--office", "16.71.14.1001", "--account", "yuni"]


@pytest.fixture(autouse=True)
def _signed_in(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ASN_DESKTOP_USER", "yuni")
    monkeypatch.setenv("ASN_DESKTOP_PASSWORD", "Musi-Ampera-1988")


@pytest.fixture
def office(tmp_path: Path) -> list[str]:
    place = ["--data", str(tmp_path / "kantor")]
    assert run([*place, *INIT, "--recovery-out", str(tmp_path / "jauh" / "kode.txt")]) == 0
    assert "Kode pemulihan" in (tmp_path / "jauh" / "kode.txt").read_text("utf-8")
    return place


def test_recovery_code_is_printed_when_its_file_cannot_be_written(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "berkas").write_text("bukan folder")
    place = ["--data", str(tmp_path / "kantor")]
    assert run([*place, *INIT, "--recovery-out", str(tmp_path / "berkas" / "kode.txt")]) == 0
    assert "Kode pemulihan" in capsys.readouterr().out


def test_data_folder_that_is_a_file_is_told_in_one_sentence(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "berkas").write_text("bukan folder")
    assert run(["--data", str(tmp_path / "berkas"), *INIT]) == 1
    assert "tidak dapat dibuka" in capsys.readouterr().err


def test_ledger_of_activities_is_not_taken_for_people(
    office: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    ledger = tmp_path / "jp.csv"
    ledger.write_text("Nama Kegiatan;NIP Peserta\nSeminar pelayanan;198802142011012003\n", "utf-8")
    assert run([*office, "import", "staff", str(ledger)]) == 1
    assert "daftar pelatihan, bukan daftar pegawai" in capsys.readouterr().err
    run([*office, "list", "staff", "--json"])
    assert capsys.readouterr().out.strip() == "[]"


def test_sheet_without_people_is_refused(
    office: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    empty = tmp_path / "judul.csv"
    empty.write_text("Nama;NIP;Jabatan\n", "utf-8")
    assert run([*office, "import", "staff", str(empty)]) == 1
    assert "daftar pegawai" in capsys.readouterr().err


def test_split_reports_have_one_ending_and_unknown_periods_none(
    office: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run([*office, "import", "staff", str(SAMPLES / "nominatif-plaju-ulu.xlsx")]) == 0
    out = tmp_path / "laporan"
    assert run([*office, "report", "staff-card", "--all", "--split", "--out", str(out)]) == 0
    names = [path.name for path in out.iterdir()]
    assert len(names) == 14
    assert not any(name.endswith(".pdf.pdf") for name in names)
    capsys.readouterr()
    wrong = ["report", "profile", "--all", "--period", "2026-T9", "--out", str(tmp_path / "x.pdf")]
    assert run([*office, *wrong]) == 2
    assert "2026-T9" in capsys.readouterr().err
    assert not (tmp_path / "x.pdf").exists()


def test_unknown_nip_is_told_with_a_next_step(
    office: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run([*office, "report", "profile", "--nip", "1988", "--out", str(tmp_path / "x.pdf")]) == 1
    assert capsys.readouterr().err == (
        "NIP 1988 tidak ada di daftar pegawai. Cocokkan angkanya dengan daftar dari perintah list staff.\n"
    )


def test_refused_form_is_told_in_whole_sentences(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("ASN_DESKTOP_PASSWORD", "pendek")
    assert run(["--data", str(tmp_path / "k"), *INIT]) == 1
    assert capsys.readouterr().err == (
        "Ada 1 isian yang perlu diperbaiki. Kata sandi minimal 8 karakter, yang diketik baru 6.\n"
    )


def test_own_dictionary_taken_in_again_changes_nothing(
    office: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    table = str(tmp_path / "kamus.xlsx")
    assert run([*office, "workbook", "dictionary", "--out", table]) == 0
    counts = []
    for words in (["--dry-run"], []):
        capsys.readouterr()
        assert run([*office, "import", "dictionary", table, "--json", *words]) == 0
        counts.append(json.loads(capsys.readouterr().out))
    assert counts[0] == counts[1]
    assert (counts[1]["changed"], counts[1]["unchanged"]) == (0, 17)


def test_people_are_listed_under_indonesian_headings(
    office: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    capsys.readouterr()
    assert run([*office, "list", "staff"]) == 0
    assert "import staff" in capsys.readouterr().out
    assert run([*office, "import", "staff", str(SAMPLES / "nominatif-plaju-ulu.xlsx")]) == 0
    capsys.readouterr()
    assert run([*office, "list", "staff"]) == 0
    assert capsys.readouterr().out.split()[:4] == ["NIP", "Nama", "Gelar", "depan"]


def test_table_of_gaps_names_the_source_and_json_keeps_its_key(capsys: pytest.CaptureFixture[str]) -> None:
    from asn_desktop.cli.lists import print_table

    print_table(
        [{"name": "Dewi", "source": "superior", "score": 3}, {"name": "Eko", "source": None, "score": 2}]
    )
    shown = capsys.readouterr().out
    assert "Atasan" in shown
    assert "superior" not in shown
