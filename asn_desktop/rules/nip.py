"""This file holds how a NIP is built, read, checked and shown."""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from gettext import gettext as _

from asn_desktop.rules.employment import Employment, Sex
from asn_desktop.rules.indonesian_date import format_long

NIP_LENGTH = 18
FIRST_CONTRACT_CODE = 21
YOUNGEST_AT_APPOINTMENT, OLDEST_AT_APPOINTMENT = 18, 70

_EXCEL_NUMBER = re.compile(r"\d(?:[.,]\d+)?[eE]\+?\d+")
_SEPARATORS = re.compile(r"[\s.\-–']+")


@dataclass(frozen=True, slots=True)
class Nip:
    """A NIP whose eighteen digits make sense, taken apart.

    Source: Perka BKN 22/2007 and 43/2007 (PNS); competency-rules.md 4.1 (nomor induk PPPK).
    """

    digits: str
    birth_date: date
    appointment_year: int
    month_or_contract: int
    sex: Sex
    serial: int

    @property
    def is_pppk(self) -> bool:
        """True when digits 13 and 14 count contracts instead of naming a month."""
        return self.month_or_contract >= FIRST_CONTRACT_CODE

    def __str__(self) -> str:
        return self.digits


@dataclass(frozen=True, slots=True)
class NipCheck:
    """What a check found: the NIP when it can stand, what must change, and what to look at.

    Source: design decision (ux.md 7.5: wrong input is kept and described).
    """

    nip: Nip | None
    problems: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()


def clean_nip(text: str) -> str:
    """Drop what clerks and exports put between and before the digits.

    Source: design decision (ux.md 7.5: spaces, dots, dashes accepted); SIASN cells start with an
    apostrophe (competency-rules.md 7.1).
    """
    return _SEPARATORS.sub("", text)


def check_nip(
    text: str,
    *,
    employment: Employment | None = None,
    birth_date: date | None = None,
    sex: Sex | None = None,
    on: date,
) -> NipCheck:
    """Check every part of a NIP as typed and compare it with what is known of the person.

    Args:
        text: the NIP as typed or read from a cell, grouped or not.
        employment: the person's status; None compares nothing.
        birth_date: the stored birth date; None compares nothing.
        sex: the stored sex; None compares nothing.
        on: today, so that dates in the future are noticed.

    Problems are Indonesian sentences that stop the entry; warnings let it pass. An empty NIP of
    non-ASN staff is in order and gives `nip=None` without a problem.

    Source: Perka BKN 22/2007 and 43/2007; competency-rules.md 4.1; wording from ux.md 7.5.
    """
    if _EXCEL_NUMBER.fullmatch(text.strip().lstrip("'")):
        return NipCheck(None, (excel_number_problem(float(text.strip().lstrip("'").replace(",", "."))),))
    digits = clean_nip(text)
    if not digits:
        needed = employment is None or employment.needs_nip
        return NipCheck(None, (_("Isi NIP"),) if needed else ())
    problems = _form_problems(digits) or _part_problems(digits, on)
    if problems:
        return NipCheck(None, problems)
    nip = _take_apart(digits)
    return NipCheck(nip, (), _warnings(nip, employment, birth_date, sex, on))


def read_nip(text: str) -> Nip | None:
    """Take a NIP apart without comparing it with anything; None when a part makes no sense.

    Source: Perka BKN 22/2007 and 43/2007; competency-rules.md 4.1.
    """
    return check_nip(text, on=date.max).nip


def format_nip(digits: str) -> str:
    """Group for display and print, "19880214 201101 2 003"; other lengths stay as they are.

    Source: printed grouping, competency-rules.md 4.1; ux.md 5.4.
    """
    if len(digits) != NIP_LENGTH:
        return digits
    return f"{digits[:8]} {digits[8:14]} {digits[14]} {digits[15:]}"


def mask_nip(digits: str) -> str:
    """Hide all but year and month of birth, "198802•• •••••• • •••".

    Source: ux.md 7.11 (privacy in view); UU 27/2022 on personal data.
    """
    return format_nip(digits[:6] + "•" * (len(digits) - 6))


def excel_number_problem(value: float) -> str:
    """Say that a cell holds a number whose last digits Excel threw away.

    A number keeps fifteen digits, so the serial is lost for good and nothing may be guessed.

    Source: features.md A1 and 89; wording in the style of ux.md 7.5.
    """
    shown = f"{value:.6G}".replace(".", ",")
    return _("NIP terpotong oleh Excel ({shown}). Tempel ulang sebagai teks").format(shown=shown)


def _form_problems(digits: str) -> tuple[str, ...]:
    strange = next((char for char in digits if not ("0" <= char <= "9")), None)
    if strange is not None:
        return (_("NIP hanya berisi angka, yang diketik memuat “{char}”").format(char=strange),)
    if len(digits) < NIP_LENGTH:
        return (_("NIP harus 18 angka, yang diketik baru {count}").format(count=len(digits)),)
    if len(digits) > NIP_LENGTH:
        return (_("NIP harus 18 angka, yang diketik {count}").format(count=len(digits)),)
    return ()


