"""This file holds how a table of plain values is written as a workbook or as text, safe to open."""

import contextlib
import csv
import io
import itertools
import re
import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import Enum
from pathlib import Path
from typing import Any, TypeAlias

from asn_desktop.errors import UserError
from asn_desktop.exchange import refusals
from asn_desktop.exchange.cell_text import show_cell
from asn_desktop.storage.faults import fault_from
from asn_desktop.storage.files import replace, unfinished, write_atomically

Value: TypeAlias = str | int | float | date | None
"""What a cell may hold; None leaves it empty."""

MAX_CELL_TEXT = 32_767
"""What a cell of a workbook can hold."""

_HELD_ROWS = 20_000
"""Tables up to this length are held in memory while they are written."""

_NOT_IN_SHEET_NAME = re.compile(r"[\[\]:*?/\\]")
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\0")
_FIRST_DATE = date(1900, 3, 1)
"""Before it Excel counts a 29 February 1900 that never was."""


class ColumnKind(Enum):
    """How the cells of a column are kept. `DIGITS` is text of digits that must never become a number."""

    TEXT = "text"
    DIGITS = "digits"
    NUMBER = "number"
    DATE = "date"
    LONG_TEXT = "long text"


@dataclass(frozen=True, slots=True)
class TableColumn:
    """Heading, width in characters and kind of one column."""

    heading: str
    width: int = 16
    kind: ColumnKind = ColumnKind.TEXT


def write_table(
    path: Path, title: str, columns: Sequence[TableColumn], rows: Iterable[Sequence[Value]]
) -> int:
    """Write a workbook with one sheet: title, heading row, then the rows; return how many.

    Text is always text, whatever it begins with; dates are real dates. The file appears whole or not
    at all.

    Raises: UserError when the file is open in Excel or cannot be written.
    """
    rows = iter(rows)
    first = list(itertools.islice(rows, _HELD_ROWS))
    with (
        _whole_file(path) as temporary,
        tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as scratch,
    ):
        from xlsxwriter import Workbook

        options = {
            # Row by row on disk needs a tenth of the memory and a fifth more time: for long tables only.
            "constant_memory": len(first) == _HELD_ROWS,
            "tmpdir": scratch,
            "strings_to_formulas": False,
            "strings_to_urls": False,
            "strings_to_numbers": False,
        }
        workbook = Workbook(str(temporary), options)
        try:
            workbook.set_properties({"title": title})
            sheet = workbook.add_worksheet(sheet_name(title))
            return _fill(workbook, sheet, title, columns, itertools.chain(first, rows))
        finally:
            # Also when a row breaks off: only closing lets go of the scratch file.
            workbook.close()


def write_csv(
    path: Path, columns: Sequence[TableColumn], rows: Iterable[Sequence[Value]], *, delimiter: str = ";"
) -> int:
    """Write a table as text that a spreadsheet opens without running anything; return how many rows.

    Digits carry an apostrophe as in SIASN's exports, or the spreadsheet would round them.

    Raises: UserError when the file is open in Excel or cannot be written.
    """
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=delimiter, lineterminator="\r\n")
    writer.writerow([safe_csv_text(column.heading) for column in columns])
    count = 0
    for row in rows:
        writer.writerow([_csv_value(column.kind, value) for column, value in zip(columns, row, strict=True)])
        count += 1
    with _as_refusal(path):
        write_atomically(path, text.getvalue().encode("utf-8-sig", "replace"))
    return count


def safe_csv_text(text: str) -> str:
    """Text that no spreadsheet takes for a formula: such text gets an apostrophe in front."""
    return f"'{text}" if text.startswith(_FORMULA_STARTS) else text


def sheet_name(title: str) -> str:
    """A title as Excel accepts it for a sheet: 31 characters, none of the forbidden ones."""
    plain = "".join(char for char in _NOT_IN_SHEET_NAME.sub(" ", title) if char.isprintable())
    return " ".join(plain.split())[:31].strip("' ") or "Lembar 1"


