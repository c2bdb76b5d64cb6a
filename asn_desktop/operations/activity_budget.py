"""This file holds the budget (RAB) of an activity: its lines and their sum."""

from dataclasses import dataclass
from gettext import gettext as _

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from asn_desktop.errors import FormProblems, UserError
from asn_desktop.models.activity import BudgetLine
from asn_desktop.operations.activity_rows import open_activity_row, open_part
from asn_desktop.operations.acts import act
from asn_desktop.operations.clock import now
from asn_desktop.operations.typed_forms import cleaned
from asn_desktop.rules.permission import Right

_MOST_QUANTITY, _MOST_PRICE = 100_000, 1_000_000_000


@dataclass(frozen=True, slots=True)
class BudgetForm:
    """One line of the RAB as typed; whole rupiah."""

    item: str
    quantity: int = 1
    unit: str = ""
    price_rupiah: int = 0
    account_code: str = ""


def add_budget_line(session: Session, activity_id: int, form: BudgetForm) -> int:
    """Add a line to the RAB; return the id.

    Raises:
        UserError: the activity is closed or gone.
        FormProblems: no item, or numbers that cannot be.
    """
    row = open_activity_row(session, activity_id)
    clean = _budget(form)
    summary = _("Rincian biaya {item} ditambahkan ke {title}").format(item=clean.item, title=row.title)
    with act(session, Right.DEVELOP, "budget.add", summary):
        made = BudgetLine(activity_id=activity_id, **_budget_values(clean))
        session.add(made)
        session.flush()
    return made.id


def change_budget_line(session: Session, line_id: int, form: BudgetForm) -> None:
    """Change a line of the RAB.

    Raises:
        UserError: the activity is closed, or the line is gone.
        FormProblems: no item, or numbers that cannot be.
    """
    one = open_part(session, BudgetLine, line_id)
    clean = _budget(form)
    summary = _("Rincian biaya {item} diubah").format(item=clean.item)
    with act(session, Right.DEVELOP, "budget.change", summary):
        for name, value in _budget_values(clean).items():
            setattr(one, name, value)


def remove_budget_line(session: Session, line_id: int) -> None:
    """Take a line out of the RAB.

    Raises:
        UserError: the activity is closed, or the line is gone.
    """
    one = open_part(session, BudgetLine, line_id)
    summary = _("Rincian biaya {item} dihapus").format(item=one.item)
    with act(session, Right.DEVELOP, "budget.remove", summary):
        one.withdrawn_at = now(session)


def budget_total(session: Session, activity_id: int) -> int:
    """Rupiah of all lines of the RAB."""
    return int(
        session.scalars(
            select(func.coalesce(func.sum(BudgetLine.quantity * BudgetLine.price_rupiah), 0)).where(
                BudgetLine.activity_id == activity_id, BudgetLine.withdrawn_at.is_(None)
            )
        ).one()
    )


def use_budget_as_cost(session: Session, activity_id: int) -> int:
    """Take the sum of the RAB as what the activity costs whoever comes; return it, in rupiah.

    Raises:
        UserError: the activity is closed or gone, or the RAB has no lines.
    """
    row = open_activity_row(session, activity_id)
    total = budget_total(session, activity_id)
    if total == 0:
        raise UserError(
            _("Rincian biaya {title} masih kosong.").format(title=row.title),
            next_step=_("Tambahkan rinciannya lebih dulu."),
        )
    summary = _("Biaya {title} mengikuti rincian biaya").format(title=row.title)
    with act(session, Right.DEVELOP, "budget.use", summary):
        row.fixed_rupiah, row.fee_rupiah = total, 0
    return total


def _budget(form: BudgetForm) -> BudgetForm:
    clean = cleaned(form)
    problems: dict[str, str] = {}
    if not clean.item:
        problems["item"] = _("Isi uraian biaya")
    if not 1 <= clean.quantity <= _MOST_QUANTITY:
        problems["quantity"] = _("Jumlah harus 1 sampai 100.000")
    if not 0 <= clean.price_rupiah <= _MOST_PRICE:
        problems["price_rupiah"] = _("Harga satuan harus 0 sampai 1 miliar rupiah")
    if problems:
        raise FormProblems(problems)
    return clean


def _budget_values(form: BudgetForm) -> dict[str, object]:
    names = ("item", "quantity", "unit", "price_rupiah", "account_code")
    return {name: getattr(form, name) for name in names}
