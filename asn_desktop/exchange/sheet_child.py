"""This file holds the child process that parses one workbook with bounded time and memory.

Stdin: one JSON line (kind, text format, limits), then the bytes of the file. Stdout: one JSON document.
Nothing is pickled, so even a parser taken over by a hostile file can only send plain values.
"""

import importlib
import json
import sys
from datetime import date, datetime
from typing import Any

from asn_desktop.exchange.text_scan import TextFormat, UnclosedQuote, read_records

CHILD_FLAG = "--read-sheet"
"""The hidden first argument with which the frozen program calls itself."""

MEMORY_BYTES = 288 * 1024 * 1024


def run_if_asked(arguments: list[str]) -> bool:
    """Do the child's work when the program was called with the hidden flag; True when it was."""
    if arguments[:1] != [CHILD_FLAG]:
        return False
    main()
    return True


def main() -> None:
    """Read the request from stdin, write the sheets or an error code to stdout."""
    # Loaded before the request comes, while the parent still looks into the file.
    importlib.import_module("python_calamine")
    # A windowed program has no sys.stdin; the descriptors are there all the same.
    with open(0, "rb", closefd=False) as source:
        request = json.loads(source.readline())
        content = source.read()
    _limit(request["seconds"])
    answer: dict[str, Any]
    try:
        answer = {"sheets": read_sheets(content, request)}
    except MemoryError:
        answer = {"error": "memory"}
    except UnclosedQuote as unclosed:
        answer = {"error": "quote", "row": unclosed.row}
    except Exception as error:  # the parser's own exceptions are not importable before it is
        answer = {"error": type(error).__name__}
    output = json.dumps(answer, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace")
    with open(1, "wb", closefd=False) as target:
        target.write(output)


def read_sheets(content: bytes, request: dict[str, Any]) -> list[dict[str, Any]]:
    """Every work sheet as columns; a sheet beyond the limits has no columns but its size."""
    if request["kind"] == "csv":
        return [_read_text(content, request)]
    import io

    from python_calamine import CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

    workbook = CalamineWorkbook.from_filelike(io.BytesIO(content))
    sheets = []
    for described in workbook.sheets_metadata:
        if described.typ != SheetTypeEnum.WorkSheet:
            continue
        sheet = workbook.get_sheet_by_name(described.name)
        end = sheet.end
        height, width = (end[0] + 1, end[1] + 1) if end else (0, 0)
        entry: dict[str, Any] = {
            "name": described.name,
            "hidden": described.visible != SheetVisibleEnum.Visible,
            "height": height,
            "width": width,
        }
        if height <= request["rows"] and width <= request["columns"]:
            entry["merged"] = sheet.merged_cell_ranges or []
            entry.update(_columns(sheet.to_python(skip_empty_area=False)))
        sheets.append(entry)
    return sheets


def _read_text(content: bytes, request: dict[str, Any]) -> dict[str, Any]:
    rows = read_records(content, TextFormat(*request["text"]))
    width = max(map(len, rows), default=0)
    entry: dict[str, Any] = {"name": "", "hidden": False, "height": len(rows), "width": width}
    if len(rows) <= request["rows"] and width <= request["columns"]:
        entry["merged"] = []
        entry.update(_columns([row + [""] * (width - len(row)) for row in rows]))
    return entry


_PLAIN = frozenset({str, float, bool, int})


def _columns(rows: list[list[Any]]) -> dict[str, Any]:
    """Columns of plain values beside where the dates and moments in them are.

    JSON knows no dates, so a date travels as its ordinal and its row stands in "dates".
    """
    columns: list[list[Any]] = []
    dates: list[tuple[int, list[int]]] = []
    moments: list[tuple[int, list[int]]] = []
    for number, cells in enumerate(zip(*rows, strict=True)):
        column: list[Any] = list(cells)
        if not _PLAIN.issuperset(map(type, column)):
            with_date, with_moment = _make_plain(column)
            if with_date:
                dates.append((number, with_date))
            if with_moment:
                moments.append((number, with_moment))
        columns.append(column)
    return {"columns": columns, "dates": dates, "moments": moments}


def _make_plain(column: list[Any]) -> tuple[list[int], list[int]]:
    with_date, with_moment = [], []
    for row, value in enumerate(column):
        kind = value.__class__
        if kind is date:
            column[row] = value.toordinal()
            with_date.append(row)
        elif kind is datetime:
            column[row] = value.isoformat()
            with_moment.append(row)
        elif kind not in (str, float, bool, int):
            column[row] = str(value)
    return with_date, with_moment


def _limit(seconds: int) -> None:
    """Bound this process, where a process can bound itself; Windows knows no such limits.

    On every system the parent watches the clock and the memory besides.
    """
    if sys.platform == "win32":
        return
    import resource

    for limit, value in (
        (resource.RLIMIT_AS, MEMORY_BYTES),
        (resource.RLIMIT_CPU, seconds),
        (resource.RLIMIT_CORE, 0),
    ):
        try:
            resource.setrlimit(limit, (value, value))
        except (ValueError, OSError):
            # Some systems, macOS among them, know the name of a limit and refuse to set it.
            continue


if __name__ == "__main__":
    main()
