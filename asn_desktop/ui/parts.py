"""This file holds the parts of the program that exist, as the navigation shows them."""

from functools import partial
from gettext import gettext as _
from pathlib import Path
from typing import TYPE_CHECKING, Any

from asn_desktop.errors import UserError
from asn_desktop.office import OpenOffice, last_backup_at
from asn_desktop.operations.attaching import attach_file
from asn_desktop.operations.emblem import read_emblem
from asn_desktop.rules.person_name import short_name
from asn_desktop.ui.competency.page import CompetencyPage
from asn_desktop.ui.employee.page import StaffPage
from asn_desktop.ui.home.home_page import HomePage
from asn_desktop.ui.imports.page import ImportPage
from asn_desktop.ui.paper.means import PaperMeans
from asn_desktop.ui.report.page import ReportPage
from asn_desktop.ui.settings.page import SettingsPage
from asn_desktop.ui.shell.page import PageSpec

if TYPE_CHECKING:
    from asn_desktop.operations.attachment_reading import EvidenceFile
    from asn_desktop.storage.attachments import AttachmentStore
    from asn_desktop.ui.desk import Desk
    from asn_desktop.ui.paper.printing import Device
    from asn_desktop.ui.paper.saving import FileDoor


def make_parts(desk: "Desk", office: OpenOffice) -> tuple[PageSpec, ...]:
    """Every part for the account that is signed in, in the order of the year's work."""
    background = desk.background
    name = office.account.display_name
    return (
        PageSpec(
            "home",
            _("Beranda"),
            "",
            "home",
            "Alt+1",
            lambda: HomePage(
                background,
                first_name=short_name(name, max_length=14).split()[0],
                standing=lambda: {"last_backup": last_backup_at(office.folder)},
                open_record_menu=desk.window.open_quick_menu,
            ),
        ),
        PageSpec(
            "staff",
            _("Pegawai"),
            "DATA",
            "people",
            "Alt+2",
            lambda: StaffPage(
                background,
                office_name=office.keyring.office_name,
                attach=partial(_attach, desk),
                means=_means(desk, name),
            ),
        ),
        PageSpec(
            "competency", _("Kompetensi"), "DATA", "book_open", "Alt+3", lambda: CompetencyPage(background)
        ),
        PageSpec(
            "import",
            _("Impor"),
            "hidden",
            "arrow_import",
            "",
            lambda: ImportPage(background),
            under="staff",
        ),
        PageSpec(
            "report",
            _("Laporan"),
            "KELUARAN",
            "print",
            "Alt+0",
            lambda: ReportPage(
                background,
                operator=name,
                save_folder=desk.preferences.save_folder,
                keep_folder=lambda folder: desk.remember(save_folder=folder),
                printer_name=desk.preferences.printer,
                keep_printer=lambda printer: desk.remember(printer=printer),
                read_emblem=partial(_emblem, desk),
            ),
        ),
        PageSpec(
            "settings",
            _("Pengaturan"),
            "bottom",
            "settings",
            "Ctrl+,",
            lambda: SettingsPage(background, desk),
        ),
    )


def _store(desk: "Desk") -> "AttachmentStore":
    """The encrypted files of the office that is open now; its key changes hands when it is unlocked anew."""
    from asn_desktop.storage.attachments import AttachmentStore

    office = desk.office
    if office is None:
        raise UserError(_("Layar terkunci."), next_step=_("Buka kunci dulu, lalu ulangi."))
    return AttachmentStore(office.folder.attachments, office.dek)


def _attach(desk: "Desk", session: Any, path: Path) -> int:
    """Keep an evidence file encrypted beside the database; return the attachment's id."""
    return attach_file(session, store=_store(desk), source=path)


def _means(desk: "Desk", operator: str) -> PaperMeans:
    """How papers are shown, printed and saved outside of Laporan, with the same folder and printer."""

    def make_door() -> "FileDoor":
        from asn_desktop.ui.paper.saving import FileDoor

        return FileDoor(desk.preferences.save_folder, lambda folder: desk.remember(save_folder=folder))

    def find_printer() -> "Device | None":
        from asn_desktop.ui.paper.printing import find_device

        return find_device(desk.preferences.printer)

    def read_file(session: Any, attachment_id: int) -> "EvidenceFile":
        from asn_desktop.operations.attachment_reading import read_evidence_file

        return read_evidence_file(session, attachment_id, store=_store(desk))

    return PaperMeans(operator, read_file, partial(_emblem, desk), make_door, find_printer)


def _emblem(desk: "Desk", session: Any) -> bytes | None:
    """The office's emblem for letterheads."""
    return read_emblem(session, _store(desk))
