"""This file holds the list of documents: key, name, papers, and the doors to collect and render them.

Nothing heavy is imported until a document is asked for.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING, Any

from asn_desktop.errors import UserError
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
    final; of these `number_setting` names the pattern of their numbers.
    """

    key: str
    papers: tuple[str, ...]
    module: str
    per_person: bool = False
    has_draft: bool = False
    is_landscape: bool = False
    number_setting: str = ""

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
    """What one document says now; `more` is passed on to the worklist and the recovery sheet.

    Raises:
        UserError: the account may not print, or the person is not there any more.
    """
    get_kind(key)
    forget_phrases()
    if key in _OF_PERSON:
        return collect_people(session, key, [request.employee_id or 0], request)[0]
    from asn_desktop.operations.acts import require
    from asn_desktop.reports import gather_tables
    from asn_desktop.rules.permission import Right

    require(session, Right.PRINT)
    gatherers: dict[str, Callable[..., Any]] = {
        "staff": gather_tables.collect_staff,
        "gap-map": gather_tables.collect_gap_map,
        "dictionary": gather_tables.collect_dictionary,
        "standards": gather_tables.collect_standards,
        "worklist": gather_tables.collect_worklist,
        "recovery-sheet": gather_tables.collect_recovery,
    }
    return gatherers[key](session, request, **more)


_OF_PERSON = {"profile": "report", "assessment-form": "form", "staff-card": "card"}


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


def kinds_for_people() -> Iterable[ReportKind]:
    """Documents that are made for one person each."""
    return (kind for kind in KINDS if kind.per_person)
