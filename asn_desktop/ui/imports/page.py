"""This file holds the page that takes a staff list in: paste or open, check, mend, one act."""

from __future__ import annotations

from dataclasses import replace
from gettext import gettext as _
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QHideEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QStackedWidget, QWidget

from asn_desktop.errors import UserError
from asn_desktop.ui.acting import take_back, tell
from asn_desktop.ui.background import Background
from asn_desktop.ui.drafts import DraftKeeper
from asn_desktop.ui.imports import source as sources
from asn_desktop.ui.imports.board import PreviewBoard
from asn_desktop.ui.imports.history import open_history
from asn_desktop.ui.imports.reading import ListReader, ask_for_problem_file
from asn_desktop.ui.imports.source import Source
from asn_desktop.ui.imports.start_box import StartBox, dropped_path
from asn_desktop.ui.imports.writing import ListWriter, Written
from asn_desktop.ui.shell.page import Page
from asn_desktop.ui.widgets.boxes import column
from asn_desktop.ui.widgets.buttons import Button, MenuButton
from asn_desktop.ui.widgets.messages import InlineBar
from asn_desktop.ui.widgets.progress import ProgressStrip

if TYPE_CHECKING:
    from asn_desktop.exchange.staff_preview import StaffPreview

FORM = "import"


class ImportPage(Page):
    """A list from Excel becomes people; nothing is kept before the one button is pressed."""

    reload_on = frozenset({"employee", "rank_record", "position_record", "status_record", "position"})
    help_topic = "impor"

    def __init__(self, background: Background) -> None:
        super().__init__(_("Impor pegawai"), _("Belum ada yang disimpan. Periksa dulu, lalu masukkan"))
        self._background = background
        self.source: Source | None = None
        self._shown: Source | None = None
        self.preview: StaffPreview | None = None
        self._is_first, self._wants_draft, self._is_writing = False, False, False
        self._checks, self._is_checking, self._write_after_check = 0, False, False
        self.start, self.board = StartBox(), PreviewBoard()
        self.message, self.progress = InlineBar(), ProgressStrip()
        self.reader = ListReader(background, self.progress, self)
        self.count = ProgressStrip()
        self.writer = ListWriter(background, self.count, self)
        self.keeper = DraftKeeper(self, background, FORM, self._draft, self._draft_title)
        self.stack = QStackedWidget()
        for widget in (self.start, self.board):
            self.stack.addWidget(widget)
        layout = column(
            self.message, self.progress, self.count, spacing=12, margins=(24, 12, 24, 16), parent=self
        )
        layout.addWidget(self.stack, 1)
        self.setAcceptDrops(True)
        self._make_actions()
        self._connect()
        self._look_for_draft()

    @property
    def has_draft(self) -> bool:
        """Whether a list is being checked."""
        return self.source is not None

    def header_actions(self) -> list[QWidget]:
        """More, and with a list on the table also the way out and the one button."""
        return [self._more, self._cancel, self.primary] if self.source else [self._more]

    def open(self, **target: Any) -> None:
        """Paste from the clipboard (`paste`), open a `file`, ask for one (`choose`), or go on (`draft`).

        With `is_first` the office has just been founded: the place to paste waits, and the first
        person is opened for scoring afterwards.
        """
        self._is_first = bool(target.get("is_first")) or (self._is_first and not target)
        self.start.show_step(_("LANGKAH 2 DARI 4") if self._is_first else "")
        if target.get("file"):
            self.reader.read_file(Path(str(target["file"])))
        elif target.get("choose"):
            self.reader.ask(self)
        elif target.get("draft"):
            self._wants_draft = True
            self._look_for_draft()
        elif target.get("paste") and not self._is_first:
            self.reader.paste(is_asked=False)
        if self.source is None:
            self.start.take_focus()

    def reload(self) -> None:
        """Compare again with what the office holds now."""
        if self._is_writing:
            return
        if self.source is not None:
            self._check()
        else:
            self._look_for_draft()

    def arrange(self, is_compact: bool) -> None:
        """Hide columns on the right when the window is narrow."""
        self.board.set_compact(is_compact)

    def save(self) -> bool:
        """Write the draft."""
        return self.keeper.flush()

    def write(self) -> None:
        """Take in what can be taken in; with nothing to take in, say why."""
        self.board.view.finish_edit()
        if self._is_checking:
            self._write_after_check = True
            return
        preview = self.preview
        if self.source is None or preview is None or self._is_writing:
            return
        if not preview.to_write:
            self._explain(preview)
            return
        self._is_writing = True
        self.keeper.stop()
        self.primary.setText(_("Memasukkan…"))
        self.message.show_message("")
        self.writer.write(self.source, preview)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """A file may be dropped anywhere on the page."""
        if dropped_path(event.mimeData()) is not None:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Read it."""
        path = dropped_path(event.mimeData())
        if path is not None:
            self.reader.read_file(path)

    def hideEvent(self, event: QHideEvent) -> None:
        """Leaving keeps what was mended."""
        self.keeper.flush()
        super().hideEvent(event)

    def _make_actions(self) -> None:
        self._more = MenuButton()
        self._more.add(_("Riwayat impor"), lambda: open_history(self, self._background), icon_name="history")
        self._cancel = Button(_("Batal"), on_click=self._leave)
        self.primary = Button(
            _("Masukkan pegawai"),
            "primary",
            "checkmark",
            keys="Ctrl+Return",
            shortcut=True,
            on_click=self.write,
        )

    def _connect(self) -> None:
        start, board = self.start, self.board
        for paste in (start.paste_wanted, board.strip.paste_wanted):
            paste.connect(self.reader.paste)
        for choose in (start.open_wanted, board.strip.open_wanted):
            choose.connect(lambda: self.reader.ask(self))
        start.file_dropped.connect(self.reader.read_file)
        start.typing_wanted.connect(lambda: self.go_to.emit("staff", {"mode": "new"}))
        start.resume_wanted.connect(self._resume)
        start.discard_wanted.connect(self._discard)
        board.strip.sheet_chosen.connect(lambda place: self._change("with_sheet", place))
        board.mapped.connect(lambda index, name: self._change("with_field", index, name))
        board.mended.connect(lambda row, name, text: self._change("with_edit", row, name, text))
        board.problems_wanted.connect(self._save_problems)
        self.reader.read.connect(self._take)
        self.reader.refused.connect(self._not_read)
        self.writer.written.connect(self._written)
        self.writer.stopped.connect(self._stopped)
        self.writer.refused.connect(self._not_written)
        for keys, act in (
            (QKeySequence(QKeySequence.StandardKey.Paste), self.reader.paste),
            (QKeySequence("F8"), lambda: board.next_problem(1)),
            (QKeySequence("Shift+F8"), lambda: board.next_problem(-1)),
        ):
            shortcut = QShortcut(keys, self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(act)

    def _take(self, source: Source, *, is_mended: bool = False) -> None:
        if self._is_writing:
            # The list that is being written comes to its end first.
            return
        self.source, self.preview = source, None
        self.message.show_message("")
        self.keeper.stop()
        self._check()
        if is_mended:
            self.keeper.touch()

    def _change(self, act: str, *arguments: Any) -> None:
        if self.source is not None and not self._is_writing:
            self.source = getattr(self.source, act)(*arguments)
            self.keeper.touch()
            self._check()

    def _check(self) -> None:
        """Compare with the office; only the newest answer counts."""
        source = self.source
        assert source is not None
        self._checks += 1
        number, self._is_checking = self._checks, True

        def done(preview: StaffPreview) -> None:
            if number == self._checks and self.source is source:
                self._show(preview)

        def refused(refusal: UserError) -> None:
            if number != self._checks:
                return
            self._is_checking = self._write_after_check = False
            self._refuse(refusal)
            if self.preview is None or self._shown is None:
                self._clear()
            else:
                # Back to what the table shows, another sheet of the same file for instance.
                self.source = self._shown
                self.board.show_source(self._shown, self.preview)

        self._background.run(
            self, lambda session: sources.preview_source(session, source), done, refused=refused
        )

    def _show(self, preview: StaffPreview) -> None:
        assert self.source is not None
        self._is_checking = False
        self.preview = preview
        is_new = self.source.heading is None
        if is_new:
            self.source = replace(self.source, heading=preview.parse.heading)
        self._shown = self.source
        self.board.show_source(self.source, preview)
        self.stack.setCurrentWidget(self.board)
        self._tell_count()
        self.actions_changed.emit()
        if is_new:
            self.board.view.setFocus(Qt.FocusReason.OtherFocusReason)
        self.board.go_on()
        if self._write_after_check:
            self._write_after_check = False
            self.write()

    def _tell_count(self) -> None:
        count = len(self.preview.to_write) if self.preview else 0
        words = _("Masukkan {count} pegawai").format(count=count) if count else _("Masukkan pegawai")
        self.primary.setText(words)

    def _explain(self, preview: StaffPreview) -> None:
        text = _("Belum ada baris yang bisa dimasukkan")
        if preview.parse.missing:
            detail = preview.parse.missing[0]
        elif preview.refused:
            detail = _("Perbaiki baris yang ditolak di tabel, F8 membawa ke galat berikutnya.")
            self.board.next_problem(1)
        elif preview.rows:
            text, detail = (
                _("Semua baris sudah sama dengan data kantor"),
                _("Tidak ada yang perlu dimasukkan."),
            )
        else:
            detail = _("Pilih lembar lain, atau tempel daftar yang berisi nama dan NIP.")
        self.message.show_message(text, "warn", detail)

    def _written(self, done: Written) -> None:
        self._is_writing = False
        self.message.show_message("")
        goes_on, self._is_first = self._is_first, False
        self._clear()
        self._look_for_draft()
        if goes_on and done.first_person:
            self.go_to.emit("staff", {"mode": "assess", "employee_id": done.first_person})
        else:
            self.go_to.emit("staff", {})
        # After the way there, or a page that is only now being built would cover the toast.
        tell(self, done.text, lambda: take_back(self, self._background, done.act_id))

    def _not_written(self, refusal: UserError) -> None:
        self._is_writing = False
        self._refuse(refusal)
        self._check()

    def _stopped(self) -> None:
        self._is_writing = False
        self.message.show_message(_("Impor dibatalkan, tidak ada yang disimpan"), "info")
        self.keeper.touch()
        self._check()

    def _leave(self) -> None:
        """Put the list away; the toast brings it back. While it is being written, stop that first."""
        if self._is_writing:
            self.writer.stop()
            return
        left = self.source
        self.keeper.forget()
        self._clear()
        if left is not None:
            tell(
                self, _("Impor dibatalkan, tidak ada yang disimpan"), lambda: self._take(left, is_mended=True)
            )

    def _clear(self) -> None:
        self.source = self._shown = self.preview = None
        self._checks += 1
        self._is_checking = self._write_after_check = False
        self.stack.setCurrentWidget(self.start)
        self.actions_changed.emit()
        self.start.take_focus()

    def _not_read(self, refusal: UserError, path: Path | None) -> None:
        if path is None:
            self._refuse(refusal)
        else:
            self._refuse(refusal, Button(_("Coba lagi"), on_click=lambda: self.reader.read_file(path)))

    def _refuse(self, refusal: UserError, *actions: QWidget) -> None:
        self.message.show_message(refusal.message, "bad", refusal.next_step, actions)

    def _save_problems(self) -> None:
        path = ask_for_problem_file(self, self.source) if self.source and self.preview else None
        if path is not None:
            self.save_problems(path)

    def save_problems(self, path: Path) -> None:
        """Write the refused rows with what is to be mended."""
        preview = self.preview
        assert preview is not None

        def job() -> int:
            from asn_desktop.exchange.workbook import write_refused

            return write_refused(path, preview.parse)

        def done(count: int) -> None:
            tell(self, _("{count} baris disimpan ke {name}").format(count=count, name=path.name))

        self._background.render(self, job, done, refused=self._refuse)

    def _draft(self) -> dict[str, Any]:
        return sources.pack(self.source) if self.source and sources.may_keep(self.source) else {}

    def _draft_title(self) -> str:
        return self.source.name if self.source else ""

    def _look_for_draft(self) -> None:
        """Offer what was left; go on with it at once when it was asked for."""

        def show(content: Any) -> None:
            wants, self._wants_draft = self._wants_draft, False
            if not content or not content.get("rows"):
                self.start.show_unfinished("")
                return
            self._left = content
            words = _("Impor {name} belum selesai").format(name=content["name"])
            self.start.show_unfinished(words, _("Perbaikan yang sudah diketik ikut tersimpan."))
            if wants:
                self._resume()

        if self.source is None:
            self.keeper.begin(0, show)

    def _resume(self) -> None:
        self._take(sources.unpack(self._left))

    def _discard(self) -> None:
        self.keeper.forget()
        self.start.show_unfinished("")

    _left: Any = None
