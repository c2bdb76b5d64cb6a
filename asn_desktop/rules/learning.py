"""This file holds the words of learning: classes of form, ways to count JP, scope, and standing of a record."""

from enum import StrEnum
from gettext import gettext as _


class FormClass(StrEnum):
    """Education, classical or non-classical.

    Source: PP 11/2017 Pasal 210-214; competency-rules.md 3.3.
    """

    EDUCATION = "education"
    CLASSICAL = "classical"
    NON_CLASSICAL = "non_classical"

    @property
    def label(self) -> str:
        """Wording on screen and paper.

        Source: competency-rules.md 3.3.
        """
        return {
            FormClass.EDUCATION: _("Pendidikan"),
            FormClass.CLASSICAL: _("Klasikal"),
            FormClass.NON_CLASSICAL: _("Nonklasikal"),
        }[self]


class JpKind(StrEnum):
    """How the hours of one form of learning are counted.

    Source: competency-rules.md 3.3, algorithm.
    """

    CURRICULUM = "curriculum"
    PER_DAY = "per_day"
    PER_TIME = "per_time"
    MAX_PER_DAY = "max_per_day"
    PER_SEMESTER = "per_semester"
    MANUAL = "manual"

    @property
    def label(self) -> str:
        """Wording in the table of rules.

        Source: competency-rules.md 3.3.
        """
        return {
            JpKind.CURRICULUM: _("sesuai JP kurikulum"),
            JpKind.PER_DAY: _("per hari"),
            JpKind.PER_TIME: _("per kali"),
            JpKind.MAX_PER_DAY: _("nyata, paling banyak per hari"),
            JpKind.PER_SEMESTER: _("per semester"),
            JpKind.MANUAL: _("ditetapkan kantor"),
        }[self]


class Scope(StrEnum):
    """National or international.

    Source: competency-rules.md 3.3.
    """

    NATIONAL = "national"
    INTERNATIONAL = "international"

    @property
    def label(self) -> str:
        """Wording on screen and paper.

        Source: competency-rules.md 3.3.
        """
        return {Scope.NATIONAL: _("Nasional"), Scope.INTERNATIONAL: _("Internasional")}[self]


class LearningStatus(StrEnum):
    """Where a record of learning stands; only a verified one counts towards the target.

    Source: competency-rules.md 3.3 (draft, diajukan, terverifikasi, ditolak).
    """

    DRAFT = "draft"
    SUBMITTED = "submitted"
    VERIFIED = "verified"
    REJECTED = "rejected"

    @property
    def label(self) -> str:
        """Wording on screen and paper.

        Source: competency-rules.md 3.3.
        """
        return {
            LearningStatus.DRAFT: _("Draf"),
            LearningStatus.SUBMITTED: _("Diajukan"),
            LearningStatus.VERIFIED: _("Terverifikasi"),
            LearningStatus.REJECTED: _("Ditolak"),
        }[self]
