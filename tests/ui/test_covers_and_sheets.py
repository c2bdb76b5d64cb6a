"""Lock screen, recovery, palette, crash and every sheet: nothing is cut, everything is left by a key."""

import io
import shutil
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from typing import Any

import pypdfium2
import pytest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from asn_desktop.errors import UserError
from asn_desktop.operations.accounts import list_accounts
from asn_desktop.operations.attachment_reading import EvidenceFile
from asn_desktop.operations.competencies import list_competencies
from asn_desktop.operations.documents import list_documents
from asn_desktop.settings import DataFolder
from asn_desktop.storage.backup import BackupFile
from asn_desktop.storage.health import Area, Finding, HealthReport, Severity
from asn_desktop.storage.key_slots import KdfParams
from asn_desktop.storage.keyring import Keyring
from asn_desktop.ui.competency.import_sheet import ImportCounts, ImportPreview, ImportSheet
from asn_desktop.ui.competency.map_view import MapView
from asn_desktop.ui.competency.standards_view import StandardsView
from asn_desktop.ui.employee.people_pane import PeoplePane
from asn_desktop.ui.first_run.recovery import RecoveryScreen
from asn_desktop.ui.first_run.unreadable import UnreadableScreen
from asn_desktop.ui.imports.history import open_history
from asn_desktop.ui.paper.means import PaperMeans
from asn_desktop.ui.paper.reason_sheet import ReopenSheet
from asn_desktop.ui.paper.saving import FileDoor
from asn_desktop.ui.paper.viewing import EvidenceSheet, open_final
from asn_desktop.ui.parts import _means
from asn_desktop.ui.report.recovery import RecoverySheet
from asn_desktop.ui.report.sheets import RangeSheet, RevisionSheet
from asn_desktop.ui.settings.about_tab import AboutTab
from asn_desktop.ui.settings.backup_state import BackupRow, Soundness
from asn_desktop.ui.settings.backup_tab import BackupTab
from asn_desktop.ui.settings.check_sheet import DamageSheet, FindingsSheet
from asn_desktop.ui.settings.paper_door import PaperDoor
from asn_desktop.ui.settings.recovery_flow import PrintedSheet
from asn_desktop.ui.settings.seat import opened
from asn_desktop.ui.settings.users_tab import UsersTab
from asn_desktop.ui.shell.lock_screen import LockScreen
from tests.journeys.offices import sample_office
from tests.ui.screens import Stage

LOOKS = (("light", 100, "1366x697"), ("dark", 115, "1366x697"), ("light", 130, "1366x697"))
NARROW = "1093x614"
CHEAP = KdfParams(1, 8 * 1024, 1)


@pytest.fixture(scope="module", params=LOOKS, ids=lambda look: f"{look[0]}-{look[1]}")
def stage(
    request: pytest.FixtureRequest, qapp: QApplication, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Stage]:
    mode, scale, size = request.param
    folder = DataFolder(tmp_path_factory.mktemp("lembar") / "kantor")
    shutil.copytree(sample_office(), folder.root)
    made = Stage(qapp, folder, mode, scale, size).sign_in()
    yield made
    made.close()


@pytest.fixture(autouse=True)
def _themed(stage: Stage) -> None:
    """The look of the stage, in the place of the one that tests of single widgets put back."""
    stage.wear_look()


def first(stage: Stage, kind: type) -> Any:
    return next(iter(stage.window.findChildren(kind)))


def press(stage: Stage, words: str) -> None:
    """Press the button on the screen that says so."""
    button = next(one for one in stage.visible(QAbstractButton) if one.text() == words)
    button.click()


def report_of(is_sound: bool) -> Any:
    broken = Finding(Area.AUDIT, Severity.PROBLEM, "Catatan perubahan terputus.", "Pulihkan dari cadangan.")
    return HealthReport(() if is_sound else (broken,), dict.fromkeys(Area, 3))


def profile_act(key: str) -> Callable[[Stage], object]:
    def act(stage: Stage) -> None:
        stage.open("staff", employee_id=stage.people[0])
        first(stage, PeoplePane).act(key)

    return act


def evidence(stage: Stage) -> None:
    page = stage.open("staff", employee_id=stage.people[0])
    page.findChild(PeoplePane).show_evidence(stage.run(list_competencies)[0].competency_id)


