"""This file holds the sheet in which a position is added, renamed or archived."""

from __future__ import annotations

from gettext import gettext as _
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QWidget

from asn_desktop.errors import FormProblems, UserError
from asn_desktop.rules.position import Tier, tier_of_title
from asn_desktop.ui.acting import perform
from asn_desktop.ui.background import Background
from asn_desktop.ui.widgets.boxes import column
from asn_desktop.ui.widgets.buttons import Button
from asn_desktop.ui.widgets.forms import Form, FormField
from asn_desktop.ui.widgets.sheets import NoticeSheet
from asn_desktop.ui.widgets.text import Label

if TYPE_CHECKING:
    from asn_desktop.operations.positions import PositionRow


class PositionSheet(NoticeSheet):
    """Title, tier, section and whether the position serves at a counter."""

    saved = Signal(object)
    """position id"""

    def __init__(self, window: QWidget, background: Background, position: PositionRow | None = None) -> None:
        self._background, self._position = background, position
        self._tier_was_chosen = position is not None
        self._without = _("Tenaga pendukung, tanpa jenjang")
        self._tiers: tuple[Tier | None, ...] = (*Tier, None)
        self.form = Form(self._fields(), across=1)
        self.counter = QCheckBox(_("Melayani warga di loket"))
        content = QWidget()
        hint = _("Jabatan baru langsung memakai standar bawaan jenjangnya, ubah bila perlu.")
        column(self.form, 12, self.counter, parent=content)
        if position is None:
            content_layout = content.layout()
            assert content_layout is not None
            content_layout.addWidget(Label(hint, "cap", wrap=True))
        save = Button(_("Simpan"), "primary", keys="Ctrl+Enter", on_click=self.publish)
        cancel = Button(_("Batal"), on_click=self.escape)
        self.save_button = save
        self.archive_button = Button(_("Arsipkan"), "quiet", "archive", on_click=self._archive)
        buttons = [cancel, save] if position is None else [self.archive_button, cancel, save]
        super().__init__(
            window,
            _("Jabatan baru") if position is None else _("Ubah jabatan"),
            content,
            buttons,
        )
        self._fill()

    def close_overlay(self) -> None:
        """A sheet is opened once."""
        super().close_overlay()
        self.deleteLater()

    def publish(self) -> None:
        """Save the position, or show what is to be mended."""
        position_id = self._position.position_id if self._position else None
        texts, is_counter = self.form.texts(), self.counter.isChecked()
        tier = self._chosen_tier()

        def work(session: Any) -> int:
            from asn_desktop.operations.position_form import PositionForm, save_position

            form = PositionForm(texts["title"], tier, texts["section"], is_counter)
            return save_position(session, form, position_id=position_id)

        perform(self, self._background, work, self._done, refused=self._refused)

    def _fields(self) -> dict[str, FormField]:
        tiers = QComboBox()
        tiers.addItems([tier.label if tier else self._without for tier in self._tiers])
        tiers.activated.connect(self._choose_tier)
        title = QLineEdit()
        title.textEdited.connect(self._guess_tier)
        return {
            "title": FormField(_("Nama jabatan"), title, hint=_("Lengkap, seperti di surat keputusan")),
            "tier": FormField(_("Jenjang"), tiers),
            "section": FormField(_("Seksi atau bagian"), QLineEdit(), optional=True),
        }

    def _fill(self) -> None:
        tier = self._position.tier if self._position else Tier.PELAKSANA
        texts = {"tier": tier.label if tier else self._without}
        if self._position is not None:
            texts |= {"title": self._position.title, "section": self._position.section}
            self.counter.setChecked(self._position.is_counter)
        self.form.set_texts(texts)

    def _choose_tier(self, _place: int) -> None:
        self._tier_was_chosen = True

    def _guess_tier(self, title: str) -> None:
        """Follow the title as long as nobody has chosen a tier."""
        guess = tier_of_title(title)
        if guess is not None and not self._tier_was_chosen:
            self.form.set_texts({"tier": guess.label})

    def _chosen_tier(self) -> Tier | None:
        labels = {tier.label: tier for tier in Tier}
        return labels.get(self.form.texts()["tier"])

    def _archive(self) -> None:
        position = self._position
        if position is None:
            return

        def work(session: Any) -> int:
            from asn_desktop.operations.positions import archive_position

            archive_position(session, position.position_id)
            return position.position_id

        perform(self, self._background, work, self._done, refused=self._refused)

    def _done(self, position_id: int) -> None:
        self.close_overlay()
        self.saved.emit(position_id)

    def _refused(self, refusal: UserError) -> None:
        if isinstance(refusal, FormProblems):
            self.form.show_errors(refusal.problems)
        else:
            self.form.show_errors({"title": str(refusal)})
        self.place()
