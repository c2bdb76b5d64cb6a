"""This file holds the pictures of every screen and every report page, made from the sample office."""

import argparse
import os
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from gettext import gettext as _
from pathlib import Path
from tempfile import TemporaryDirectory
from time import monotonic
from typing import Any

from PySide6.QtWidgets import QApplication, QWidget

from asn_desktop.office import OpenOffice, found_office, region_facts, take_folder
from asn_desktop.settings import DataFolder
from asn_desktop.storage.key_slots import KdfParams
from asn_desktop.ui.desk import Desk
from asn_desktop.ui.preferences import Preferences
from asn_desktop.ui.theme import apply_theme
from asn_desktop.ui.translation import speak_indonesian

SAMPLE_CODE = "16.71.14.1001"
SAMPLE_PASSWORD = "Musi-Ampera-1988"  # noqa: S105 - the sample office is public
THEMES = ("light", "dark")
SIZES = ("1366x697", "1093x614")
CHEAP = KdfParams(iterations=1, memory_kib=8 * 1024)
_ROUNDS = 6
QUERY = "dewi"
PASTED = (
    "Nama\tNIP\tJabatan\tGolongan\n"
    "Dewi Anggraini Putri, S.Sos.\t19880214 201101 2 003\tKepala Seksi Pelayanan Umum\tIV/a\n"
    "Rahmawati, S.E.\t19910505 201903 2 004\tPenelaah Teknis Kebijakan\tIII/a\n"
    "Bambang\t1990010120200110\tOperator Layanan Operasional\tV\n"
    "Budi Hartono\t19900712 201503 1 004\tPengadministrasi Perkantoran\tII/d\n"
)
"""A list as it lies on the clipboard: one changed, two new, one refused row."""


@dataclass(frozen=True, slots=True)
class Shot:
    """One screen: its name, the part and target to open, and what to do there before the picture."""

    name: str
    page: str
    target: dict[str, Any]
    then: Callable[[Any], object] | None = None


def shots_of(person: int, other: int) -> tuple[Shot, ...]:
    """Every screen of the work area; `person` stands below the standard, `other` is not assessed."""
    return (
        Shot("beranda", "home", {}),
        Shot("pegawai", "staff", {"employee_id": person, "tab": "competency"}),
        Shot("pegawai_riwayat", "staff", {"employee_id": person, "tab": "history"}),
        Shot("pegawai_resmi", "staff", {"employee_id": person, "tab": "official"}),
        Shot("pegawai_berkas", "staff", {"employee_id": person, "tab": "files"}),
        Shot("penilaian", "staff", {"employee_id": other, "mode": "assess"}),
        Shot("formulir", "staff", {"employee_id": person, "mode": "edit"}, _pause),
        Shot("kompetensi_kamus", "competency", {"view": "dictionary"}),
        Shot("kompetensi_standar", "competency", {"view": "standards"}),
        Shot("peta_kesenjangan", "competency", {"view": "map"}),
        Shot("impor_mulai", "import", {}),
        Shot("impor", "import", {}, _show_list),
        Shot("laporan", "report", {"kind": "profile", "employee_id": person}),
        Shot("laporan_formulir", "report", {"kind": "assessment-form", "employee_id": person}),
        Shot("laporan_peta", "report", {"kind": "gap-map"}),
        *(
            Shot(f"pengaturan_{name}", "settings", {"tab": tab})
            for name, tab in (
                ("kantor", "office"),
                ("pengguna", "users"),
                ("cetak", "print"),
                ("cadangan", "backup"),
                ("tampilan", "look"),
                ("aturan", "rules"),
                ("riwayat", "history"),
                ("tentang", "about"),
            )
        ),
    )


def make_shots(out: Path, themes: Sequence[str], sizes: Sequence[str]) -> list[Path]:
    """Render every screen in each theme and size, and every report page; return the paths."""
    app = QApplication.instance() or QApplication(["asn-desktop"])
    assert isinstance(app, QApplication)
    speak_indonesian(app)
    out.mkdir(parents=True, exist_ok=True)
    made: list[Path] = []
    with TemporaryDirectory(prefix="asn-shots-") as place:
        folder = DataFolder(Path(place) / "kantor")
        with take_folder(folder):
            for theme in themes:
                for size in sizes:
                    office = _sample(folder)
                    made += _screens(app, folder, office, out, theme, size)
        made += _report_pages(folder, out)
    return made


def _sample(folder: DataFolder) -> OpenOffice:
    """The sample office, founded and filled the first time, opened afterwards."""
    from asn_desktop.office import sign_in
    from asn_desktop.operations.seed import seed_office
    from asn_desktop.storage.office_files import has_office
    from asn_desktop.storage.reference import (
        load_competencies,
        load_positions,
        load_sample_office,
        load_tiers,
    )

    if has_office(folder):
        return sign_in(folder, "yuni", SAMPLE_PASSWORD)
    facts = region_facts(SAMPLE_CODE)
    assert facts is not None
    office, _code = found_office(
        folder,
        facts,
        account_name="yuni",
        display_name="Yuni Safitri",
        password=SAMPLE_PASSWORD,
        params=CHEAP,
    )
    office.database.run(
        lambda session: seed_office(
            session,
            load_sample_office(),
            competencies=load_competencies(),
            positions=load_positions(),
            tiers=load_tiers(),
        ),
        account_id=office.account_id,
    )
    office.back_up(reason="manual")
    return office


