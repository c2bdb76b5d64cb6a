"""Printing for many: one file with bookmarks, or one each, and what is frozen stays."""

import json

import pytest

from asn_desktop.reports.batch import file_name, render_each, render_together
from asn_desktop.reports.frozen import from_plain, to_plain
from asn_desktop.reports.kinds import KINDS, ReportKind, get_kind
from tests.reports import reading, samples

NAMES = ("Ahmad Fauzan", "Sari", "Sari", samples.LONG_NAME)
ITEMS = [(samples.report(name), samples.DRAFT) for name in NAMES]


def test_one_file_has_a_bookmark_for_each_person_and_numbers_each_report_for_itself() -> None:
    pdf = render_together(get_kind("profile"), ITEMS)
    assert reading.bookmarks(pdf) == list(NAMES)
    pages = reading.texts(pdf)
    assert [page.count("dari 2") for page in pages] == [1] * 8
    assert "Halaman 1 dari 2" in pages[2]


def test_one_file_carries_its_fonts_once() -> None:
    pdf = render_together(get_kind("profile"), ITEMS)
    assert reading.fonts(pdf) == (4, 4)


def test_separate_files_have_different_names_and_the_bytes_of_a_single_print() -> None:
    kind = get_kind("profile")
    made = dict(render_each(kind, ITEMS))
    assert list(made)[1:3] == [
        "Laporan Evaluasi Individu - Sari.pdf",
        "Laporan Evaluasi Individu - Sari (2).pdf",
    ]
    assert made["Laporan Evaluasi Individu - Ahmad Fauzan.pdf"] == kind.render(*ITEMS[0])


def test_batch_stops_between_documents_when_told() -> None:
    heard: list[int] = []

    def tell(done: int) -> bool:
        heard.append(done)
        return done < 2

    pdf = render_together(get_kind("profile"), ITEMS, tell=tell)
    assert heard == [1, 2]
    assert len(reading.sizes(pdf)) == 4


def test_mixed_papers_of_a_batch_keep_their_sizes() -> None:
    kind = get_kind("staff-card")
    pdf = render_together(kind, [(samples.card("Sari"), samples.PLAIN)], kind.paper("a5"))
    assert reading.sizes(pdf)[0] == pytest.approx((419.528, 595.276), abs=0.01)


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Laporan: A/B <C>", "Laporan A B C"),
        ("  ...", "dokumen"),
        ("x" * 200, "x" * 100),
        ("a\nb", "a b"),
    ],
)
def test_file_names_suit_windows(title: str, name: str) -> None:
    assert file_name(title) == name


@pytest.mark.parametrize("kind", [pytest.param(kind, id=kind.key) for kind in KINDS])
def test_frozen_content_prints_the_same_bytes_again(kind: ReportKind) -> None:
    content = samples.everything()[kind.key]
    again = from_plain(kind.content_type, json.loads(json.dumps(to_plain(content))))
    assert again == content
    assert kind.render(again, samples.PLAIN) == kind.render(content, samples.PLAIN)


def test_frozen_content_of_an_older_shape_is_still_read() -> None:
    plain = to_plain(samples.report())
    plain.pop("hours")
    plain["forgotten_field"] = 1
    assert from_plain(get_kind("profile").content_type, plain) == samples.report()


def test_single_report_stays_under_sixty_kilobytes() -> None:
    assert len(get_kind("profile").render(samples.report(), samples.FINAL)) <= 60_000


def test_office_emblem_is_drawn_in_place_of_the_shield() -> None:
    from dataclasses import replace
    from io import BytesIO

    from PIL import Image

    picture = BytesIO()
    Image.new("RGB", (30, 36), (200, 20, 20)).save(picture, "PNG")
    issue = replace(samples.PLAIN, emblem=picture.getvalue())
    pdf = get_kind("profile").render(samples.report(), issue)
    with reading.opened(pdf) as document:
        page = document[0]
        image = page.render(scale=1).to_pil()
        page.close()
    assert image.getpixel((100, 70))[0] > 180
    assert image.getpixel((100, 70))[1] < 60
