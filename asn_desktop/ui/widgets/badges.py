"""This file holds the small painted signs: gap, level, bars, ring, avatar, tiles."""

from collections.abc import Sequence
from gettext import gettext as _

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from asn_desktop.ui.theme import color, px
from asn_desktop.ui.widgets.painting import (
    CENTER,
    GAP_ORDER,
    Painted,
    draw_avatar,
    draw_bar,
    draw_gap_badge,
    draw_icon,
    draw_level_bar,
    draw_round,
    draw_stack,
    draw_text,
    initials,
    text_width,
)
from asn_desktop.ui.widgets.text import plain_tooltip
from asn_desktop.ui.widgets.words import gap_words, level_words, score_words


class GapBadge(Painted):
    """A gap in levels as shape, signed number and colour; None is not measured."""

    def __init__(self, gap: int | None = None, *, width: int = 54, height: int = 22) -> None:
        super().__init__(width, height)
        self.show_gap(gap)

    def show_gap(self, gap: int | None) -> None:
        """Show another gap."""
        self._gap = gap
        self.setAccessibleName(gap_words(gap))
        self.setToolTip(gap_words(gap))
        self.update()

    def draw(self, painter: QPainter, rect: QRectF) -> None:
        """Paint the badge."""
        draw_gap_badge(painter, rect, self._gap)


class LevelBar(Painted):
    """A level of 1 to 5 against its standard, in five cells with a tick."""

    def __init__(
        self, level: int | None = None, standard: int | None = None, *, name: str = "", width: int | None = 92
    ) -> None:
        super().__init__(width, 20)
        self._name = name
        self.show_level(level, standard)

    def show_level(self, level: int | None, standard: int | None, name: str | None = None) -> None:
        """Show another level, and of another competency if `name` is given."""
        self._level, self._standard = level, standard
        self._name = self._name if name is None else name
        words = level_words(level, standard)
        self.setAccessibleName(score_words(self._name, level, standard) if self._name else words)
        self.setToolTip(plain_tooltip(words))
        self.update()

    def draw(self, painter: QPainter, rect: QRectF) -> None:
        """Paint the cells."""
        draw_level_bar(painter, rect.adjusted(0, 0, -2, 0), self._level, self._standard)


class Bar(Painted):
    """A plain bar filled by a share of 0 to 1."""

    def __init__(
        self, share: float = 0.0, tint: str = "primary", *, width: int | None = None, height: int = 6
    ) -> None:
        super().__init__(width, height)
        self._tint = tint
        self.show_share(share)

    def show_share(self, share: float, tint: str | None = None) -> None:
        """Show another share, also in another colour."""
        self._share = share
        self._tint = tint or self._tint
        self.setAccessibleName(_("{percent}%").format(percent=round(share * 100)))
        self.update()

    def draw(self, painter: QPainter, rect: QRectF) -> None:
        """Paint the bar."""
        draw_bar(painter, rect, self._share, self._tint)


class DistBar(Painted):
    """How many people are above, at, one below and two or more below a standard."""

    def __init__(
        self,
        counts: tuple[int, int, int, int] = (0, 0, 0, 0),
        *,
        name: str = "",
        width: int | None = None,
        height: int = 8,
    ) -> None:
        super().__init__(width, height)
        self._name = name
        self.show_counts(counts)

    def show_counts(self, counts: tuple[int, int, int, int]) -> None:
        """Show other counts, best class first."""
        self._counts = counts
        words = _("{above} melampaui, {meets} memenuhi, {below} kurang 1, {far} kurang 2 atau lebih").format(
            above=counts[0], meets=counts[1], below=counts[2], far=counts[3]
        )
        self.setAccessibleName(f"{self._name}, {words}" if self._name else words)
        self.setToolTip(plain_tooltip(words))
        self.update()

    def draw(self, painter: QPainter, rect: QRectF) -> None:
        """Paint the parts."""
        draw_stack(painter, rect, self._counts, GAP_ORDER, radius=rect.height() / 2)


