"""This file holds how the tests read a PDF: texts, sizes, bookmarks, raw facts about fonts."""

import re
from collections.abc import Iterator
from contextlib import contextmanager

import pypdfium2


@contextmanager
def opened(pdf: bytes) -> Iterator[pypdfium2.PdfDocument]:
    document = pypdfium2.PdfDocument(pdf)
    try:
        yield document
    finally:
        document.close()


def texts(pdf: bytes) -> list[str]:
    """The text of each page, white space made single."""
    found = []
    with opened(pdf) as document:
        for page in document:
            layer = page.get_textpage()
            found.append(" ".join(layer.get_text_range().split()))
            layer.close()
            page.close()
    return found


def whole_text(pdf: bytes) -> str:
    return " ".join(texts(pdf))


def without_spaces(text: str) -> str:
    """For texts that may have been wrapped anywhere."""
    return re.sub(r"\s+", "", text)


def sizes(pdf: bytes) -> list[tuple[float, float]]:
    """Width and height of each page in points."""
    with opened(pdf) as document:
        return [document.get_page_size(index) for index in range(len(document))]


def bookmarks(pdf: bytes) -> list[str]:
    with opened(pdf) as document:
        return [entry.get_title() for entry in document.get_toc()]


def metadata(pdf: bytes) -> dict[str, str]:
    with opened(pdf) as document:
        return dict(document.get_metadata_dict())


def fonts(pdf: bytes) -> tuple[int, int]:
    """How many TrueType fonts the file names, and how many font files it carries."""
    return len(re.findall(rb"/Subtype /TrueType", pdf)), len(re.findall(rb"/FontFile2 ", pdf))


def ink_outside(pdf: bytes, left: float, right: float, bottom: float, top: float) -> int:
    """Dark pixels beyond the margins given in points, over all pages."""
    count = 0
    with opened(pdf) as document:
        for page in document:
            image = page.render(scale=1).to_pil().convert("L")
            wide, high = image.size
            inner = (int(left) - 1, int(top) - 1, int(wide - right) + 2, int(high - bottom) + 2)
            image.paste(255, inner)
            count += sum(image.histogram()[:160])
            page.close()
    return count