def _csv_value(kind: ColumnKind, value: Value) -> str:
    if value is None:
        return ""
    if isinstance(value, str):
        text = value.replace("\0", "")
        return f"'{text}" if kind is ColumnKind.DIGITS and text else safe_csv_text(text)
    return show_cell(value)


def _fill(
    workbook: Any, sheet: Any, title: str, columns: Sequence[TableColumn], rows: Iterable[Sequence[Value]]
) -> int:
    heading_format = workbook.add_format(
        {"bold": True, "bg_color": "#E7EEF5", "bottom": 1, "text_wrap": True, "valign": "vcenter"}
    )
    writers = [_writer_of(workbook, sheet, column.kind) for column in columns]
    for index, column in enumerate(columns):
        sheet.set_column(index, index, column.width)
    sheet.write_string(0, 0, plain_text(title), workbook.add_format({"bold": True, "font_size": 13}))
    for index, column in enumerate(columns):
        sheet.write_string(2, index, plain_text(column.heading), heading_format)
    number = 2
    for number, row in enumerate(rows, start=3):
        for index, value in enumerate(row):
            if value is not None and value != "":
                writers[index](number, index, value)
    sheet.freeze_panes(3, 0)
    sheet.autofilter(2, 0, max(number, 3), len(columns) - 1)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(2)
    sheet.set_footer("&R&P / &N")
    return number - 2


def _writer_of(workbook: Any, sheet: Any, kind: ColumnKind) -> Callable[[int, int, Any], None]:
    """The act that writes one cell of a column; kinds are decided once, not once a cell."""
    look = {"valign": "top"}
    if kind is ColumnKind.LONG_TEXT:
        look["text_wrap"] = True  # type: ignore[assignment]
    text_format = workbook.add_format({**look, "num_format": "@"})
    number_format = workbook.add_format(look)
    date_format = workbook.add_format({**look, "num_format": "dd-mm-yyyy"})

    def write(row: int, column: int, value: Any) -> None:
        if value.__class__ is str:
            sheet.write_string(row, column, plain_text(value), text_format)
        elif isinstance(value, date) and kind is not ColumnKind.DIGITS:
            day = value.date() if isinstance(value, datetime) else value
            if day < _FIRST_DATE:
                sheet.write_string(row, column, show_cell(day), text_format)
            else:
                sheet.write_datetime(row, column, value, date_format)
        elif isinstance(value, int | float) and kind is not ColumnKind.DIGITS:
            sheet.write_number(row, column, value, number_format)
        else:
            sheet.write_string(row, column, plain_text(show_cell(value)), text_format)

    return write


def plain_text(text: str) -> str:
    """Text that a workbook can hold: no lone halves of characters, no more than a cell takes."""
    if len(text) > MAX_CELL_TEXT:
        text = f"{text[: MAX_CELL_TEXT - 1]}…"
    return text if text.isascii() else text.encode("utf-8", "replace").decode("utf-8")


@contextlib.contextmanager
def _whole_file(path: Path) -> Iterator[Path]:
    with _as_refusal(path), unfinished(path) as temporary:
        # A folder that cannot be written is noticed before the work, not after it.
        temporary.touch(exist_ok=False)
        yield temporary
        replace(temporary, path)


@contextlib.contextmanager
def _as_refusal(path: Path) -> Iterator[None]:
    """Turn what the system says about the target into words; a file open in Excel is the usual case."""
    try:
        yield
    except Exception as error:
        cause = _system_error(error)
        if cause is None:
            raise
        if path.exists() and refusals.is_held_by_another(cause, path):
            raise refusals.open_in_excel() from error
        if isinstance(cause, PermissionError | FileNotFoundError):
            raise refusals.unwritable(cause, path) from error
        fault: UserError = fault_from(cause, path) or refusals.unwritable(cause, path)
        raise fault from error


def _system_error(error: BaseException | None) -> OSError | None:
    """The system's error behind an exception of the writing library or of the storage room."""
    while error is not None and not isinstance(error, OSError):
        first = error.args[0] if error.args else None
        error = error.__cause__ or error.__context__ or (first if isinstance(first, OSError) else None)
    return error
