"""This file holds the child that draws reports: ours, or the same marks by a bare reportlab canvas.

reportlab shares fonts within a process, so each side has its own.
`python -m tests.bench.reports_child record MARKS COUNT`   writes down every mark of COUNT reports.
`... ours|bare MARKS FOLDER COUNT`                         files in FOLDER, then ends.
`... ours-one|bare-one MARKS`                              one file for each line on stdin, answers milliseconds.
`... record-certificates MARKS COUNT`                      the same of certificates, front and back.
`... ours-together|bare-together MARKS FOLDER COUNT`       certificates in one file in FOLDER, then ends.
"""

import functools
import json
import sys
import time
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

Mark = list[Any]
FONTS = Path(__file__).resolve().parents[2] / "resources" / "fonts"
FACES = ("Regular", "Medium", "SemiBold", "Bold")


def contents(count: int) -> list[Any]:
    """Reports of as many people, who differ in name."""
    from tests.reports import samples

    return [samples.report(f"Dewi Anggraini Putri {number}") for number in range(count)]


def certificates(count: int) -> list[Any]:
    """Certificates of as many people."""
    from tests.reports import activity_samples, samples

    return [
        activity_samples.diploma(samples.HEAD, samples.lurah(), f"Dewi Anggraini Putri {number}", number)
        for number in range(count)
    ]


def draw_together(contents: list[Any]) -> bytes:
    """Certificates as the program prints a batch: one file, a bookmark for each person."""
    from asn_desktop.reports.batch import render_together
    from asn_desktop.reports.kinds import get_kind
    from tests.reports import samples

    return render_together(get_kind("certificate"), [(content, samples.PLAIN) for content in contents])


def draw_ours(content: Any) -> bytes:
    """One report as the program makes it."""
    from asn_desktop.reports.kinds import get_kind
    from tests.reports import samples

    return get_kind("profile").render(content, samples.FINAL)


def record(made: list[Any], draw: Callable[[Any], bytes]) -> list[list[list[Mark]]]:
    """Reports, their pages, their marks: what the pen was asked to do."""
    from asn_desktop.reports import page
    from asn_desktop.reports.pen import Pen

    written: dict[int, list[Mark]] = {}

    def listening(name: str, real: Callable[..., Any]) -> Callable[..., Any]:
        @functools.wraps(real)
        def call(pen: Pen, *words: Any, **more: Any) -> Any:
            marks = written.setdefault(id(pen), [])
            if name == "turned":
                marks.append([name, [*words[:4]], {}])
                made = real(pen, *words, **more)
                marks.append(["back", [], {}])
                return made
            marks.append([name, list(words), more])
            return real(pen, *words, **more)

        return call

    for name in ("text", "line", "rect", "polygon", "circle", "shape", "outline", "turned"):
        setattr(Pen, name, listening(name, getattr(Pen, name)))
    reports: list[list[list[Mark]]] = []
    take = page.Book.take

    def take_noted(book: page.Book, sheet: page.Sheet) -> None:
        reports[-1].extend(written.get(id(pen), []) for pen in sheet.pages)
        take(book, sheet)

    page.Book.take = take_noted  # type: ignore[method-assign,assignment]
    for content in made:
        reports.append([])
        written.clear()
        draw(content)
    return reports


def plain(value: Any) -> Any:
    """What JSON does not know, as what the bare side needs."""
    from enum import Enum

    if isinstance(value, Enum):
        return value.value
    return [value.face, value.size, value.colour, value.align.value]


def rgb(colour: str) -> tuple[float, ...]:
    return tuple(float(part) for part in colour.split())


