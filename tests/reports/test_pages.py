"""Sizes, fonts, page numbers, watermark, metadata: what every document owes to the printer."""

import pytest

from asn_desktop.errors import UserError
from asn_desktop.reports import individual_report
from asn_desktop.reports.blocks import Text
from asn_desktop.reports.fonts import INTER, LETTER
from asn_desktop.reports.kinds import KINDS, ReportKind, get_kind
from asn_desktop.reports.page import Book
from asn_desktop.reports.palette import Style
from asn_desktop.reports.paper import A4, F4, MM
from tests.reports import reading, samples

ALL = [pytest.param(kind, id=kind.key) for kind in KINDS]
BARE = {"certificate"}
"""Framed pages without a foot."""
NARROW = {"certificate": 10 * MM, "answer-sheet": 11 * MM, "reaction-form": 11 * MM}
"""Margins of sheets that are framed or cut."""
A4_POINTS, F4_POINTS = (595.276, 841.890), (609.449, 935.433)


@pytest.mark.parametrize("kind", ALL)
def test_every_page_is_exactly_its_paper(kind: ReportKind) -> None:
    for key in kind.papers:
        pdf = kind.render(samples.everything()[kind.key], samples.PLAIN, kind.paper(key))
        paper = kind.paper(key)
        expected = (paper.height, paper.width) if kind.is_landscape else (paper.width, paper.height)
        assert all(
            abs(size[0] - expected[0]) < 0.5 and abs(size[1] - expected[1]) < 0.5
            for size in reading.sizes(pdf)
        )


def test_a4_and_f4_have_their_lawful_measures() -> None:
    assert (round(A4.width, 3), round(A4.height, 3)) == A4_POINTS
    assert (round(F4.width, 3), round(F4.height, 3)) == F4_POINTS


@pytest.mark.parametrize("kind", ALL)
def test_every_font_is_embedded_and_helvetica_is_not_named(kind: ReportKind) -> None:
    pdf = kind.render(samples.everything()[kind.key], samples.PLAIN)
    named, embedded = reading.fonts(pdf)
    assert named == embedded == len(kind.faces)
    assert b"Helvetica" not in pdf
    assert b"/Type1" not in pdf


@pytest.mark.parametrize("kind", ALL)
def test_two_prints_of_one_content_are_identical(kind: ReportKind) -> None:
    content = samples.everything()[kind.key]
    assert kind.render(content, samples.PLAIN) == kind.render(content, samples.PLAIN)


@pytest.mark.parametrize("kind", [one for one in ALL if one.id not in BARE])
def test_pages_are_numbered_x_of_y(kind: ReportKind) -> None:
    pages = reading.texts(kind.render(samples.everything()[kind.key], samples.PLAIN))
    for number, page in enumerate(pages, start=1):
        assert f"Halaman {number} dari {len(pages)}" in page
        assert "dicetak 24-11-2026 09.41 oleh Yuni S." in page


@pytest.mark.parametrize("kind", ALL)
def test_metadata_names_document_office_and_language(kind: ReportKind) -> None:
    content = samples.everything()[kind.key]
    pdf = kind.render(content, samples.PLAIN)
    found = reading.metadata(pdf)
    assert found["Title"] == kind.title(content)
    assert found["Author"] == "KELURAHAN PLAJU ULU"
    assert b"/Lang (id-ID)" in pdf
    assert b"/PrintScaling /None" in pdf


@pytest.mark.parametrize("kind", ALL)
def test_nothing_is_drawn_beyond_the_margins(kind: ReportKind) -> None:
    pdf = kind.render(samples.everything(samples.LONG_NAME)[kind.key], samples.PLAIN)
    paper = kind.usual_paper.landscape if kind.is_landscape else kind.usual_paper
    left, right = NARROW.get(kind.key, paper.left), NARROW.get(kind.key, paper.right)
    assert reading.ink_outside(pdf, left - 4, right - 4, 8 * MM, 5.5 * MM) == 0


def test_report_of_nine_competencies_takes_two_pages() -> None:
    pages = reading.texts(individual_report.render(samples.report(), samples.FINAL))
    assert len(pages) == 2
    assert "Halaman 1 dari 2" in pages[0]
    assert "Laporan Evaluasi Individu · Dewi Anggraini Putri" in pages[1]


def test_final_report_carries_number_fingerprint_and_final_date() -> None:
    text = reading.whole_text(individual_report.render(samples.report(), samples.FINAL))
    assert "Nomor: 800/LEI-0001/PLU/XI/2026" in text
    assert "Tanggal final 24 November 2026" in text
    assert "9F3A-77C1-0B52-E4D8" in text
    assert "bukan tanda tangan elektronik" in text
    assert "DRAF" not in text


def test_qr_code_tells_number_date_and_fingerprint_and_no_nip() -> None:
    assert samples.FINAL.verification is not None
    payload = samples.FINAL.verification.payload
    assert payload == "ASND1;800/LEI-0001/PLU/XI/2026;2026-11-24;9F3A77C10B52E4D8"


