"""This file holds the first start: which office this is, the first account, and the recovery sheet."""

from __future__ import annotations

from functools import partial
from gettext import gettext as _
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from asn_desktop.errors import FormProblems, UserError
from asn_desktop.settings import DataFolder
from asn_desktop.ui.background import Background
from asn_desktop.ui.first_run.account_card import AccountCard
from asn_desktop.ui.first_run.code_card import CodeCard
from asn_desktop.ui.first_run.cover import CoverScreen
from asn_desktop.ui.first_run.office_card import OfficeCard
from asn_desktop.ui.first_run.returning import Returning

if TYPE_CHECKING:
    from asn_desktop.office import OpenOffice
    from asn_desktop.storage.key_slots import KdfParams


class FirstRun(CoverScreen):
    """Two cards and a code; what was typed survives going back."""

    founded = Signal(object)
    """the OpenOffice that was just made"""
    returned = Signal(object)
    """the `office.Returned` that a backup brought"""
    quit_asked = Signal()

    def __init__(
        self, background: Background, folder: DataFolder, *, params: KdfParams | None = None
    ) -> None:
        super().__init__(_("Belum ada data kantor"))
        self._background, self._folder, self._params = background, folder, params
        self._is_founding = False
        self._founded: OpenOffice | None = None
        self.office_card, self.account_card = OfficeCard(), AccountCard()
        self.code_card: CodeCard | None = None
        self.office_card.done.connect(self._to_account)
        self.office_card.quit_asked.connect(self.quit_asked)
        self.returning = Returning(self, background, folder, params)
        self.office_card.restore_asked.connect(self.returning.choose_file)
        self.returning.returned.connect(self.returned)
        self.returning.cancelled.connect(self._to_start)
        self.account_card.back.connect(self._to_office)
        self.account_card.done.connect(self._found)
        for card in (self.account_card, self.office_card):
            self.put_card(card)
        self.office_card.take_focus()

    @property
    def office(self) -> OpenOffice | None:
        """The office once it is made or brought back, also while its code is still shown."""
        return self._founded or self.returning.office

    def _to_account(self) -> None:
        self.account_card.show_office(self.office_card.office_name())
        self.show_office(self.office_card.office_line())
        self.put_card(self.account_card)
        self.account_card.take_focus()

    def _to_office(self) -> None:
        self.put_card(self.office_card)
        self.office_card.take_focus()

    def _to_start(self) -> None:
        self.show_office(_("Belum ada data kantor"))
        self._to_office()

    def _found(self) -> None:
        if self._is_founding:
            return
        facts = self.office_card.facts()
        self._is_founding = True
        self.account_card.show_busy(True)

        def job() -> tuple[OpenOffice, str]:
            from asn_desktop.office import found_office

            made = found_office(self._folder, facts, params=self._params, **typed)
            # Kept at once: the window may be closed before the result arrives there.
            self._founded = made[0]
            return made

        typed = self.account_card.account()
        self._background.call(self, job, self._show_code, refused=self._refuse)

    def _refuse(self, refusal: UserError) -> None:
        self._is_founding = False
        self.account_card.show_busy(False)
        if isinstance(refusal, FormProblems):
            self.account_card.show_errors(refusal.problems)
        else:
            self.account_card.show_refusal(refusal)

    def _show_code(self, made: tuple[OpenOffice, str]) -> None:
        office, code = made
        self.account_card.forget_password()
        sentence = _(
            "Data {office} sudah siap. Ini kunci cadangannya, cetak sekarang atau nanti dari Pengaturan."
        )
        card = CodeCard(
            self._background,
            office,
            code,
            _("Kantor sudah dibuat"),
            sentence.format(office=_("Kelurahan {name}").format(name=office.keyring.office_name)),
        )
        card.finished.connect(partial(self.founded.emit, office))
        self.code_card = card
        self.put_card(card)
        card.print_button.setFocus()
