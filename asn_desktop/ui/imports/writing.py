"""This file holds the one act by which a checked list becomes people, and what is told afterwards."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from gettext import gettext as _
from threading import Event
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal, Slot
from shiboken6 import isValid

from asn_desktop.errors import UserError
from asn_desktop.ui.background import Background
from asn_desktop.ui.imports.source import Source, may_keep, pack
from asn_desktop.ui.widgets.progress import ProgressStrip

if TYPE_CHECKING:
    from asn_desktop.exchange.staff_preview import StaffPreview


@dataclass(frozen=True, slots=True)
class Written:
    """What an import did; `first_person` is somebody to assess, 0 when nobody can be."""

    act_id: int
    text: str
    first_person: int


class ImportStopped(UserError):
    """The person stopped the import before it was kept."""


class ListWriter(QObject):
    """Writes one checked list at a time as one act, counts the people, and lets a person stop it."""

    written = Signal(object)
    """Written"""
    stopped = Signal()
    refused = Signal(object)
    """UserError"""
    _counted = Signal(object, object)

    def __init__(self, background: Background, progress: ProgressStrip, parent: QObject) -> None:
        super().__init__(parent)
        self._background, self._progress = background, progress
        self._stop = Event()
        self._counted.connect(self._advance)
        progress.cancelled.connect(self.stop)

    def write(self, source: Source, preview: StaffPreview) -> None:
        """Write new and changed rows; refused rows stay as a draft."""
        stop = self._stop = Event()
        total = len(preview.to_write)

        def count(done: int, of: int) -> None:
            # Called on the worker, within the transaction: what is raised here takes all of it back.
            if stop.is_set():
                raise ImportStopped(_("Impor dibatalkan."))
            if isValid(self):
                self._counted.emit(done, of)

        def work(session: Any) -> Written:
            written = _write(session, source, preview, count)
            count(total, total)
            return written

        self._progress.start(counted(0, total), total)
        self._background.run(self, work, self._end, refused=self._refuse)

    def stop(self) -> None:
        """Take everything back, if it is not kept yet."""
        self._stop.set()
        self._progress.advance(0, _("Membatalkan impor"))

    @Slot(object, object)
    def _advance(self, done: int, total: int) -> None:
        if not self._stop.is_set():
            self._progress.advance(done, counted(done, total))

    def _end(self, written: Written) -> None:
        self._rest()
        self.written.emit(written)

    def _refuse(self, refusal: UserError) -> None:
        self._rest()
        if isinstance(refusal, ImportStopped):
            self.stopped.emit()
        else:
            self.refused.emit(refusal)

    def _rest(self) -> None:
        self._progress.finish("")
        self._progress.hide()


def counted(done: int, total: int) -> str:
    """How far an import is."""
    words = _("Memasukkan {done} dari {total}")
    return words.format(done=f"{done:,}".replace(",", "."), total=f"{total:,}".replace(",", "."))


def _write(session: Any, source: Source, preview: StaffPreview, count: Callable[[int, int], None]) -> Written:
    from asn_desktop.exchange.staff_writing import write_staff
    from asn_desktop.operations.desk import drop_draft, save_draft

    act_id = write_staff(session, preview, file_name=source.file_name, on_progress=count)
    if preview.refused and may_keep(source):
        save_draft(session, form="import", title=source.name, content=pack(source))
    else:
        drop_draft(session, form="import")
    return Written(act_id, told(len(preview.to_write), len(preview.refused)), _first_person(session))


def told(count: int, left: int) -> str:
    """The sentence of the toast."""
    if left:
        words = _("{count} pegawai dimasukkan, {left} baris ditinggal")
        return words.format(count=count, left=left)
    return _("{count} pegawai dimasukkan").format(count=count)


def _first_person(session: Any) -> int:
    """Somebody active whose position has standards."""
    from asn_desktop.operations.staff_lists import list_staff

    rows = list_staff(session)
    return next((row.employee_id for row in rows if row.asked), rows[0].employee_id if rows else 0)