class StackBar(Painted):
    """A stacked bar with the numbers inside; parts are (number, token, word)."""

    def __init__(self, parts: Sequence[tuple[int, str, str]] = (), *, height: int = 24) -> None:
        super().__init__(None, height)
        self.show_parts(parts)

    def show_parts(self, parts: Sequence[tuple[int, str, str]]) -> None:
        """Show other parts."""
        self._parts = tuple(parts)
        words = ", ".join(f"{number} {word}" for number, _token, word in self._parts)
        self.setAccessibleName(words)
        self.setToolTip(plain_tooltip(words))
        self.update()

    def draw(self, painter: QPainter, rect: QRectF) -> None:
        """Paint the parts and their numbers."""
        from asn_desktop.rules.charts import stacked_spans

        counts = [number for number, _token, _word in self._parts]
        draw_stack(painter, rect, counts, [token for _number, token, _word in self._parts], radius=6)
        for span in stacked_spans(counts, rect.width()):
            number, token, _word = self._parts[span.index]
            box = QRectF(rect.x() + span.x, rect.y(), span.width, rect.height())
            tint = f"{token}_on" if token.startswith("gap_") else "on_primary"
            if text_width(str(number), 12, 600) < span.width:
                draw_text(painter, box, str(number), tint, size=12, weight=600, align=CENTER)