def _screens(
    app: QApplication, folder: DataFolder, office: OpenOffice, out: Path, theme: str, size: str
) -> list[Path]:
    width, height = (int(part) for part in size.split("x"))
    apply_theme(app, mode="dark" if theme == "dark" else "light", text_scale=100)
    desk = Desk(app, folder, Preferences(mode="dark" if theme == "dark" else "light"))
    window = desk.window
    window.resize(width, height)
    window.show()
    made = []

    def take(name: str, widget: QWidget | None = None) -> None:
        settle(desk)
        path = out / f"{name}_{theme}_{size}.png"
        (widget or window).grab().save(str(path))
        made.append(path)

    person, other = _people(office)
    desk.open_office(office)
    settle(desk)
    for shot in shots_of(person, other):
        page = window.show_page(shot.page, **shot.target)
        settle(desk)
        if shot.then is not None:
            shot.then(page)
        take(shot.name)
    window.show_page("home")
    settle(desk)
    window.open_palette()
    window.palette_sheet.edit.setText(QUERY)
    take("palet")
    window.palette_sheet.close_overlay()
    window.area.show_help()
    take("bantuan")
    window.area.help.hide()
    desk.lock(_("Terkunci atas permintaan Anda"))
    take("kunci")
    desk.close()
    made += _first_run(app, out, theme, size)
    return made


def _first_run(app: QApplication, out: Path, theme: str, size: str) -> list[Path]:
    """The set-up pages and the empty office that follows them."""
    width, height = (int(part) for part in size.split("x"))
    made = []
    with TemporaryDirectory(prefix="asn-shots-") as place:
        folder = DataFolder(Path(place) / "kantor")
        with take_folder(folder):
            desk = Desk(app, folder, Preferences(mode="dark" if theme == "dark" else "light"))
            desk.window.resize(width, height)
            desk.start()
            settle(desk)
            made.append(out / f"awal_{theme}_{size}.png")
            desk.window.grab().save(str(made[-1]))
            facts = region_facts(SAMPLE_CODE)
            assert facts is not None
            office, _code = found_office(
                folder,
                facts,
                account_name="yuni",
                display_name="Yuni Safitri",
                password=SAMPLE_PASSWORD,
                params=CHEAP,
            )
            desk.open_office(office)
            for name, page in (("mulai", "home"), ("pegawai_kosong", "staff"), ("laporan_kosong", "report")):
                desk.window.show_page(page)
                settle(desk)
                made.append(out / f"{name}_{theme}_{size}.png")
                desk.window.grab().save(str(made[-1]))
            desk.close()
    return made


def _people(office: OpenOffice) -> tuple[int, int]:
    from asn_desktop.operations.staff_lists import list_staff

    rows, _written = office.database.run(list_staff, account_id=office.account_id)
    person = next((row for row in rows if row.name.startswith("Dewi")), rows[0])
    other = next((row for row in rows if row.asked and not row.measured), rows[-1])
    return person.employee_id, other.employee_id


def _show_list(page: Any) -> None:
    """Paste a small list with a changed, a new and a refused row."""
    QApplication.clipboard().setText(PASTED)
    page.open(paste=True)


def _pause(_page: Any) -> None:
    """Let what waits for a pause in typing happen."""
    until = monotonic() + 0.5
    while monotonic() < until:
        QApplication.processEvents()


def settle(desk: Desk) -> None:
    """Wait until the workers are idle and everything is painted."""
    for _round in range(_ROUNDS):
        desk.background.wait()
        desk.app.processEvents()


def _report_pages(folder: DataFolder, out: Path) -> list[Path]:
    """Every page of every report (the first three), one person's for those about people."""
    import pypdfium2

    from asn_desktop.reports.gather_office import Request
    from asn_desktop.reports.issuing import prepare
    from asn_desktop.reports.kinds import KINDS

    made: list[Path] = []
    with take_folder(folder):
        office = _sample(folder)
        person, _other = _people(office)
        for kind in KINDS:
            if kind.key in ("recovery-sheet", "best-plan"):
                continue
            ids, _written = office.database.run(partial(_about, kind, person), account_id=office.account_id)
            if kind.subject and not ids:
                continue
            items, _written = office.database.run(
                partial(_prepare, prepare, kind.key, ids, Request(is_filled=True)),
                account_id=office.account_id,
            )
            pdf = pypdfium2.PdfDocument(kind.render(items[0][0], items[0][1]))
            for number in range(min(len(pdf), 3)):
                picture = out / f"pdf_{kind.key}-{number + 1}.png"
                pdf[number].render(scale=1.6).to_pil().save(picture)
                made.append(picture)
            pdf.close()
        office.close()
    return made


def _about(kind: Any, person: int, session: Any) -> list[int]:
    """Whom or what one document of this kind is shown for."""
    from asn_desktop.reports.subjects import list_subjects

    return list_subjects(session, kind.subject)[:1] if kind.subject else [person]


def _prepare(prepare: Any, key: str, ids: list[int], request: Any, session: Any) -> Any:
    return prepare(session, key, ids, request, operator="Yuni Safitri")


def main(arguments: Sequence[str]) -> int:
    """`python -m asn_desktop.ui.shots OUT [--theme light,dark] [--size 1366x697,1093x614]`."""
    parser = argparse.ArgumentParser(prog="shots")
    parser.add_argument("out", type=Path)
    parser.add_argument("--theme", default=",".join(THEMES))
    parser.add_argument("--size", default=",".join(SIZES))
    chosen = parser.parse_args(arguments)
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    made = make_shots(chosen.out, chosen.theme.split(","), chosen.size.split(","))
    print(_("{count} gambar di {folder}").format(count=len(made), folder=chosen.out))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
