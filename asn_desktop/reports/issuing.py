"""This file holds what belongs to a print and not to its content: draft or final, number, operator."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy.orm import Session

from asn_desktop.operations.acts import act, require
from asn_desktop.operations.clock import now, today
from asn_desktop.operations.documents import (
    DocumentRow,
    finalise_document,
    find_final,
    get_document,
    take_number,
)
from asn_desktop.operations.office import get_office
from asn_desktop.operations.settings import setting_of
from asn_desktop.reports.frozen import from_plain, to_plain
from asn_desktop.reports.gather_office import Request
from asn_desktop.reports.kinds import ReportKind, collect, collect_people, collect_subjects, get_kind
from asn_desktop.reports.parts import Issue, Verification
from asn_desktop.reports.wording import _
from asn_desktop.rules.document_number import DEFAULT_PATTERN
from asn_desktop.rules.indonesian_date import format_short, format_time, quarter_of
from asn_desktop.rules.permission import Right
from asn_desktop.storage.reference import load_settings

Item = tuple[Any, Issue]
"""The content of one document and how it is issued."""


def present_period(session: Session) -> str:
    """The quarter of today as it is kept: `2026-T4`."""
    on = today(session)
    return f"{on.year}-T{quarter_of(on)}"


def prepare(
    session: Session,
    key: str,
    employee_ids: Sequence[int],
    request: Request,
    *,
    operator: str = "",
    period: str = "",
    emblem: bytes | None = None,
    **more: Any,
) -> list[Item]:
    """Documents ready to draw; a final one comes back exactly as it was frozen.

    `employee_ids` is read for kinds about people, and holds the subjects of a kind that has some;
    `more` is for kinds about the whole office.

    Raises:
        UserError: see `kinds.collect`.
    """
    kind = get_kind(key)
    issue = _Run(session, operator, emblem)
    if kind.subject and employee_ids:
        return [(content, issue()) for content in collect_subjects(session, key, employee_ids, request)]
    if not kind.per_person:
        return [(collect(session, key, request, **more), issue())]
    period = period or present_period(session)
    finals = {
        employee_id: found
        for employee_id in employee_ids
        if kind.has_draft
        and (found := find_final(session, kind=key, subject_id=employee_id, period=period)) is not None
    }
    open_ids = [employee_id for employee_id in employee_ids if employee_id not in finals]
    fresh = dict(zip(open_ids, collect_people(session, key, open_ids, request), strict=True))
    return [
        _final_item(kind, finals[employee_id], issue)
        if employee_id in finals
        else (fresh[employee_id], issue(is_draft=kind.has_draft))
        for employee_id in employee_ids
    ]


def reissue(
    session: Session, document_id: int, *, operator: str = "", emblem: bytes | None = None
) -> tuple[DocumentRow, Item]:
    """One final document and what to draw, exactly as it was frozen; also one that was opened again.

    Raises:
        UserError: there is none, or the account may not print.
    """
    require(session, Right.PRINT)
    row = get_document(session, document_id)
    return row, _final_item(get_kind(row.kind), row, _Run(session, operator, emblem))


def finalise(
    session: Session,
    key: str,
    employee_ids: Sequence[int],
    request: Request,
    *,
    period: str = "",
    reason: str = "",
) -> int:
    """Number and freeze the documents of these people as one act; return how many.

    Raises:
        UserError: the account may not, or a second final of the same period has no reason.
    """
    kind, period = get_kind(key), period or present_period(session)
    office = get_office(session)
    shipped = {text.key: text.value for text in load_settings()}
    default = shipped.get(kind.number_setting, DEFAULT_PATTERN)
    pattern = str(setting_of(session, kind.number_setting, default))
    contents = collect_people(session, key, employee_ids, request)
    summary = _("{count} dokumen difinalkan").format(count=len(contents))
    with act(session, Right.FINALISE, "document.final", summary, may_be_undone=False):
        for employee_id, content in zip(employee_ids, contents, strict=True):
            finalise_document(
                session,
                kind=key,
                number=take_number(session, kind=key, pattern=pattern, office_short=office.short),
                content=to_plain(content),
                subject_id=employee_id,
                subject_name=kind.title(content),
                period=period,
                reason=reason,
            )
    return len(contents)


class _Run:
    """Makes the `Issue` of one print run: same moment, same operator."""

    def __init__(self, session: Session, operator: str, emblem: bytes | None) -> None:
        moment = now(session).astimezone()
        self._printed_at = f"{format_short(moment.date())} {format_time(moment)}"
        self._operator, self._emblem = operator, emblem

    def __call__(self, **standing: Any) -> Issue:
        return Issue(printed_at=self._printed_at, operator=self._operator, emblem=self._emblem, **standing)


def _final_item(kind: ReportKind, row: DocumentRow, issue: _Run) -> Item:
    final_date = row.finalised_at.astimezone().date()
    return (
        from_plain(kind.content_type, row.content),
        issue(
            number=row.number,
            revision=row.revision,
            reason=row.reason,
            verification=Verification(row.number, final_date, row.fingerprint),
        ),
    )
