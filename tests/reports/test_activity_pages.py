"""Papers of activities: how they fill their pages with one, eighteen and sixty people."""

from dataclasses import replace

import pytest

from asn_desktop.reports import attendance_sheet, certificate, invitation, jp_card, minutes, task_letter
from asn_desktop.reports.batch import render_together
from asn_desktop.reports.kinds import get_kind
from asn_desktop.reports.letter import BODY, letter_lines, no_break, paragraph
from asn_desktop.reports.paper import MM
from tests.reports import activity_samples, reading, samples

LURAH = samples.lurah()
COUNTS = (1, 5, 18, 25, 60)


@pytest.mark.parametrize("count", COUNTS)
def test_attendance_list_is_whole_and_signed_beside_at_least_five_rows(count: int) -> None:
    content = activity_samples.attendance(samples.HEAD, LURAH, "Sari", count)
    pages = reading.texts(attendance_sheet.render(content, samples.PLAIN))
    assert all(f"Sari {number} " in " ".join(pages) for number in range(1, count + 1))
    rows = [page.count("Sari ") for page in pages]
    assert sum(rows) == count
    assert "LURAH PLAJU ULU," in pages[-1]
    assert rows[-1] >= min(5, count)
    assert max(rows) - min(rows) <= 6
    assert all("Tanda tangan" in page for page in pages)


def test_attendance_list_without_people_has_rows_to_write_in() -> None:
    content = activity_samples.attendance(samples.HEAD, LURAH, "Sari", 0)
    (page,) = reading.texts(attendance_sheet.render(content, samples.PLAIN))
    assert "15." in page


def test_attendance_list_of_each_day_is_numbered_for_itself() -> None:
    content = activity_samples.attendance(samples.HEAD, LURAH, "Sari", 3, occasions=2)
    pdf = attendance_sheet.render(content, samples.PLAIN)
    assert reading.bookmarks(pdf) == ["Hari 1", "Hari 2"]
    assert all("Halaman 1 dari 1" in page for page in reading.texts(pdf))


@pytest.mark.parametrize("count", COUNTS)
def test_letters_name_everyone_and_keep_the_signature_whole(count: int) -> None:
    invited = activity_samples.invite(samples.HEAD, LURAH, "Sari", count)
    pages = reading.texts(invitation.render(invited, samples.PLAIN))
    assert "Tembusan" in pages[0]
    assert "NIP 19720101 199803 1 001" in pages[0]
    assert "DAFTAR PESERTA" in pages[1]
    ordered = activity_samples.task(samples.HEAD, LURAH, "Sari", count)
    pages = reading.texts(task_letter.render(ordered, samples.PLAIN))
    assert all(f"Sari {number} " in " ".join(pages) for number in range(1, count + 1))
    last = pages[-1]
    assert "LURAH PLAJU ULU," in last
    assert "H. Rahmat Contoh" in last
    assert "2. Arsip" in last


def test_numbers_stay_with_their_words() -> None:
    text = "sesuai rencana tahun 2026 tanggal 6 Oktober 2025 sebanyak 4 JP bagi Sdr. Ahmad"
    kept = "tahun\u00a02026 tanggal 6\u00a0Oktober\u00a02025 sebanyak 4\u00a0JP bagi Sdr.\u00a0Ahmad"
    assert kept in no_break(text)
    for width in range(60, 400, 7):
        assert not any(line.startswith("2026") for line in letter_lines(text, BODY, float(width), 30.0))


def test_last_line_of_a_justified_paragraph_is_not_stretched() -> None:
    lines = paragraph("Peserta membawa daftar persyaratan layanan yang dipakai di loket. " * 4, 160 * MM)
    assert [line.is_justified for line in lines] == [True] * (len(lines) - 1) + [False]


@pytest.mark.parametrize("name", [samples.LONG_NAME, "W" * 90, "Sari"])
def test_certificate_holds_any_name_within_its_frames(name: str) -> None:
    pdf = certificate.render(activity_samples.diploma(samples.HEAD, LURAH, name), samples.PLAIN)
    assert reading.without_spaces(name) in reading.without_spaces(reading.texts(pdf)[0])
    assert reading.ink_outside(pdf, 10 * MM - 4, 10 * MM - 4, 10 * MM - 4, 10 * MM - 4) == 0


def test_certificate_has_code_front_and_agenda_back() -> None:
    pdf = certificate.render(activity_samples.diploma(samples.HEAD, LURAH, "Sari"), samples.PLAIN)
    front, back = reading.texts(pdf)
    assert "Sidik data 4B1E-90AD-77C2-15F8" in front
    assert "setara 4 (empat) jam pelajaran" in front
    assert "Standar pelayanan" in back
    assert "Jumlah 4 JP" in back


def test_certificates_of_many_are_one_file_with_their_names_as_bookmarks() -> None:
    items = [
        (activity_samples.diploma(samples.HEAD, LURAH, f"Sari {number}", number), samples.PLAIN)
        for number in range(1, 19)
    ]
    pdf = render_together(get_kind("certificate"), items)
    assert reading.bookmarks(pdf) == [f"Sari {number}" for number in range(1, 19)]
    assert len(reading.texts(pdf)) == 36


def test_letters_of_many_share_a_file_with_the_typeface_of_letters() -> None:
    content = activity_samples.invite(samples.HEAD, LURAH, "Sari")
    pdf = render_together(get_kind("invitation"), [(content, samples.PLAIN)] * 2)
    assert reading.fonts(pdf) == (6, 6)


def test_blank_notula_has_lines_and_a_table_for_what_follows() -> None:
    content = replace(
        activity_samples.everything(samples.HEAD, LURAH, "x")["minutes"], text="", letterhead=samples.HEAD
    )
    text = reading.whole_text(minutes.render(content, samples.PLAIN))
    assert "Paling lambat" in text


@pytest.mark.parametrize("count", [0, 1, 60])
def test_card_of_jp_flows_over_pages_with_its_total(count: int) -> None:
    content = activity_samples.card(samples.HEAD, LURAH, "Sari", count)
    pages = reading.texts(jp_card.render(content, samples.PLAIN))
    assert ("Jumlah terverifikasi" in pages[-1]) == (count > 0)
    assert "Pegawai," in pages[-1]


def test_long_prose_leaves_no_single_line_at_a_page_edge() -> None:
    content = replace(
        activity_samples.everything(samples.HEAD, LURAH, "x")["minutes"],
        text="\n".join(
            "Kalimat panjang tentang jalannya kegiatan di loket pelayanan. " * 6 for _ in range(20)
        ),
    )
    pages = reading.texts(minutes.render(content, samples.PLAIN))
    assert len(pages) >= 3
    assert "Notulis," in pages[-1]
