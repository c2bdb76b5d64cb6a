"""This file holds the office's emblem: kept as an attachment, named by the office, read for prints."""

from gettext import gettext as _

from sqlalchemy import select
from sqlalchemy.orm import Session

from asn_desktop.models.office import Attachment, Office
from asn_desktop.operations.acts import act
from asn_desktop.operations.clock import now
from asn_desktop.operations.settings import change_setting
from asn_desktop.rules.permission import Right
from asn_desktop.storage.attachments import AttachmentStore

IS_SET = "emblem_is_set"
"""True once a picture was chosen, or the office said that it needs none."""


def set_emblem(session: Session, *, store: AttachmentStore, picture: bytes, name: str) -> None:
    """Keep a picture (PNG or JPEG, checked by the caller) as the emblem, as one act that can be undone.

    Raises:
        UserError: the account may not change settings.
        StorageFault: the disk did not keep the picture.
    """
    with act(session, Right.SETTINGS, "office.emblem", _("Lambang kantor diganti")):
        kept = store.store(picture)
        row = Attachment(
            name=name, token=kept.token, media_type=kept.kind.value, size=kept.size, added_at=now(session)
        )
        session.add(row)
        session.flush()
        session.scalars(select(Office)).one().emblem_id = row.id
        change_setting(session, IS_SET, True)
        session.flush()


def go_without_emblem(session: Session) -> None:
    """Print the plain shield, and stop asking for a picture; one act that can be undone.

    Raises:
        UserError: the account may not change settings.
    """
    with act(session, Right.SETTINGS, "office.emblem", _("Kop surat tanpa lambang sendiri")):
        session.scalars(select(Office)).one().emblem_id = None
        change_setting(session, IS_SET, True)


def read_emblem(session: Session, store: AttachmentStore) -> bytes | None:
    """The picture for letterheads; None when the office has none or its file is damaged.

    A damaged file is told by the check of the data; a print goes on with the plain shield.
    """
    row = session.scalars(select(Attachment).join(Office, Office.emblem_id == Attachment.id).limit(1)).first()
    if row is None or store.problem(row.token) is not None:
        return None
    return store.read(row.token)
