"""This file holds the shape of the invented sample office: its people and a year of assessments."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from asn_desktop.rules.employment import Employment, Sex
from asn_desktop.rules.gap import ScoreSource
from asn_desktop.rules.job_person_match import Purpose
from asn_desktop.rules.staff_status import StaffStatus


@dataclass(frozen=True, slots=True)
class SampleRank:
    """A golongan held from one date on.

    Source: design decision (features.md 3).
    """

    golongan: str
    valid_from: date


@dataclass(frozen=True, slots=True)
class SamplePosition:
    """A position held from one date on; `assignment` is D, PLT, PLH or PJ.

    Source: design decision; SIASN jenisPenugasan (competency-rules.md 4.4).
    """

    title: str
    valid_from: date
    assignment: str


@dataclass(frozen=True, slots=True)
class SampleStatus:
    """Leave or transfer from one date to another; `valid_to` is None when it does not end.

    Source: design decision (features.md A2).
    """

    status: StaffStatus
    valid_from: date
    valid_to: date | None
    reason: str


@dataclass(frozen=True, slots=True)
class SamplePerson:
    """One invented person; histories run oldest first, and `key` names the person within the file.

    Source: design decision (issue: 25 invented people of Plaju Ulu).
    """

    key: str
    name: str
    front_title: str
    back_title: str
    nip: str | None
    sex: Sex
    birth_place: str
    birth_date: date | None
    employment: Employment
    education: str
    phone: str
    note: str
    is_outside: bool
    ranks: tuple[SampleRank, ...]
    positions: tuple[SamplePosition, ...]
    statuses: tuple[SampleStatus, ...]


@dataclass(frozen=True, slots=True)
class SampleStandard:
    """The levels an invented office decree asks of one position from a date on.

    Source: design decision (levels as drawn in the pictures, not a real standard).
    """

    position: str
    valid_from: date
    basis: str
    levels: tuple[tuple[str, int], ...]
    mandatory: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SampleScore:
    """One score, 0 to 5, with its reason.

    Source: PermenPANRB 6/2022, format B.1.9 (score and obligatory reason).
    """

    code: str
    score: int
    reason: str


@dataclass(frozen=True, slots=True)
class SampleAssessment:
    """The scores one assessor gave one person on one day.

    `assessor` is a person's key, the person's own for a self-assessment and empty for a certificate;
    `certificate` is the key of the certificate a score rests on, else empty.

    Source: features.md 8 and 9.
    """

    person: str
    assessed_on: date
    source: ScoreSource
    assessor: str
    certificate: str
    scores: tuple[SampleScore, ...]


@dataclass(frozen=True, slots=True)
class SampleCertificate:
    """A certificate, with the day it ends if it does.

    Source: features.md 10.
    """

    key: str
    person: str
    name: str
    number: str
    issuer: str
    issued_on: date
    expires_on: date | None


@dataclass(frozen=True, slots=True)
class SampleOfficial:
    """A result of an accredited organiser; `standard` is the level its target position asked of all nine.

    Source: PerBKN 26/2019 (competency-rules.md 0.1 and 2.2).
    """

    person: str
    organiser: str
    number: str
    method: str
    purpose: Purpose
    target: str
    assessed_on: date
    standard: int
    jpm: Decimal
    category: str
    scores: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class SampleOffice:
    """The whole sample office; `head` is the key of the lurah, `people` excludes `outside` officials.

    Source: design decision (issue: the sample office of Plaju Ulu).
    """

    code: str
    name: str
    address: str
    phone: str
    email: str
    head: str
    people: tuple[SamplePerson, ...]
    outside: tuple[SamplePerson, ...]
    standards: tuple[SampleStandard, ...]
    assessments: tuple[SampleAssessment, ...]
    certificates: tuple[SampleCertificate, ...]
    officials: tuple[SampleOfficial, ...]
