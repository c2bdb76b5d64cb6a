"""This file holds what works everywhere in the window: undo, redo, search, the menu Catat."""

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from gettext import gettext as _
from typing import Any

from PySide6.QtCore import QObject

from asn_desktop.office import OpenOffice, last_backup_at
from asn_desktop.operations.competencies import CompetencyRow, list_competencies
from asn_desktop.operations.desk import VisitRow, list_visits, record_visit
from asn_desktop.operations.staff_lists import PersonHit, StaffRow, list_staff, search_people
from asn_desktop.operations.undo import ActRow, find_redoable, find_undoable, undo_act
from asn_desktop.rules.indonesian_date import format_short, format_time, quarter_label
from asn_desktop.ui.background import Background
from asn_desktop.ui.shell.catat import QuickAct
from asn_desktop.ui.shell.search_results import Result
from asn_desktop.ui.shell.window import MainWindow

Deliver = Callable[[Sequence[Result]], None]
MANY_PEOPLE = 400
"""Above this the palette asks the full-text index instead of comparing every name."""


class GlobalActs(QObject):
    """Wires undo, search and quick acts of one signed-in account into the window."""

    def __init__(self, window: MainWindow, background: Background, office: OpenOffice) -> None:
        super().__init__(window)
        self._window, self._background, self.office = window, background, office
        self.account_id = office.account_id

    def connect_all(self) -> None:
        """Connect everything, once the window has its parts."""
        self._window.set_undo(self.undo, self.redo)
        self._window.set_quick_acts(self._quick_acts())
        self._window.palette_sheet.add_source(self._find_people)
        self._window.palette_sheet.add_source(self._find_competencies)
        self._window.palette_sheet.add_source(self._find_commands)
        self._background.data_changed.connect(self._tell_backup)
        self._tell_backup(frozenset())

    def undo(self) -> None:
        """Take back the newest act of this account that still stands."""
        self._background.run(self, _undo_newest, self._undone)

    def redo(self) -> None:
        """Do again what was just taken back."""
        self._background.run(self, _redo_newest, self._redone)

    def undo_one(self, act_id: int) -> None:
        """Take back one act, for the toast that told of it."""
        self._background.run(self, partial(undo_act, act_id=act_id), self._window.toast)

    def offer_undo(self, text: str) -> None:
        """Say what was done, with Urungkan for it."""
        self._window.toast(text, self.undo)

    def open_person(self, employee_id: int, name: str) -> None:
        """Show a person, and remember the visit."""
        self._window.show_page("staff", employee_id=employee_id)
        self._background.run(self, partial(record_visit, target=f"employee/{employee_id}", title=name))

    def open_competency(self, competency_id: int, name: str) -> None:
        """Show a competency, and remember the visit."""
        self._window.show_page("competency", view="dictionary", competency_id=competency_id)
        self._background.run(self, partial(record_visit, target=f"competency/{competency_id}", title=name))

    def _undone(self, summary: str | None) -> None:
        self._window.toast(
            summary or _("Tidak ada yang bisa diurungkan hari ini"),
            self.redo if summary else None,
            action=_("Ulangi"),
        )

    def _redone(self, summary: str | None) -> None:
        self._window.toast(summary or _("Tidak ada yang bisa diulangi"))

    def _tell_backup(self, _tables: frozenset[str]) -> None:
        self._background.call(self, partial(last_backup_at, self.office.folder), self._show_backup)

    def _show_backup(self, moment: Any) -> None:
        text = (
            _("Cadangan terakhir {day} {time}").format(
                day=format_short(moment.date()), time=format_time(moment)
            )
            if moment is not None
            else _("Cadangan belum pernah dibuat")
        )
        self._window.area.status.show_backup(text)
        self._window.area.status.show_period(quarter_label(date.today()))

    def _quick_acts(self) -> tuple[QuickAct, ...]:
        show = self._window.show_page
        return (
            QuickAct(_("Pegawai baru"), "person_add", partial(show, "staff", mode="new"), "Ctrl+Shift+N"),
            QuickAct(_("Nilai kompetensi pegawai"), "clipboard_task", partial(show, "staff", mode="assess")),
            QuickAct(_("Tempel daftar dari Excel"), "arrow_import", partial(show, "import", paste=True)),
        )

    def _find_people(self, query: str, deliver: Deliver) -> None:
        if query.strip():
            self._background.run(
                self,
                partial(_read_people, query=query),
                lambda rows: deliver([self._person(row) for row in rows]),
            )
        else:
            self._background.run(self, list_visits, lambda rows: deliver(self._visits(rows)))

    def _find_competencies(self, query: str, deliver: Deliver) -> None:
        self._background.run(
            self, list_competencies, lambda rows: deliver([self._competency(row) for row in rows])
        )

    def _find_commands(self, query: str, deliver: Deliver) -> None:
        show, group = self._window.show_page, _("Perintah")
        deliver(
            [
                Result(
                    group,
                    _("Cetak laporan evaluasi individu"),
                    _("Laporan"),
                    partial(show, "report", kind="profile"),
                    "print",
                ),
                Result(
                    group,
                    _("Cetak formulir penilaian"),
                    _("Laporan, F4"),
                    partial(show, "report", kind="assessment-form"),
                    "print",
                ),
                Result(
                    group,
                    _("Cetak daftar pegawai"),
                    _("Laporan"),
                    partial(show, "report", kind="staff"),
                    "print",
                ),
                Result(
                    group,
                    _("Cetak peta kesenjangan"),
                    _("Laporan"),
                    partial(show, "report", kind="gap-map"),
                    "print",
                ),
                Result(
                    group,
                    _("Impor daftar pegawai"),
                    _("Excel, CSV, atau tempel"),
                    partial(show, "import"),
                    "arrow_import",
                ),
                Result(
                    group,
                    _("Lihat peta kesenjangan"),
                    _("Kompetensi"),
                    partial(show, "competency", view="map"),
                    "target",
                ),
                Result(
                    group,
                    _("Ubah standar jabatan"),
                    _("Kompetensi"),
                    partial(show, "competency", view="standards"),
                    "book_open",
                ),
                Result(
                    group,
                    _("Buat cadangan"),
                    _("Pengaturan, Cadangan"),
                    partial(show, "settings", tab="backup"),
                    "save",
                ),
                Result(
                    group,
                    _("Ganti tema dan ukuran teks"),
                    _("Pengaturan, Tampilan"),
                    partial(show, "settings", tab="look"),
                    "settings",
                ),
                Result(group, _("Urungkan"), _("tindakan terakhir"), self.undo, "arrow_undo", "Ctrl+Z"),
                Result(
                    group,
                    _("Kunci layar"),
                    _("data tertutup sampai kata sandi diketik"),
                    self._window.lock_asked.emit,
                    "lock_closed",
                    "Ctrl+L",
                ),
            ]
        )

    def _person(self, row: PersonHit) -> Result:
        open_it = partial(self.open_person, row.employee_id, row.name)
        return Result(_("Pegawai"), row.name, row.position, open_it, words=row.nip or "")

    def _competency(self, row: CompetencyRow) -> Result:
        open_it = partial(self.open_competency, row.competency_id, row.name)
        return Result(_("Kompetensi"), row.name, row.kind.label, open_it, "book_open", words=row.code)

    def _visits(self, rows: Sequence[VisitRow]) -> list[Result]:
        found = []
        for row in rows:
            kind, _slash, row_id = row.target.partition("/")
            if kind == "employee":
                open_it: Callable[[], object] = partial(self.open_person, int(row_id), row.title)
                found.append(Result(_("Terakhir dibuka"), row.title, _("Pegawai"), open_it))
            else:
                open_it = partial(self.open_competency, int(row_id), row.title)
                found.append(Result(_("Terakhir dibuka"), row.title, _("Kompetensi"), open_it, "book_open"))
        return found


def _undo_newest(session: Any) -> str | None:
    found: ActRow | None = find_undoable(session)
    return undo_act(session, act_id=found.act_id) if found else None


def _redo_newest(session: Any) -> str | None:
    found: ActRow | None = find_redoable(session)
    return undo_act(session, act_id=found.act_id) if found else None


def _read_people(session: Any, *, query: str) -> list[PersonHit]:
    """Everyone in a small office, so that misspelling is forgiven; the index's answer in a large one."""
    hits = search_people(session, query, limit=30)
    rows: list[StaffRow] = list_staff(session, include_archived=True, include_gone=True, with_gaps=False)
    if len(rows) > MANY_PEOPLE:
        return hits
    return [PersonHit(row.employee_id, row.full_name, row.position, row.nip) for row in rows]
