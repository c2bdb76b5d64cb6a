"""This file holds the founding of an office: its files, its first rows, its first recovery code."""

from __future__ import annotations

from gettext import gettext as _
from typing import TYPE_CHECKING

from asn_desktop.errors import FormProblems
from asn_desktop.office.opening import OpenOffice, check_password, open_with_key
from asn_desktop.rules.office_code import first_id, office_number
from asn_desktop.settings import DataFolder

if TYPE_CHECKING:
    from asn_desktop.operations.office import OfficeFacts
    from asn_desktop.storage.key_slots import KdfParams


def found_office(
    folder: DataFolder,
    facts: OfficeFacts,
    *,
    account_name: str,
    display_name: str = "",
    password: str,
    params: KdfParams | None = None,
) -> tuple[OpenOffice, str]:
    """Make a new office with its first account and the shipped dictionary; return it and the recovery code.

    The caller holds the folder (`take_folder`).

    Raises:
        FormProblems: the password or the account's name cannot be used.
        OfficeExists: the folder holds an office.
        StorageFault: the disk did not allow it.
    """
    from asn_desktop.models import Base
    from asn_desktop.models.migrations import HEAD
    from asn_desktop.storage.office_files import create_office

    problem = check_password(
        password, account_name=account_name, display_name=display_name, office_name=facts.name
    )
    if not account_name.strip():
        raise FormProblems({"account_name": _("Isi nama akun, misalnya yuni")})
    if problem is not None:
        raise FormProblems({"password": problem})
    number = office_number(facts.code)
    made = create_office(
        folder,
        office_code=facts.code,
        office_name=facts.name,
        office_number=number,
        account_id=first_id(number),
        account_name=account_name.strip(),
        password=password,
        metadata=Base.metadata,
        revision=HEAD,
        params=params,
    )
    opened = open_with_key(
        folder, made.keyring, made.dek, first_id(number), facts=facts, display_name=display_name
    )
    return opened, made.recovery_code


def region_facts(code: str) -> OfficeFacts | None:
    """The office of a known Kemendagri code, ready to found; None for a code the program does not know."""
    from asn_desktop.operations.office import OfficeFacts
    from asn_desktop.storage.reference import load_regions

    for region in load_regions():
        if region.code == code and region.kind != "kecamatan":
            return OfficeFacts(
                code=region.code,
                name=region.alias or region.name,
                short=region.short,
                kecamatan=region.kecamatan,
                city=region.kota,
                province=region.provinsi,
            )
    return None