def _part_problems(digits: str, on: date) -> tuple[str, ...]:
    problems = [*_birth_problems(digits, on), *_appointment_problems(digits, on)]
    if digits[14] not in "12":
        problems.append(
            _("Angka ke-15 NIP adalah jenis kelamin, 1 pria dan 2 wanita, yang diketik {digit}").format(
                digit=digits[14]
            )
        )
    if digits[15:] == "000":
        problems.append(
            _(
                "3 angka terakhir NIP adalah nomor urut mulai 001, yang diketik 000. "
                "Biasanya karena Excel memotong angkanya"
            )
        )
    return tuple(problems)


def _birth_problems(digits: str, on: date) -> list[str]:
    written = f"{digits[:4]}-{digits[4:6]}-{digits[6:8]}"
    born = _birth_date(digits)
    if born is None:
        return [
            _("8 angka pertama NIP adalah tanggal lahir, {written} bukan tanggal").format(written=written)
        ]
    if born > on:
        return [
            _("8 angka pertama NIP adalah tanggal lahir, {written} belum terjadi").format(written=written)
        ]
    return []


def _appointment_problems(digits: str, on: date) -> list[str]:
    problems = []
    year, month_or_contract = int(digits[8:12]), int(digits[12:14])
    if year <= int(digits[:4]):
        problems.append(
            _("Angka ke-9 sampai 12 NIP adalah tahun pengangkatan, {year} tidak sesudah tahun lahir").format(
                year=digits[8:12]
            )
        )
    elif year > on.year + 1:
        problems.append(
            _("Angka ke-9 sampai 12 NIP adalah tahun pengangkatan, {year} belum terjadi").format(
                year=digits[8:12]
            )
        )
    if not (1 <= month_or_contract <= 12 or month_or_contract >= FIRST_CONTRACT_CODE):
        problems.append(
            _(
                "Angka ke-13 dan 14 NIP adalah bulan pengangkatan 01 sampai 12, atau kode kontrak PPPK "
                "mulai 21, yang diketik {written}"
            ).format(written=digits[12:14])
        )
    return problems


def _birth_date(digits: str) -> date | None:
    try:
        return date(int(digits[:4]), int(digits[4:6]), int(digits[6:8]))
    except ValueError:
        return None


def _take_apart(digits: str) -> Nip:
    return Nip(
        digits=digits,
        birth_date=date(int(digits[:4]), int(digits[4:6]), int(digits[6:8])),
        appointment_year=int(digits[8:12]),
        month_or_contract=int(digits[12:14]),
        sex=Sex.MALE if digits[14] == "1" else Sex.FEMALE,
        serial=int(digits[15:]),
    )


def _warnings(
    nip: Nip, employment: Employment | None, birth_date: date | None, sex: Sex | None, on: date
) -> tuple[str, ...]:
    found = [_age_warning(nip), _future_warning(nip, on), _employment_warning(nip, employment)]
    if birth_date is not None and birth_date != nip.birth_date:
        found.append(
            _("Tanggal lahir di NIP {in_nip}, yang tercatat {stored}").format(
                in_nip=format_long(nip.birth_date), stored=format_long(birth_date)
            )
        )
    if sex is not None and sex is not nip.sex:
        found.append(
            _("Jenis kelamin di NIP {in_nip}, yang tercatat {stored}").format(
                in_nip=nip.sex.label.lower(), stored=sex.label.lower()
            )
        )
    return tuple(warning for warning in found if warning)


def _age_warning(nip: Nip) -> str:
    """The month of a PPPK's appointment is not in the number, so both ends of the year count."""
    first_month, last_month = (1, 12) if nip.is_pppk else (nip.month_or_contract,) * 2
    last_day = monthrange(nip.appointment_year, last_month)[1] if nip.is_pppk else 1
    oldest = _age(nip.birth_date, date(nip.appointment_year, last_month, last_day))
    youngest = _age(nip.birth_date, date(nip.appointment_year, first_month, 1))
    if oldest >= YOUNGEST_AT_APPOINTMENT and youngest <= OLDEST_AT_APPOINTMENT:
        return ""
    age = oldest if oldest < YOUNGEST_AT_APPOINTMENT else youngest
    return _("Usia saat diangkat menurut NIP {age} tahun, biasanya 18 sampai 70").format(age=age)


def _future_warning(nip: Nip, on: date) -> str:
    month = 1 if nip.is_pppk else nip.month_or_contract
    if date(nip.appointment_year, month, 1) <= on:
        return ""
    return _("Pengangkatan menurut NIP belum terjadi, {month:02}-{year}").format(
        month=month, year=nip.appointment_year
    )


def _employment_warning(nip: Nip, employment: Employment | None) -> str:
    if employment is None or (employment.is_asn and employment.is_pppk == nip.is_pppk):
        return ""
    if not employment.is_asn:
        return _("Pegawai non-ASN biasanya tidak memiliki NIP")
    in_nip = _("PPPK") if nip.is_pppk else _("PNS")
    return _("Angka ke-13 dan 14 NIP, {code:02}, milik {in_nip}, statusnya tercatat {stored}").format(
        code=nip.month_or_contract, in_nip=in_nip, stored=employment.label
    )


def _age(born: date, on: date) -> int:
    return on.year - born.year - ((on.month, on.day) < (born.month, born.day))
