"""This file holds how a file is attached: kept encrypted in the store, noted in the database."""

from gettext import gettext as _
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy.orm import Session

from asn_desktop.models.office import Attachment
from asn_desktop.operations.acts import act
from asn_desktop.operations.clock import now
from asn_desktop.rules.permission import Right

if TYPE_CHECKING:
    from asn_desktop.storage.attachments import AttachmentStore


def attach_file(session: Session, *, store: "AttachmentStore", source: Path) -> int:
    """Keep a file in the store and note it; return the attachment's id.

    Raises:
        UserError: larger than 20 MB, empty, or of a kind that is not kept.
        StorageFault: the disk did not keep it.
    """
    kept = store.store(source)
    summary = _("Berkas {name} dilampirkan").format(name=source.name)
    with act(session, Right.ASSESS, "attachment.add", summary):
        row = Attachment(
            name=source.name,
            token=kept.token,
            media_type=kept.kind.value,
            size=kept.size,
            added_at=now(session),
        )
        session.add(row)
        session.flush()
    return row.id
