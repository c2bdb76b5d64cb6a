"""This file holds the parts of the program that exist, as the navigation shows them."""

from gettext import gettext as _
from typing import TYPE_CHECKING

from asn_desktop.office import OpenOffice, last_backup_at
from asn_desktop.rules.person_name import short_name
from asn_desktop.ui.competency.page import CompetencyPage
from asn_desktop.ui.employee.page import StaffPage
from asn_desktop.ui.home.home_page import HomePage
from asn_desktop.ui.imports.page import ImportPage
from asn_desktop.ui.report.page import ReportPage
from asn_desktop.ui.settings.page import SettingsPage
from asn_desktop.ui.shell.page import PageSpec

if TYPE_CHECKING:
    from asn_desktop.ui.desk import Desk


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
        PageSpec("staff", _("Pegawai"), "DATA", "people", "Alt+2", lambda: StaffPage(background)),
        PageSpec(
            "competency", _("Kompetensi"), "DATA", "book_open", "Alt+3", lambda: CompetencyPage(background)
        ),
        PageSpec("import", _("Impor"), "DATA", "arrow_import", "", lambda: ImportPage(background)),
        PageSpec(
            "report",
            _("Laporan"),
            "KELUARAN",
            "print",
            "Alt+0",
            lambda: ReportPage(background, operator=name),
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
