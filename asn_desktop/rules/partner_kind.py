"""This file holds the words of partnership: kinds of partner and agreement, direction of an internship."""

from enum import StrEnum
from gettext import gettext as _


class PartnerKind(StrEnum):
    """What a partner is.

    Source: competency-rules.md 5.2.
    """

    UNIVERSITY = "university"
    TRAINING = "training"
    NGO = "ngo"
    AGENCY = "agency"
    COMPANY = "company"
    COMMUNITY = "community"

    @property
    def label(self) -> str:
        """Wording on screen and paper.

        Source: competency-rules.md 5.2.
        """
        return {
            PartnerKind.UNIVERSITY: _("Perguruan tinggi"),
            PartnerKind.TRAINING: _("Lembaga pelatihan"),
            PartnerKind.NGO: _("LSM atau yayasan"),
            PartnerKind.AGENCY: _("Instansi"),
            PartnerKind.COMPANY: _("Swasta, BUMN, BUMD"),
            PartnerKind.COMMUNITY: _("Komunitas"),
        }[self]


class AgreementKind(StrEnum):
    """The paper that a cooperation stands on.

    Source: PP 28/2018; Permendagri 22/2020; competency-rules.md 5.1.
    """

    MOU = "mou"
    PKS = "pks"
    NOTE = "nota"
    LETTER = "surat"

    @property
    def label(self) -> str:
        """Wording on screen and paper.

        Source: competency-rules.md 5.1.
        """
        return {
            AgreementKind.MOU: _("MoU"),
            AgreementKind.PKS: _("PKS"),
            AgreementKind.NOTE: _("Nota kesepakatan"),
            AgreementKind.LETTER: _("Surat tugas"),
        }[self]


class Direction(StrEnum):
    """Students received, or one's own people placed with a partner.

    Source: competency-rules.md 5.3.
    """

    IN = "in"
    OUT = "out"

    @property
    def label(self) -> str:
        """Wording on screen and paper.

        Source: ux-screens.md, mitra.
        """
        return {Direction.IN: _("masuk"), Direction.OUT: _("keluar")}[self]
