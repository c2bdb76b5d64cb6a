"""This file holds accounts inside the office: who they are, what role, who signed in."""

from dataclasses import dataclass
from datetime import datetime
from gettext import gettext as _

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from asn_desktop.errors import FormProblems, UserError
from asn_desktop.models.office import Account
from asn_desktop.operations.acts import act
from asn_desktop.operations.clock import now
from asn_desktop.rules.permission import Right, Role
from asn_desktop.rules.typed_text import clean_line
from asn_desktop.storage.audit import record_event


@dataclass(frozen=True, slots=True)
class AccountRow:
    """One account; `slot_id` names its way to the key in keyring.json."""

    account_id: int
    name: str
    display_name: str
    role: Role
    slot_id: str
    disabled_at: datetime | None


def add_account(session: Session, *, name: str, display_name: str, role: Role, slot_id: str) -> int:
    """Record a new account whose key slot was made; return its id.

    Raises:
        FormProblems: the sign-in name is empty or taken.
    """
    clean = clean_line(name)
    if not clean:
        raise FormProblems({"name": _("Isi nama akun, misalnya yuni")})
    if find_account(session, clean) is not None:
        raise FormProblems({"name": _("Nama akun {name} sudah dipakai").format(name=clean)})
    with act(
        session,
        Right.ACCOUNTS,
        "account.add",
        _("Akun {name} dibuat").format(name=clean),
        may_be_undone=False,
    ):
        row = Account(
            name=clean, display_name=clean_line(display_name) or clean, role=role.value, slot_id=slot_id
        )
        session.add(row)
        session.flush()
    return row.id


def list_accounts(session: Session) -> list[AccountRow]:
    """Accounts, working ones first."""
    rows = session.scalars(select(Account).order_by(Account.disabled_at.is_not(None), Account.display_name))
    return [_row(row) for row in rows]


def find_account(session: Session, name: str) -> AccountRow | None:
    """The account of that sign-in name, whatever its case."""
    row = session.scalars(select(Account).where(func.lower(Account.name) == name.strip().lower())).first()
    return _row(row) if row else None


def find_account_of_slot(session: Session, slot_id: str) -> AccountRow | None:
    """The account that a key slot belongs to."""
    row = session.scalars(select(Account).where(Account.slot_id == slot_id)).first()
    return _row(row) if row else None


def change_account(session: Session, account_id: int, *, display_name: str, role: Role) -> None:
    """Rename an account or give it another role.

    Raises:
        UserError: it would leave no working admin.
    """
    row = _get(session, account_id)
    if role is not Role.ADMIN:
        keep_one_admin(session, but=account_id)
    with act(session, Right.ACCOUNTS, "account.change", _("Akun {name} diubah").format(name=row.name)):
        row.display_name, row.role = clean_line(display_name) or row.name, role.value


def set_slot(session: Session, account_id: int, slot_id: str) -> None:
    """Point an account at its new key slot after a password change.

    Raises:
        UserError: it is another's account and the present one may not manage accounts.
    """
    row = _get(session, account_id)
    own = account_id == session.info.get("account_id")
    with act(
        session,
        Right.READ if own else Right.ACCOUNTS,
        "account.password",
        _("Kata sandi {name} diganti").format(name=row.name),
        may_be_undone=False,
    ):
        row.slot_id = slot_id


def disable_account(session: Session, account_id: int) -> str:
    """Shut an account out; return its slot id so that the key slot can be removed.

    Raises:
        UserError: it is the last working admin.
    """
    row = _get(session, account_id)
    keep_one_admin(session, but=account_id)
    with act(
        session,
        Right.ACCOUNTS,
        "account.disable",
        _("Akun {name} dinonaktifkan").format(name=row.name),
        may_be_undone=False,
    ):
        row.disabled_at = now(session)
    return row.slot_id


def enable_account(session: Session, account_id: int, *, slot_id: str) -> None:
    """Let a person in again, by the key slot that was made with a new password."""
    row = _get(session, account_id)
    summary = _("Akun {name} diaktifkan lagi").format(name=row.name)
    with act(session, Right.ACCOUNTS, "account.enable", summary, may_be_undone=False):
        row.disabled_at, row.slot_id = None, slot_id


def record_sign_in(session: Session, *, failures: int = 0) -> None:
    """Note that the present account opened the data, and how many tries missed before."""
    record_event(session, "sign_in", {"account_id": session.info.get("account_id"), "failures": failures})


def keep_one_admin(session: Session, *, but: int = 0) -> None:
    """Refuse to leave the office without a working admin, the account `but` not counted.

    Raises:
        UserError: there would be none.
    """
    others = session.execute(
        select(func.count())
        .select_from(Account)
        .where(Account.role == Role.ADMIN.value, Account.disabled_at.is_(None), Account.id != but)
    ).scalar_one()
    if not others:
        raise UserError(
            _("Harus ada minimal satu admin kantor yang aktif."),
            next_step=_("Beri peran itu ke akun lain lebih dulu."),
        )


def _get(session: Session, account_id: int) -> Account:
    row = session.get(Account, account_id)
    if row is None:
        raise UserError(_("Akun ini sudah tidak ada."), next_step=_("Buka lagi Pengguna di Pengaturan."))
    return row


def _row(row: Account) -> AccountRow:
    return AccountRow(row.id, row.name, row.display_name, Role(row.role), row.slot_id, row.disabled_at)
