"""The written conclusion: what is met, what comes first, what is unknown."""

from collections.abc import Sequence

import pytest

from asn_desktop.reports.conclusion import conclude
from asn_desktop.reports.parts import CompetencyLine


def lines(*gaps: int | None) -> list[CompetencyLine]:
    letters = "ABCDEFGHIJ"
    return [
        CompetencyLine(f"Komp {letters[index]}", "", 3, None if gap is None else 3 + gap, gap)
        for index, gap in enumerate(gaps)
    ]


def said(found: Sequence[CompetencyLine]) -> str:
    return "".join(span.text for span in conclude(found, "Bendahara"))


@pytest.mark.parametrize(
    ("gaps", "sentence"),
    [
        ((), "Standar kompetensi Bendahara belum ditetapkan."),
        ((None, None), "Kompetensi belum dinilai. Standar Bendahara memuat 2 kompetensi."),
        (
            (0, 1),
            "Semua kompetensi yang dinilai sudah memenuhi atau melampaui standar jabatan. "
            "Tidak ada kesenjangan yang terbuka.",
        ),
        (
            (0, -2, -1),
            "Satu dari tiga kompetensi yang dinilai sudah memenuhi atau melampaui standar jabatan. "
            "Prioritas pengembangan adalah Komp B (kurang 2 tingkat). Komp C kurang 1 tingkat.",
        ),
        (
            (-1, -1, None),
            "Dari dua kompetensi yang dinilai, belum ada yang memenuhi standar jabatan. Prioritas pengembangan "
            "adalah Komp A dan Komp B (masing-masing kurang 1 tingkat). Satu kompetensi belum dinilai dan tidak "
            "dihitung.",
        ),
    ],
)
def test_conclusion_tells_what_the_gaps_say(gaps: tuple[int | None, ...], sentence: str) -> None:
    assert said(lines(*gaps)) == sentence


def test_surplus_never_hides_a_deficit() -> None:
    assert "Prioritas pengembangan adalah Komp A" in said(lines(-2, 2, 2, 2))


def test_many_alike_are_named_four_at_a_time() -> None:
    assert "Komp A, Komp B, Komp C, Komp D dan 2 lagi" in said(lines(*(-1,) * 6))
