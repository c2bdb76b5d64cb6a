"""This file holds the import and export of staff lists, each beside the bare library on the same cells."""

import io
import random
import tempfile
import tracemalloc
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

from asn_desktop.exchange.sheet_reader import read_file
from asn_desktop.exchange.staff_import import parse_staff
from asn_desktop.exchange.staff_preview import StaffPreview, classify
from asn_desktop.exchange.staff_values import StaffValues
from asn_desktop.exchange.workbook import staff_cells, staff_columns, write_staff_list
from tests.bench.harness import Sample, benchmark, timed

TODAY = date(2026, 11, 24)
HEADING = [
    *("NO", "NIP", "NAMA", "TEMPAT LAHIR", "TANGGAL LAHIR", "L/P", "STATUS", "PANGKAT/GOL", "TMT GOL"),
    *("JABATAN", "TMT JABATAN", "PENDIDIKAN"),
]
FIRST = [
    "Yusuf",
    "Siti",
    "Eko",
    "Marlina",
    "Ridwan",
    "Kartini",
    "Budi",
    "Endang",
    "Suparman",
    "Lestari",
    "Rizki",
    "Darmawan",
    "Hesti",
    "Fitri",
]
MIDDLE = [
    "Anggraini",
    "Sulaiman",
    "Hartono",
    "Effendi",
    "Romli",
    "Yunus",
    "Aini",
    "Wijaya",
    "Ismail",
    "Bastari",
    "Nasution",
]
LAST = ["Putra", "Putri", "Ramadhan", "Saputra", "Handayani", "Safitri", "Maharani"]
TITLES = ("", "", ", S.E.", ", S.Sos.", ", A.Md.", ", S.STP., M.Si.")
RANKS = ("Penata Tk. I (III/d)", "Penata (III/c)", "Pengatur (II/c)")
POSITIONS = (
    "Lurah",
    "Kepala Seksi Pemerintahan",
    "Pengadministrasi Perkantoran",
    "Penelaah Teknis Kebijakan",
)


def make_row(number: int, chance: random.Random) -> list[Any]:
    """One invented person whose NIP, sex and birth date agree."""
    born = date(1968, 1, 1) + timedelta(days=chance.randrange(11_000))
    sex = chance.choice("12")
    appointed = born.year + chance.randrange(22, 30)
    nip = f"{born:%Y%m%d}{appointed}{chance.randrange(1, 13):02}{sex}{number % 999 + 1:03}"
    name = f"{chance.choice(FIRST)} {chance.choice(MIDDLE)} {chance.choice(LAST)}{chance.choice(TITLES)}"
    return [
        *(
            number,
            nip,
            name,
            chance.choice(["Palembang", "Baturaja", "Lahat"]),
            born,
            "LP"[int(sex) - 1],
            "PNS",
        ),
        *(chance.choice(RANKS), date(chance.randrange(2010, 2026), 4, 1), chance.choice(POSITIONS)),
        *(
            date(chance.randrange(2019, 2026), chance.randrange(1, 12), 1),
            chance.choice(["S1", "S2", "SMA", "D3"]),
        ),
    ]


def make_list(path: Path, count: int) -> None:
    """A workbook of that many people, the same in every run."""
    import xlsxwriter

    chance = random.Random(4)
    with xlsxwriter.Workbook(str(path), {"constant_memory": True}) as workbook:
        sheet = workbook.add_worksheet()
        dates = workbook.add_format({"num_format": "dd-mm-yyyy"})
        sheet.write_row(0, 0, HEADING)
        for number in range(1, count + 1):
            for column, value in enumerate(make_row(number, chance)):
                if isinstance(value, date):
                    sheet.write_datetime(number, column, datetime.combine(value, datetime.min.time()), dates)
                else:
                    sheet.write(number, column, value)


def preview(path: Path) -> StaffPreview:
    """From the file to the preview, the whole way."""
    return classify(parse_staff(read_file(path).sheets[0], on=TODAY), {})


def bare_read(content: bytes) -> object:
    """The library alone: every cell as a Python value."""
    from python_calamine import CalamineWorkbook

    return CalamineWorkbook.from_filelike(io.BytesIO(content)).get_sheet_by_index(0).to_python()


@benchmark("import-10000", unit="ms", ours="file to preview", limit="bare calamine", reach=3)
def import_of_ten_thousand_rows() -> Iterator[dict[str, Sample]]:
    with tempfile.TemporaryDirectory() as scratch:
        path = Path(scratch) / "daftar.xlsx"
        make_list(path, 10_000)
        content = path.read_bytes()
        shown = preview(path)
        assert len(shown.to_write) == len(shown.rows) - len(shown.refused) >= 9_900
        yield {
            "bare calamine": timed(lambda: bare_read(content)),
            "file to preview": timed(lambda: preview(path)),
        }


def bare_write(path: Path, people: list[StaffValues], *, constant_memory: bool) -> None:
    """The library alone: the same cells, cell by cell."""
    import xlsxwriter

    with xlsxwriter.Workbook(str(path), {"constant_memory": constant_memory}) as workbook:
        sheet = workbook.add_worksheet()
        dates, text = (
            workbook.add_format({"num_format": "dd-mm-yyyy"}),
            workbook.add_format({"num_format": "@"}),
        )
        for number, person in enumerate(people, start=1):
            for column, value in enumerate(staff_cells(number, person)):
                if isinstance(value, str):
                    if value:
                        sheet.write_string(number, column, value, text)
                elif isinstance(value, date):
                    sheet.write_datetime(number, column, value, dates)
                elif value is not None:
                    sheet.write_number(number, column, value)


@contextmanager
def staff(count: int) -> Iterator[tuple[Path, list[StaffValues]]]:
    with tempfile.TemporaryDirectory() as scratch:
        path = Path(scratch) / "daftar.xlsx"
        make_list(path, 10_000)
        people = [row.row.values for row in preview(path).to_write if row.row.values is not None]
        yield Path(scratch), (people * (count // len(people) + 1))[:count]


@benchmark("export-10000", unit="ms", ours="staff list", limit="bare xlsxwriter", reach=1.2, rounds=5)
def export_of_ten_thousand_rows() -> Iterator[dict[str, Sample]]:
    with staff(10_000) as (folder, people):
        yield {
            "bare xlsxwriter": timed(lambda: bare_write(folder / "a.xlsx", people, constant_memory=False)),
            "staff list": timed(lambda: write_staff_list(folder / "b.xlsx", people, title="Daftar pegawai")),
        }


def peak_megabytes(work: Any) -> Sample:
    """A sample that is the most memory `work` holds at once."""

    def sample() -> float:
        tracemalloc.start()
        try:
            work()
            return tracemalloc.get_traced_memory()[1] / 1e6
        finally:
            tracemalloc.stop()

    return sample


@benchmark("export-memory-100000", unit="MB", ours="staff list", limit="bare xlsxwriter", reach=0.3, rounds=1)
def memory_of_exporting_a_hundred_thousand_rows() -> Iterator[dict[str, Sample]]:
    with staff(100_000) as (folder, people):
        assert len(staff_columns()) == len(staff_cells(1, people[0]))
        yield {
            "bare xlsxwriter": peak_megabytes(
                lambda: bare_write(folder / "a.xlsx", people, constant_memory=False)
            ),
            "staff list": peak_megabytes(
                lambda: write_staff_list(folder / "b.xlsx", people, title="Daftar pegawai")
            ),
        }
