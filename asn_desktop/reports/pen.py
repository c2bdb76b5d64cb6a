"""This file holds the pen that writes one page: text, lines and shapes as PDF operators.

Operators are written directly and handed over as one literal. Nothing that a person typed is
ever read as markup, and a page costs a third of what canvas calls cost.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from asn_desktop.reports.fonts import FontSet, clean
from asn_desktop.reports.palette import INK, Align, Colour, Style
from asn_desktop.reports.typeset import text_width

Point = tuple[float, float]
Dash = tuple[float, float]
KAPPA = 0.5523


@dataclass(frozen=True, slots=True)
class Picture:
    """A bitmap to be placed: PNG or JPEG bytes and its box in points."""

    content: bytes
    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Link:
    """A rectangle that leads to a named place of the same file."""

    place: str
    box: tuple[float, float, float, float]


class Pen:
    """Writes one page. Origin at the lower left, lengths in points."""

    def __init__(self, fonts: FontSet) -> None:
        self.pictures: list[Picture] = []
        self.links: list[Link] = []
        self.places: list[str] = []
        self._fonts = fonts
        self._code: list[str] = []
        self._fill: Colour = ""
        self._stroke: Colour = ""
        self._width = -1.0
        self._dash: Dash | None = None
        self._spacing = 0.0

    @property
    def code(self) -> str:
        """The operators so far."""
        return "\n".join(self._code)

    def text(
        self,
        x: float,
        y: float,
        text: str,
        style: Style,
        *,
        colour: Colour | None = None,
        align: Align | None = None,
        spacing: float = 0.0,
    ) -> float:
        """Write one line with its baseline at `y`; returns its width.

        `x` is the left end, the middle or the right end, as the alignment says.
        """
        text = clean(text).replace("\n", " ")
        if not text:
            return 0.0
        width = text_width(text, style.face, style.size) + spacing * (len(text) - 1)
        where = align or style.align
        if where is not Align.LEFT:
            x -= width / 2 if where is Align.CENTRE else width
        self._set_fill(colour or style.colour)
        if spacing != self._spacing:
            self._code.append(f"{spacing:.2f} Tc")
            self._spacing = spacing
        runs = self._fonts.runs(style.face, text)
        shown = " ".join(f"{resource} {style.size:.2f} Tf ({codes}) Tj" for resource, codes in runs)
        self._code.append(f"BT {x:.2f} {y:.2f} Td {shown} ET")
        return width

    def line(
        self,
        x1: float,
        y1: float,
        x2: float,
        y2: float,
        *,
        width: float = 0.5,
        colour: Colour = INK,
        dash: Dash | None = None,
    ) -> None:
        """Draw a straight line."""
        self._set_stroke(colour, width, dash)
        self._code.append(f"{x1:.2f} {y1:.2f} m {x2:.2f} {y2:.2f} l S")

    def rect(
        self,
        x: float,
        y: float,
        width: float,
        height: float,
        *,
        fill: Colour | None = None,
        stroke: Colour | None = None,
        line: float = 0.5,
        radius: float = 0.0,
        dash: Dash | None = None,
    ) -> None:
        """Draw a rectangle, with round corners if a radius is given."""
        if radius:
            path = _round_path(x, y, width, height, min(radius, height / 2, width / 2))
        else:
            path = f"{x:.2f} {y:.2f} {width:.2f} {height:.2f} re"
        self._paint(path, fill, stroke, line, dash)

    def polygon(
        self,
        points: Sequence[Point],
        *,
        fill: Colour | None = None,
        stroke: Colour | None = None,
        line: float = 0.5,
        dash: Dash | None = None,
        is_open: bool = False,
    ) -> None:
        """Draw through points, back to the first unless the figure is open."""
        first, *rest = points
        path = f"{first[0]:.2f} {first[1]:.2f} m " + " ".join(f"{x:.2f} {y:.2f} l" for x, y in rest)
        self._paint(path if is_open else f"{path} h", fill, stroke, line, dash)

    def circle(
        self,
        x: float,
        y: float,
        radius: float,
        *,
        fill: Colour | None = None,
        stroke: Colour | None = None,
        line: float = 0.5,
    ) -> None:
        """Draw a circle around a centre."""
        path = _round_path(x - radius, y - radius, 2 * radius, 2 * radius, radius)
        self._paint(path, fill, stroke, line, None)

    def shape(self, operators: str, fill: Colour) -> None:
        """Fill a path written as PDF operators."""
        self._paint(operators, fill, None, 0.0, None)

    def outline(self, operators: str, *, stroke: Colour = INK, line: float = 0.5) -> None:
        """Stroke a path written as PDF operators."""
        self._paint(operators, None, stroke, line, None)

    def turned(self, x: float, y: float, sine: float, cosine: float, draw: Callable[[], None]) -> None:
        """Run `draw` with the origin moved to a point and the axes turned."""
        self._code.append(f"q {cosine:.4f} {sine:.4f} {-sine:.4f} {cosine:.4f} {x:.2f} {y:.2f} cm")
        draw()
        self._code.append("Q")
        self._forget_state()

    def picture(self, picture: Picture) -> None:
        """Place a bitmap below everything else of the page."""
        self.pictures.append(picture)

    def _forget_state(self) -> None:
        self._fill = self._stroke = ""
        self._width, self._dash, self._spacing = -1.0, None, 0.0
        self._code.append("[] 0 d 0 Tc")

    def _set_fill(self, colour: Colour) -> None:
        if colour != self._fill:
            self._code.append(f"{colour} rg")
            self._fill = colour

    def _set_stroke(self, colour: Colour, width: float, dash: Dash | None) -> None:
        if colour != self._stroke:
            self._code.append(f"{colour} RG")
            self._stroke = colour
        if width != self._width:
            self._code.append(f"{width:.2f} w")
            self._width = width
        if dash != self._dash:
            self._code.append(f"[{dash[0]:.2f} {dash[1]:.2f}] 0 d" if dash else "[] 0 d")
            self._dash = dash

    def _paint(
        self, path: str, fill: Colour | None, stroke: Colour | None, line: float, dash: Dash | None
    ) -> None:
        if fill is not None:
            self._set_fill(fill)
        if stroke is not None:
            self._set_stroke(stroke, line, dash)
        if fill is not None and stroke is not None:
            self._code.append(f"{path} B")
        elif fill is not None:
            self._code.append(f"{path} f")
        else:
            self._code.append(f"{path} S")


def _round_path(x: float, y: float, width: float, height: float, radius: float) -> str:
    """Operators of a rectangle with round corners."""
    k = radius * (1 - KAPPA)
    right, top, r = x + width, y + height, radius
    return (
        f"{x + r:.2f} {y:.2f} m {right - r:.2f} {y:.2f} l "
        f"{right - k:.2f} {y:.2f} {right:.2f} {y + k:.2f} {right:.2f} {y + r:.2f} c "
        f"{right:.2f} {top - r:.2f} l "
        f"{right:.2f} {top - k:.2f} {right - k:.2f} {top:.2f} {right - r:.2f} {top:.2f} c "
        f"{x + r:.2f} {top:.2f} l "
        f"{x + k:.2f} {top:.2f} {x:.2f} {top - k:.2f} {x:.2f} {top - r:.2f} c "
        f"{x:.2f} {y + r:.2f} l "
        f"{x:.2f} {y + k:.2f} {x + k:.2f} {y:.2f} {x + r:.2f} {y:.2f} c h"
    )
