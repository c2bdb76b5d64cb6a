"""This file holds how a previewed staff list meets the office's people and is written as one act."""

from dataclasses import replace
from typing import Any

from sqlalchemy.orm import Session

from asn_desktop.exchange.heading import Heading
from asn_desktop.exchange.other_lists import refuse_other_list
from asn_desktop.exchange.sheet_reader import Sheet
from asn_desktop.exchange.staff_columns import Edits
from asn_desktop.exchange.staff_import import parse_staff
from asn_desktop.exchange.staff_preview import ExistingStaff, RowState, StaffPreview, classify
from asn_desktop.exchange.staff_rows import values_of
from asn_desktop.exchange.staff_values import StaffValues
from asn_desktop.exchange.words import _
from asn_desktop.operations.acts import act
from asn_desktop.operations.clock import today
from asn_desktop.operations.positions import list_positions
from asn_desktop.operations.staff import set_status
from asn_desktop.operations.staff_form import EmployeeForm
from asn_desktop.operations.staff_import import (
    IMPORT_KIND,
    OnProgress,
    existing_staff,
    import_staff,
    keep_quiet,
)
from asn_desktop.operations.staff_lists import StaffRow, get_employee
from asn_desktop.rules.permission import Right

_FORM_FIELDS = {
    "name": "name",
    "front_title": "front_title",
    "back_title": "back_title",
    "sex": "sex",
    "birth_place": "birth_place",
    "birth_date": "birth_date",
    "employment": "employment",
    "education": "education",
    "phone": "phone",
    "note": "note",
    "golongan": "golongan",
    "golongan_tmt": "golongan_from",
    "position": "position",
    "position_tmt": "position_from",
}
"""Field of a list -> field of a person's form."""


def preview_staff(
    session: Session, sheet: Sheet, *, heading: Heading | None = None, edits: Edits | None = None
) -> StaffPreview:
    """What an import of this sheet would do, compared with everyone kept; writes nothing.

    A list whose columns the person has named, or whose cells were mended, is always shown.

    Raises:
        UserError: the sheet holds a survey, complaints, trainings or another list, not people.
    """
    titles = [row.title for row in list_positions(session)]
    parse = parse_staff(sheet, heading, on=today(session), known_titles=titles, edits=edits)
    if heading is None and not edits:
        refuse_other_list(sheet, parse.heading)
    people = [_existing(row) for row in existing_staff(session)]
    return classify(
        parse,
        {person.values.nip: person for person in people if person.values.nip},
        [person for person in people if not person.values.nip],
    )


def write_staff(
    session: Session, preview: StaffPreview, *, file_name: str = "", on_progress: OnProgress = keep_quiet
) -> int:
    """Write the new and changed rows of a preview as one act; return the act's id.

    `on_progress` is told how many people are written of how many; what it raises stops the import.

    Raises:
        UserError: the account may not change staff, or the office changed since the preview;
            nothing is written then.
    """
    added = [
        form_of(row.row.values) for row in preview.to_write if row.state is RowState.NEW and row.row.values
    ]
    changed = []
    for row in preview.to_write:
        if row.state is RowState.CHANGED and row.existing_id is not None:
            form = get_employee(session, row.existing_id).as_form()
            changes: dict[str, Any] = {
                _FORM_FIELDS[change.field]: change.new
                for change in row.changes
                if change.field in _FORM_FIELDS
            }
            changed.append((row.existing_id, replace(form, **changes)))
    with act(session, Right.EDIT_STAFF, IMPORT_KIND, "") as opened:
        act_id = import_staff(session, added, changed, file_name=file_name, on_progress=on_progress)
        count = len(added) + len(changed)
        opened.summary = summary_of(count, file_name)
        for row in preview.to_write:
            for change in row.changes:
                if change.field == "status" and row.existing_id is not None:
                    set_status(session, row.existing_id, status=change.new, valid_from=today(session))
    return act_id


def summary_of(count: int, file_name: str) -> str:
    """How the history names an import."""
    where = _(" dari {file}").format(file=file_name) if file_name else ""
    return _("{count} pegawai dimasukkan{where}").format(count=count, where=where)


def form_of(values: StaffValues) -> EmployeeForm:
    """A row's values as a person's form."""
    return EmployeeForm(
        nip=values.nip or "", **{form: getattr(values, name) for name, form in _FORM_FIELDS.items()}
    )


def _existing(row: StaffRow) -> ExistingStaff:
    return ExistingStaff(row.employee_id, values_of(row), row.is_archived)
