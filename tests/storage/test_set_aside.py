"""This file holds tests of how long the files are kept that a restore set aside."""

from datetime import datetime, timedelta
from pathlib import Path

from asn_desktop.settings import DataFolder
from asn_desktop.storage.set_aside import thin_set_aside

NOW = datetime(2026, 11, 24, 9, 0)


def set_aside(folder: DataFolder, days: int, *, extra: str = "", tail: str = "") -> Path:
    path = folder.root / f"tersingkir_{NOW - timedelta(days=days):%Y%m%d-%H%M%S}{tail}"
    path.mkdir(parents=True)
    for name in ("kantor.asndb", "kantor.asndb-wal", "keyring.json", "keyring.salinan.json", extra):
        if name:
            (path / name).write_bytes(b"lama")
    return path


def test_old_ones_go_and_those_of_the_last_month_stay(tmp_path: Path) -> None:
    folder = DataFolder(tmp_path)
    young = [set_aside(folder, days) for days in (1, 2, 30)]
    old = [set_aside(folder, 31), set_aside(folder, 400, tail="-2")]
    assert set(thin_set_aside(folder, now=NOW)) == set(old)
    assert sorted(tmp_path.iterdir()) == sorted(young)


def test_newest_two_stay_however_old(tmp_path: Path) -> None:
    folder = DataFolder(tmp_path)
    kept = [set_aside(folder, 300), set_aside(folder, 200)]
    set_aside(folder, 301)
    thin_set_aside(folder, now=NOW)
    assert sorted(tmp_path.iterdir()) == sorted(kept)


def test_what_somebody_else_put_there_is_never_deleted(tmp_path: Path) -> None:
    folder = DataFolder(tmp_path)
    for days in (1, 2):
        set_aside(folder, days)
    mixed = set_aside(folder, 90, extra="surat.docx")
    (tmp_path / "tersingkir_lama").mkdir()
    (tmp_path / "tersingkir_20200101-000000").write_bytes(b"bukan folder")
    assert thin_set_aside(folder, now=NOW) == ()
    assert len(list(mixed.iterdir())) == 5
    assert (tmp_path / "tersingkir_lama").exists()
    assert (tmp_path / "tersingkir_20200101-000000").exists()
