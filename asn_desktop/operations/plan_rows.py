"""This file holds what every act on a plan looks up first: the row of the year, a line, who may be planned for."""

from gettext import gettext as _

from sqlalchemy import select
from sqlalchemy.orm import Session

from asn_desktop.errors import UserError
from asn_desktop.models.employee import Employee
from asn_desktop.models.plan import AnnualPlan, PlanLine
from asn_desktop.operations.staff import name_of
from asn_desktop.rules.plan_contents import LineContents
from asn_desktop.rules.plan_stage import LineStatus, PlanStage

FIRST_YEAR, LAST_YEAR = 2000, 2100


def plan_row(session: Session, year: int) -> AnnualPlan | None:
    """The row of a year, if anything was set about it yet."""
    return session.scalars(select(AnnualPlan).where(AnnualPlan.year == year)).first()


def plan_row_for_change(session: Session, year: int) -> AnnualPlan:
    """The row of a year, made where there is none; within an act.

    Raises:
        UserError: no plan is made for such a year.
    """
    check_year(year)
    row = plan_row(session, year)
    if row is None:
        row = AnnualPlan(year=year, stage=PlanStage.INVENTORY)
        session.add(row)
        session.flush()
    return row


def check_year(year: int) -> None:
    """Refuse a year that no plan can be for.

    Raises:
        UserError: it lies before 2000 or after 2100.
    """
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise UserError(
            _("Tahun rencana antara {first} dan {last}.").format(first=FIRST_YEAR, last=LAST_YEAR),
            next_step=_("Tulis tahun dengan empat angka."),
        )


def refuse_decided(session: Session, year: int) -> None:
    """Keep a plan that was decided as it was decided.

    Raises:
        UserError: the plan of that year is decided.
    """
    row = plan_row(session, year)
    if row is not None and row.stage is PlanStage.DECIDED:
        raise UserError(
            _("Rencana {year} sudah ditetapkan, jadi isinya terkunci.").format(year=year),
            next_step=_("Kembalikan dulu ke validasi dengan alasan, lalu ubah barisnya."),
        )


def get_line(session: Session, line_id: int) -> PlanLine:
    """One line that counts.

    Raises:
        UserError: it was taken out of the plan.
    """
    row = session.get(PlanLine, line_id)
    if row is None or row.withdrawn_at is not None:
        raise UserError(_("Baris rencana ini sudah tidak ada."), next_step=_("Muat ulang daftar rencananya."))
    return row


def counting_lines(session: Session, year: int) -> list[PlanLine]:
    """Lines of a year that were neither taken out nor cancelled, in the order they were made."""
    return list(
        session.scalars(
            select(PlanLine)
            .where(
                PlanLine.year == year,
                PlanLine.withdrawn_at.is_(None),
                PlanLine.status != LineStatus.CANCELLED,
            )
            .order_by(PlanLine.id)
        )
    )


def is_present(person: Employee | None) -> bool:
    """Whether somebody works here now, on leave or not."""
    return (
        person is not None
        and person.deleted_at is None
        and person.archived_at is None
        and not person.is_outside
        and person.status.is_of_office
    )


def owner_name(session: Session, line: PlanLine) -> str:
    """Whose line it is; the person may be gone by now."""
    row = session.get(Employee, line.employee_id)
    return name_of(row) if row is not None else ""


def contents_of(line: PlanLine) -> LineContents:
    """What a line says of the seven contents."""
    return LineContents(
        has_competency=line.competency_id is not None,
        target_level=line.target_level,
        has_form=line.form_id is not None,
        has_organiser=bool(line.organiser) or line.partner_id is not None,
        starts_on=line.starts_on,
        ends_on=line.ends_on,
        due_on=line.due_on,
        jp=line.jp,
        fits_curriculum=line.fits_curriculum,
        curriculum_basis=line.curriculum_basis,
        cost_rupiah=line.cost_rupiah,
        fund_source=line.fund_source,
    )
