"""This file holds the daftar pekerjaan pekan ini: what is due, to be ticked off by hand, on A4."""

from dataclasses import dataclass

from asn_desktop.reports.blocks import Block, Stack, Text, WritingLines
from asn_desktop.reports.marks import tick_box
from asn_desktop.reports.page import Book, render_one
from asn_desktop.reports.palette import CAPTION, INK3, STRONG, SUBTITLE, TITLE, Align, Style
from asn_desktop.reports.paper import A4, MM, Paper
from asn_desktop.reports.parts import Issue, Letterhead
from asn_desktop.reports.tables import Cell, Column, Table
from asn_desktop.reports.wording import DOT, _

QUIET = Style("Regular", 9, 13, INK3)


@dataclass(frozen=True, slots=True)
class TaskLine:
    """One piece of work: what, more about it, when it is due."""

    title: str
    detail: str
    due: str
    is_overdue: bool = False


@dataclass(frozen=True, slots=True)
class Content:
    """What is due in one week."""

    letterhead: Letterhead
    week: str
    tasks: tuple[TaskLine, ...]
    summary: str


def title_of(content: Content) -> str:
    """Name of the document for lists and metadata."""
    return _("Daftar Pekerjaan - {week}").format(week=content.week)


def render(content: Content, issue: Issue, paper: Paper = A4) -> bytes:
    """The list as a PDF file."""
    return render_one(
        title_of(content),
        content.letterhead.office,
        content.week,
        lambda book: draw(book, content, issue, paper),
    )


def draw(book: Book, content: Content, issue: Issue, paper: Paper = A4) -> None:
    """Put the list into a book."""
    running = DOT.join((_("Daftar Pekerjaan"), content.letterhead.office, content.week))
    sheet = book.sheet(paper, issue, running)
    sheet.letterhead(content.letterhead)
    sheet.place(Text(_("DAFTAR PEKERJAAN PEKAN INI"), TITLE))
    sheet.place(Text(content.week, SUBTITLE), 4 * MM)
    sheet.place(Text(content.summary, QUIET), 3 * MM)
    if content.tasks:
        columns = [
            Column("", 9 * MM, Align.CENTRE),
            Column(_("Pekerjaan"), sheet.width - 9 * MM - 36 * MM - 30 * MM),
            Column(_("Tenggat"), 36 * MM),
            Column(_("Dikerjakan oleh"), 30 * MM),
        ]
        Table(columns, [_row(task) for task in content.tasks], pad=4.2).flow(sheet)
    sheet.y -= 7 * MM
    notes: list[Block] = [Text(_("Catatan"), STRONG), WritingLines(4)]
    sheet.place(Stack(notes))
    sheet.finish()


def _row(task: TaskLine) -> list[Cell]:
    words: list[Block] = [Text(task.title, STRONG)]
    if task.detail:
        words.append(Text(task.detail, CAPTION))
    due = Text(task.due, STRONG) if task.is_overdue else task.due
    return [tick_box(), Stack(words), due, ""]
