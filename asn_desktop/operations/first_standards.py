"""This file holds the filling of an office without positions: dictionary, positions and standards in one act."""

from gettext import gettext as _

from sqlalchemy.orm import Session

from asn_desktop.operations.acts import act
from asn_desktop.operations.reference import (
    has_dictionary,
    install_dictionary,
    install_positions,
    use_default_standards,
)
from asn_desktop.rules.permission import Right
from asn_desktop.storage.reference import load_competencies, load_positions, load_tiers


def install_first_standards(session: Session) -> int:
    """Install what the program ships and the office lacks; return how many standards were set."""
    summary = _("Jabatan dan standar bawaan dipasang")
    with act(session, Right.EDIT_STANDARDS, "standard.install", summary):
        if not has_dictionary(session):
            install_dictionary(session, load_competencies())
        install_positions(session, load_positions())
        return use_default_standards(session, load_positions(), load_tiers())
