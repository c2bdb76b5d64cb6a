"""This file holds what window and command line know of an office: opened, founded, locked, backed up, restored."""

from asn_desktop.office.founding import found_office, region_facts
from asn_desktop.office.opening import (
    BACKUP_EVENT,
    OpenOffice,
    account_named,
    check_password,
    find_account,
    last_backup_at,
    list_public_accounts,
    prepare_sign_in,
    recover_office,
    sign_in,
    take_folder,
    unlock_office,
)
from asn_desktop.office.returning import (
    RESTORE_EVENT,
    BackupFacts,
    Returned,
    bring_back,
    bring_back_by_sheet,
    read_backup,
    refuse_role,
)

__all__ = [
    "BACKUP_EVENT",
    "RESTORE_EVENT",
    "BackupFacts",
    "OpenOffice",
    "Returned",
    "account_named",
    "bring_back",
    "bring_back_by_sheet",
    "check_password",
    "find_account",
    "found_office",
    "last_backup_at",
    "list_public_accounts",
    "prepare_sign_in",
    "read_backup",
    "recover_office",
    "refuse_role",
    "region_facts",
    "sign_in",
    "take_folder",
    "unlock_office",
]