class Ring(Painted):
    """A share of 0 to 1 as a ring with a short text inside."""

    def __init__(
        self,
        share: float = 0.0,
        text: str = "",
        *,
        small: str = "",
        size: int = 48,
        thickness: int = 6,
        tint: str = "primary",
    ) -> None:
        super().__init__(size, size)
        self._thickness, self._text_size = thickness, 32 if size > 120 else 12
        self.show_share(share, text, small=small, tint=tint)

    def show_share(self, share: float, text: str, *, small: str = "", tint: str = "primary") -> None:
        """Show another share and text."""
        self._share, self._text, self._small, self._tint = share, text, small, tint
        self.setAccessibleName(f"{text} {small}".strip())
        self.update()

    def draw(self, painter: QPainter, rect: QRectF) -> None:
        """Paint the ring."""
        thick = px(self._thickness)
        margin = thick / 2 + 1
        circle = rect.adjusted(margin, margin, -margin, -margin)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(color("track"), thick))
        painter.drawEllipse(circle)
        if self._share > 0:
            painter.setPen(QPen(color(self._tint), thick, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
            painter.drawArc(circle, 90 * 16, int(-360 * 16 * min(1.0, self._share)))
        lift = px(9) if self._small else 0
        draw_text(
            painter,
            rect.adjusted(0, -lift, 0, -lift),
            self._text,
            size=self._text_size,
            weight=600,
            align=CENTER,
        )
        if self._small:
            draw_text(
                painter, rect.adjusted(0, px(38), 0, px(38)), self._small, "text3", size=12, align=CENTER
            )


class Avatar(Painted):
    """The initials of a person on a disc."""

    def __init__(self, name: str = "", *, size: int = 40, selected: bool = False) -> None:
        super().__init__(size, size)
        self.show_name(name, selected=selected)

    def show_name(self, name: str, *, selected: bool = False) -> None:
        """Show another person."""
        self._name, self._selected = name, selected
        self.setAccessibleName(_("Inisial {letters}").format(letters=initials(name)))
        self.update()

    def draw(self, painter: QPainter, rect: QRectF) -> None:
        """Paint the disc."""
        draw_avatar(painter, rect, self._name, selected=self._selected)


class IconTile(Painted):
    """An icon on a tinted square; kinds info ok warn bad."""

    def __init__(self, icon: str, kind: str = "info", *, size: int = 36) -> None:
        super().__init__(size, size)
        self._icon, self._kind = icon, kind

    def show_icon(self, icon: str, kind: str) -> None:
        """Show another icon."""
        self._icon, self._kind = icon, kind
        self.update()

    def draw(self, painter: QPainter, rect: QRectF) -> None:
        """Paint the tile."""
        draw_round(painter, rect, 8, fill=f"{self._kind}_tint")
        side = px(20)
        draw_icon(painter, (rect.width() - side) / 2, (rect.height() - side) / 2, self._icon, self._kind)


class LevelTile(Painted):
    """A number or a code on a square, as on the ladder of levels."""

    def __init__(self, text: str, *, size: int = 34, selected: bool = False, dashed: bool = False) -> None:
        super().__init__(size, size)
        self._text, self._selected, self._dashed = text, selected, dashed
        self.setAccessibleName(text)

    def show_text(self, text: str, *, selected: bool = False, dashed: bool = False) -> None:
        """Show another text."""
        self._text, self._selected, self._dashed = text, selected, dashed
        self.setAccessibleName(text)
        self.update()

    def draw(self, painter: QPainter, rect: QRectF) -> None:
        """Paint the tile."""
        if self._selected:
            draw_round(painter, rect, 7, fill="primary")
        else:
            dash = (3, 2) if self._dashed else ()
            draw_round(painter, rect, 7, fill="surface", border="button_border", dash=dash)
        tint = "on_primary" if self._selected else "text"
        draw_text(painter, rect, self._text, tint, size=15, weight=600, align=CENTER)


class StepDisc(Painted):
    """The number of a step on a disc: done (tick), current (filled) or to come (outline)."""

    def __init__(self, number: int, state: str = "next", *, size: int = 30) -> None:
        super().__init__(size, size)
        self._number = number
        self.show_state(state)

    def show_state(self, state: str) -> None:
        """Show the step as `done`, `current` or `next`."""
        self._state = state
        words = {"done": _("selesai"), "current": _("langkah ini"), "next": _("berikutnya")}[state]
        self.setAccessibleName(f"{self._number}, {words}")
        self.update()

    def draw(self, painter: QPainter, rect: QRectF) -> None:
        """Paint the disc."""
        radius = rect.height() / 2
        if self._state == "current":
            draw_round(painter, rect, radius, fill="primary")
            draw_text(painter, rect, str(self._number), "on_primary", size=14, weight=600, align=CENTER)
        elif self._state == "done":
            draw_round(painter, rect, radius, fill="primary_tint", border="primary", width=1.5)
            side = px(16)
            draw_icon(
                painter, (rect.width() - side) / 2, (rect.height() - side) / 2, "checkmark", "primary", 16
            )
        else:
            draw_round(painter, rect, radius, border="border_strong", width=1.5)
            draw_text(painter, rect, str(self._number), "text3", size=14, weight=600, align=CENTER)


class GapLegend(Painted):
    """One entry of the key to gap badges."""

    def __init__(self, gap: int | None, text: str) -> None:
        self._gap, self._text = gap, text
        self._badge = 40 if gap is not None else 21
        super().__init__(None, 20)
        self.setFixedWidth(round(px(self._badge + 5) + text_width(text, 12) + 2))

    def draw(self, painter: QPainter, rect: QRectF) -> None:
        """Paint the badge and its word."""
        if self._gap is None:
            box = QRectF(0, px(4), px(21), px(12))
            draw_round(painter, box, 5, border="border_strong", dash=(2, 2))
        else:
            draw_gap_badge(painter, QRectF(0, px(1.5), px(40), px(17)), self._gap)
        draw_text(painter, rect.adjusted(px(self._badge + 4), 0, 0, 0), self._text, "text3", size=12)


class Swatch(Painted):
    """A small square in a token's colour, as the key of a stacked bar."""

    def __init__(self, tint: str, *, size: int = 10) -> None:
        super().__init__(size, size)
        self._tint = tint

    def draw(self, painter: QPainter, rect: QRectF) -> None:
        """Paint the square."""
        draw_round(painter, rect, 2, fill=self._tint)
