"""This file holds invented people as a spreadsheet puts them on the clipboard."""

from dataclasses import dataclass

GIVEN = ("Rina", "Agus", "Wulan", "Bayu", "Sinta", "Joko", "Mega", "Dedi", "Putri", "Hasan")
FAMILY = ("Contohwati", "Misalnya", "Umpama")
POSITIONS = (
    "Lurah",
    "Sekretaris Kelurahan",
    "Kepala Seksi Pemerintahan",
    "Penelaah Teknis Kebijakan",
    "Pengadministrasi Perkantoran",
)


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the list."""

    name: str
    nip: str
    position: str
    golongan: str

    def cells(self) -> str:
        """The line with tabs."""
        return "\t".join((self.name, self.nip, self.position, self.golongan))


def make_rows(count: int) -> list[Row]:
    """People with valid, different NIPs; every second one is a woman."""
    return [
        Row(
            f"{GIVEN[number % len(GIVEN)]} {FAMILY[number // len(GIVEN) % len(FAMILY)]} {_letters(number)}",
            make_nip(number),
            POSITIONS[min(number, len(POSITIONS) - 1)],
            "III/d" if number < 3 else "III/a",
        )
        for number in range(count)
    ]


def make_nip(number: int) -> str:
    """Eighteen digits that make sense: born, appointed, sex, serial."""
    born = f"{1970 + number % 25}{number % 12 + 1:02}{number % 28 + 1:02}"
    return f"{born}{1995 + number % 25 + 2}{(number // 12) % 12 + 1:02}{2 if number % 2 == 0 else 1}{number % 999 + 1:03}"


def as_cells(rows: list[Row]) -> str:
    """What Ctrl+C in Excel gives."""
    return "\n".join(("Nama\tNIP\tJabatan\tGolongan", *(row.cells() for row in rows))) + "\n"


def _letters(number: int) -> str:
    """A different last word for each, without digits."""
    return "A" + "".join(chr(ord("a") + int(digit)) for digit in str(number))
