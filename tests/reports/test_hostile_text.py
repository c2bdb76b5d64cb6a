"""Text of people is printed as it is: never read as markup, never lost, never a way to files or network."""

import sys
from typing import Any

import pytest
from hypothesis import given
from hypothesis import settings as profile
from hypothesis import strategies as st

from asn_desktop.reports import staff_list
from asn_desktop.reports.fonts import clean
from asn_desktop.reports.kinds import KINDS, ReportKind
from asn_desktop.settings import RESOURCES
from tests.reports import reading, samples

HOSTILE = (
    "=1+1",
    "<b>x</b>",
    "</para>",
    "A<b",
    "<img src='secret.png'/>",
    "<img src=http://example.invalid/a.png>",
    "Drs. <Budi> & Co",
    "&lt;i&gt;",
    "<font color=\"[[[getattr(pow,Word('__globals__'))['os'].system('x')]]]\">x</font>",
    "(a) \\ ) Tj ET",
    "%PDF {nomor} {0}",
)
ALL = [pytest.param(kind, id=kind.key) for kind in KINDS if kind.key != "recovery-sheet"]
EXOTIC = ("Nguyễn", "الاسم", "名前", "O’Brien–Müller", "é\u0301", "a\u200bb")


@pytest.mark.parametrize("text", HOSTILE)
@pytest.mark.parametrize("kind", ALL)
def test_hostile_text_is_printed_whole(kind: ReportKind, text: str) -> None:
    pdf = kind.render(samples.everything(text)[kind.key], samples.PLAIN)
    found = reading.without_spaces(reading.whole_text(pdf))
    assert reading.without_spaces(text) in found


@pytest.mark.parametrize("text", EXOTIC)
def test_letters_the_typeface_lacks_stay_searchable(text: str) -> None:
    found = reading.without_spaces(
        reading.whole_text(staff_list.render(samples.staff((text,)), samples.PLAIN))
    )
    for letter in reading.without_spaces(text).replace("\u200b", ""):
        assert letter in found


def test_emoji_is_written_out_as_its_number() -> None:
    pdf = staff_list.render(samples.staff(("Sari 😀",)), samples.PLAIN)
    assert "Sari [U+1F600]" in reading.whole_text(pdf)


def test_control_characters_and_broken_surrogates_print_harmlessly() -> None:
    names = ("a\x00b\x1f c\x7f", "x\ud800y", "baris\nsatu", "a\u2028b")
    pdf = staff_list.render(samples.staff(names), samples.PLAIN)
    text = reading.whole_text(pdf)
    assert "baris satu" in text
    assert clean("x\ud800y") == "x\ufffdy"


@profile(max_examples=40)
@given(st.text(st.characters(codec="latin-1", exclude_categories=["Cc", "Cf"]), min_size=1, max_size=70))
def test_any_printable_name_comes_out_as_it_went_in(name: str) -> None:
    pdf = staff_list.render(samples.staff((name,)), samples.PLAIN)
    assert reading.without_spaces(name) in reading.without_spaces(reading.whole_text(pdf))


_WATCHED: list[tuple[str, Any]] = []
_IS_WATCHING = [False]


def _watch(event: str, arguments: tuple[Any, ...]) -> None:
    if _IS_WATCHING[0] and (event == "open" or event.startswith("socket.")):
        _WATCHED.append((event, arguments[0] if arguments else None))


def test_rendering_opens_no_file_outside_the_resources_and_no_socket() -> None:
    sys.addaudithook(_watch)
    contents = samples.everything("<img src='secret.png'/> <a href=\"file:///x\">")
    for kind in KINDS:
        kind.render(contents[kind.key], samples.PLAIN)
    _WATCHED.clear()
    _IS_WATCHING[0] = True
    try:
        for kind in KINDS:
            kind.render(contents[kind.key], samples.FINAL if kind.has_draft else samples.PLAIN)
    finally:
        _IS_WATCHING[0] = False
    outside = [one for one in _WATCHED if one[0] != "open" or not str(one[1]).startswith(str(RESOURCES))]
    assert outside == []


def test_long_names_shrink_or_flow_and_are_never_cut() -> None:
    for kind in KINDS:
        if kind.key == "recovery-sheet":
            continue
        for name in (samples.LONG_NAME, samples.LONG_NAME.replace(" ", ""), "W" * 90):
            pdf = kind.render(samples.everything(name)[kind.key], samples.PLAIN)
            assert reading.without_spaces(name) in reading.without_spaces(reading.whole_text(pdf)), kind.key


def test_twenty_five_competencies_flow_and_stay_complete() -> None:
    many = tuple(
        samples.CompetencyLine(
            f"Kompetensi dengan nama cukup panjang nomor {index}", "Pendek", 3, index % 6, 0
        )
        for index in range(25)
    )
    pdf = KINDS[0].render(samples.report(competencies=many), samples.FINAL)
    text = reading.whole_text(pdf)
    assert all(f"nomor {index}" in text for index in range(25))
    assert "Pegawai yang dinilai," in reading.texts(pdf)[-1]