def in_view(kind: type, view: str, act: Callable[[Any], object]) -> Callable[[Stage], object]:
    def open_it(stage: Stage) -> None:
        stage.open("competency", view=view)
        act(first(stage, kind))

    return open_it


def in_tab(kind: type, tab: str, act: Callable[[Any], object]) -> Callable[[Stage], object]:
    def open_it(stage: Stage) -> None:
        stage.open("settings", tab=tab)
        act(first(stage, kind))

    return open_it


def in_report(act: Callable[[Any], object]) -> Callable[[Stage], object]:
    return lambda stage: act(stage.open("report", kind="profile", employee_id=stage.people[0]))


def own_row(tab: UsersTab) -> Any:
    office = opened(tab.seat)
    return office.database.run(list_accounts, account_id=office.account_id)[0][0]


def findings_sheet(is_sound: bool) -> Callable[[Stage], object]:
    def open_it(stage: Stage) -> None:
        FindingsSheet(stage.window, report_of(is_sound)).open()

    return open_it


def range_sheet(stage: Stage) -> None:
    RangeSheet(stage.window, ["Dewi Anggraini Putri, S.Sos.", "Eko Prasetyo, S.IP."]).open()


def revision_sheet(stage: Stage) -> None:
    RevisionSheet(stage.window, "Dewi Anggraini Putri, S.Sos.", 2).open()


def imports_of(stage: Stage) -> None:
    open_history(stage.open("import"), stage.desk.background)


def means_of(stage: Stage) -> PaperMeans:
    return _means(stage.desk, "Yuni Safitri")


def evidence_sheet(media_type: str, content: bytes) -> Callable[[Stage], object]:
    def open_it(stage: Stage) -> None:
        file = EvidenceFile(1, "surat tugas pelatihan pelayanan publik.pdf", media_type, content)
        facts = "bukti 3 nilai, 1 November 2026"
        EvidenceSheet(stage.window, stage.desk.background, means_of(stage), file, facts).open()

    return open_it


def final_sheet(stage: Stage) -> None:
    def work(session: Any) -> int:
        from asn_desktop.reports.gather_office import Request
        from asn_desktop.reports.issuing import finalise

        found = list_documents(session, subject_id=stage.people[0])
        if not found:
            finalise(session, "profile", [stage.people[0]], Request())
            found = list_documents(session, subject_id=stage.people[0])
        return found[0].document_id

    open_final(stage.window, stage.desk.background, means_of(stage), stage.run(work))


def import_sheet(stage: Stage) -> None:
    preview = ImportPreview(
        "Impor standar jabatan",
        "standar kompetensi jabatan kelurahan 2027 perbaikan kedua.xlsx",
        ImportCounts(3, 12, 40, 2),
        ("Baris 4: Tingkat antara 1 dan 5", "Baris 9: Kode T.99 belum ada di kamus"),
        "Berlaku mulai",
        ("Triwulan I 2027", "Hari ini"),
        "Masukkan 15 standar",
        "Dokumen final tetap seperti saat difinalkan.",
    )
    ImportSheet(stage.window, preview).open()


def recovery_sheet(stage: Stage) -> None:
    RecoverySheet(
        stage.window,
        stage.desk.background,
        "ABCD-EFGH-JKMN-PQRS-TVWX-YZ23-4567-89AB",
        made_at=datetime(2026, 11, 24, 9, 41),
        find_printer=lambda _name: None,
    ).open()


def printed_sheet(stage: Stage) -> None:
    background = stage.desk.background
    PrintedSheet(stage.window, background, PaperDoor(background, FileDoor()), blank_pdf()).open()


def damage_sheet(stage: Stage) -> None:
    made_at = datetime(2026, 11, 20, 16, 5, tzinfo=UTC)
    made = BackupFile(
        stage.desk.folder.root / "cadangan_20261120-160500.asnbackup", made_at, "quit", 2_000_000
    )
    row = BackupRow(
        made, Soundness.DAMAGED, "Berkas cadangan tidak utuh. Pilih cadangan lain yang lebih lama."
    )
    DamageSheet(stage.window, row).open()


def blank_pdf() -> bytes:
    made, kept = pypdfium2.PdfDocument.new(), io.BytesIO()
    made.new_page(595, 842)
    made.save(kept)
    made.close()
    return kept.getvalue()


