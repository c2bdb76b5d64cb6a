"""This file holds what the command line says: its help and its refusals, all Indonesian, each with a next step."""

import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
import typer

from asn_desktop.cli.commands import app, run
from tests.source_tree import ROOT

ENGLISH = re.compile(
    r"\b(usage|options?|arguments?|commands?|show|this|message|exit|required|default|missing|error|invalid|"
    r"such|try|for help|make|write|a|an|the|of|or|from|did you mean|choose)\b",
    re.IGNORECASE,
)
EXIT_OF_WORDS = 2


def verbs() -> Iterator[list[str]]:
    """Every way to a command, groups too."""
    found = typer.main.get_command(app)
    yield []
    for name, one in found.commands.items():  # type: ignore[attr-defined]
        yield [name]
        for below in getattr(one, "commands", {}):
            yield [name, below]


@pytest.mark.parametrize("words", list(verbs()), ids=" ".join)
def test_help_of_every_verb_is_indonesian(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert run([*words, "--help"]) == 0
    said = capsys.readouterr().out
    assert said.startswith("Cara pakai")
    assert "Tampilkan bantuan ini." in said
    assert ENGLISH.findall(said) == []
    assert not re.search(r"[\[\](){}<>]", said.replace("[PILIHAN]", ""))


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (["tidak-ada"], "Perintah tidak-ada tidak ada. Pilih init, seed, import, list, report, workbook"),
        (["backup"], "Perintah belum disebut. Pilih create, verify, restore."),
        (["backup", "hapus"], "Perintah hapus tidak ada. Pilih create, verify, restore."),
        (["--data", "x"], "Perintah belum disebut. Pilih init, seed"),
        (["--data"], "Pilihan --data belum diisi. Jalankan"),
        (["import"], "Isian JENIS belum ditulis. Pilih staff, learning, dictionary, standards. Jalankan"),
        (["import", "staff"], "Isian BERKAS belum ditulis. Jalankan"),
        (
            ["import", "apa", "x"],
            "Isi JENIS tidak dikenal. Pilih staff, learning, dictionary, standards. Jalankan",
        ),
        (["init", "--office"], "Pilihan --office belum diisi. Jalankan"),
        (["init", "--office", "x"], "Isian --account belum ditulis. Jalankan"),
        (["list", "staff", "--jsn"], "Pilihan --jsn tidak ada. Pilih --json. Jalankan"),
        (["list", "staff", "--json=ya"], "Pilihan --json ditulis tanpa isi. Jalankan"),
        (["list", "staff", "lagi", "lebih"], "Kata lagi lebih berlebih. Jalankan"),
        (["report", "profile", "--all"], "Pilihan --out belum diisi. Tulis nama berkas PDF sesudahnya."),
        (["report", "profile", "--paper", "a9"], "Isi --paper tidak dikenal. Pilih a4, f4, a5. Jalankan"),
        (["report", "profile", "--out", "x"], "Pegawainya belum jelas. Tulis --nip untuk satu pegawai, atau"),
        (["report", "profile", "--all", "--nip", "1", "--out", "x"], "Pegawainya belum jelas. Tulis --nip"),
        (["report", "staff", "--nip", "1", "--out", "x"], "Daftar pegawai dicetak untuk seluruh kantor. Jal"),
        (["report", "profile", "--all", "--period", "2026", "--out", "x"], "Periode 2026 tidak dikenal. Tul"),
        (
            ["report", "staff", "--out", "."],
            ". adalah folder. Tulis juga nama berkasnya, misalnya staff.pdf.",
        ),
        (["workbook", "apa", "--out", "x.xlsx"], "Tabel apa tidak ada. Pilih staff, gap-map, standards, dic"),
        (["workbook", "staff", "--out", "x.txt"], "x.txt tidak dapat dibuka Excel. Beri nama yang berakhir"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_words_that_cannot_be_carried_out_are_told_in_indonesian(
    words: list[str], expected: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(words) == EXIT_OF_WORDS
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.startswith(expected)
    assert said.err.count("\n") == 1
    assert ENGLISH.findall(re.sub(r"--\S+|Pilih [^.]*\.", "", said.err)) == []


def test_unknown_kind_names_only_kinds_that_report_can_print(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["report", "list", "--json"]) == 0
    kinds = [row["kind"] for row in json.loads(capsys.readouterr().out)]
    assert run(["report", "apa", "--out", "x"]) == EXIT_OF_WORDS
    said = capsys.readouterr().err
    assert said == f"Jenis dokumen apa tidak ada. Pilih {', '.join(kinds)}.\n"
    assert "recovery-sheet" not in said


def test_recovery_sheet_is_refused_with_the_way_to_it(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["report", "recovery-sheet", "--out", "x"]) == 1
    assert "Pengaturan, tab Cadangan" in capsys.readouterr().err


def test_code_that_is_none_is_told_before_a_name_is_asked_for(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["--data", str(tmp_path / "k"), "init", "--office", "abc", "--account", "yuni"]) == 1
    assert "16.71.14.1001" in capsys.readouterr().err
    assert not (tmp_path / "k").exists()


def test_command_line_loads_neither_rich_nor_a_window() -> None:
    asked = "from asn_desktop.cli.commands import run; run(['backup', '--help']); run(['tidak-ada'])"
    shown = "import sys; print(sorted({'rich', 'PySide6', 'sqlalchemy', 'reportlab', 'pandas'} & set(sys.modules)))"
    done = subprocess.run(
        [sys.executable, "-c", f"{asked}\n{shown}"], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert done.stdout.splitlines()[-1] == "[]"


def test_words_leave_as_utf_8_into_any_pipe() -> None:
    done = subprocess.run(
        [sys.executable, "main.py", "report", "--help"],
        cwd=ROOT,
        env={**os.environ, "PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"},
        capture_output=True,
        check=True,
    )
    assert "“list”" in done.stdout.decode()


def test_data_option_without_a_folder_opens_no_window() -> None:
    done = subprocess.run(
        [sys.executable, "main.py", "--data"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
        timeout=30,
    )
    assert (done.returncode, done.stderr[:30]) == (EXIT_OF_WORDS, "Pilihan --data belum diisi. Ja")
