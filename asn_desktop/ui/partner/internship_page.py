"""This file holds the form of an internship, of a student received or of one of our people placed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from gettext import gettext as _
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QComboBox, QLineEdit

from asn_desktop.rules.indonesian_date import format_short
from asn_desktop.rules.partner_kind import Direction
from asn_desktop.ui.partner.form_page import FormPage, choice
from asn_desktop.ui.report.elide_combo import widen_popup
from asn_desktop.ui.widgets.date_field import DateField
from asn_desktop.ui.widgets.forms import FormField
from asn_desktop.ui.widgets.text import reveal

if TYPE_CHECKING:
    from asn_desktop.operations.internship_form import InternshipForm
    from asn_desktop.operations.partner_reading import PartnerRow
    from asn_desktop.ui.partner.reading import InternView, OwnPerson

_IN_ONLY = ("student_name", "student_number", "study", "campus_mentor", "permit_number")
_OUT_ONLY = ("employee_id", "mentor_name")
_PEOPLE = ("employee_id", "mentor_id")


class InternshipPage(FormPage):
    """Direction, who, when, what, with whom, and the letters it stands on."""

    def __init__(self, background: Any) -> None:
        self.partner_id, self.internship_id = 0, 0
        self._people: tuple[OwnPerson, ...] = ()
        super().__init__(background)
        self._direction().currentTextChanged.connect(lambda _text: self._arrange())

    def make_fields(self) -> Mapping[str, FormField]:
        """The fields of the form."""
        ways: dict[str, object] = {_way(way): way for way in Direction}
        return {
            "direction": FormField(_("Arah magang"), choice(_("Arah magang"), ways)),
            "field": FormField(_("Bidang atau tugas"), QLineEdit(), optional=True),
            "student_name": FormField(_("Nama peserta"), QLineEdit()),
            "student_number": FormField(_("NIM atau NIS"), QLineEdit(), optional=True),
            "employee_id": FormField(_("Pegawai yang magang"), choice(_("Pegawai yang magang"), {})),
            "mentor_name": FormField(_("Pembimbing di mitra"), QLineEdit(), optional=True),
            "starts_on": FormField(_("Mulai"), DateField()),
            "ends_on": FormField(_("Selesai"), DateField()),
            "study": FormField(_("Program studi"), QLineEdit(), optional=True),
            "campus_mentor": FormField(_("Pembimbing kampus"), QLineEdit(), optional=True),
            "mentor_id": FormField(_("Pembimbing lapangan"), choice(_("Pembimbing lapangan"), {})),
            "permit_number": FormField(_("Rekomendasi Kesbangpol"), QLineEdit(), optional=True),
            "request_number": FormField(_("Nomor surat permohonan atau surat tugas"), QLineEdit()),
            "request_on": FormField(_("Tanggal surat"), DateField(), optional=True),
        }

    def start_new(self, partner: PartnerRow, people: Sequence[OwnPerson]) -> None:
        """Open the form of one more internship."""
        self._aim(partner.partner_id, 0, people)
        title = _("Magang baru dengan {partner}").format(partner=partner.name)
        self.begin("internship", partner.partner_id, title, {"direction": _way(Direction.IN)})

    def start_change(self, view: InternView, people: Sequence[OwnPerson]) -> None:
        """Open the form of an internship."""
        row, form = view.detail.row, view.detail.form
        self._aim(row.partner_id, row.internship_id, people)
        title = _("Ubah magang {name}").format(name=row.name)
        self.begin("internship-change", row.internship_id, title, self._texts(form))

    def required_days(self) -> tuple[str, ...]:
        """An internship has a first and a last day."""
        return ("starts_on", "ends_on")

    def fill(self, content: Mapping[str, Any]) -> None:
        """Show texts, and the fields of the direction."""
        super().fill(content)
        self._arrange()

    def write(self, session: Any, texts: Mapping[str, str]) -> tuple[int, tuple[str, ...]]:
        """Add or change; return the id and sentences about what may clash."""
        from asn_desktop.operations.internship_form import InternshipForm
        from asn_desktop.operations.internships import add_internship, change_internship

        first, last = self.day("starts_on"), self.day("ends_on")
        assert first is not None
        assert last is not None
        direction = next((way for way in Direction if _way(way) == texts["direction"]), Direction.IN)
        chosen = {key: self._person_id(texts[key]) for key in _PEOPLE}
        if direction is Direction.OUT:
            chosen["mentor_id"] = None
        fields = {
            **texts,
            **chosen,
            "direction": direction,
            "starts_on": first,
            "ends_on": last,
            "request_on": self.day("request_on"),
        }
        form = InternshipForm(**fields)  # type: ignore[arg-type]
        if self.internship_id:
            found = change_internship(session, self.internship_id, form)
        else:
            found = add_internship(session, self.partner_id, form)
        return found.internship_id, found.warnings

    def draft_title(self) -> str:
        """Who it is about."""
        texts = self.form.texts()
        return texts["student_name"] or texts["employee_id"]

    def _direction(self) -> QComboBox:
        editor = self.form.fields["direction"].editor
        assert isinstance(editor, QComboBox)
        return editor

    def _aim(self, partner_id: int, internship_id: int, people: Sequence[OwnPerson]) -> None:
        self.flush()
        self.partner_id, self.internship_id = partner_id, internship_id
        self._people = tuple(people)
        self._direction().setEnabled(not internship_id)
        for key in _PEOPLE:
            box = self.form.fields[key].editor
            assert isinstance(box, QComboBox)
            was = box.blockSignals(True)
            box.clear()
            box.addItem("")
            box.addItems([one.name for one in people if one.is_asn or key == "mentor_id"])
            widen_popup(box)
            box.blockSignals(was)

    def _arrange(self) -> None:
        is_in = self.form.fields["direction"].text() != _way(Direction.OUT)
        for key in (*_IN_ONLY, "mentor_id"):
            reveal(self.form.fields[key], is_in)
        for key in _OUT_ONLY:
            reveal(self.form.fields[key], not is_in)

    def _person_id(self, name: str) -> int | None:
        return next((one.employee_id for one in self._people if one.name == name), None)

    def _texts(self, form: InternshipForm) -> dict[str, str]:
        names = (
            *("field", "student_name", "student_number", "study", "campus_mentor", "permit_number"),
            *("mentor_name", "request_number"),
        )
        texts = {name: str(getattr(form, name)) for name in names}
        people = {one.employee_id: one.name for one in self._people}
        return {
            **texts,
            "direction": _way(form.direction),
            "employee_id": people.get(form.employee_id or 0, ""),
            "mentor_id": people.get(form.mentor_id or 0, ""),
            "starts_on": format_short(form.starts_on),
            "ends_on": format_short(form.ends_on),
            "request_on": format_short(form.request_on) if form.request_on else "",
        }


def _way(way: Direction) -> str:
    return _("Masuk, siswa atau mahasiswa") if way is Direction.IN else _("Keluar, pegawai ke mitra")
