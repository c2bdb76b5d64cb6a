"""This file holds the tiers of positions, their default standards, and how titles are recognised."""

import re
from enum import StrEnum
from gettext import gettext as _
from types import MappingProxyType

MAX_TITLE_LENGTH = 250
"""Letters of a position in a person's record; lists of BKN add the unit to the name."""


class Tier(StrEnum):
    """The tiers of positions that occur in a kota and its kecamatan and kelurahan.

    Source: UU 20/2023 (manajerial and nonmanajerial positions); codes: competency-rules.md 1.5 and 4.4.
    """

    JPT_PRATAMA = "jpt_pratama"
    ADMINISTRATOR = "administrator"
    PENGAWAS = "pengawas"
    PELAKSANA = "pelaksana"
    JF_PEMULA = "jf_pemula"
    JF_TERAMPIL = "jf_terampil"
    JF_MAHIR = "jf_mahir"
    JF_PENYELIA = "jf_penyelia"
    JF_AHLI_PERTAMA = "jf_ahli_pertama"
    JF_AHLI_MUDA = "jf_ahli_muda"
    JF_AHLI_MADYA = "jf_ahli_madya"
    JF_AHLI_UTAMA = "jf_ahli_utama"

    @property
    def label(self) -> str:
        """What a person reads."""
        return {
            Tier.JPT_PRATAMA: _("JPT Pratama"),
            Tier.ADMINISTRATOR: _("Administrator"),
            Tier.PENGAWAS: _("Pengawas"),
            Tier.PELAKSANA: _("Pelaksana"),
            Tier.JF_PEMULA: _("Fungsional Pemula"),
            Tier.JF_TERAMPIL: _("Fungsional Terampil"),
            Tier.JF_MAHIR: _("Fungsional Mahir"),
            Tier.JF_PENYELIA: _("Fungsional Penyelia"),
            Tier.JF_AHLI_PERTAMA: _("Fungsional Ahli Pertama"),
            Tier.JF_AHLI_MUDA: _("Fungsional Ahli Muda"),
            Tier.JF_AHLI_MADYA: _("Fungsional Ahli Madya"),
            Tier.JF_AHLI_UTAMA: _("Fungsional Ahli Utama"),
        }[self]

    @property
    def siasn_code(self) -> str:
        """The two-digit code used with SIASN."""
        return _SIASN_CODES[self]

    @property
    def is_functional(self) -> bool:
        """True for jabatan fungsional."""
        return self.value.startswith("jf_")

    @property
    def default_level(self) -> int:
        """The level asked of the nine national competencies until the position has its own standard."""
        return DEFAULT_LEVELS[self]


_SIASN_CODES = {
    Tier.JPT_PRATAMA: "03",
    Tier.ADMINISTRATOR: "04",
    Tier.PENGAWAS: "05",
    Tier.PELAKSANA: "06",
    Tier.JF_PEMULA: "11",
    Tier.JF_TERAMPIL: "12",
    Tier.JF_MAHIR: "13",
    Tier.JF_PENYELIA: "14",
    Tier.JF_AHLI_PERTAMA: "21",
    Tier.JF_AHLI_MUDA: "22",
    Tier.JF_AHLI_MADYA: "23",
    Tier.JF_AHLI_UTAMA: "24",
}
DEFAULT_LEVELS = MappingProxyType(
    {
        Tier.JPT_PRATAMA: 4,
        Tier.ADMINISTRATOR: 3,
        Tier.PENGAWAS: 2,
        Tier.PELAKSANA: 1,
        Tier.JF_PEMULA: 1,
        Tier.JF_TERAMPIL: 2,
        Tier.JF_MAHIR: 2,
        Tier.JF_PENYELIA: 3,
        Tier.JF_AHLI_PERTAMA: 2,
        Tier.JF_AHLI_MUDA: 3,
        Tier.JF_AHLI_MADYA: 4,
        Tier.JF_AHLI_UTAMA: 5,
    }
)
DEFAULT_LEVELS_BASIS = (
    "PermenPANRB 38/2017, nilai awal menurut jenjang jabatan dari aplikasi instansi pemerintah; "
    "standar kompetensi jabatan yang ditetapkan dapat berbeda tiap kompetensi"
)

_FUNCTIONAL_ENDINGS = (
    ("ahli pertama", Tier.JF_AHLI_PERTAMA),
    ("ahli muda", Tier.JF_AHLI_MUDA),
    ("ahli madya", Tier.JF_AHLI_MADYA),
    ("ahli utama", Tier.JF_AHLI_UTAMA),
    ("pemula", Tier.JF_PEMULA),
    ("terampil", Tier.JF_TERAMPIL),
    ("mahir", Tier.JF_MAHIR),
    ("penyelia", Tier.JF_PENYELIA),
)
# Beginnings of titles, the first that fits decides; "sekretaris" alone is the lurah's.
_STRUCTURAL_BEGINNINGS = (
    ("sekretaris daerah", Tier.JPT_PRATAMA),
    ("asisten sekretaris daerah", Tier.JPT_PRATAMA),
    ("staf ahli", Tier.JPT_PRATAMA),
    ("kepala dinas", Tier.JPT_PRATAMA),
    ("kepala badan", Tier.JPT_PRATAMA),
    ("inspektur daerah", Tier.JPT_PRATAMA),
    ("camat", Tier.ADMINISTRATOR),
    ("sekretaris camat", Tier.ADMINISTRATOR),
    ("sekretaris dinas", Tier.ADMINISTRATOR),
    ("sekretaris badan", Tier.ADMINISTRATOR),
    ("kepala bagian", Tier.ADMINISTRATOR),
    ("kepala bidang", Tier.ADMINISTRATOR),
    ("lurah", Tier.PENGAWAS),
    ("sekretaris lurah", Tier.PENGAWAS),
    ("kepala seksi", Tier.PENGAWAS),
    ("kepala subbagian", Tier.PENGAWAS),
    ("kepala subbidang", Tier.PENGAWAS),
)
# First words of klerek, operator and teknisi titles, of KepmenPANRB 282/2025 and the older lists.
# fmt: off
_PELAKSANA_FIRST_WORDS = frozenset(
    (
        "penelaah", "pengolah", "pengadministrasi", "pengelola", "operator", "fasilitator",
        "dokumentalis", "klerek", "teknisi", "analis", "penyusun", "verifikator", "bendahara", "pramu",
        "pramubakti", "pengemudi", "petugas", "juru", "caraka", "staf", "pelaksana", "tenaga", "penata",
        "penjaga",
    )
)
# fmt: on

