"""This file holds the tab Kantor: what the letterhead says, each field kept as it is left, beside its preview."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from gettext import gettext as _
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QGridLayout, QLineEdit, QWidget

from asn_desktop.errors import FormProblems, UserError
from asn_desktop.rules.nip import format_nip
from asn_desktop.rules.permission import Right, may
from asn_desktop.ui.background import Background
from asn_desktop.ui.settings.head_preview import HeadPreview
from asn_desktop.ui.settings.seat import Seat, opened
from asn_desktop.ui.settings.tab import SettingsTab
from asn_desktop.ui.theme import px
from asn_desktop.ui.widgets.boxes import Card, Note, column, line, scrolling
from asn_desktop.ui.widgets.buttons import Button
from asn_desktop.ui.widgets.forms import FormField
from asn_desktop.ui.widgets.text import Chip, Label, reveal

if TYPE_CHECKING:
    from asn_desktop.operations.office import OfficeFacts

AskPicture = Callable[[QWidget], Path | None]


def ask_picture(parent: QWidget) -> Path | None:
    """A picture to become the emblem, or None."""
    chosen, _kind = QFileDialog.getOpenFileName(
        parent, _("Pilih gambar lambang"), "", _("Gambar (*.png *.jpg *.jpeg)")
    )
    return Path(chosen) if chosen else None


class OfficeTab(SettingsTab):
    """Name, address, head and emblem of the office."""

    reload_on = frozenset({"office", "attachment", "setting"})

    def __init__(self, background: Background, seat: Seat, ask: AskPicture = ask_picture) -> None:
        super().__init__(background, seat)
        self.ask_picture = ask
        self._facts: OfficeFacts | None = None
        self._kept: dict[str, str] = {}
        self.fields = _fields()
        for key, field in self.fields.items():
            editor = field.editor
            assert isinstance(editor, QLineEdit)
            editor.editingFinished.connect(partial(self._leave, key))
        self._locked = Note(_("Peran Anda dapat melihat data kantor, tetapi tidak mengubahnya."), "mute")
        self._locked.hide()
        left = Card(Label(_("Kop surat dan identitas"), "h2"), 2)
        hint = _("Tercetak di setiap dokumen. Dokumen final tetap seperti saat difinalkan.")
        left.add(Label(hint, "cap", wrap=True), 12, self._locked, self._grid(), None)
        self.preview = HeadPreview(background)
        self.choose = Button(_("Pilih gambar"), "", "image", on_click=self._choose)
        self.skip = Button(_("Tanpa lambang, sudah cukup"), "link", on_click=self._skip)
        self.emblem_state = Chip("", "mute")
        emblem = Card(
            line(Label(_("Lambang"), "h2"), None, self.emblem_state),
            4,
            Label(
                _("PNG atau JPG, minimal 300 × 360 titik. Tanpa gambar, kop memakai perisai polos."),
                "cap",
                wrap=True,
            ),
            10,
            line(self.choose, None),
            4,
            line(self.skip, None, spacing=0),
        )
        self._side = QWidget()
        column(self.preview, 14, emblem, None, parent=self._side)
        holder = QWidget()
        body = line(left, self._side, spacing=14, margins=(24, 16, 24, 16), parent=holder)
        body.setStretch(0, 1)
        column(scrolling(holder), parent=self)
        self.arrange(False)

    def _grid(self) -> QGridLayout:
        """Two fields side by side; the address takes the whole width."""
        grid = QGridLayout()
        grid.setHorizontalSpacing(px(24))
        grid.setVerticalSpacing(px(14))
        place = 0
        for key, field in self.fields.items():
            is_wide = key == "address"
            grid.addWidget(field, place // 2, place % 2, 1, 2 if is_wide else 1, Qt.AlignmentFlag.AlignTop)
            place += 2 if is_wide else 1
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        return grid

    def arrange(self, is_compact: bool) -> None:
        """Narrow the preview."""
        self._side.setFixedWidth(px(360 if is_compact else 440))

    def reload(self) -> None:
        """Read the office and draw its head."""
        office = opened(self.seat)
        allowed = may(office.account.role, Right.SETTINGS)
        reveal(self._locked, not allowed)
        for button in (self.choose, self.skip):
            reveal(button, allowed)
        for field in self.fields.values():
            assert isinstance(field.editor, QLineEdit)
            field.editor.setReadOnly(not allowed)
        self.read(partial(_read, folder=office.folder.attachments, dek=office.dek), self._show)

    def _show(self, reading: tuple[OfficeFacts, Any, bytes | None, bool]) -> None:
        facts, head, emblem, is_decided = reading
        self._facts = facts
        for key, field in self.fields.items():
            editor = field.editor
            if isinstance(editor, QLineEdit) and not (editor.hasFocus() and editor.isModified()):
                field.set_text(_shown(key, getattr(facts, key)))
        if emblem is not None:
            self.emblem_state.show_status(_("terpasang"), "ok")
        elif is_decided:
            self.emblem_state.show_status(_("tanpa lambang"), "mute")
        else:
            self.emblem_state.show_status(_("belum dipilih"), "warn")
        reveal(
            self.skip,
            may(opened(self.seat).account.role, Right.SETTINGS) and not (emblem is None and is_decided),
        )
        self.preview.show_head(head, emblem)
        self._follow_name(facts.name)

    def _follow_name(self, name: str) -> None:
        """Lock screen and side bar say the same name, also after an undo."""
        keyring = opened(self.seat).keyring
        if keyring.office_name != name:
            self.background.call(self, partial(keyring.rename_office, name))
        set_office = getattr(self.window(), "set_office", None)
        if callable(set_office):
            set_office(_("Kelurahan {name}").format(name=name))

    def _leave(self, key: str) -> None:
        """Keep one field, if it says something else than before."""
        field = self.fields[key]
        text = field.text().strip()
        editor = field.editor
        assert isinstance(editor, QLineEdit)
        if self._facts is None or text == _shown(key, getattr(self._facts, key)):
            field.show_error("")
            return
        if self._kept.get(key) == text:  # Enter, and then leaving, say the same twice
            return
        self._kept[key] = text
        editor.setModified(False)

        changes: dict[str, Any] = {key: text}

        def work(session: Any) -> None:
            from asn_desktop.operations.office import change_office, get_office

            change_office(session, replace(get_office(session), **changes))

        words = _("{field} diubah").format(field=field.label)
        self.act(work, words, lambda _none: self._done(key), refused=partial(self._refused, key))

    def _done(self, key: str) -> None:
        self._kept.pop(key, None)
        self.fields[key].show_error("")
        self.reload()

    def _refused(self, key: str, refusal: UserError) -> None:
        self._kept.pop(key, None)
        if isinstance(refusal, FormProblems) and key in refusal.problems:
            self.fields[key].show_error(refusal.problems[key])
        else:
            self.refuse(refusal)

    def _choose(self) -> None:
        path = self.ask_picture(self.window())
        if path is None:
            return

        def check() -> bytes:
            from asn_desktop.storage.files import disk_faults
            from asn_desktop.ui.settings.emblem_picture import MOST_BYTES, clean_picture

            with disk_faults(path), path.open("rb") as file:
                raw = file.read(MOST_BYTES + 1)
            return clean_picture(raw)

        self.background.render(self, check, partial(self._keep_emblem, path.name))

    def _keep_emblem(self, name: str, picture: bytes) -> None:
        office = opened(self.seat)
        folder, dek = office.folder.attachments, office.dek

        def work(session: Any) -> None:
            from asn_desktop.operations.emblem import set_emblem
            from asn_desktop.storage.attachments import AttachmentStore

            set_emblem(session, store=AttachmentStore(folder, dek), picture=picture, name=name)

        self.act(work, _("Lambang kantor diganti"))

    def _skip(self) -> None:
        from asn_desktop.operations.emblem import go_without_emblem

        self.act(go_without_emblem, _("Kop surat memakai perisai polos"))


def _fields() -> dict[str, FormField]:
    return {
        "name": FormField(_("Nama kelurahan"), QLineEdit()),
        "kecamatan": FormField(_("Kecamatan"), QLineEdit()),
        "city": FormField(_("Kota atau kabupaten"), QLineEdit()),
        "short": FormField(_("Singkatan di nomor dokumen"), QLineEdit()),
        "address": FormField(_("Alamat"), QLineEdit(), optional=True),
        "phone": FormField(_("Telepon"), QLineEdit(), optional=True),
        "email": FormField(_("Pos-el"), QLineEdit(), optional=True),
        "head_name": FormField(_("Nama Lurah"), QLineEdit(), optional=True),
        "head_nip": FormField(_("NIP Lurah"), QLineEdit(), optional=True),
    }


def _shown(key: str, value: str) -> str:
    return format_nip(value) if key == "head_nip" and value else value


def _read(session: Any, *, folder: Path, dek: bytes) -> tuple[OfficeFacts, Any, bytes | None, bool]:
    from asn_desktop.operations.emblem import IS_SET, read_emblem
    from asn_desktop.operations.office import get_office
    from asn_desktop.operations.settings import setting_of
    from asn_desktop.reports.gather_office import OfficeView, Request
    from asn_desktop.storage.attachments import AttachmentStore

    emblem = read_emblem(session, AttachmentStore(folder, dek))
    is_decided = bool(setting_of(session, IS_SET, False))
    return get_office(session), OfficeView(session, Request()).letterhead, emblem, is_decided
