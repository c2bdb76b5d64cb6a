"""This file holds paper sizes and margins, in points."""

from dataclasses import dataclass, replace

MM = 72 / 25.4


@dataclass(frozen=True, slots=True)
class Paper:
    """One sheet: key for settings, label for people, size and margins in points."""

    key: str
    label: str
    width: float
    height: float
    left: float
    right: float
    top: float
    bottom: float = 17 * MM

    @property
    def inner(self) -> float:
        """Width between the margins."""
        return self.width - self.left - self.right

    @property
    def landscape(self) -> "Paper":
        """The same sheet turned; both sides get the margin of a short edge."""
        side = self.right
        return replace(self, width=self.height, height=self.width, left=side, right=side)


# Left is wider for the holes of the binder.
A4 = Paper("a4", "A4", 210 * MM, 297 * MM, 25 * MM, 18 * MM, 13 * MM)
F4 = Paper("f4", "F4", 215 * MM, 330 * MM, 25 * MM, 15 * MM, 11 * MM, 16 * MM)
A5 = Paper("a5", "A5", 148 * MM, 210 * MM, 15 * MM, 10 * MM, 10 * MM, 15 * MM)

PAPERS = {paper.key: paper for paper in (A4, F4, A5)}
