"""This file holds one backup being made: beside the window, counted in megabytes, told at the end."""

from __future__ import annotations

from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from asn_desktop.errors import UserError
from asn_desktop.rules.permission import Right
from asn_desktop.ui.background import Background
from asn_desktop.ui.settings.seat import with_right

if TYPE_CHECKING:
    from asn_desktop.office import OpenOffice
    from asn_desktop.storage.backup import BackupFile

LOOK_MS = 200
PASSES = 3
"""The data is written three times: the copy, the container, and the proof that it opens."""


class BackupRun(QObject):
    """Makes a backup; `progressed` carries megabytes written and to be written."""

    progressed = Signal(float, float)
    finished = Signal(object)
    """the BackupFile"""
    refused = Signal(object)
    """a UserError"""

    def __init__(self, background: Background, office: OpenOffice) -> None:
        super().__init__()
        self._background, self._office = background, office
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_MS)
        self._timer.timeout.connect(self._look)

    def start(self, *, reason: str, second_place: Path | None) -> None:
        """Begin; where the second place cannot be reached the backup stands all the same."""
        office = self._office
        make = partial(office.back_up, reason=reason, second_place=second_place)

        def job() -> BackupFile:
            made: BackupFile = with_right(office, Right.BACKUP, make)
            return made

        self._timer.start()
        self._background.call(self, job, self._end, refused=self._refuse)

    def _end(self, made: BackupFile) -> None:
        self._timer.stop()
        self.finished.emit(made)

    def _refuse(self, refusal: UserError) -> None:
        self._timer.stop()
        self.refused.emit(refusal)

    def _look(self) -> None:
        """The unfinished files tell how far it is."""
        from asn_desktop.storage.files import TEMPORARY_SUFFIX

        folder, done, total = self._office.folder, 0, 0
        with suppress(OSError):
            total = folder.database.stat().st_size * PASSES
            done = sum(path.stat().st_size for path in folder.backups.glob(f"*{TEMPORARY_SUFFIX}"))
        if total:
            self.progressed.emit(min(done, total) / 1_000_000 / PASSES, total / 1_000_000 / PASSES)
