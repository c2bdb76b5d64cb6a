"""This file holds the kinds of competency and whose words describe them."""

from enum import StrEnum


class CompetencyKind(StrEnum):
    """Group of a competency.

    Source: PermenPANRB 38/2017, structure of the standard (managerial, socio-cultural, technical).
    """

    MANAGERIAL = "managerial"
    SOCIOCULTURAL = "sociocultural"
    TECHNICAL = "technical"

    @property
    def label(self) -> str:
        """Official wording of the group.

        Source: PermenPANRB 38/2017.
        """
        return {
            CompetencyKind.MANAGERIAL: "Manajerial",
            CompetencyKind.SOCIOCULTURAL: "Sosial kultural",
            CompetencyKind.TECHNICAL: "Teknis",
        }[self]


class Wording(StrEnum):
    """Whose words a dictionary entry is written in.

    Source: design decision; the official text is loaded by the office from its own copy.
    """

    SUMMARY = "summary"
    OFFICIAL = "official"
    PROPOSAL = "proposal"
    OWN = "own"

    @property
    def label(self) -> str:
        """Chip on screen and note on paper.

        Source: ux-screens.md, kompetensi_kamus.
        """
        return {
            Wording.SUMMARY: "Ringkasan",
            Wording.OFFICIAL: "Rumusan resmi",
            Wording.PROPOSAL: "Usulan program",
            Wording.OWN: "Buatan kantor",
        }[self]
