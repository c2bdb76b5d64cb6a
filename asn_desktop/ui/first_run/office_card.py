"""This file holds the first card: which kelurahan this is, and who leads it."""

from __future__ import annotations

from datetime import date
from gettext import gettext as _
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit

from asn_desktop.errors import UserError
from asn_desktop.rules.nip import check_nip, clean_nip
from asn_desktop.rules.office_code import office_number, parse_office_code
from asn_desktop.storage.reference import load_regions
from asn_desktop.ui.first_run.cover import ChoiceTile, ChoiceTiles, card_head
from asn_desktop.ui.widgets.boxes import Card, line
from asn_desktop.ui.widgets.buttons import Button
from asn_desktop.ui.widgets.forms import Form, FormField
from asn_desktop.ui.widgets.text import Label

if TYPE_CHECKING:
    from asn_desktop.operations.office import OfficeFacts

_CODE_PARTS = 4
"""A kelurahan's code has four parts, 16.71.14.1001."""


class OfficeCard(Card):
    """Seven known kelurahan as tiles, any other by its code."""

    done = Signal()
    quit_asked = Signal()
    restore_asked = Signal()
    """the office exists already, in a backup of another computer"""

    def __init__(self) -> None:
        super().__init__(margins=(28, 22, 28, 18), spacing=12)
        self._regions = tuple(region for region in load_regions() if region.kind == "kelurahan")
        tiles = [ChoiceTile(region.alias or region.name, region.code) for region in self._regions]
        tiles.append(ChoiceTile(_("Kelurahan lain"), _("dengan kode Kemendagri")))
        self.tiles = ChoiceTiles(tiles)
        self.tiles.chosen.connect(self._choose)
        self.other, self.head = self._other_form(), self._head_form()
        self._complaint = Label("", "err", wrap=True)
        self._complaint.hide()
        self.other.hide()
        self.next_button = Button(_("Lanjut"), "primary", "arrow_right", on_click=self.submit)
        self.next_button.setProperty("tall", "1")
        leave = Button(_("Tutup program"), "link", on_click=self.quit_asked.emit)
        self.restore_button = Button(
            _("Pulihkan dari cadangan"), "link", "history", on_click=self.restore_asked.emit
        )
        sentence = _("Pilih kelurahan Anda. Kop surat, kode, dan wilayahnya langsung terisi.")
        self.add(
            card_head(_("Data kantor"), sentence, "building_government", step=_("LANGKAH 1 DARI 4")),
            self._complaint,
            self.tiles,
            self.other,
            self.head,
            line(leave, self.restore_button, None, self.next_button, spacing=16),
        )

    def take_focus(self) -> None:
        """Start on the tiles."""
        self.tiles.take_focus()

    def is_other(self) -> bool:
        """Whether the office is none of the known ones."""
        return self.tiles.current() == len(self._regions)

    def submit(self) -> None:
        """Go on, or say what is missing."""
        if self.tiles.current() < 0:
            self._complain(_("Pilih kelurahan Anda"))
            self.take_focus()
            return
        self._complain("")
        others = self._other_problems() if self.is_other() else {}
        heads = self._head_problems()
        for form, problems in ((self.other, others), (self.head, heads)):
            for key, field in form.fields.items():
                field.show_error(problems.get(key, ""))
        if others:
            self.other.focus_field(next(iter(others)))
        elif heads:
            self.head.focus_field(next(iter(heads)))
        else:
            self.done.emit()

    def facts(self) -> OfficeFacts:
        """The office as chosen and typed; call after `done`."""
        from dataclasses import replace

        from asn_desktop.office import region_facts
        from asn_desktop.operations.office import OfficeFacts

        typed = {
            key: " ".join(text.split())
            for form in (self.other, self.head)
            for key, text in form.texts().items()
        }
        head_name, head_nip = typed["head_name"], clean_nip(typed["head_nip"])
        if not self.is_other():
            facts = region_facts(self._regions[self.tiles.current()].code)
            assert facts is not None
            return replace(facts, head_name=head_name, head_nip=head_nip)
        name = _plain_name(typed["name"])
        return OfficeFacts(
            code=parse_office_code(typed["code"]) or typed["code"],
            name=name,
            short=short_of(name),
            kecamatan=typed["kecamatan"],
            city=typed["city"],
            head_name=head_name,
            head_nip=head_nip,
        )

    def office_name(self) -> str:
        """The name without "Kelurahan"."""
        return self.facts().name

    def office_line(self) -> str:
        """Kelurahan and kecamatan, for the scene."""
        facts = self.facts()
        return _("Kelurahan {name}, Kecamatan {kecamatan}").format(name=facts.name, kecamatan=facts.kecamatan)

    def _other_form(self) -> Form:
        return Form(
            {
                "name": FormField(_("Nama kelurahan"), QLineEdit()),
                "code": FormField(_("Kode Kemendagri"), _hinting("16.71.14.1001")),
                "kecamatan": FormField(_("Kecamatan"), QLineEdit()),
                "city": FormField(_("Kota atau kabupaten"), _hinting(_("Kota Palembang"))),
            }
        )

    def _head_form(self) -> Form:
        return Form(
            {
                "head_name": FormField(_("Nama Lurah"), _hinting(_("boleh menyusul"))),
                "head_nip": FormField(_("NIP Lurah"), _hinting(_("boleh menyusul"))),
            }
        )

    def _other_problems(self) -> dict[str, str]:
        typed = {key: text.strip() for key, text in self.other.texts().items()}
        problems = {}
        for key, words in (
            ("name", _("Isi nama kelurahan")),
            ("code", _("Isi kode kantor, misalnya 16.71.14.1001")),
            ("kecamatan", _("Isi nama kecamatan")),
            ("city", _("Isi nama kota atau kabupaten")),
        ):
            if not typed[key]:
                problems[key] = words
        if "code" not in problems:
            problem = _code_problem(typed["code"])
            if problem:
                problems["code"] = problem
        return problems

    def _head_problems(self) -> dict[str, str]:
        nip = self.head.fields["head_nip"].text().strip()
        checked = check_nip(nip, on=date.today()) if nip else None
        problems = {"head_nip": checked.problems[0]} if checked and checked.problems else {}
        if nip and not self.head.fields["head_name"].text().strip():
            problems["head_name"] = _("Isi nama Lurah, karena NIP-nya sudah diisi")
        return problems

    def _choose(self, _place: int) -> None:
        self._complain("")
        self.other.setVisible(self.is_other())
        if self.is_other():
            self.other.focus_field("name")

    def _complain(self, text: str) -> None:
        self._complaint.setText(text)
        self._complaint.setVisible(bool(text))


def _hinting(example: str) -> QLineEdit:
    edit = QLineEdit()
    edit.setPlaceholderText(example)
    return edit


def _code_problem(text: str) -> str:
    try:
        office_number(text)
    except UserError as refusal:
        return refusal.message
    code = parse_office_code(text) or ""
    if "." in code and len(code.split(".")) < _CODE_PARTS:
        return _("Kode kelurahan terdiri dari empat bagian, misalnya 16.71.14.1001")
    return ""


def _plain_name(name: str) -> str:
    """The name without the word that the program writes before it."""
    first, _space, rest = name.partition(" ")
    return rest if first.casefold() in ("kelurahan", "kel.", "desa") and rest else name


def short_of(name: str) -> str:
    """Three letters for document numbers: "Tangga Takat" gives TGT, "Plaju" gives PLJ.

    The first letter, then consonants; the office may change it under Pengaturan.
    """
    letters = [letter for letter in name.upper() if letter.isalpha()]
    tail = [letter for letter in letters[1:] if letter not in "AIUEO"] or letters[1:]
    return "".join([*letters[:1], *tail])[:3] or "KEL"