class BareCanvas:
    """Draws recorded marks in the usual way of reportlab."""

    def __init__(self, file: Any, size: tuple[float, float] = (595.276, 841.89)) -> None:
        from reportlab.pdfgen.canvas import Canvas

        self.canvas: Any = Canvas(file, pagesize=size, pageCompression=1)

    def draw(self, pages: list[list[Mark]]) -> None:
        """A whole report."""
        for marks in pages:
            for name, words, more in marks:
                getattr(self, name)(*words, **more)
            self.canvas.showPage()
        self.canvas.save()

    def text(
        self, x: float, y: float, text: str, style: list[Any], *, colour: Any = None, align: Any = None,
        spacing: float = 0.0,
    ) -> None:  # fmt: skip
        face, size, usual, where = style
        self.canvas.setFont(face, size)
        self.canvas.setFillColorRGB(*rgb(colour or usual))
        name = {"left": "drawString", "centre": "drawCentredString", "right": "drawRightString"}[
            align or where
        ]
        getattr(self.canvas, name)(x, y, text, charSpace=spacing)

    def line(self, x1: float, y1: float, x2: float, y2: float, *, width: float = 0.5, colour: str = "0 0 0",
             dash: Any = None) -> None:  # fmt: skip
        self._stroke(colour, width, dash)
        self.canvas.line(x1, y1, x2, y2)

    def rect(
        self, x: float, y: float, width: float, height: float, *, fill: Any = None, stroke: Any = None,
        line: float = 0.5, radius: float = 0.0, dash: Any = None,
    ) -> None:  # fmt: skip
        self._set(fill, stroke, line, dash)
        flags = {"fill": int(fill is not None), "stroke": int(stroke is not None)}
        if radius:
            self.canvas.roundRect(x, y, width, height, min(radius, height / 2, width / 2), **flags)
        else:
            self.canvas.rect(x, y, width, height, **flags)

    def polygon(self, points: Any, *, fill: Any = None, stroke: Any = None, line: float = 0.5, dash: Any = None,
                is_open: bool = False) -> None:  # fmt: skip
        self._set(fill, stroke, line, dash)
        path = self.canvas.beginPath()
        path.moveTo(*points[0])
        for point in points[1:]:
            path.lineTo(*point)
        if not is_open:
            path.close()
        self.canvas.drawPath(path, fill=int(fill is not None), stroke=int(stroke is not None))

    def circle(self, x: float, y: float, radius: float, *, fill: Any = None, stroke: Any = None,
               line: float = 0.5) -> None:  # fmt: skip
        self._set(fill, stroke, line, None)
        self.canvas.circle(x, y, radius, fill=int(fill is not None), stroke=int(stroke is not None))

    def shape(self, operators: str, fill: str) -> None:
        self._set(fill, None, 0, None)
        self.canvas.drawPath(self._path(operators), fill=1, stroke=0)

    def outline(self, operators: str, *, stroke: str = "0 0 0", line: float = 0.5) -> None:
        self._set(None, stroke, line, None)
        self.canvas.drawPath(self._path(operators), fill=0, stroke=1)

    def turned(self, x: float, y: float, sine: float, cosine: float) -> None:
        self.canvas.saveState()
        self.canvas.transform(cosine, sine, -sine, cosine, x, y)

    def back(self) -> None:
        self.canvas.restoreState()

    def _set(self, fill: Any, stroke: Any, line: float, dash: Any) -> None:
        if fill is not None:
            self.canvas.setFillColorRGB(*rgb(fill))
        if stroke is not None:
            self._stroke(stroke, line, dash)

    def _stroke(self, colour: str, width: float, dash: Any) -> None:
        self.canvas.setStrokeColorRGB(*rgb(colour))
        self.canvas.setLineWidth(width)
        self.canvas.setDash(list(dash) if dash else [])

    def _path(self, operators: str) -> Any:
        path = self.canvas.beginPath()
        held: list[float] = []
        calls = {"m": path.moveTo, "l": path.lineTo, "c": path.curveTo, "h": path.close, "re": path.rect}
        for word in operators.split():
            if word in calls:
                calls[word](*held)
                held.clear()
            else:
                held.append(float(word))
        return path


def draw_bare(pages: list[list[Mark]]) -> bytes:
    """One report by the bare canvas."""
    file = BytesIO()
    BareCanvas(file).draw(pages)
    return file.getvalue()


def encode_codes(count: int) -> None:
    """The QR codes of as many certificates: each differs, so that neither side is spared the encoding."""
    import segno

    for number in range(count):
        text = f"ASND1;800/SRT-{number:04}/PLU/XI/2026;2026-11-26;4b1e90ad77c215f8"
        assert segno.make(text, error="m", micro=False, mask=0).matrix


def register_faces() -> None:
    """The same typefaces, as reportlab's manual registers them."""
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont

    for face in FACES:
        pdfmetrics.registerFont(TTFont(face, str(FONTS / f"Inter-{face}.ttf")))


def write_ours(folder: Path, count: int) -> None:
    """A batch, one file each, as the program saves it."""
    from asn_desktop.reports.batch import render_each
    from asn_desktop.reports.kinds import get_kind
    from tests.reports import samples

    items = [(content, samples.FINAL) for content in contents(count)]
    for name, pdf in render_each(get_kind("profile"), items):
        (folder / name).write_bytes(pdf)


def answer(work: Callable[[int], bytes]) -> None:
    """Draw once for each line that comes in; say how long it took."""
    for number, _line in enumerate(sys.stdin):
        began = time.perf_counter()
        made = work(number)
        print((time.perf_counter() - began) * 1_000, len(made), flush=True)


def main(side: str, marks: Path, *rest: str) -> None:
    """Do what the words say."""
    if side == "record":
        marks.write_text(json.dumps(record(contents(int(rest[0])), draw_ours), default=plain), "utf-8")
    elif side == "record-certificates":
        made = record(certificates(int(rest[0])), lambda content: draw_together([content]))
        marks.write_text(json.dumps(made, default=plain), "utf-8")
    elif side == "ours-together":
        (Path(rest[0]) / "all.pdf").write_bytes(draw_together(certificates(int(rest[1]))))
    elif side == "ours":
        write_ours(Path(rest[0]), int(rest[1]))
    elif side == "ours-one":
        people = contents(40)
        answer(lambda number: draw_ours(people[number % len(people)]))
    else:
        reports = json.loads(marks.read_text("utf-8"))
        register_faces()
        if side == "bare-together":
            encode_codes(int(rest[1]))
            pages = [page for report in reports[: int(rest[1])] for page in report]
            file = BytesIO()
            BareCanvas(file, (841.89, 595.276)).draw(pages)
            (Path(rest[0]) / "all.pdf").write_bytes(file.getvalue())
        elif side == "bare-one":
            answer(lambda number: draw_bare(reports[number % len(reports)]))
        else:
            for number, pages in enumerate(reports[: int(rest[1])]):
                (Path(rest[0]) / f"{number}.pdf").write_bytes(draw_bare(pages))


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]), *sys.argv[3:])
