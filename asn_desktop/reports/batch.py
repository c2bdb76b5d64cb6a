"""This file holds printing for many: one file with bookmarks, or one file each."""

import re
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from asn_desktop.reports.fonts import clean
from asn_desktop.reports.kinds import ReportKind
from asn_desktop.reports.page import Book
from asn_desktop.reports.paper import Paper
from asn_desktop.reports.parts import Issue
from asn_desktop.reports.wording import _

Item = tuple[Any, Issue]
"""The content of one document and how it is issued."""

_NOT_IN_NAMES = re.compile(r'[<>:"/\\|?*\x00-\x1f]+')
LONGEST_NAME = 100


def render_together(
    kind: ReportKind,
    items: Sequence[Item],
    paper: Paper | None = None,
    *,
    tell: Callable[[int], bool] | None = None,
) -> bytes:
    """All documents in one file, each numbered for itself and bookmarked.

    `tell` hears how many are done and answers False to stop; what is drawn so far is then the file.
    """
    author = items[0][0].letterhead.office if items else ""
    title = _("{document}, {count} berkas").format(document=kind.label, count=len(items))
    book = Book(title, author, faces=kind.faces)
    for done, (content, issue) in enumerate(items, start=1):
        kind.draw(book, content, issue, paper or kind.usual_paper)
        if tell is not None and not tell(done):
            break
    return book.close()


def render_each(
    kind: ReportKind, items: Sequence[Item], paper: Paper | None = None
) -> Iterator[tuple[str, bytes]]:
    """File name and PDF of each document, one after the other; names do not repeat."""
    taken: set[str] = set()
    for content, issue in items:
        yield _free_name(file_name(kind.title(content)), taken), kind.render(content, issue, paper)


def file_name(title: str) -> str:
    """A title as a file name that Windows accepts, without its ending."""
    name = _NOT_IN_NAMES.sub(" ", clean(title)).replace("\n", " ")
    return " ".join(name.split())[:LONGEST_NAME].strip(" .") or "dokumen"


def _free_name(name: str, taken: set[str]) -> str:
    candidate, number = name, 1
    while candidate.casefold() in taken:
        number += 1
        candidate = f"{name} ({number})"
    taken.add(candidate.casefold())
    return f"{candidate}.pdf"
