"""This file holds the reading of the documents about the plan of a year."""

from datetime import date

from sqlalchemy.orm import Session

from asn_desktop.operations.annual_plan import PlanFacts, get_plan
from asn_desktop.operations.plan_line_rows import PlanLineRow, list_lines
from asn_desktop.operations.plan_reading import NeedRow, inventory_of_needs
from asn_desktop.reports import best_plan, needs_inventory, office_plan
from asn_desktop.reports.figures import Figure
from asn_desktop.reports.gather_office import OfficeView, Request
from asn_desktop.reports.wording import DOT, _
from asn_desktop.rules.best_plan import Activity, Choice, Problem, Result
from asn_desktop.rules.gap import MINUS
from asn_desktop.rules.indonesian_date import format_long, format_short
from asn_desktop.rules.nip import format_nip
from asn_desktop.rules.plan_report import standing_sentence, standing_words
from asn_desktop.rules.plan_stage import LineStatus
from asn_desktop.rules.plan_words import rupiah

MOST_NAMED = 12
"""People named one by one who stay below the target."""


def collect_plan(session: Session, request: Request) -> office_plan.Content:
    """The rencana pengembangan kantor; cancelled lines are left out."""
    view = OfficeView(session, request)
    year = request.year or view.on.year
    rows = list_lines(session, year, with_cancelled=False)
    plan = get_plan(session, year)
    lacking = sum(1 for row in rows if row.missing)
    lacks = _("{count} baris belum memuat ketujuh isi.").format(count=lacking) if lacking else ""
    return office_plan.Content(
        letterhead=view.letterhead,
        year=year,
        standing=_standing(plan),
        lines=tuple(_plan_line(row) for row in rows),
        summary=_plan_summary(plan, rows),
        lacks=lacks,
        official=view.official_signing(),
    )


def collect_needs(session: Session, request: Request) -> needs_inventory.Content:
    """The inventarisasi kebutuhan."""
    view = OfficeView(session, request)
    year = request.year or view.on.year
    needs = inventory_of_needs(session, year)
    words = _(
        "{gaps} selisih pada {people} pegawai, {planned} sudah direncanakan. Kesenjangan = capaian {minus} "
        "standar. Urutan: selisih terbesar dulu, lalu kompetensi wajib."
    )
    return needs_inventory.Content(
        letterhead=view.letterhead,
        year=year,
        as_of=view.as_of,
        lines=tuple(_need_line(need) for need in needs),
        summary=words.format(
            gaps=len(needs),
            people=len({need.gap.person.employee_id for need in needs}),
            planned=sum(1 for need in needs if need.line is not None),
            minus=MINUS,
        ),
        official=view.official_signing(),
    )


def collect_best_plan(
    session: Session, request: Request, *, problem: Problem, result: Result
) -> best_plan.Content:
    """The rencana terbaik of a problem that was solved beside the database."""
    view = OfficeView(session, request)
    year = request.year or view.on.year
    nips = {row.employee_id: row.nip for row in view.staff.values()}
    activities = {one.key: one for one in problem.activities}
    names = {one.key: one.name for one in problem.people}
    missing = [
        _("{name}, kurang {jp} JP.").format(name=names[one.person], jp=one.jp) for one in result.jp_missing
    ]
    if len(missing) > MOST_NAMED:
        others = _("{count} pegawai lain.").format(count=len(missing) - MOST_NAMED)
        missing = [*missing[:MOST_NAMED], others]
    margins = [one.sentence for one in (result.next_seat, result.next_million) if one is not None]
    return best_plan.Content(
        letterhead=view.letterhead,
        year=year,
        as_of=view.as_of,
        standing=standing_sentence(result),
        closable=result.closable,
        figures=_figures(problem, result),
        ways=(
            best_plan.Way(_("Terbaik"), _whole(result.objective), result.closed),
            best_plan.Way(_("Satu per satu"), _whole(result.greedy), result.greedy_closed),
            best_plan.Way(_("Siapa cepat"), _whole(result.first_come), result.first_come_closed),
        ),
        measure=_(
            "Nilai = tingkat yang tertutup, kompetensi wajib dihitung dua kali, ditambah {jp} untuk tiap JP "
            "yang mendekatkan pegawai ke targetnya."
        ).format(jp=_whole(problem.jp_value)),
        choices=tuple(_choice_line(one, names, nips, activities) for one in result.choices),
        limits=_limits(problem),
        margins=tuple([*margins, result.next_note] if result.next_note else margins),
        missing=tuple(missing),
        steps=tuple(step.sentence for step in result.relaxations),
        official=view.official_signing(),
    )


def time_words(starts_on: date | None, ends_on: date | None, due_on: date | None = None) -> str:
    """`06-10-2026`, `06-10-2026 s.d. 08-10-2026`, or `Tenggat 31-12-2026`; empty without any."""
    if starts_on is None:
        return _("Tenggat {day}").format(day=format_short(due_on)) if due_on is not None else ""
    if ends_on is None or ends_on == starts_on:
        return format_short(starts_on)
    return _("{first} s.d. {last}").format(first=format_short(starts_on), last=format_short(ends_on))


