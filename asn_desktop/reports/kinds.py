"""This file holds the list of documents: key, name, papers, and the doors to collect and render them.

Nothing heavy is imported until a document is asked for.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from importlib import import_module
from typing import TYPE_CHECKING, Any

from asn_desktop.errors import UserError
from asn_desktop.reports.fonts import INTER, LETTER
from asn_desktop.reports.gatherers import GATHERERS
from asn_desktop.reports.paper import PAPERS, Paper
from asn_desktop.reports.parts import Issue
from asn_desktop.reports.wording import _, forget_phrases

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from asn_desktop.reports.gather_office import Request
    from asn_desktop.reports.page import Book


@dataclass(frozen=True, slots=True)
class ReportKind:
    """One kind of document.

    `papers` are keys of `paper.PAPERS`, the first one is the usual. `has_draft` kinds can be made
    final; `number_setting` names the pattern of the numbers that documents of this kind bear. `subject`
    is what one document is about where it is neither a person nor the office; see `subjects`. A letter
    is set in the typeface of letters.
    """

    key: str
    papers: tuple[str, ...]
    module: str
    per_person: bool = False
    has_draft: bool = False
    is_landscape: bool = False
    number_setting: str = ""
    subject: str = ""
    is_letter: bool = False

    @property
    def faces(self) -> tuple[str, ...]:
        """Typefaces of a file that holds documents of this kind."""
        return (*INTER, *LETTER) if self.is_letter else INTER

    @property
    def label(self) -> str:
        """What a person reads."""
        return _labels()[self.key]

    @property
    def usual_paper(self) -> Paper:
        """The paper it is meant for."""
        return PAPERS[self.papers[0]]

    def paper(self, key: str | None) -> Paper:
        """The paper of that key, or the usual one.

        Raises:
            UserError: the document is not laid out for that paper.
        """
        if key is None:
            return self.usual_paper
        if key.lower() not in self.papers:
            names = ", ".join(PAPERS[one].label for one in self.papers)
            raise UserError(
                _("{document} dicetak di {papers}.").format(document=self.label, papers=names),
                next_step=_("Pilih kertas itu."),
            )
        return PAPERS[key.lower()]

    def _door(self, name: str) -> Any:
        return getattr(import_module(f"asn_desktop.reports.{self.module}"), name)

    @property
    def content_type(self) -> type[Any]:
        """The dataclass of what it says."""
        found: type[Any] = self._door("Content")
        return found

    def title(self, content: Any) -> str:
        """Name of one document."""
        found: str = self._door("title_of")(content)
        return found

    def draw(self, book: "Book", content: Any, issue: Issue, paper: Paper) -> None:
        """Put one document into a book."""
        self._door("draw")(book, content, issue, paper)

    def render(self, content: Any, issue: Issue, paper: Paper | None = None) -> bytes:
        """One document as a PDF file."""
        made: bytes = self._door("render")(content, issue, paper or self.usual_paper)
        return made


def _labels() -> dict[str, str]:
    return {
        "profile": _("Laporan evaluasi individu"),
        "assessment-form": _("Formulir penilaian kompetensi"),
        "staff": _("Daftar pegawai"),
        "gap-map": _("Peta kesenjangan kantor"),
        "dictionary": _("Kamus kompetensi"),
        "standards": _("Matriks standar jabatan"),
        "staff-card": _("Kartu pegawai"),
        "worklist": _("Daftar pekerjaan pekan ini"),
        "recovery-sheet": _("Lembar pemulihan"),
        "plan": _("Rencana pengembangan kantor"),
        "plan-needs": _("Inventarisasi kebutuhan"),
        "best-plan": _("Rencana terbaik"),
        "partners": _("Daftar mitra dan masa berlaku"),
        "partner-year": _("Laporan mitra tahunan"),
        "internship-letter": _("Surat keterangan magang"),
        "internship-order": _("Surat tugas magang"),
        "internship-marks": _("Lembar nilai magang"),
        "internship-logbook": _("Logbook magang"),
        "internship-attendance": _("Daftar hadir magang"),
        "invitation": _("Undangan"),
        "task-letter": _("Surat tugas"),
        "attendance-sheet": _("Daftar hadir"),
        "answer-sheet": _("Lembar tes"),
        "reaction-form": _("Lembar kesan peserta"),
        "terms-of-reference": _("TOR dan RAB"),
        "minutes": _("Notula"),
        "event-record": _("Berita acara kegiatan"),
        "activity-report": _("Laporan kegiatan"),
        "certificate": _("Sertifikat"),
        "certificate-register": _("Register sertifikat"),
        "jp-card": _("Kartu JP"),
        "jp-summary": _("Rekap JP kantor"),
    }


KINDS = (
    ReportKind(
        "profile",
        ("a4",),
        "individual_report",
        per_person=True,
        has_draft=True,
        number_setting="number.report",
    ),
    ReportKind(
        "assessment-form",
        ("f4",),
        "assessment_form",
        per_person=True,
        has_draft=True,
        number_setting="number.form",
    ),
    ReportKind("staff", ("a4", "f4"), "staff_list", is_landscape=True),
    ReportKind("gap-map", ("a4", "f4"), "gap_map", is_landscape=True),
    ReportKind("dictionary", ("a4", "f4"), "dictionary"),
    ReportKind("standards", ("a4", "f4"), "standards_matrix", is_landscape=True),
    ReportKind("staff-card", ("a4", "a5", "f4"), "staff_card", per_person=True),
    ReportKind("worklist", ("a4", "f4"), "worklist"),
    ReportKind("recovery-sheet", ("a4",), "recovery_sheet"),
    ReportKind("plan", ("f4", "a4"), "office_plan", is_landscape=True),
    ReportKind("plan-needs", ("f4", "a4"), "needs_inventory", is_landscape=True),
    ReportKind("best-plan", ("a4", "f4"), "best_plan"),
    ReportKind("partners", ("a4", "f4"), "partner_list"),
    ReportKind("partner-year", ("a4", "f4"), "partner_report"),
    ReportKind(
        "internship-letter",
        ("a4", "f4"),
        "internship_letter",
        number_setting="number.internship",
        subject="student",
        is_letter=True,
    ),
    ReportKind("internship-order", ("a4", "f4"), "internship_order", subject="placement", is_letter=True),
    ReportKind("internship-marks", ("a4", "f4"), "internship_marks", subject="student"),
    ReportKind("internship-logbook", ("a4", "f4"), "internship_logbook", subject="internship"),
    ReportKind("internship-attendance", ("a4", "f4"), "internship_attendance", subject="internship"),
    ReportKind("invitation", ("a4", "f4"), "invitation", subject="activity", is_letter=True),
    ReportKind("task-letter", ("a4", "f4"), "task_letter", subject="activity", is_letter=True),
    ReportKind("attendance-sheet", ("f4", "a4"), "attendance_sheet", subject="activity"),
    ReportKind("answer-sheet", ("a4",), "answer_sheet", subject="activity", is_landscape=True),
    ReportKind("reaction-form", ("a4",), "reaction_form", subject="activity", is_landscape=True),
    ReportKind("terms-of-reference", ("a4", "f4"), "terms_of_reference", subject="activity", is_letter=True),
    ReportKind("minutes", ("a4", "f4"), "minutes", subject="activity", is_letter=True),
    ReportKind("event-record", ("a4", "f4"), "event_record", subject="activity", is_letter=True),
    ReportKind("activity-report", ("a4", "f4"), "activity_report", subject="activity"),
    ReportKind(
        "certificate",
        ("a4",),
        "certificate",
        number_setting="number.certificate",
        subject="certificate",
        is_landscape=True,
    ),
    ReportKind("certificate-register", ("f4", "a4"), "certificate_register", is_landscape=True),
    ReportKind("jp-card", ("a4", "f4"), "jp_card", per_person=True),
    ReportKind("jp-summary", ("a4", "f4"), "jp_summary", is_landscape=True),
)


def get_kind(key: str) -> ReportKind:
    """The kind of that key.

    Raises:
        UserError: there is none; the keys are named.
    """
    for kind in KINDS:
        if kind.key == key:
            return kind
    raise UserError(
        _("Jenis laporan {key} tidak dikenal.").format(key=key),
        next_step=_("Yang ada {keys}.").format(keys=", ".join(kind.key for kind in KINDS)),
    )


def collect(session: "Session", key: str, request: "Request", **more: Any) -> Any:
    """What one document says now; `more` is passed on to the worklist, the recovery sheet and the best plan.

    Raises:
        UserError: the account may not print, or the person is not there any more.
    """
    get_kind(key)
    forget_phrases()
    if key in _OF_PERSON:
        return collect_people(session, key, [request.employee_id or 0], request)[0]
    from asn_desktop.operations.acts import require
    from asn_desktop.rules.permission import Right

    require(session, Right.PRINT)
    module, name = GATHERERS[key]
    gather: Callable[..., Any] = getattr(import_module(f"asn_desktop.reports.{module}"), name)
    return gather(session, request, **more)


_OF_PERSON = {"profile": "report", "assessment-form": "form", "staff-card": "card", "jp-card": "jp_card"}


def collect_people(
    session: "Session", key: str, employee_ids: Sequence[int], request: "Request"
) -> list[Any]:
    """One content for each person, over a single reading of the office.

    Raises:
        UserError: the account may not print, the kind is not of people, or somebody is gone.
    """
    from asn_desktop.operations.acts import require
    from asn_desktop.reports.gather_person import PersonReader
    from asn_desktop.rules.permission import Right

    kind = get_kind(key)
    forget_phrases()
    if not kind.per_person:
        raise UserError(
            _("{document} dicetak untuk seluruh kantor, tidak per pegawai.").format(document=kind.label)
        )
    require(session, Right.PRINT)
    reader = PersonReader(session, request)
    read: Callable[[int], Any] = getattr(reader, _OF_PERSON[key])
    return [read(employee_id) for employee_id in employee_ids]


def collect_subjects(
    session: "Session", key: str, subject_ids: Sequence[int], request: "Request"
) -> list[Any]:
    """One content for each subject; certificates of one activity share a single reading of it.

    Raises:
        UserError: the account may not print, or one of them is gone.
    """
    if key == "certificate" and len(subject_ids) > 1:
        from asn_desktop.operations.acts import require
        from asn_desktop.reports.gather_certificates import collect_certificates
        from asn_desktop.rules.permission import Right

        require(session, Right.PRINT)
        forget_phrases()
        return list(collect_certificates(session, request, subject_ids))
    return [collect(session, key, replace(request, subject_id=one)) for one in subject_ids]


def kinds_for_people() -> Iterable[ReportKind]:
    """Documents that are made for one person each."""
    return (kind for kind in KINDS if kind.per_person)
