"""This file holds the one act by which a checked list becomes people, and what is told afterwards."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from gettext import gettext as _
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject

from asn_desktop.errors import UserError
from asn_desktop.ui.background import Background
from asn_desktop.ui.imports.source import Source, may_keep, pack

if TYPE_CHECKING:
    from asn_desktop.exchange.staff_preview import StaffPreview


@dataclass(frozen=True, slots=True)
class Written:
    """What an import did; `first_person` is somebody to assess, 0 when nobody can be."""

    act_id: int
    text: str
    first_person: int


def write_list(
    owner: QObject,
    background: Background,
    source: Source,
    preview: StaffPreview,
    then: Callable[[Written], object],
    refused: Callable[[UserError], object],
) -> None:
    """Write new and changed rows as one act; refused rows stay as a draft."""

    def work(session: Any) -> Written:
        from asn_desktop.exchange.staff_writing import write_staff
        from asn_desktop.operations.desk import drop_draft, save_draft

        act_id = write_staff(session, preview, file_name=source.file_name)
        if preview.refused and may_keep(source):
            save_draft(session, form="import", title=source.name, content=pack(source))
        else:
            drop_draft(session, form="import")
        return Written(act_id, told(len(preview.to_write), len(preview.refused)), _first_person(session))

    background.run(owner, work, then, refused=refused)


def told(count: int, left: int) -> str:
    """The sentence of the toast."""
    if left:
        words = _("{count} pegawai dimasukkan, {left} baris ditinggal")
        return words.format(count=count, left=left)
    return _("{count} pegawai dimasukkan").format(count=count)


def _first_person(session: Any) -> int:
    """Somebody active whose position has standards."""
    from asn_desktop.operations.staff_lists import list_staff

    rows = list_staff(session)
    return next((row.employee_id for row in rows if row.asked), rows[0].employee_id if rows else 0)