# Functional positions whose first word is also that of pelaksana titles: without a level the tier
# cannot be told.
_FUNCTIONAL_BEGINNINGS = (
    "analis kebijakan",
    "analis sdm aparatur",
    "analis sumber daya manusia aparatur",
    "penata laksana barang",
    "penata ruang",
    "pengelola pengadaan",
)

_ASSIGNMENT = re.compile(r"^(?:plt|plh|pj|pjs)\b\.?\s*", re.IGNORECASE)
_NOT_WORD = re.compile(r"[^a-z0-9]+")
_SHORT_FORMS = (
    (r"sub[ -]bagian", "subbagian"),
    (r"sub[ -]bidang", "subbidang"),
    (r"kasi+e?", "kepala seksi"),
    (r"ka seksi", "kepala seksi"),
    (r"kasubb?ag", "kepala subbagian"),
    (r"kasubb?id", "kepala subbidang"),
    (r"kabag", "kepala bagian"),
    (r"kabid", "kepala bidang"),
    (r"kadis", "kepala dinas"),
    (r"kaban", "kepala badan"),
    (r"sek(?:lur|kel)", "sekretaris lurah"),
    (r"sekcam", "sekretaris camat"),
    (r"sekda", "sekretaris daerah"),
    (r"sekretaris kelurahan", "sekretaris lurah"),
    (r"sekretaris kecamatan", "sekretaris camat"),
    (r"tra[nm]tib(?:um)?", "ketenteraman dan ketertiban"),
    (r"ketentraman", "ketenteraman"),
    (r"yan(?:um)?", "pelayanan umum"),
    (r"pem(?:mas|berdayaan masy)", "pemberdayaan masyarakat"),
    (r"kessos", "kesejahteraan sosial"),
    (r"adm", "administrasi"),
)
_EXPANSIONS = tuple((re.compile(rf"\b{short}\b"), full) for short, full in _SHORT_FORMS)


def normalise_title(title: str) -> str:
    """Write a title for comparing: lower case, short forms spelt out, no punctuation.

    "Kasi Pelayanan Umum", "KEPALA SEKSI PELAYANAN UMUM" and "Kepala Seksi Pelayanan Umum." become
    one. Plt. and the like stay in front: an acting lurah is not yet the lurah.

    Source: design decision (titles as offices write them, features.md A1).
    """
    plain = _NOT_WORD.sub(" ", title.casefold().replace("&", " dan ")).strip()
    for pattern, full in _EXPANSIONS:
        plain = pattern.sub(full, plain)
    return plain


def split_assignment(title: str) -> tuple[str | None, str]:
    """Split "Plt.", "Plh." or "Pj." off a title; the first part is None for a definitive holder.

    Source: SIASN jenisPenugasan (D, PLT, PLH, PJ), competency-rules.md 4.4.
    """
    plain = " ".join(title.split())
    found = _ASSIGNMENT.match(plain)
    if found is None or found.end() == len(plain):
        return None, plain
    return f"{found.group().strip().rstrip('.').capitalize()}.", plain[found.end() :]


def is_same_title(one: str, other: str) -> bool:
    """Tell whether two titles mean the same position, whatever their case and short forms.

    Source: design decision (see `normalise_title`).
    """
    return normalise_title(one) == normalise_title(other)


def tier_of_title(title: str) -> Tier | None:
    """Tell the tier a title belongs to; None when it cannot be told, never a guess.

    Source: Kepmendagri 159/2004 (lurah, sekretaris, kepala seksi: eselon IV, so pengawas);
    PermenPANRB 45/2022 and KepmenPANRB 282/2025 (klerek, operator, teknisi: pelaksana);
    competency-rules.md 4.4-4.6.
    """
    _assignment, bare = split_assignment(title)
    plain = normalise_title(bare)
    for ending, tier in _FUNCTIONAL_ENDINGS:
        if re.search(rf"\w \b{ending}$", plain):
            return tier
    if plain == "sekretaris":
        return Tier.PENGAWAS
    for beginning, tier in _STRUCTURAL_BEGINNINGS:
        if plain == beginning or plain.startswith(f"{beginning} "):
            return tier
    if plain.startswith(_FUNCTIONAL_BEGINNINGS):
        return None
    return Tier.PELAKSANA if plain.split(" ")[0] in _PELAKSANA_FIRST_WORDS else None
