"""This file holds the first rows of a new office: itself, its first account, the shipped dictionary."""

from __future__ import annotations

from typing import TYPE_CHECKING

from asn_desktop.rules.permission import Role
from asn_desktop.storage.keyring import Keyring

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from asn_desktop.operations.office import OfficeFacts


def write_first_rows(
    session: Session, keyring: Keyring, account_id: int, facts: OfficeFacts | None, display_name: str
) -> None:
    """Write office, first account and reference content, also when a power cut came in between."""
    from asn_desktop.operations.accounts import add_account, list_accounts
    from asn_desktop.operations.office import OfficeFacts, create_office_row
    from asn_desktop.operations.recovery import record_first_sheet

    if list_accounts(session):
        return
    # Imported only now: every sign-in comes by here, and reading reference files takes 30 ms to load.
    from asn_desktop.operations.learning_forms import install_learning_forms
    from asn_desktop.operations.reference import (
        install_dictionary,
        install_positions,
        use_default_standards,
    )
    from asn_desktop.storage.reference import load_competencies, load_positions, load_tiers
    from asn_desktop.storage.reference_learning import load_learning_forms

    known = facts or OfficeFacts(
        code=keyring.office_code,
        name=keyring.office_name,
        short=keyring.office_name[:3].upper(),
        kecamatan="",
        city="",
    )
    create_office_row(session, known)
    if facts is not None:
        # After a power cut in between nobody has seen the code, so there is no sheet to speak of.
        record_first_sheet(session)
    install_dictionary(session, load_competencies())
    install_positions(session, load_positions())
    use_default_standards(session, load_positions(), load_tiers())
    install_learning_forms(session, load_learning_forms())
    slot = next(slot for slot in keyring.accounts() if slot.id == account_id)
    add_account(
        session,
        name=slot.name,
        display_name=display_name or slot.name,
        role=Role(slot.role),
        slot_id=slot.slot_id,
    )
