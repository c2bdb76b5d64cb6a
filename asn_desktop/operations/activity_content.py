"""This file holds what belongs to an activity: what it teaches, who speaks, and its files."""

from collections.abc import Mapping
from dataclasses import dataclass
from gettext import gettext as _
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import select
from sqlalchemy.orm import Session

from asn_desktop.errors import FormProblems, UserError
from asn_desktop.models.activity import (
    ActivityCompetency,
    ActivityMaterial,
    ActivitySession,
    ActivitySpeaker,
)
from asn_desktop.models.competency import Competency
from asn_desktop.models.office import Attachment
from asn_desktop.models.partner import Partner
from asn_desktop.operations.activity_rows import open_activity_row, open_part
from asn_desktop.operations.acts import act
from asn_desktop.operations.attaching import attach_file
from asn_desktop.operations.clock import now
from asn_desktop.operations.staff import get_employee_row, name_of
from asn_desktop.operations.typed_forms import cleaned, length_problem
from asn_desktop.rules.permission import Right
from asn_desktop.rules.typed_text import clean_line

if TYPE_CHECKING:
    from asn_desktop.storage.attachments import AttachmentStore


@dataclass(frozen=True, slots=True)
class SpeakerForm:
    """One narasumber as typed; without a name it is that of the person or partner chosen."""

    name: str = ""
    role: str = ""
    institution: str = ""
    subject: str = ""
    employee_id: int | None = None
    partner_id: int | None = None


def set_taught(session: Session, activity_id: int, levels: Mapping[int, int]) -> None:
    """What the activity teaches from now on: competency id -> level that may be reached, 1 to 5.

    Raises:
        UserError: the activity is closed, a competency is gone, or a level is not 1 to 5.
    """
    row = open_activity_row(session, activity_id)
    for competency_id, level in levels.items():
        found = session.get(Competency, competency_id)
        if found is None or found.deleted_at is not None:
            raise UserError(_("Kompetensi ini sudah tidak ada."), next_step=_("Pilih dari kamus lagi."))
        if not 1 <= level <= 5:
            raise UserError(_("Tingkat {name} harus 1 sampai 5.").format(name=found.name))
    summary = _("Kompetensi {title} diubah").format(title=row.title)
    with act(session, Right.DEVELOP, "activity.taught", summary):
        rest = dict(levels)
        for one in session.scalars(
            select(ActivityCompetency).where(
                ActivityCompetency.activity_id == activity_id, ActivityCompetency.withdrawn_at.is_(None)
            )
        ).all():
            wanted = rest.pop(one.competency_id, None)
            if wanted is None:
                one.withdrawn_at = now(session)
            elif one.reaches != wanted:
                one.reaches = wanted
        session.add_all(
            [
                ActivityCompetency(activity_id=activity_id, competency_id=competency_id, reaches=level)
                for competency_id, level in rest.items()
            ]
        )


def add_speaker(session: Session, activity_id: int, form: SpeakerForm) -> int:
    """Add a narasumber; return the id.

    Raises:
        UserError: the activity is closed, or the person or partner is gone.
        FormProblems: nobody is named.
    """
    row = open_activity_row(session, activity_id)
    clean = _speaker(session, form)
    summary = _("{name} menjadi narasumber {title}").format(name=clean["name"], title=row.title)
    with act(session, Right.DEVELOP, "speaker.add", summary):
        made = ActivitySpeaker(activity_id=activity_id, **clean)
        session.add(made)
        session.flush()
    return made.id


def change_speaker(session: Session, speaker_id: int, form: SpeakerForm) -> None:
    """Change a narasumber.

    Raises:
        UserError: the activity is closed, or the speaker, person or partner is gone.
        FormProblems: nobody is named.
    """
    one = open_part(session, ActivitySpeaker, speaker_id)
    clean = _speaker(session, form)
    summary = _("Data narasumber {name} diubah").format(name=clean["name"])
    with act(session, Right.DEVELOP, "speaker.change", summary):
        for name, value in clean.items():
            setattr(one, name, value)


