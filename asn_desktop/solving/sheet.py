"""This file holds a sparse model while it is written: columns, rows, and the numbers between them."""

from collections.abc import Iterable
from dataclasses import dataclass, field

INFINITY = float("inf")
Terms = Iterable[tuple[int, float]]


@dataclass(slots=True)
class Sheet:
    """A maximisation: columns with worth and limits, rows that bound sums of columns from above."""

    worth: list[float] = field(default_factory=list)
    lower: list[float] = field(default_factory=list)
    upper: list[float] = field(default_factory=list)
    is_whole: list[bool] = field(default_factory=list)
    row_upper: list[float] = field(default_factory=list)
    starts: list[int] = field(default_factory=lambda: [0])
    places: list[int] = field(default_factory=list)
    factors: list[float] = field(default_factory=list)
    offset: float = 0.0

    def add_column(
        self, worth: float = 0.0, lower: float = 0.0, upper: float = 1.0, *, is_whole: bool = True
    ) -> int:
        """Write a column; returns its number."""
        self.worth.append(worth)
        self.lower.append(lower)
        self.upper.append(upper)
        self.is_whole.append(is_whole)
        return len(self.worth) - 1

    def add_row(self, terms: Terms, upper: float) -> int:
        """Bound a sum of factor times column from above; returns the row's number."""
        for place, factor in terms:
            self.places.append(place)
            self.factors.append(factor)
        self.starts.append(len(self.places))
        self.row_upper.append(upper)
        return len(self.row_upper) - 1
