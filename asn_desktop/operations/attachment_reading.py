"""This file holds the files kept of a person: which there are, what each one proves, and what is in one."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, datetime
from gettext import gettext as _
from typing import TYPE_CHECKING

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from asn_desktop.errors import UserError
from asn_desktop.models.assessment import CompetencyScore, OfficialResult
from asn_desktop.models.employee import Certificate
from asn_desktop.models.office import Attachment
from asn_desktop.operations.acts import require
from asn_desktop.rules.indonesian_date import format_long
from asn_desktop.rules.permission import Right
from asn_desktop.storage.audit import record_event

if TYPE_CHECKING:
    from asn_desktop.storage.attachments import AttachmentStore

VIEW_EVENT = "view"
SAVE_EVENT = "save"


@dataclass(frozen=True, slots=True)
class EvidenceRow:
    """One file that is kept of a person; `proves` says in words what it belongs to."""

    attachment_id: int
    name: str
    size: int
    added_at: datetime
    proves: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class EvidenceFile:
    """A file as it was attached; `media_type` is known by its content, not by its name."""

    attachment_id: int
    name: str
    media_type: str
    content: bytes


def list_evidence(session: Session, employee_id: int) -> list[EvidenceRow]:
    """Files behind a person's scores, official results and certificates that count, newest first."""
    proves = _proves(session, employee_id)
    rows = session.scalars(
        select(Attachment)
        .where(Attachment.id.in_(list(proves)))
        .order_by(Attachment.added_at.desc(), Attachment.id.desc())
    )
    return [EvidenceRow(row.id, row.name, row.size, row.added_at, tuple(proves[row.id])) for row in rows]


def read_evidence_file(session: Session, attachment_id: int, *, store: "AttachmentStore") -> EvidenceFile:
    """Decrypt one file, and note in the log that it was looked at.

    Raises:
        UserError: the account may not read, or the file is not in the list any more.
        DamagedAttachment: it is missing on the disk, or is not what was stored.
    """
    require(session, Right.READ)
    row = session.get(Attachment, attachment_id)
    if row is None:
        raise UserError(
            _("Berkas bukti ini sudah tidak ada di daftar."), next_step=_("Lampirkan lagi dokumen aslinya.")
        )
    found = EvidenceFile(row.id, row.name, row.media_type, store.read(row.token))
    record_event(session, VIEW_EVENT, {"attachment": row.id, "name": row.name})
    return found


def attachment_name(session: Session, attachment_id: int | None) -> str:
    """The name under which a file was attached, "" for none."""
    row = session.get(Attachment, attachment_id) if attachment_id is not None else None
    return row.name if row is not None else ""


def record_copy(session: Session, attachment_id: int, *, name: str) -> None:
    """Note that a file left the office as a plain copy.

    Raises:
        UserError: the account may not read.
    """
    require(session, Right.READ)
    record_event(session, SAVE_EVENT, {"attachment": attachment_id, "name": name})


def _proves(session: Session, employee_id: int) -> dict[int, list[str]]:
    found: defaultdict[int, list[str]] = defaultdict(list)
    scores = session.execute(
        select(CompetencyScore.attachment_id, CompetencyScore.assessed_on, func.count())
        .where(
            CompetencyScore.employee_id == employee_id,
            CompetencyScore.withdrawn_at.is_(None),
            CompetencyScore.attachment_id.is_not(None),
        )
        .group_by(CompetencyScore.attachment_id, CompetencyScore.assessed_on)
        .order_by(CompetencyScore.assessed_on.desc())
    )
    for attachment_id, assessed_on, count in scores:
        _add(found, attachment_id, _("bukti {count} nilai, {day}").format(count=count, day=_day(assessed_on)))
    results = select(OfficialResult.attachment_id, OfficialResult.organiser).where(
        OfficialResult.employee_id == employee_id,
        OfficialResult.withdrawn_at.is_(None),
        OfficialResult.attachment_id.is_not(None),
    )
    for attachment_id, organiser in session.execute(results):
        _add(found, attachment_id, _("laporan resmi {organiser}").format(organiser=organiser))
    certificates = select(Certificate.attachment_id, Certificate.name).where(
        Certificate.employee_id == employee_id,
        Certificate.withdrawn_at.is_(None),
        Certificate.attachment_id.is_not(None),
    )
    for attachment_id, name in session.execute(certificates):
        _add(found, attachment_id, _("sertifikat {name}").format(name=name))
    return found


def _add(found: dict[int, list[str]], attachment_id: int | None, words: str) -> None:
    if attachment_id is not None:
        found[attachment_id].append(words)


def _day(day: date) -> str:
    return format_long(day)
