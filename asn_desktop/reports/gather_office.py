"""This file holds what every document asks of the database: letterhead, period, who signs, the staff."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from sqlalchemy.orm import Session

from asn_desktop.operations.clock import today
from asn_desktop.operations.gaps import CompetencyHead, PersonGaps, list_heads, office_gaps
from asn_desktop.operations.office import OfficeFacts, get_office
from asn_desktop.operations.staff_lists import StaffRow, find_head, list_signatories, list_staff
from asn_desktop.reports.letter_words import NO_WORDS, LetterWords
from asn_desktop.reports.parts import Letterhead, Signing
from asn_desktop.reports.wording import DOT, _
from asn_desktop.rules.indonesian_date import ROMAN_QUARTERS, format_long, quarter_of
from asn_desktop.rules.rank import pangkat_of
from asn_desktop.rules.signature import (
    SignatureBlock,
    SignatureMode,
    Signer,
    plain_block,
    signature_block,
)

LAST_DAYS = {1: (31, "Maret"), 2: (30, "Juni"), 3: (30, "September"), 4: (31, "Desember")}
FIRST_MONTHS = {1: "Januari", 2: "April", 3: "Juli", 4: "Oktober"}
BLANK_DATE = "." * 28


@dataclass(frozen=True, slots=True)
class Request:
    """What a print asks for beside its kind.

    `official_id` is the person who signs (default: the lurah), `mode` their standing, with the titles
    that a.n. and u.b. need. `is_filled` prints recorded scores into a form. `subject_id` is what a kind
    with a subject is about, `year` the year of a yearly document (default: this one). `letter` holds what
    is added to a letter, `is_per_session` asks for one daftar hadir for each session instead of each day.
    """

    employee_id: int | None = None
    official_id: int | None = None
    mode: SignatureMode = SignatureMode.DEFINITIVE
    deputy_title: str = ""
    attention_title: str = ""
    is_filled: bool = False
    subject_id: int | None = None
    year: int | None = None
    letter: LetterWords = NO_WORDS
    is_per_session: bool = False


class OfficeView:
    """The office as it is on one day, read once for any number of documents."""

    def __init__(self, session: Session, request: Request) -> None:
        self.session = session
        self.request = request
        self.on = today(session)
        self.office: OfficeFacts = get_office(session)

    @property
    def place(self) -> str:
        """The office's name without the word before it: `Plaju Ulu`."""
        return self.office.name.removeprefix("Kelurahan ").strip()

    @property
    def office_name(self) -> str:
        """`Kelurahan Plaju Ulu`."""
        return f"Kelurahan {self.place}"

    @cached_property
    def letterhead(self) -> Letterhead:
        """The head of the first page; empty facts print nothing."""
        contact = []
        if self.office.phone:
            contact.append(_("Telepon {phone}").format(phone=self.office.phone))
        if self.office.email:
            contact.append(_("Pos-el {email}").format(email=self.office.email))
        city, district = self.office.city.upper(), self.office.kecamatan.upper()
        return Letterhead(
            government=f"PEMERINTAH {city}" if city else "",
            district=f"KECAMATAN {district}" if district else "",
            office=self.office_name.upper(),
            address=self.office.address,
            contact=DOT.join(contact),
        )

    @property
    def period(self) -> str:
        """`Triwulan IV Tahun 2026`."""
        quarter = ROMAN_QUARTERS[quarter_of(self.on) - 1]
        return _("Triwulan {quarter} Tahun {year}").format(quarter=quarter, year=self.on.year)

    @property
    def period_dates(self) -> str:
        """`1 Oktober s.d. 31 Desember 2026`."""
        quarter = quarter_of(self.on)
        last, month = LAST_DAYS[quarter]
        return _("1 {first} s.d. {last} {month} {year}").format(
            first=FIRST_MONTHS[quarter], last=last, month=month, year=self.on.year
        )

    @property
    def as_of(self) -> str:
        """`Keadaan 24 November 2026`."""
        return _("Keadaan {day}").format(day=format_long(self.on))

    @cached_property
    def staff(self) -> Mapping[int, StaffRow]:
        """Everyone of the office, also archived and gone, by id."""
        return {
            row.employee_id: row
            for row in list_staff(self.session, include_archived=True, include_gone=True, with_gaps=False)
        }

    @cached_property
    def gaps(self) -> Mapping[int, PersonGaps]:
        """Scores against standards of everyone of the office."""
        return office_gaps(self.session, on=self.on)

    def gaps_of(self, employee_id: int) -> PersonGaps:
        """Scores against standards of one person, who may be archived."""
        if employee_id in self.gaps:
            return self.gaps[employee_id]
        found = office_gaps(self.session, on=self.on, employee_id=employee_id)
        return found.get(employee_id, PersonGaps(employee_id, ()))

    @cached_property
    def heads(self) -> Mapping[int, CompetencyHead]:
        """Competencies in use by id, in the order of the dictionary."""
        return {head.competency_id: head for head in list_heads(self.session)}

    @cached_property
    def lurah(self) -> StaffRow | None:
        """The lurah in the staff list."""
        return find_head(self.session)

    @cached_property
    def _signatories(self) -> list[StaffRow]:
        return list_signatories(self.session)

    def official_for(self, employee_id: int | None = None) -> StaffRow | None:
        """Who assesses and signs: the one asked for, else the lurah, else for the lurah the camat."""
        if self.request.official_id is not None:
            for row in self._signatories:
                if row.employee_id == self.request.official_id:
                    return row
        if self.lurah is None or self.lurah.employee_id != employee_id:
            return self.lurah
        for row in self._signatories:
            if row.position.casefold().startswith("camat"):
                return row
        return None

    def is_lurah(self, employee_id: int | None) -> bool:
        """Whether this is the lurah, whom somebody above assesses."""
        return self.lurah is not None and self.lurah.employee_id == employee_id

    def official_title(self, employee_id: int | None = None) -> str:
        """The position the signature belongs to."""
        if self.is_lurah(employee_id):
            return f"Camat {self.office.kecamatan}".strip()
        return f"Lurah {self.place}"

    def official_block(self, employee_id: int | None = None) -> SignatureBlock:
        """The signature of the office; without a known official a blank line under the title."""
        found = self.official_for(employee_id)
        signer = signer_of(found) if found is not None else self._signer_of_office(employee_id)
        request = self.request
        title = self.official_title(employee_id)
        if request.mode in (SignatureMode.ON_BEHALF, SignatureMode.FOR_ATTENTION):
            return signature_block(
                request.mode,
                title,
                signer,
                deputy_title=request.deputy_title or (found.position if found else ""),
                attention_title=request.attention_title,
            )
        return signature_block(request.mode, title, signer)

    def _signer_of_office(self, employee_id: int | None) -> Signer:
        if self.is_lurah(employee_id):
            return Signer("")
        return Signer(self.office.head_name, None, self.office.head_nip or None)

    @property
    def town(self) -> str:
        """`Palembang`, as it stands before a date."""
        return self.office.city.removeprefix("Kota ").removeprefix("Kabupaten ").strip()

    @property
    def place_and_date(self) -> str:
        """`Palembang, 24 November 2026`."""
        return f"{self.town}, {format_long(self.on)}" if self.town else format_long(self.on)

    @property
    def place_and_blank(self) -> str:
        """Place and a line for the date, where the form is signed later."""
        start = f"{self.town}, " if self.town else ""
        return f"{start}{BLANK_DATE} {self.on.year}"

    def official_signing(self, employee_id: int | None = None) -> Signing:
        """The signature of the office with place and date."""
        return Signing(self.official_block(employee_id), self.place_and_date)


def signer_of(row: StaffRow) -> Signer:
    """A person of the list as who signs."""
    return Signer(row.full_name, pangkat_of(row.golongan) if row.golongan else None, row.nip)


def person_signing(title: str, row: StaffRow, place_and_date: str = "") -> Signing:
    """The signature of a person under plain words."""
    return Signing(plain_block(title, signer_of(row)), place_and_date)


def day_or_dash(day: date | None) -> str:
    """`24 November 2026`, or a dash."""
    return format_long(day) if day is not None else "–"
