"""This file holds what a person fixes about the best plan: pairs that stay or never come back, and what gives way."""

from gettext import gettext as _

from sqlalchemy import select
from sqlalchemy.orm import Session

from asn_desktop.errors import UserError
from asn_desktop.models.activity import Activity
from asn_desktop.models.employee import Employee
from asn_desktop.models.plan import PlanWish
from asn_desktop.operations.activity_rows import get_activity_row, open_activity_row
from asn_desktop.operations.acts import act
from asn_desktop.operations.plan_rows import is_present, plan_row_for_change, refuse_decided
from asn_desktop.operations.staff import get_employee_row, name_of
from asn_desktop.rules.best_plan import Relaxation
from asn_desktop.rules.permission import Right
from asn_desktop.rules.plan_stage import Wish


def pin_pair(session: Session, year: int, employee_id: int, activity_id: int) -> None:
    """Keep a proposal: the best plan holds it from now on.

    Raises:
        UserError: the person has left, or the activity is closed or gone.
    """
    activity = open_activity_row(session, activity_id)
    person = get_employee_row(session, employee_id)
    if not is_present(person):
        raise UserError(
            _("{name} sudah tidak bekerja di kantor ini.").format(name=name_of(person)),
            next_step=_("Pilih pegawai lain."),
        )
    words = _("{name} disematkan pada {title}")
    _set(session, year, person, activity, Wish.PINNED, "plan.pin", words)


def strike_pair(session: Session, year: int, employee_id: int, activity_id: int) -> None:
    """Leave a proposal out: the best plan never brings it back.

    Raises:
        UserError: the person or the activity is gone.
    """
    activity, person = get_activity_row(session, activity_id), get_employee_row(session, employee_id)
    words = _("{name} dicoret dari usulan {title}")
    _set(session, year, person, activity, Wish.STRUCK, "plan.strike", words)


def free_pair(session: Session, year: int, employee_id: int, activity_id: int) -> None:
    """Take a pin or a strike away again."""
    activity, person = session.get(Activity, activity_id), session.get(Employee, employee_id)
    if activity is not None and person is not None and _row(session, year, employee_id, activity_id):
        words = _("{name} pada {title} dilepas, usulan menghitung sendiri")
        _set(session, year, person, activity, None, "plan.unpin", words)


def list_wishes(session: Session, year: int) -> dict[tuple[int, int], Wish]:
    """(employee id, activity id) -> what was fixed about the pair, also of people who left."""
    rows = session.scalars(select(PlanWish).where(PlanWish.year == year))
    return {(row.employee_id, row.activity_id): row.wish for row in rows if row.wish is not None}


def apply_relaxation(session: Session, year: int, step: Relaxation, *, committed_rupiah: int = 0) -> None:
    """Let a limit give way as the best plan suggests where there is no way.

    `committed_rupiah` is what the year's budget pays already, see `best_plan.committed_cost`.

    Raises:
        UserError: the activity is closed, the budget belongs to a decided plan, or the limit cannot be
            changed here.
    """
    summary = _("Batas rencana {year} dilonggarkan. {sentence}").format(year=year, sentence=step.sentence)
    if step.constraint == "pin" and step.person is not None and step.activity is not None:
        free_pair(session, year, step.person, step.activity)
        return
    with act(session, Right.DEVELOP, "plan.relax", summary):
        if step.constraint == "seats" and step.activity is not None:
            open_activity_row(session, step.activity).seats = step.to
        elif step.constraint == "counter":
            plan_row_for_change(session, year).counter_minimum = step.to
        elif step.constraint == "budget":
            refuse_decided(session, year)
            plan_row_for_change(session, year).budget_rupiah = step.to + committed_rupiah
        else:
            raise UserError(
                _("Batas ini diubah pada kegiatan atau data pegawainya."),
                next_step=_("Buka kegiatannya lalu ubah tanggal atau pesertanya."),
            )


def _set(
    session: Session,
    year: int,
    person: Employee,
    activity: Activity,
    wish: Wish | None,
    kind: str,
    words: str,
) -> None:
    row = _row(session, year, person.id, activity.id)
    if row is not None and row.wish is wish:
        return
    summary = words.format(name=name_of(person), title=activity.title)
    with act(session, Right.DEVELOP, kind, summary):
        if row is None:
            session.add(PlanWish(year=year, employee_id=person.id, activity_id=activity.id, wish=wish))
        else:
            row.wish = wish


def _row(session: Session, year: int, employee_id: int, activity_id: int) -> PlanWish | None:
    return session.scalars(
        select(PlanWish).where(
            PlanWish.year == year, PlanWish.employee_id == employee_id, PlanWish.activity_id == activity_id
        )
    ).first()
