"""This file holds the documents about a plan as workbooks: the plan, the needs, the best plan."""

from collections.abc import Callable, Sequence
from pathlib import Path

from sqlalchemy.orm import Session

from asn_desktop.exchange.table_file import ColumnKind, TableColumn, Value, write_table
from asn_desktop.exchange.words import _
from asn_desktop.operations.best_plan import collect_problem, find_best_plan
from asn_desktop.operations.clock import today
from asn_desktop.operations.plan_line_rows import PlanLineRow, list_lines
from asn_desktop.operations.plan_reading import NeedRow, inventory_of_needs
from asn_desktop.operations.staff_lists import list_staff
from asn_desktop.rules.best_plan import Problem, Result

_NUMBER, _DATE, _DIGITS, _LONG = (
    ColumnKind.NUMBER,
    ColumnKind.DATE,
    ColumnKind.DIGITS,
    ColumnKind.LONG_TEXT,
)
_Writer = Callable[[Path], int]


def read_plan_table(session: Session, *, year: int | None = None) -> _Writer:
    """Every line of a year's plan (default: this one) with the seven contents as columns."""
    wanted = year or today(session).year
    columns = (
        TableColumn(_("No"), 5, _NUMBER),
        TableColumn(_("NIP"), 21, _DIGITS),
        TableColumn(_("Nama"), 30),
        TableColumn(_("Jabatan"), 34),
        TableColumn(_("Jenis kompetensi"), 16),
        TableColumn(_("Kompetensi"), 26),
        TableColumn(_("Target tingkat"), 9, _NUMBER),
        TableColumn(_("Nama pengembangan"), 36),
        TableColumn(_("Bentuk"), 14),
        TableColumn(_("Jalur"), 26),
        TableColumn(_("Penyelenggara"), 26),
        TableColumn(_("Tempat"), 20),
        TableColumn(_("Mulai"), 13, _DATE),
        TableColumn(_("Selesai"), 13, _DATE),
        TableColumn(_("Tenggat"), 13, _DATE),
        TableColumn(_("JP"), 7, _NUMBER),
        TableColumn(_("Sesuai kurikulum"), 12),
        TableColumn(_("Dasar kurikulum"), 24),
        TableColumn(_("Anggaran"), 15, _NUMBER),
        TableColumn(_("Sumber dana"), 16),
        TableColumn(_("Kebutuhan"), 40, _LONG),
        TableColumn(_("Ukuran berhasil"), 30, _LONG),
        TableColumn(_("Status"), 14),
        TableColumn(_("Belum ada"), 30, _LONG),
    )
    rows = [_plan_cells(*pair) for pair in enumerate(list_lines(session, wanted), start=1)]
    return _writer(_("Rencana pengembangan {year}").format(year=wanted), columns, rows)


def read_needs_table(session: Session, *, year: int | None = None) -> _Writer:
    """Every open gap with its priority and the line that answers it."""
    wanted = year or today(session).year
    columns = (
        TableColumn(_("Prioritas"), 9, _NUMBER),
        TableColumn(_("NIP"), 21, _DIGITS),
        TableColumn(_("Nama"), 30),
        TableColumn(_("Jabatan"), 34),
        TableColumn(_("Kode"), 9),
        TableColumn(_("Kompetensi"), 26),
        TableColumn(_("Jenis"), 16),
        TableColumn(_("Standar"), 9, _NUMBER),
        TableColumn(_("Capaian"), 9, _NUMBER),
        TableColumn(_("Kesenjangan"), 12, _NUMBER),
        TableColumn(_("Wajib"), 8),
        TableColumn(_("Usulan"), 36),
        TableColumn(_("Jalur"), 26),
        TableColumn(_("JP"), 7, _NUMBER),
        TableColumn(_("Status"), 14),
    )
    rows = [_need_cells(need) for need in inventory_of_needs(session, wanted)]
    return _writer(_("Inventarisasi kebutuhan {year}").format(year=wanted), columns, rows)


def read_best_plan_table(session: Session, *, year: int | None = None) -> _Writer:
    """The choices of the best plan; it is solved while the workbook is written, beside the database."""
    wanted = year or today(session).year
    problem = collect_problem(session, wanted)
    nips = {row.employee_id: row.nip for row in list_staff(session, with_gaps=False)}
    columns = (
        TableColumn(_("No"), 5, _NUMBER),
        TableColumn(_("NIP"), 21, _DIGITS),
        TableColumn(_("Nama"), 30),
        TableColumn(_("Kegiatan"), 36),
        TableColumn(_("Mulai"), 13, _DATE),
        TableColumn(_("Tingkat tertutup"), 10, _NUMBER),
        TableColumn(_("JP"), 7, _NUMBER),
        TableColumn(_("Alasan"), 60, _LONG),
    )

    def write(path: Path) -> int:
        rows = _choice_cells(problem, find_best_plan(problem), nips)
        return write_table(path, _("Rencana terbaik {year}").format(year=wanted), columns, rows)

    return write


def _writer(title: str, columns: Sequence[TableColumn], rows: Sequence[Sequence[Value]]) -> _Writer:
    def write(path: Path) -> int:
        return write_table(path, title, columns, rows)

    return write


def _plan_cells(number: int, row: PlanLineRow) -> tuple[Value, ...]:
    return (
        *(number, row.nip, row.name, row.position),
        *(row.kind.label if row.kind else "", row.competency, row.target_level, row.title),
        *(row.form_class.label if row.form_class else "", row.form, row.organiser, row.place),
        *(row.starts_on, row.ends_on, row.due_on, row.jp),
        *({True: _("Ya"), False: _("Tidak"), None: ""}[row.fits_curriculum], row.curriculum_basis),
        *(row.cost_rupiah, row.fund_source, row.need, row.measure, row.status.label),
        ", ".join(content.label for content in row.missing),
    )


def _need_cells(need: NeedRow) -> tuple[Value, ...]:
    gap, line = need.gap, need.line
    return (
        *(need.rank, gap.person.nip, gap.person.full_name, gap.person.position),
        *(gap.competency.code, gap.competency.name, gap.competency.kind.label),
        *(gap.standard, gap.score, gap.gap, _("wajib") if gap.is_mandatory else ""),
        *(line.title if line else "", line.form if line else "", line.jp if line else None),
        line.status.label if line else _("belum direncanakan"),
    )


def _choice_cells(problem: Problem, result: Result, nips: dict[int, str | None]) -> list[tuple[Value, ...]]:
    names = {one.key: one.name for one in problem.people}
    activities = {one.key: one for one in problem.activities}
    return [
        (
            *(number, nips.get(one.person), names[one.person], activities[one.activity].title),
            *(next(iter(activities[one.activity].days), None), one.levels, one.jp, one.why),
        )
        for number, one in enumerate(result.choices, start=1)
    ]
