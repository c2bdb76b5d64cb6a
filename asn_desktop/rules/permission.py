"""This file holds who may do what: four roles, denied unless named."""

from enum import StrEnum


class Role(StrEnum):
    """What an account is for.

    Source: safety.md 4.2 (OWASP ASVS 5.0, 8.1.1).
    """

    CLERK = "petugas"
    APPRAISER = "penilai"
    ADMIN = "admin_kantor"
    AUDITOR = "pemeriksa"

    @property
    def label(self) -> str:
        """Wording under the person's name.

        Source: ux.md 2.
        """
        return {
            Role.CLERK: "Petugas kepegawaian",
            Role.APPRAISER: "Penilai",
            Role.ADMIN: "Admin kantor",
            Role.AUDITOR: "Pemeriksa",
        }[self]


class Right(StrEnum):
    """A group of acts that are allowed or refused together.

    Source: safety.md 4.2.
    """

    READ = "read"
    EDIT_STAFF = "edit_staff"
    EDIT_STANDARDS = "edit_standards"
    ASSESS = "assess"
    DEVELOP = "develop"
    FINALISE = "finalise"
    PRINT = "print"
    SETTINGS = "settings"
    ACCOUNTS = "accounts"
    BACKUP = "backup"
    RESTORE = "restore"
    READ_LOG = "read_log"

    @property
    def label(self) -> str:
        """The act in words, used in a refusal.

        Source: ux.md 5.4.
        """
        return {
            Right.READ: "melihat data",
            Right.EDIT_STAFF: "mengubah data pegawai",
            Right.EDIT_STANDARDS: "mengubah kamus dan standar kompetensi",
            Right.ASSESS: "mencatat nilai kompetensi",
            Right.DEVELOP: "mengatur pengembangan kompetensi",
            Right.FINALISE: "membuat dokumen final",
            Right.PRINT: "mencetak",
            Right.SETTINGS: "mengubah pengaturan kantor",
            Right.ACCOUNTS: "mengatur akun",
            Right.BACKUP: "membuat cadangan",
            Right.RESTORE: "memulihkan cadangan",
            Right.READ_LOG: "membaca catatan perubahan",
        }[self]


_WORK = frozenset(
    {
        Right.READ,
        Right.EDIT_STAFF,
        Right.EDIT_STANDARDS,
        Right.ASSESS,
        Right.DEVELOP,
        Right.PRINT,
        Right.BACKUP,
    }
)

RIGHTS: dict[Role, frozenset[Right]] = {
    Role.CLERK: _WORK | {Right.FINALISE, Right.SETTINGS},
    Role.APPRAISER: frozenset({Right.READ, Right.ASSESS, Right.FINALISE, Right.PRINT}),
    Role.ADMIN: frozenset(Right),
    Role.AUDITOR: frozenset({Right.READ, Right.PRINT, Right.READ_LOG}),
}
"""The whole matrix; what is not named is refused."""


def may(role: Role, right: Right) -> bool:
    """Whether an account of this role may do acts of this group.

    Source: safety.md 4.2.
    """
    return right in RIGHTS[role]