def test_draft_is_watermarked_and_has_no_code() -> None:
    text = reading.whole_text(individual_report.render(samples.report(), samples.DRAFT))
    assert text.count("DRAF") == 2
    assert "Tanggal final belum final" in text
    assert "Pemeriksaan keaslian" not in text


def test_indicative_print_says_so_on_every_page() -> None:
    strip = "INDIKATIF – bukan hasil penilaian kompetensi resmi"
    assert all(
        strip in page for page in reading.texts(individual_report.render(samples.report(), samples.PLAIN))
    )
    official = individual_report.render(samples.report(is_indicative=False), samples.PLAIN)
    assert strip not in reading.whole_text(official)


def test_unassessed_person_is_printed_as_such_and_never_as_zero() -> None:
    content = samples.report(
        competencies=samples.UNMEASURED,
        figures=tuple(samples.Figure("belum dinilai", "", "0 dari 9 kompetensi dinilai") for _ in range(4)),
        basis=(),
        plan=(),
    )
    pages = reading.texts(individual_report.render(content, samples.DRAFT))
    assert "belum dinilai" in pages[0]
    assert "1 Integritas 3 –" in pages[0]
    assert len(pages) == 2


def test_missing_official_leaves_a_line_and_the_title() -> None:
    text = reading.whole_text(
        individual_report.render(samples.report(official=samples.blank_lurah()), samples.PLAIN)
    )
    assert "LURAH PLAJU ULU," in text
    assert "Rahmat Contoh, S.Sos., M.Si. Pembina" not in text


def test_form_is_true_f4_and_says_how_to_print_it() -> None:
    pdf = get_kind("assessment-form").render(samples.form(), samples.PLAIN)
    assert reading.sizes(pdf)[0] == pytest.approx(F4_POINTS, abs=0.01)
    assert "F4 (215 × 330 mm), cetak 100% tanpa penyesuaian" in reading.whole_text(pdf)


def test_blank_form_has_boxes_zero_to_five_and_filled_form_has_reasons() -> None:
    blank = reading.whole_text(get_kind("assessment-form").render(samples.form(), samples.PLAIN))
    filled = reading.whole_text(
        get_kind("assessment-form").render(samples.form(is_filled=True), samples.PLAIN)
    )
    assert blank.count("0 1 2 3 4 5") == 9
    assert "Menjelaskan syarat dengan runtut." not in blank
    assert filled.count("Menjelaskan syarat dengan runtut.") == 9


def test_map_of_thirty_people_and_seventeen_competencies_fits_one_page() -> None:
    kind = get_kind("gap-map")
    assert len(reading.sizes(kind.render(samples.office_map(30, 17), samples.PLAIN))) == 1
    longer = reading.texts(kind.render(samples.office_map(70, 9), samples.PLAIN))
    assert len(longer) > 1
    assert "Di bawah standar (orang)" in longer[-1]
    assert all("Integritas" in page for page in longer)


def test_dictionary_lists_its_entries_with_the_right_pages() -> None:
    pages = reading.texts(get_kind("dictionary").render(samples.dictionary_content(), samples.PLAIN))
    where = [
        next(at for at, page in enumerate(pages[1:], start=2) if f"Integritas {index} Ringkasan" in page)
        for index in range(1, 10)
    ]
    assert " ".join(str(number) for number in where) in pages[0]
    assert len(set(where)) > 2


def test_letters_embed_the_letter_face_beside_inter() -> None:
    book = Book("Surat", "Kelurahan", faces=INTER + LETTER)
    sheet = book.sheet(A4, samples.PLAIN, "Surat")
    sheet.place(Text("Dengan hormat", Style("Letter", 11.5, 17)))
    sheet.finish()
    pdf = book.close()
    assert reading.fonts(pdf) == (6, 6)
    assert "Dengan hormat" in reading.whole_text(pdf)


def test_recovery_sheet_shows_the_code_but_its_file_facts_do_not() -> None:
    pdf = get_kind("recovery-sheet").render(samples.recovery(), samples.PLAIN)
    text = reading.whole_text(pdf)
    assert all(group in text for group in samples.CODE)
    assert not any(group in fact for group in samples.CODE for fact in reading.metadata(pdf).values())


def test_worklist_of_a_usual_week_is_one_page() -> None:
    assert len(reading.sizes(get_kind("worklist").render(samples.week(count=10), samples.PLAIN))) == 1


def test_kind_refuses_a_paper_it_is_not_laid_out_for() -> None:
    with pytest.raises(UserError, match="Formulir penilaian kompetensi dicetak di F4"):
        get_kind("assessment-form").paper("a4")


def test_unknown_kind_names_the_known_ones() -> None:
    with pytest.raises(UserError, match="tidak dikenal"):
        get_kind("kartu-bola")