def _standing(plan: PlanFacts) -> str:
    if plan.is_decided and plan.decree_on is not None:
        return _("Ditetapkan dengan SK Nomor {number} tanggal {day}").format(
            number=plan.decree_number, day=format_long(plan.decree_on)
        )
    return _("Tahap {stage}, belum ditetapkan").format(stage=plan.stage.label.lower())


def _plan_summary(plan: PlanFacts, rows: list[PlanLineRow]) -> str:
    people = len({row.employee_id for row in rows})
    words = _("{lines} rencana untuk {people} pegawai, {jp} JP, biaya {cost}.").format(
        lines=len(rows),
        people=people,
        jp=sum(row.jp or 0 for row in rows),
        cost=rupiah(sum(row.cost_rupiah for row in rows)),
    )
    if plan.budget_rupiah is None:
        return words
    fund = DOT.join(part for part in (rupiah(plan.budget_rupiah), plan.fund_source) if part)
    return f"{words} {_('Anggaran {fund}.').format(fund=fund)}"


def _plan_line(row: PlanLineRow) -> office_plan.PlanLine:
    kind = row.kind.label if row.kind else ""
    level = _("target tingkat {level}").format(level=row.target_level) if row.target_level else ""
    curriculum = {True: _("Ya"), False: _("Tidak"), None: ""}[row.fits_curriculum]
    form = ", ".join(part for part in (row.form, row.form_class.label if row.form_class else "") if part)
    return office_plan.PlanLine(
        name=row.name,
        nip=format_nip(row.nip) if row.nip else "",
        position=row.position,
        competency=row.competency,
        competency_note=", ".join(part for part in (kind, level) if part) if row.competency else "",
        form=row.title,
        form_note=form,
        organiser=row.organiser,
        place=row.place,
        time=time_words(row.starts_on, row.ends_on, row.due_on),
        jp=str(row.jp) if row.jp is not None else "",
        curriculum=curriculum,
        curriculum_note=row.curriculum_basis,
        budget=rupiah(row.cost_rupiah),
        fund=row.fund_source,
        status=row.status.label,
    )


def _need_line(need: NeedRow) -> needs_inventory.NeedLine:
    gap, line = need.gap, need.line
    notes = [_("Wajib")] if gap.is_mandatory else []
    if line is not None and line.status is not LineStatus.DRAFT:
        notes.append(line.status.label)
    person = gap.person
    return needs_inventory.NeedLine(
        priority=need.rank,
        name=person.full_name,
        nip=format_nip(person.nip) if person.nip else "",
        position=person.position,
        competency=gap.competency.name,
        kind=gap.competency.kind.label,
        standard=gap.standard,
        score=gap.score,
        gap=gap.gap,
        proposal=line.title if line else "",
        form=line.form if line else "",
        jp=str(line.jp) if line and line.jp is not None else "",
        note=", ".join(notes),
    )


def _choice_line(
    one: Choice, names: dict[int, str], nips: dict[int, str | None], activities: dict[int, Activity]
) -> best_plan.ChoiceLine:
    activity, nip = activities[one.activity], nips.get(one.person)
    days = activity.days
    return best_plan.ChoiceLine(
        name=names[one.person],
        nip=format_nip(nip) if nip else "",
        activity=activity.title,
        time=time_words(days[0], days[-1]) if days else "",
        levels=one.levels,
        jp=one.jp,
        why=one.why,
        is_pinned=one.is_pinned,
    )


def _figures(problem: Problem, result: Result) -> tuple[Figure, ...]:
    reached = sum(1 for one in problem.people if one.jp_target is not None) - len(result.jp_missing)
    asked = sum(1 for one in problem.people if one.jp_target is not None)
    return (
        Figure(str(result.closed), f"/ {result.closable}", _("tingkat kesenjangan tertutup")),
        Figure(str(reached), f"/ {asked}", _("pegawai mencapai target JP")),
        Figure(rupiah(result.cost), "", _("biaya usulan")),
        Figure(str(len(result.choices)), _("usulan"), standing_words(result)),
    )


def _whole(value: float | None) -> int:
    return 0 if value is None else round(value)


def _limits(problem: Problem) -> tuple[str, ...]:
    budget = _("tanpa batas") if problem.budget_rupiah is None else rupiah(problem.budget_rupiah)
    return (
        _("Anggaran yang masih dapat dipakai {budget}.").format(budget=budget),
        _("Paling sedikit {people} orang tetap di loket.").format(people=problem.counter_minimum),
        _("{joined} peserta sudah terdaftar, {pins} usulan disematkan, {strikes} dicoret.").format(
            joined=len(problem.joined), pins=len(problem.pins), strikes=len(problem.strikes)
        ),
    )
