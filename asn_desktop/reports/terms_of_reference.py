"""This file holds the TOR of an activity with its RAB: why, what for, how, with whom and at what cost."""

from dataclasses import dataclass

from asn_desktop.reports.blocks import Gap, Stack, Text
from asn_desktop.reports.letter import (
    CELL,
    STRONG,
    Underlined,
    letter_signature,
    open_letter,
    place_prose,
    render_letter,
)
from asn_desktop.reports.page import Book, Sheet
from asn_desktop.reports.paper import A4, MM, Paper
from asn_desktop.reports.parts import Issue, Letterhead, Signing
from asn_desktop.reports.sections import Facts, Heading, Rows, Sections, place_facts, place_table
from asn_desktop.reports.wording import DOT, _


@dataclass(frozen=True, slots=True)
class Content:
    """The texts, facts and tables; `costs` are No, item, quantity, unit, price, amount, account."""

    letterhead: Letterhead
    title: str
    background: str
    aim: str
    outcome: str
    facts: Facts
    taught: Rows
    agenda: Rows
    speakers: Rows
    participants: str
    costs: Rows
    total: str
    total_words: str
    cost_facts: Facts
    official: Signing


def title_of(content: Content) -> str:
    """Name of the document for lists and metadata."""
    return _("TOR dan RAB {title}").format(title=content.title)


def render(content: Content, issue: Issue, paper: Paper = A4) -> bytes:
    """Both papers as a PDF file."""
    return render_letter(
        title_of(content), content.letterhead, content.title, lambda book: draw(book, content, issue, paper)
    )


def draw(book: Book, content: Content, issue: Issue, paper: Paper = A4) -> None:
    """Put the TOR and, on a page of its own, the RAB into a book."""
    running = DOT.join((_("TOR dan RAB"), content.title))
    sheet = open_letter(book, paper, issue, content.letterhead, running, title_of(content))
    _place_name(sheet, _("KERANGKA ACUAN KERJA"), content.title)
    sections = Sections(sheet)
    sections.prose(_("Latar belakang"), content.background)
    sections.prose(_("Maksud dan tujuan"), content.aim)
    sections.prose(_("Hasil yang diharapkan"), content.outcome)
    sections.facts(_("Pelaksanaan"), content.facts)
    if content.taught:
        heads = [Heading(_("Kompetensi"), 76), Heading(_("Tingkat yang dituju"), 84)]
        sections.table(_("Kompetensi yang dikembangkan"), heads, content.taught)
    if content.agenda:
        sections.table(_("Susunan acara"), agenda_heads(), content.agenda)
    if content.speakers:
        heads = [Heading(_("Nama"), 50), Heading(_("Sebagai"), 28), Heading(_("Instansi dan materi"), 82)]
        sections.table(_("Narasumber"), heads, content.speakers)
    sections.prose(_("Peserta"), content.participants, 1)
    sheet.place(Stack([Gap(4 * MM), letter_signature(content.official, sheet.width)]))
    _draw_budget(sheet, content)
    sheet.finish()


def agenda_heads() -> list[Heading]:
    """Columns of the agenda, shared with the laporan."""
    return [
        Heading(_("Waktu"), 46),
        Heading(_("Materi"), 60),
        Heading(_("Narasumber"), 42),
        Heading(_("JP"), 12, is_figure=True),
    ]


def _place_name(sheet: Sheet, title: str, name: str) -> None:
    sheet.place(Underlined(title), 2)
    sheet.place(Text(name, STRONG.centred()), 7 * MM)


def _draw_budget(sheet: Sheet, content: Content) -> None:
    sheet.new_page()
    _place_name(sheet, _("RENCANA ANGGARAN BIAYA"), content.title)
    if content.cost_facts:
        place_facts(sheet, content.cost_facts)
        sheet.place(Gap(4 * MM))
    heads = [
        Heading(_("No"), 9),
        Heading(_("Uraian"), 46),
        Heading(_("Kode rekening"), 28),
        Heading(_("Volume"), 24),
        Heading(_("Harga satuan"), 26, is_figure=True),
        Heading(_("Jumlah"), 27, is_figure=True),
    ]
    rows = (*content.costs, ("", _("Jumlah"), "", "", "", content.total))
    place_table(sheet, heads, rows, shaded=frozenset({len(rows) - 1}))
    sheet.place(Gap(3 * MM))
    if content.total_words:
        place_prose(sheet, content.total_words, 8 * MM, style=CELL, indent=0.0, is_justified=False)
    sheet.place(letter_signature(content.official, sheet.width))
