"""This file holds the words and dates that the parts of the staff room share."""

from __future__ import annotations

from datetime import date
from gettext import gettext as _
from typing import TYPE_CHECKING

from asn_desktop.rules.employment import Employment
from asn_desktop.rules.indonesian_date import format_long
from asn_desktop.rules.nip import format_nip
from asn_desktop.rules.staff_status import StaffStatus
from asn_desktop.ui.acting import joined

if TYPE_CHECKING:
    from asn_desktop.operations.staff_lists import EmployeeDetail, StaffRow

SOON_DAYS = 60
"""A paper that ends within so many days is shown as ending."""


def facts_line(row: StaffRow) -> str:
    """Position, golongan and NIP of a person on one line."""
    return joined([position_words(row), row.golongan, nip_words(row)])


def position_words(row: StaffRow) -> str:
    """The position, or that there is none yet."""
    return row.position or _("belum ada jabatan")


def nip_words(row: StaffRow) -> str:
    """The NIP in its groups, or that there is none."""
    return _("NIP {nip}").format(nip=format_nip(row.nip)) if row.nip else _("tanpa NIP")


def status_chips(detail: EmployeeDetail, on: date) -> list[tuple[str, str]]:
    """What a person's head says besides the name: (words, kind)."""
    row = detail.row
    chips: list[tuple[str, str]] = []
    if row.is_archived:
        chips.append((_("Diarsipkan"), "mute"))
    if row.status is StaffStatus.LEAVE:
        chips.append((leave_words(detail, on), "warn"))
    elif row.status is not StaffStatus.ACTIVE:
        chips.append((row.status.label, "mute"))
    if detail.is_outside:
        chips.append((_("Pejabat luar"), "info"))
    elif row.employment is not Employment.PNS:
        chips.append((row.employment.label, "info"))
    return chips


def leave_words(detail: EmployeeDetail, on: date) -> str:
    """Until when a person is on leave."""
    for fact in detail.statuses:
        if fact.valid_to is not None and fact.valid_to >= on and (fact.valid_from or on) <= on:
            return _("Cuti sampai {day}").format(day=format_long(fact.valid_to))
    return StaffStatus.LEAVE.label


def expiry_chip(expires_on: date | None, on: date) -> tuple[str, str]:
    """Whether a paper still holds: (words, kind)."""
    if expires_on is None:
        return _("Tanpa batas"), "mute"
    left = (expires_on - on).days
    if left < 0:
        return _("Berakhir {day}").format(day=format_long(expires_on)), "bad"
    if left <= SOON_DAYS:
        return _("Berakhir {days} hari lagi").format(days=left), "warn"
    return _("Berlaku sampai {day}").format(day=format_long(expires_on)), "ok"


def day_words(day: date | None) -> str:
    """A date in full, or a dash."""
    return format_long(day) if day else "–"
