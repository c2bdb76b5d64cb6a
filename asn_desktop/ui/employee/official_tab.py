"""This file holds the third tab of a profile: results of accredited organisers, apart from the office's own."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal, InvalidOperation
from gettext import gettext as _
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QComboBox, QGridLayout, QLineEdit, QWidget

from asn_desktop.rules.gap import ScoreSource
from asn_desktop.rules.indonesian_date import format_long, format_short
from asn_desktop.rules.job_person_match import Category, Purpose
from asn_desktop.ui.acting import joined, perform
from asn_desktop.ui.background import Background
from asn_desktop.ui.employee.paper_tab import PaperTab
from asn_desktop.ui.employee.words import expiry_chip
from asn_desktop.ui.theme import px
from asn_desktop.ui.widgets.badges import IconTile
from asn_desktop.ui.widgets.boxes import Row, clear, column, line
from asn_desktop.ui.widgets.buttons import Button, MenuButton
from asn_desktop.ui.widgets.date_field import DateField
from asn_desktop.ui.widgets.forms import FormField
from asn_desktop.ui.widgets.messages import EmptyState
from asn_desktop.ui.widgets.score_row import ScoreRow
from asn_desktop.ui.widgets.text import Chip, ElideLabel, Label

if TYPE_CHECKING:
    from datetime import date

    from asn_desktop.operations.assessments import OfficialForm, OfficialRow
    from asn_desktop.operations.official_results import OfficialDetail
    from asn_desktop.operations.profile_reading import Profile
    from asn_desktop.ui.employee.assessment import Attach

_NO_CATEGORY = "–"


class OfficialTab(PaperTab):
    """Official results of a person, and the form to add or correct one."""

    def __init__(self, background: Background, attach: Attach | None = None) -> None:
        self._levels: dict[int, ScoreRow] = {}
        self._grid = QGridLayout()
        super().__init__(background, "official", attach)

    def make_fields(self) -> Mapping[str, FormField]:
        """The fields of the form."""
        return _fields()

    def finish_form(self) -> None:
        """The levels of the report."""
        self._grid.setHorizontalSpacing(px(16))
        self._grid.setVerticalSpacing(px(4))
        self._grid.setColumnStretch(0, 1)
        self._grid.setColumnStretch(2, 1)
        heading = Label(_("Tingkat yang dicapai menurut laporan (boleh dikosongkan)"), "field")
        self.form_body.addSpacing(px(16))
        self.form_body.addWidget(heading)
        self.form_body.addSpacing(px(6))
        self.form_body.addLayout(self._grid)
        super().finish_form()

    def start_new(self) -> None:
        """Open the form for one more result."""
        self.open_form(
            _("Hasil penilaian resmi baru"), {"purpose": Purpose.MAPPING.label, "category": _NO_CATEGORY}
        )

    def fill_list(self, profile: Profile) -> None:
        """One row per result."""
        if not profile.official:
            add = Button(_("Catat hasil resmi"), "primary", "add", on_click=self.start_new)
            self.body.addWidget(
                EmptyState(
                    "certificate",
                    _("Belum ada hasil resmi"),
                    _("Catat hasil penilaian dari penyelenggara yang terakreditasi BKN, berlaku 3 tahun."),
                    primary=add,
                ),
                1,
            )
            return
        add = Button(_("Catat hasil resmi"), "soft", "add", on_click=self.start_new)
        note = _("Berlaku 3 tahun, terpisah dari penilaian kantor")
        self.body.addLayout(line(Label(_("Hasil penilaian resmi"), "h2"), Label(note, "muted"), None, add))
        self.body.addSpacing(px(8))
        for row in profile.official:
            self.body.addWidget(self._row(row, profile.on))

    def is_list_empty(self, profile: Profile) -> bool:
        """Whether an empty state fills the list."""
        return not profile.official

    def content(self) -> Mapping[str, Any]:
        """Fields, file and levels, for the draft."""
        levels = {str(key): row.value() for key, row in self._levels.items() if row.value() is not None}
        return {**super().content(), "levels": levels}

    def fill_form(self, content: Mapping[str, Any]) -> None:
        """Show texts and levels."""
        super().fill_form(content)
        self._show_levels({int(key): value for key, value in dict(content.get("levels", {})).items()})

    def draft_title(self) -> str:
        """What the worklist calls the draft."""
        name = self.profile.detail.row.full_name if self.profile else ""
        return _("Hasil resmi {name}").format(name=name)

    def publish(self) -> None:
        """Add the result, or correct it."""
        problems = self._problems()
        self.form.show_errors(problems)
        if problems:
            return
        form, owner, editing = self._read_form(), self.owner_id(), self._editing
        drop = self.keeper.dropping()

        def work(session: Any) -> None:
            from asn_desktop.operations.assessments import record_official_result
            from asn_desktop.operations.official_results import change_official_result

            if editing is None:
                record_official_result(session, owner, form)
                drop(session)
            else:
                change_official_result(session, editing, form)

        perform(self, self._background, work, lambda _none: self.published(), refused=self.refused)

    def _edit(self, result_id: int) -> None:
        def work(session: Any) -> tuple[OfficialDetail, str]:
            from asn_desktop.operations.attachment_reading import attachment_name
            from asn_desktop.operations.official_results import get_official_result

            found = get_official_result(session, result_id)
            return found, attachment_name(session, found.form.attachment_id)

        def show(found: tuple[OfficialDetail, str]) -> None:
            detail, file_name = found
            kept = detail.form.attachment_id
            attachment = None if kept is None else (kept, file_name)
            content = {**_texts(detail.form), "attachment": attachment}
            self.open_form(_("Ubah hasil penilaian resmi"), content, detail.result_id)

        self._background.run(self, work, show)

    def _withdraw(self, result_id: int) -> None:
        def work(session: Any) -> None:
            from asn_desktop.operations.official_results import withdraw_official_result

            withdraw_official_result(session, result_id)

        perform(self, self._background, work, lambda _none: self.changed.emit())

    def _row(self, found: OfficialRow, on: date) -> QWidget:
        words, kind = expiry_chip(found.expires_on, on)
        where = joined([format_long(found.assessed_on), found.number, found.method])
        menu = MenuButton()
        menu.add(_("Ubah"), lambda: self._edit(found.result_id), icon_name="edit")
        menu.add(_("Tarik hasil ini"), lambda: self._withdraw(found.result_id), icon_name="arrow_undo")
        category = _category_label(found.category)
        percent = _("JPM {percent} %").format(percent=_decimal(found.jpm)) if found.jpm is not None else ""
        levels = self._level_words(found)
        row = Row(IconTile("certificate", "info"), margins=(0, 10, 0, 10))
        row.body.addLayout(
            column(
                ElideLabel(found.organiser, "strong"),
                2,
                ElideLabel(where, "muted"),
                4,
                line(Label(joined([percent, category]), "accent"), None),
                2,
                Label(levels or _("tingkat per kompetensi belum dicatat"), "cap", wrap=True),
            ),
            1,
        )
        row.add(Chip(words, kind), menu)
        return row

    def _level_words(self, found: OfficialRow) -> str:
        """The levels that came with a result, in the order of the dictionary."""
        profile = self.profile
        if profile is None:
            return ""
        levels = {
            score.competency_id: score.score
            for score in profile.scores
            if score.source is ScoreSource.OFFICIAL
            and (score.assessed_on, score.assessor) == (found.assessed_on, found.organiser)
        }
        return ", ".join(
            f"{item.head.short_name} {levels[item.head.competency_id]}"
            for item in profile.lines
            if item.head.competency_id in levels
        )

    def _show_levels(self, values: Mapping[int, int]) -> None:
        clear(self._grid)
        self._levels = {}
        for item in self.profile.lines if self.profile else ():
            if item.standard is None:
                continue
            score = ScoreRow(item.head.name)
            score.show_value(values.get(item.head.competency_id))
            score.chosen.connect(lambda _value: self.touch())
            self._levels[item.head.competency_id] = score
            at = len(self._levels) - 1
            self._grid.addWidget(ElideLabel(item.head.name), at // 2, (at % 2) * 2)
            self._grid.addWidget(score, at // 2, (at % 2) * 2 + 1)
            score.moved.connect(lambda step, place=at: self._move(place + step))

    def _move(self, place: int) -> None:
        rows = list(self._levels.values())
        if 0 <= place < len(rows):
            rows[place].setFocus()

    def _problems(self) -> dict[str, str]:
        problems = self.unreadable()
        texts = self.form.texts()
        if not texts["organiser"].strip():
            problems["organiser"] = _("Isi penyelenggara yang terakreditasi BKN")
        if not texts["assessed_on"].strip():
            problems["assessed_on"] = _("Isi tanggal penilaian")
        if texts["jpm"].strip() and _read_percent(texts["jpm"]) is None:
            problems["jpm"] = _("JPM ditulis sebagai angka persen, misalnya 92,59")
        return problems

    def _read_form(self) -> OfficialForm:
        from asn_desktop.operations.assessments import OfficialForm

        texts = self.form.texts()
        day = _day(self.form.fields["assessed_on"])
        assert day is not None  # _problems has looked at it
        categories = {item.label: item.value for item in Category}
        purposes = {item.label: item.value for item in Purpose}
        return OfficialForm(
            organiser=texts["organiser"],
            assessed_on=day,
            number=texts["number"],
            method=texts["method"],
            purpose=purposes.get(texts["purpose"], Purpose.MAPPING.value),
            expires_on=_day(self.form.fields["expires_on"]),
            jpm=_read_percent(texts["jpm"]),
            category=categories.get(texts["category"], ""),
            attachment_id=self.file.attachment_id(),
            scores={key: value for key, row in self._levels.items() if (value := row.value()) is not None},
        )


def _fields() -> dict[str, FormField]:
    purpose, category = QComboBox(), QComboBox()
    purpose.addItems([item.label for item in Purpose])
    category.addItems([_NO_CATEGORY, *(item.label for item in Category)])
    return {
        "organiser": FormField(_("Penyelenggara"), QLineEdit(), hint=_("Yang terakreditasi BKN")),
        "number": FormField(_("Nomor laporan"), QLineEdit(), hint=_("Seperti di laporan"), optional=True),
        "assessed_on": FormField(_("Tanggal penilaian"), DateField(), hint=_("Tanggal-bulan-tahun")),
        "expires_on": FormField(
            _("Berlaku sampai"), DateField(), hint=_("Kosong berarti 3 tahun"), optional=True
        ),
        "method": FormField(_("Metode"), QLineEdit(), optional=True),
        "purpose": FormField(_("Tujuan"), purpose),
        "jpm": FormField(_("JPM dalam persen"), QLineEdit(), optional=True),
        "category": FormField(_("Kategori"), category, optional=True),
    }


def _texts(form: OfficialForm) -> dict[str, Any]:
    return {
        "organiser": form.organiser,
        "number": form.number,
        "assessed_on": format_short(form.assessed_on),
        "expires_on": format_short(form.expires_on) if form.expires_on else "",
        "method": form.method,
        "purpose": Purpose(form.purpose).label if form.purpose in set(Purpose) else Purpose.MAPPING.label,
        "jpm": _decimal(form.jpm) if form.jpm is not None else "",
        "category": _category_label(form.category) or _NO_CATEGORY,
        "levels": {str(key): value for key, value in (form.scores or {}).items()},
    }


def _day(field: FormField) -> date | None:
    return field.editor.day() if isinstance(field.editor, DateField) else None


def _category_label(value: str) -> str:
    return Category(value).label if value in set(Category) else value


def _decimal(value: Decimal | None) -> str:
    return "" if value is None else format(value, "f").replace(".", ",")


def _read_percent(text: str) -> Decimal | None:
    try:
        value = Decimal(text.strip().rstrip("%").strip().replace(",", "."))
    except InvalidOperation:
        return None
    return value.quantize(Decimal("0.01")) if 0 <= value <= 500 else None
