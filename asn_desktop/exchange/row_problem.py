"""This file holds what is said about one row of a list that keeps it out or is worth a look."""

from typing import NamedTuple

from asn_desktop.exchange.words import _


class RowProblem(NamedTuple):
    """What keeps a row out, or what is worth a look.

    `row` is the number Excel shows, `letter` the column's letter ("" when no column is to blame),
    `column` its heading, `value` the cell as shown, `reason` a sentence.
    """

    row: int
    field: str
    letter: str
    column: str
    value: str
    reason: str

    def sentence(self) -> str:
        """For instance "Baris 7: NIP harus 18 angka, yang diketik baru 17"."""
        return _("Baris {row}: {reason}").format(row=self.row, reason=self.reason)

    def as_json(self) -> dict[str, int | str]:
        """The shape of the command contract: row, column, value, reason."""
        return {"row": self.row, "column": self.column, "value": self.value, "reason": self.reason}
