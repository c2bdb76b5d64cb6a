"""This file holds what the commands about partners print and refuse."""

from pathlib import Path

import pytest

from asn_desktop.cli.commands import run
from tests.test_commands import INIT


@pytest.fixture(autouse=True)
def _signed_in(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ASN_DESKTOP_USER", "yuni")
    monkeypatch.setenv("ASN_DESKTOP_PASSWORD", "Musi-Ampera-1988")


def test_empty_office_lists_prints_and_refuses_in_words(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    office = ["--data", str(tmp_path / "kantor")]
    assert run([*office, *INIT]) == 0
    capsys.readouterr()
    assert run([*office, "list", "partners", "--json"]) == 0
    assert capsys.readouterr().out.strip() == "[]"
    assert run([*office, "list", "partners"]) == 0
    assert capsys.readouterr().out == "Belum ada mitra.\n"
    assert run([*office, "report", "partners", "--out", str(tmp_path / "mitra.pdf")]) == 0
    assert (tmp_path / "mitra.pdf").read_bytes().startswith(b"%PDF")
    capsys.readouterr()
    assert run([*office, "report", "internship-letter", "--all", "--out", str(tmp_path / "surat.pdf")]) == 1
    assert capsys.readouterr().err.startswith("Belum ada data untuk Surat keterangan magang.")
    assert not (tmp_path / "surat.pdf").exists()


def test_paper_of_one_internship_asks_for_all(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["report", "internship-marks", "--out", str(tmp_path / "x.pdf")]) == 2
    assert "Tulis --all" in capsys.readouterr().err
