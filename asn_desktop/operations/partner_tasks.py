"""This file holds what is due with partners: agreements that end, logbooks behind, mark sheets missing."""

from datetime import date
from gettext import gettext as _

from sqlalchemy import select
from sqlalchemy.orm import Session

from asn_desktop.models.partner import Partner
from asn_desktop.operations.internship_reading import InternshipRow, list_internships
from asn_desktop.operations.partner_reading import AgreementRow, list_agreements
from asn_desktop.operations.worklist_task import Task
from asn_desktop.rules.indonesian_date import format_long
from asn_desktop.rules.internship_life import InternshipStage
from asn_desktop.rules.partner_kind import Direction

BEHIND = 3
"""Working days without a line after which the logbook is due."""


def partner_tasks(session: Session, on: date) -> list[Task]:
    """Rows of the worklist about partners and internships."""
    present = select(Partner.id, Partner.name).where(
        Partner.withdrawn_at.is_(None), Partner.archived_at.is_(None)
    )
    names = {row.id: row.name for row in session.execute(present)}
    agreements = [
        _agreement_task(row, names[row.partner_id])
        for row in list_agreements(session)
        if row.reminder is not None and row.partner_id in names
    ]
    internships = [task for row in list_internships(session) for task in _internship_tasks(row, on)]
    return [*agreements, *internships]


def _agreement_task(row: AgreementRow, partner: str) -> Task:
    assert row.last_day is not None
    # The step is part of the key: a row that was put off comes back when the next reminder is reached.
    return Task(
        key=f"agreement:{row.agreement_id}:{row.reminder}",
        icon="handshake",
        title=_("{agreement} dengan {partner} berakhir").format(agreement=row.label, partner=partner),
        detail=_("{words}, sampai {day}").format(words=row.term.words, day=format_long(row.last_day)),
        button=_("Perpanjang") if row.renewed_by is None else _("Lengkapi"),
        target=f"partner/{row.partner_id}",
        due=row.last_day,
    )


def _internship_tasks(row: InternshipRow, on: date) -> list[Task]:
    target = f"partner/{row.partner_id}/internship/{row.internship_id}"
    tasks = []
    if row.stage is InternshipStage.RUNNING and row.logbook.behind >= BEHIND:
        tasks.append(
            Task(
                key=f"internship:logbook:{row.internship_id}",
                icon="note",
                title=_("Logbook magang {name} tertinggal {days} hari").format(
                    name=row.name, days=row.logbook.behind
                ),
                detail=_("{filled} dari {due} hari terisi, {partner}").format(
                    filled=row.logbook.filled, due=row.logbook.due, partner=row.partner
                ),
                button=_("Isi logbook"),
                target=target,
                people=1,
            )
        )
    if row.stage is InternshipStage.ENDED:
        tasks.append(
            Task(
                key=f"internship:finish:{row.internship_id}",
                icon="hat_graduation",
                title=_("Magang {name} sudah berakhir").format(name=row.name),
                detail=_("{partner}, belum ada lembar nilai").format(partner=row.partner)
                if row.needs_marks
                else _("{partner}, tinggal diselesaikan").format(partner=row.partner),
                button=_("Selesaikan"),
                target=target,
                due=row.ends_on,
                people=1,
            )
        )
    elif row.needs_marks and row.direction is Direction.IN:
        tasks.append(
            Task(
                key=f"internship:marks:{row.internship_id}",
                icon="hat_graduation",
                title=_("Lembar nilai magang {name} belum diisi").format(name=row.name),
                detail=_("{partner}, magang selesai {day}").format(
                    partner=row.partner, day=format_long(row.finished_on or row.ends_on)
                ),
                button=_("Isi nilai"),
                target=target,
                due=row.finished_on or row.ends_on,
                people=1,
            )
        )
    return tasks