def remove_speaker(session: Session, speaker_id: int) -> None:
    """Take a narasumber off the activity; the sessions stay without one.

    Raises:
        UserError: the activity is closed, or the speaker is gone.
    """
    one = open_part(session, ActivitySpeaker, speaker_id)
    summary = _("Narasumber {name} dihapus dari kegiatan").format(name=one.name)
    with act(session, Right.DEVELOP, "speaker.remove", summary):
        for held in session.scalars(
            select(ActivitySession).where(
                ActivitySession.speaker_id == speaker_id, ActivitySession.withdrawn_at.is_(None)
            )
        ):
            held.speaker_id = None
        # Before the speaker, so that undoing brings the speaker back first.
        session.flush()
        one.withdrawn_at = now(session)


def attach_material(
    session: Session, activity_id: int, *, store: "AttachmentStore", source: Path, title: str = ""
) -> int:
    """Keep a file of the activity, under its own name where no title is given; return the material's id.

    Raises:
        UserError: the activity is closed; the file is larger than 20 MB, empty, or of no kind that is kept.
        StorageFault: the disk did not keep it.
    """
    row = open_activity_row(session, activity_id)
    summary = _("Berkas {name} dilampirkan ke {title}").format(name=source.name, title=row.title)
    with act(session, Right.DEVELOP, "material.add", summary):
        return add_material(
            session,
            activity_id,
            title=title or source.stem,
            attachment_id=attach_file(session, store=store, source=source),
        )


def add_material(session: Session, activity_id: int, *, title: str, attachment_id: int) -> int:
    """Tie a file that is kept already to the activity; return the material's id.

    Raises:
        UserError: the activity is closed, or the file is gone.
        FormProblems: it has no title.
    """
    row = open_activity_row(session, activity_id)
    words = clean_line(title)
    if not words:
        raise FormProblems({"title": _("Isi judul berkas")})
    found = session.get(Attachment, attachment_id)
    if found is None or found.withdrawn_at is not None:
        raise UserError(_("Berkas ini sudah tidak ada."), next_step=_("Lampirkan lagi berkasnya."))
    summary = _("Berkas {name} dilampirkan ke {title}").format(name=words, title=row.title)
    with act(session, Right.DEVELOP, "material.add", summary):
        made = ActivityMaterial(activity_id=activity_id, title=words, attachment_id=attachment_id)
        session.add(made)
        session.flush()
    return made.id


def remove_material(session: Session, material_id: int) -> None:
    """Take a file off the activity.

    Raises:
        UserError: the activity is closed, or the file is gone already.
    """
    one = open_part(session, ActivityMaterial, material_id)
    summary = _("Berkas {name} dilepas dari kegiatan").format(name=one.title)
    with act(session, Right.DEVELOP, "material.remove", summary):
        one.withdrawn_at = now(session)


def _speaker(session: Session, form: SpeakerForm) -> dict[str, object]:
    clean = cleaned(form)
    name, institution = clean.name, clean.institution
    if clean.employee_id is not None:
        name = name or name_of(get_employee_row(session, clean.employee_id))
    if clean.partner_id is not None:
        partner = session.get(Partner, clean.partner_id)
        if partner is None or partner.withdrawn_at is not None:
            raise UserError(_("Mitra ini sudah tidak ada."), next_step=_("Pilih mitra lain."))
        name, institution = name or partner.contact_name, institution or partner.name
    if not name:
        raise FormProblems({"name": _("Isi nama narasumber")})
    if (problem := length_problem(name)) is not None:
        raise FormProblems({"name": problem})
    return {
        "name": name,
        "role": clean.role or _("narasumber"),
        "institution": institution,
        "subject": clean.subject,
        "employee_id": clean.employee_id,
        "partner_id": clean.partner_id,
    }
