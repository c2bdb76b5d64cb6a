"""This file holds accounts together with their keys: opened, given a new password, shut, let in again.

Every function does what can be refused first, and touches keyring.json last, inside the transaction.
"""

from gettext import gettext as _

from sqlalchemy.orm import Session

from asn_desktop.errors import FormProblems
from asn_desktop.operations.accounts import (
    add_account,
    change_account,
    disable_account,
    enable_account,
    list_accounts,
    set_slot,
)
from asn_desktop.operations.acts import act, require
from asn_desktop.rules.permission import Right, Role
from asn_desktop.rules.typed_text import clean_line
from asn_desktop.storage.keyring import Keyring


def open_account(
    session: Session,
    keyring: Keyring,
    dek: bytes,
    *,
    name: str,
    display_name: str,
    role: Role,
    password: str,
) -> int:
    """Add an account and its password as one act; return the account's id.

    The caller removes the slot again when the transaction is not kept after this.

    Raises:
        FormProblems: the sign-in name is empty or taken.
        UserError: the present account may not manage accounts.
        StorageFault: keyring.json could not be written; the transaction must not be kept.
    """
    summary = _("Akun {name} dibuat").format(name=clean_line(name))
    with act(session, Right.ACCOUNTS, "account.add", summary, may_be_undone=False):
        account_id = add_account(session, name=name, display_name=display_name, role=role, slot_id="")
        slot_id = keyring.add_slot(dek, account_id, clean_line(name), role.value, password)
        set_slot(session, account_id, slot_id)
    return account_id


def change_password(session: Session, keyring: Keyring, dek: bytes, account_id: int, password: str) -> None:
    """Give an account a new password; the old one stops working.

    Raises:
        UserError: it is another's account and the present one may not manage accounts.
        StorageFault: keyring.json could not be written; nothing changed.
    """
    own = account_id == session.info.get("account_id")
    require(session, Right.READ if own else Right.ACCOUNTS)
    set_slot(session, account_id, keyring.replace_password(dek, account_id, password))


def change_person(
    session: Session, keyring: Keyring, account_id: int, *, display_name: str, role: Role
) -> None:
    """Rename an account's person or give another role, in the office and on the lock screen.

    Raises:
        FormProblems: the name is empty.
        UserError: it would leave no working admin, or the present account may not manage accounts.
    """
    if not clean_line(display_name):
        raise FormProblems({"display_name": _("Isi nama orangnya, misalnya Yuni Safitri")})
    change_account(session, account_id, display_name=display_name, role=role)
    align_roles(session, keyring)


def shut_account(session: Session, keyring: Keyring, account_id: int) -> None:
    """Shut an account out and take its way to the key.

    Raises:
        UserError: it is the last admin, or too few ways to the data would remain.
    """
    disable_account(session, account_id)
    keyring.remove_slot(account_id)


def let_in_again(session: Session, keyring: Keyring, dek: bytes, account_id: int, password: str) -> None:
    """Let a shut-out account in again by a new password.

    Raises:
        UserError: the present account may not manage accounts, or the account has a password.
    """
    require(session, Right.ACCOUNTS)
    row = next(found for found in list_accounts(session) if found.account_id == account_id)
    slot_id = keyring.add_slot(dek, account_id, row.name, row.role.value, password)
    enable_account(session, account_id, slot_id=slot_id)


def align_roles(session: Session, keyring: Keyring) -> None:
    """Write into keyring.json what the office says of its accounts, also after an undo."""
    known = {row.account_id: row for row in list_accounts(session)}
    for public in keyring.accounts():
        row = known.get(public.id)
        if row is not None and (public.name, public.role) != (row.name, row.role.value):
            keyring.rename_account(public.id, row.name, row.role.value)
