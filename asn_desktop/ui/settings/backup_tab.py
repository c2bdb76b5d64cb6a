"""This file holds the tab Cadangan: how safe the data is, every backup, every way to the key."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from gettext import gettext as _
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QFileDialog, QStackedWidget, QWidget

from asn_desktop.errors import UserError
from asn_desktop.rules.permission import Right, may
from asn_desktop.ui.background import Background
from asn_desktop.ui.settings.backup_cards import LOW, TALL, PlaceCard, StateCard
from asn_desktop.ui.settings.backup_ladder import BackupLadder
from asn_desktop.ui.settings.backup_reading import (
    KeyFacts,
    Shelf,
    Verdict,
    Verdicts,
    judge,
    mark_of,
    read_key_facts,
    read_shelf,
)
from asn_desktop.ui.settings.backup_run import BackupRun
from asn_desktop.ui.settings.backup_state import (
    BackupRow,
    Soundness,
    ladder,
    protection,
    size_words,
    spoken,
)
from asn_desktop.ui.settings.backup_table import BackupTable
from asn_desktop.ui.settings.check_sheet import DamageSheet, run_check
from asn_desktop.ui.settings.key_ways import KeyWays
from asn_desktop.ui.settings.paper_door import show_path
from asn_desktop.ui.settings.recovery_flow import RecoveryFlow
from asn_desktop.ui.settings.restore_flow import ask_restore
from asn_desktop.ui.settings.seat import Seat, opened
from asn_desktop.ui.settings.tab import SettingsTab
from asn_desktop.ui.theme import px
from asn_desktop.ui.widgets.boxes import Card, column, line
from asn_desktop.ui.widgets.buttons import Button
from asn_desktop.ui.widgets.messages import EmptyState
from asn_desktop.ui.widgets.text import ElideLabel, Label

if TYPE_CHECKING:
    from asn_desktop.storage.backup import BackupFile

AskFolder = Callable[[QWidget, str], Path | None]


def ask_folder(parent: QWidget, start: str) -> Path | None:
    """A folder for second copies, or None."""
    chosen = QFileDialog.getExistingDirectory(parent, _("Pilih tempat cadangan kedua"), start)
    return Path(chosen) if chosen else None


class BackupTab(SettingsTab):
    """Backups and keys of the office."""

    reload_on = frozenset({"setting", "account"})

    def __init__(self, background: Background, seat: Seat, ask: AskFolder = ask_folder) -> None:
        super().__init__(background, seat)
        self.ask_folder = ask
        self.rows: list[BackupRow] = []
        self._shelf: Shelf | None = None
        self._facts: KeyFacts | None = None
        self._verdicts: Verdicts = {}
        self._run: BackupRun | None = None
        self._has_replaced = False
        self.check_button = Button(_("Periksa data"), "", "shield_checkmark", on_click=self._check)
        self.back_up_button = Button(_("Cadangkan sekarang"), "primary", "save", on_click=self.back_up)
        self.state = StateCard()
        self.first = PlaceCard(_("Tempat pertama"), "hard_drive", _("Buka"), self._open_folder)
        self.second = PlaceCard(_("Tempat kedua"), "usb_stick", _("Pilih"), self._choose_second)
        self.recovery = RecoveryFlow(self)
        self.keys = KeyWays(self.recovery.ask_reissue, self.recovery.ask_test)
        self.ladder, self.table = BackupLadder(), BackupTable()
        self.table.picked.connect(self._pick)
        self._build()

    def buttons(self) -> list[QWidget]:
        """Check and back up."""
        return [self.check_button, self.back_up_button]

    def arrange(self, is_compact: bool) -> None:
        """Lower cards and a narrower right side."""
        self.keys.setFixedWidth(px(300 if is_compact else 348))
        for card in (self.state, self.first, self.second):
            card.setFixedHeight(px(LOW if is_compact else TALL))

    def open_target(self, **target: Any) -> None:
        """`recovery=True` asks for the code of the recovery sheet."""
        if target.get("recovery"):
            self.recovery.ask_test()

    def reload(self) -> None:
        """Read both places and the keys again."""
        office, second = opened(self.seat), self.seat.preferences.second_backup
        self.read(read_key_facts, self._take_facts)
        self.background.render(self, partial(read_shelf, office.folder.backups, second), self._take_shelf)

    def back_up(self, *, reason: str = "manual") -> None:
        """Make a backup now, with a copy in the second place when it can be reached."""
        if self._run is not None:
            return
        second = self.seat.preferences.second_backup
        place = Path(second) if second and Path(second).is_dir() else None
        self._run = BackupRun(self.background, opened(self.seat))
        self._run.progressed.connect(self.state.show_progress)
        self._run.finished.connect(self._backed_up)
        self._run.refused.connect(self._not_backed_up)
        self.state.show_progress(0, 0)
        self._run.start(reason=reason, second_place=place)

    def _build(self) -> None:
        top = line(self.state, self.first, self.second, spacing=14)
        for place, share in enumerate((5, 3, 3)):
            top.setStretch(place, share)
        words = ElideLabel(_("otomatis saat tutup dan sebelum memulihkan"), "cap")
        head = line(
            Label(_("Simpanan"), "h2"), words, Button(_("Buka folder"), "link", on_click=self._open_folder)
        )
        head.setStretch(1, 1)
        start = Button(_("Cadangkan sekarang"), "primary", "save", on_click=self.back_up)
        self._pages = QStackedWidget()
        self._pages.setMinimumHeight(px(150))
        self._pages.addWidget(self.table)
        self._pages.addWidget(
            EmptyState(
                "save",
                _("Belum ada cadangan"),
                _("Satu salinan teruji cukup untuk memulihkan data kantor."),
                primary=start,
            )
        )
        upper = column(head, 8, self.ladder, margins=(16, 12, 16, 12))
        shelf = Card(upper, self._pages, margins=(1, 1, 1, 1))
        shelf.body.setStretch(1, 1)
        lower = line(shelf, self.keys, spacing=14)
        lower.setStretch(0, 1)
        column(top, 14, lower, margins=(24, 16, 24, 16), parent=self).setStretch(2, 1)
        self.arrange(False)

    def _take_facts(self, facts: KeyFacts) -> None:
        self._facts = facts
        self.keys.show_ways(opened(self.seat).keyring.accounts(), facts)
        self._show_standing()

    def _take_shelf(self, shelf: Shelf) -> None:
        if self.seat.office is None:
            return
        self._shelf = shelf
        self.rows = []
        for made in shelf.backups:
            soundness, problem = self._verdicts.get(mark_of(made), (Soundness.UNREAD, ""))
            self.rows.append(BackupRow(made, soundness, problem))
        self._show_rows()
        self._show_places(shelf)
        self._judge_next()

    def _show_rows(self) -> None:
        self.table.show_backups(self.rows)
        self._pages.setCurrentIndex(0 if self.rows else 1)
        if self._shelf is not None:
            self.ladder.show_rungs(ladder(self.rows, self._shelf.now.date()))
        self._show_standing()

    def _show_standing(self) -> None:
        if self._shelf is None or self._facts is None or self._run is not None:
            return
        standing = protection(self.rows, self._shelf.second, now=self._shelf.now, days=self._facts.days)
        self.state.show_standing(standing)

    def _show_places(self, shelf: Shelf) -> None:
        total = size_words(sum(made.size for made in shelf.backups))
        facts = _("{count} simpanan, {size}").format(count=len(shelf.backups), size=total)
        folder = opened(self.seat).folder.backups
        self.first.show_place(str(folder), facts if shelf.backups else _("belum ada simpanan"), "ok")
        second = shelf.second
        self.second.button.setText(_("Ganti") if second.path else _("Pilih"))
        if second.path is None:
            self.second.show_place(_("Belum dipilih"), _("misalnya flashdisk"), "warn")
        elif not second.is_reached:
            self.second.show_place(str(second.path), _("tidak terhubung sekarang"), "warn")
        elif second.newest is None:
            self.second.show_place(str(second.path), _("belum ada simpanan"), "warn")
        else:
            words = _("{count} simpanan, terakhir {when}")
            when = spoken(second.newest, shelf.now.date())
            self.second.show_place(str(second.path), words.format(count=second.count, when=when), "ok")

    def _judge_next(self) -> None:
        """Read one unread backup back, the newest first; then the next."""
        row = next((row for row in self.rows if row.soundness is Soundness.UNREAD), None)
        if row is not None:
            self.background.render(self, partial(judge, row.made), partial(self._judged, row))
            return
        newest = self.rows[0] if self.rows else None
        allowed = may(opened(self.seat).account.role, Right.BACKUP)
        if (
            newest is not None
            and newest.soundness is Soundness.DAMAGED
            and allowed
            and not self._has_replaced
        ):
            self._has_replaced = True
            self.back_up(reason="pengganti")

    def _judged(self, row: BackupRow, verdict: Verdict) -> None:
        self._verdicts[mark_of(row.made)] = verdict
        self.rows = [
            replace(one, soundness=verdict[0], problem=verdict[1]) if one.made == row.made else one
            for one in self.rows
        ]
        self._show_rows()
        if self.seat.office is not None:
            self._judge_next()

    def _backed_up(self, made: BackupFile) -> None:
        self._run = None
        self._verdicts[mark_of(made)] = (Soundness.SOUND, "")
        self.state.end_progress()
        self.tell(_("Cadangan selesai dan teruji, {size}").format(size=size_words(made.size)))
        if made.second_fault is not None:
            self.background.refused.emit(made.second_fault)
        self.reload()

    def _not_backed_up(self, refusal: UserError) -> None:
        self._run = None
        self.state.end_progress()
        self.refuse(refusal)

    def _pick(self, row: BackupRow) -> None:
        if row.soundness is Soundness.DAMAGED:
            sheet = DamageSheet(self.window(), row)
            sheet.open()
        else:
            ask_restore(self, row.made)

    def _check(self) -> None:
        run_check(self, self.check_button)

    def _choose_second(self) -> None:
        chosen = self.ask_folder(self.window(), self.seat.preferences.second_backup)
        if chosen is None:
            return
        own = opened(self.seat).folder
        if chosen.resolve() in (own.root.resolve(), own.backups.resolve()):
            self.background.refused.emit(
                UserError(
                    _("Folder ini sudah tempat pertama."),
                    next_step=_(
                        "Pilih flashdisk atau disk lain, supaya cadangan selamat bila komputer rusak."
                    ),
                )
            )
            return
        self.seat.remember(second_backup=str(chosen))
        self.tell(_("Tempat kedua {path}, diisi saat mencadangkan").format(path=chosen))
        self.reload()

    def _open_folder(self) -> None:
        folder = opened(self.seat).folder
        show_path(folder.backups if folder.backups.is_dir() else folder.root)