SHEETS: dict[str, Callable[[Stage], object]] = {
    "crash": lambda stage: stage.window.show_crash(KeyError("nilai")),
    "position new": in_view(StandardsView, "standards", lambda view: view.edit_position(None)),
    "proposal": in_view(MapView, "map", lambda view: view.propose()),
    "purge": profile_act("purge"),
    "leave": profile_act("leave"),
    "retire": profile_act("retire"),
    "evidence": evidence,
    "final": in_report(lambda page: page.finalise()),
    "revision": revision_sheet,
    "range": range_sheet,
    "check": in_report(lambda page: page.check_document()),
    "imports": imports_of,
    "new user": in_tab(UsersTab, "users", lambda tab: tab.add_user()),
    "person": in_tab(UsersTab, "users", lambda tab: tab.change_person(own_row(tab))),
    "password": in_tab(UsersTab, "users", lambda tab: tab.change_password(own_row(tab))),
    "disable": in_tab(UsersTab, "users", lambda tab: tab.disable(own_row(tab))),
    "new password": in_tab(UsersTab, "users", lambda tab: tab._ask_new_password(own_row(tab), False)),
    "reissue": in_tab(BackupTab, "backup", lambda tab: tab.recovery.ask_reissue()),
    "test code": in_tab(BackupTab, "backup", lambda tab: tab.recovery.ask_test()),
    "sound": findings_sheet(True),
    "findings": findings_sheet(False),
    "evidence pdf": evidence_sheet("application/pdf", blank_pdf()),
    "evidence broken": evidence_sheet("application/pdf", b"%PDF-1.7 terpotong"),
    "evidence word": evidence_sheet("application/msword", b"PK"),
    "final again": final_sheet,
    "reopen": lambda stage: ReopenSheet(stage.window, "800/LEI-0001/PLU/XI/2026", "Dewi Anggraini").open(),
    "import": import_sheet,
    "recovery": recovery_sheet,
    "printed": printed_sheet,
    "damage": damage_sheet,
    "licences": in_tab(AboutTab, "about", lambda tab: tab._read_licences()),
}


@pytest.mark.parametrize("name", SHEETS)
def test_sheet_fits_cuts_nothing_and_can_be_left_by_keys(stage: Stage, name: str) -> None:
    SHEETS[name](stage)
    stage.settle()
    sheet = stage.sheet()
    try:
        for size in (stage.size, NARROW) if stage.scale == 100 else (stage.size,):
            stage.resize(size)
            stage.settle()
            assert stage.problems(sheet) == []
            panel = next(one for one in sheet.children() if isinstance(one, QWidget))
            assert sheet.rect().contains(panel.geometry())
        assert any(stage.visible(QAbstractButton, sheet))
    finally:
        stage.resize("1366x697")
        sheet.close_overlay()
        sheet.deleteLater() if name != "evidence" else None
        stage.settle()


def test_palette_cuts_nothing_with_hits_and_without(stage: Stage) -> None:
    stage.open("home")
    palette = stage.window.palette_sheet
    stage.window.open_palette()
    for query in ("", "dewi", "cetak", "zzz"):
        palette.edit.setText(query)
        stage.settle()
        assert stage.problems(palette) == []
    palette.close_overlay()


def covers_of(stage: Stage) -> Iterator[QWidget]:
    """Every screen that covers the work area, one after the other."""
    desk, background = stage.desk, stage.desk.background
    desk.show_lock("Terkunci karena lama tidak dipakai")
    lock = first(stage, LockScreen)
    yield lock
    lock.toggle_help()
    yield lock
    keyring = Keyring.load(desk.folder.root)
    recovery = RecoveryScreen(background, desk.folder, keyring)
    stage.window.cover(recovery)
    yield recovery
    recovery.check()
    yield recovery
    recovery.put_card(recovery.password_card)
    yield recovery
    damage = UserError("Berkas data rusak.", next_step="Pulihkan dari cadangan terakhir.")
    unreadable = UnreadableScreen(background, desk.folder, damage)
    stage.window.cover(unreadable)
    yield unreadable
    unreadable.ask()
    yield unreadable


def test_covers_cut_nothing(stage: Stage) -> None:
    for cover in covers_of(stage):
        for size in (stage.size, NARROW) if stage.scale == 100 else (stage.size,):
            stage.resize(size)
            stage.settle()
            assert stage.problems(cover) == [], type(cover).__name__
    stage.resize("1366x697")
    stage.window.uncover()
