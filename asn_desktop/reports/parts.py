"""This file holds what every document is headed, stamped and signed with, as plain values."""

from dataclasses import dataclass
from datetime import date

from asn_desktop.rules.document_number import format_fingerprint, qr_payload
from asn_desktop.rules.signature import SignatureBlock

SHOWN_DIGITS = 16


@dataclass(frozen=True, slots=True)
class Letterhead:
    """The office as the head of the first page names it."""

    government: str
    district: str
    office: str
    address: str = ""
    contact: str = ""


@dataclass(frozen=True, slots=True)
class Signing:
    """One signature: who signs, and the place and date above it if it carries them.

    A block with an empty name leaves a line to write on.
    """

    block: SignatureBlock
    place_and_date: str = ""


@dataclass(frozen=True, slots=True)
class Verification:
    """What the code in the foot of a final document says; no NIP, no scores."""

    number: str
    final_date: date
    fingerprint: str

    @property
    def payload(self) -> str:
        """Text of the QR code."""
        return qr_payload(self.number, self.final_date, self.fingerprint[:SHOWN_DIGITS])

    @property
    def shown(self) -> str:
        """The fingerprint as it is typed back, in groups of four."""
        return format_fingerprint(self.fingerprint[:SHOWN_DIGITS])


@dataclass(frozen=True, slots=True)
class Issue:
    """One print of a document: what belongs to the paper and not to the content.

    `printed_at` is written out, `06-10-2025 09.41`. `emblem` is PNG or JPEG bytes. A document
    with a verification is final; a draft carries the watermark; one that is neither, such as a
    list, has no such standing. `reason` is why a revision was made.
    """

    printed_at: str = ""
    operator: str = ""
    number: str = ""
    emblem: bytes | None = None
    is_draft: bool = False
    verification: Verification | None = None
    revision: int = 0
    reason: str = ""


@dataclass(frozen=True, slots=True)
class CompetencyLine:
    """One competency of one person; None is "not measured" or "nothing asked"."""

    name: str
    short_name: str
    standard: int | None = None
    score: int | None = None
    gap: int | None = None
    is_mandatory: bool = False
