"""This file holds how a scanned file or pasted text becomes sheets of typed cells."""

import contextlib
import json
import os
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from pathlib import Path
from typing import Any, TypeAlias

from asn_desktop.errors import UserError
from asn_desktop.exchange import refusals
from asn_desktop.exchange.collector import paused_collector
from asn_desktop.exchange.file_scan import ScannedFile, scan_file
from asn_desktop.exchange.memory_watch import MemoryWatch
from asn_desktop.exchange.text_scan import UnclosedQuote, sniff_delimiter, split_records
from asn_desktop.exchange.words import _
from asn_desktop.exchange.zip_scan import MAX_COLUMNS, MAX_ROWS

Cell: TypeAlias = str | float | bool | date
"""Text, number, yes/no, or a date (a datetime when it has a time of day). An empty cell is ""."""

READ_SECONDS = 20
LOOK_SECONDS = 0.02
"""How often the child is looked after; what it can take between two looks is small."""


@dataclass(frozen=True)
class Sheet:
    """One sheet. `rows[0]` is the row that Excel numbers `first_row`; every row is equally wide.

    `merged` holds (first row, first column, last row, last column), all counted from 0.
    """

    name: str
    rows: Sequence[tuple[Cell, ...]]
    first_row: int = 1
    is_hidden: bool = False
    merged: tuple[tuple[int, int, int, int], ...] = ()

    @cached_property
    def columns(self) -> Sequence[tuple[Cell, ...]]:
        """The cells column by column."""
        return tuple(zip(*self.rows, strict=True))

    @property
    def width(self) -> int:
        """How many columns the sheet has."""
        return len(self.rows[0]) if self.rows else 0

    def row_number(self, index: int) -> int:
        """The number that Excel shows beside `rows[index]`."""
        return self.first_row + index


@dataclass(frozen=True, slots=True)
class Workbook:
    """The sheets of one file in their order, with sentences about what was left out."""

    name: str
    sheets: tuple[Sheet, ...]
    notes: tuple[str, ...] = ()


def read_file(path: Path, *, is_cancelled: Callable[[], bool] | None = None) -> Workbook:
    """Scan a file, then read all its sheets in a child process.

    Raises: UserError when the file cannot be read; nothing is ever read in part.
    """
    # The child starts up while the file is looked into here; it gets nothing if that refuses.
    with _Child() as child:
        return child.read(scan_file(path), READ_SECONDS, is_cancelled)


def read_scanned(
    scanned: ScannedFile, *, is_cancelled: Callable[[], bool] | None = None, seconds: float = READ_SECONDS
) -> Workbook:
    """All sheets of a scanned file, parsed in a child process with bounded time and memory.

    Raises: UserError when the file is damaged, protected, too large or takes too long.
    """
    with _Child() as child:
        return child.read(scanned, seconds, is_cancelled)


def read_pasted(text: str) -> Sheet:
    """The cells that a spreadsheet puts on the clipboard as text; row 1 is the first pasted row.

    Raises: UserError when there is nothing, or more than a list can hold.
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n").rstrip("\n")
    name = _("Tempelan")
    if not text.strip():
        raise UserError(
            _("Papan klip kosong."), next_step=_("Salin sel-sel daftarnya di Excel, lalu tempel di sini.")
        )
    delimiter = "\t" if "\t" in text else sniff_delimiter(text)
    try:
        rows = split_records(text, delimiter)
    except UnclosedQuote as unclosed:
        raise refusals.unclosed_quote(_("tempelan"), unclosed.row) from unclosed
    width = max(map(len, rows))
    if len(rows) > MAX_ROWS or width > MAX_COLUMNS:
        raise refusals.too_many_cells(name)
    return Sheet(name, [tuple(row + [""] * (width - len(row))) for row in rows])


def child_command() -> list[str]:
    """The command that starts the reading child; the frozen program calls itself."""
    from asn_desktop.exchange.sheet_child import CHILD_FLAG

    if getattr(sys, "frozen", False):
        return [sys.executable, CHILD_FLAG]
    return [sys.executable, "-B", "-m", "asn_desktop.exchange.sheet_child"]


def _child_environment() -> dict[str, str]:
    root = str(Path(__file__).resolve().parents[2])
    inherited = os.environ.get("PYTHONPATH")
    path = os.pathsep.join([root, inherited]) if inherited else root
    return {**os.environ, "PYTHONPATH": path}


class _Child:
    """A process that reads one file and ends; it is killed when the block is left early."""

    def __init__(self) -> None:
        from asn_desktop.exchange.sheet_child import MEMORY_BYTES

        self._process = subprocess.Popen(  # noqa: S603 - our own program, no shell, no input in argv
            child_command(),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=_child_environment(),
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
        self._memory = MemoryWatch(self._process.pid, MEMORY_BYTES)
        self._output = b""
        self._threads: list[threading.Thread] = []

    def __enter__(self) -> "_Child":
        return self

    def __exit__(self, *_error: object) -> None:
        if self._process.poll() is None:
            self._process.kill()
        # Its end closes the pipes, so both threads come to theirs.
        for thread in self._threads:
            thread.join()
        for pipe in (self._process.stdin, self._process.stdout):
            if pipe is not None:
                with contextlib.suppress(OSError):
                    pipe.close()
        self._process.wait()

    def read(self, scanned: ScannedFile, seconds: float, is_cancelled: Callable[[], bool] | None) -> Workbook:
        """Hand the file over and take the sheets back."""
        self._ask(_request(scanned, seconds), scanned.name, seconds, is_cancelled)
        with paused_collector():
            return self._understand(scanned)

    def _understand(self, scanned: ScannedFile) -> Workbook:
        try:
            answer = json.loads(self._output)
        except ValueError as error:
            # The child was stopped by its memory limit, or the parser brought it down.
            refusal = refusals.swelling if self._was_stopped() else refusals.damaged
            raise refusal(scanned.name) from error
        if "error" in answer:
            raise _refusal_of(answer, scanned.name)
        return _workbook(answer["sheets"], scanned)

    def _ask(
        self, request: bytes, name: str, seconds: float, is_cancelled: Callable[[], bool] | None
    ) -> None:
        # Not communicate(): after a timeout it forgets what is still to be sent on some systems.
        deadline = time.monotonic() + seconds
        self._threads = [
            threading.Thread(target=self._send, args=(request,), daemon=True),
            threading.Thread(target=self._receive, daemon=True),
        ]
        for thread in self._threads:
            thread.start()
        receiving = self._threads[1]
        while receiving.is_alive():
            receiving.join(LOOK_SECONDS)
            if receiving.is_alive() and self._memory.is_exceeded():
                raise refusals.swelling(name)
            if is_cancelled is not None and is_cancelled():
                raise UserError(_("Pembacaan dibatalkan."))
            if receiving.is_alive() and time.monotonic() > deadline:
                raise refusals.too_slow(name)

    def _was_stopped(self) -> bool:
        """Whether the child came to a bad end, or to none."""
        try:
            return self._process.wait(timeout=1) != 0
        except subprocess.TimeoutExpired:
            return True

    def _send(self, request: bytes) -> None:
        pipe = self._process.stdin
        assert pipe is not None
        # A child that ended early has closed its end; why it did is told by its answer or its code.
        with contextlib.suppress(OSError):
            pipe.write(request)
            pipe.close()

    def _receive(self) -> None:
        assert self._process.stdout is not None
        self._output = self._process.stdout.read()


def _request(scanned: ScannedFile, seconds: float) -> bytes:
    text = scanned.text
    request = {
        "kind": scanned.kind.value,
        "text": [text.encoding, text.delimiter, text.skipped_lines] if text else None,
        "rows": MAX_ROWS,
        "columns": MAX_COLUMNS,
        "seconds": max(1, int(seconds)),
    }
    return json.dumps(request).encode() + b"\n" + scanned.content


def _refusal_of(answer: dict[str, Any], name: str) -> UserError:
    code = answer["error"]
    if code == "memory":
        return refusals.swelling(name)
    if code == "quote":
        return refusals.unclosed_quote(name, answer["row"])
    return refusals.password(name) if code == "PasswordError" else refusals.damaged(name)


def _workbook(answers: list[dict[str, Any]], scanned: ScannedFile) -> Workbook:
    sheets, notes = [], list(scanned.notes)
    for answer in answers:
        if "columns" in answer:
            sheets.append(_sheet(answer, scanned.name))
        else:
            notes.append(
                _("Lembar “{name}” dilewati karena berisi {rows} baris dan {columns} kolom.").format(
                    name=answer["name"], rows=answer["height"], columns=answer["width"]
                )
            )
    if not sheets:
        raise refusals.too_many_cells(scanned.name)
    if not any(sheet.rows for sheet in sheets):
        raise refusals.empty(scanned.name)
    return Workbook(scanned.name, tuple(sheets), tuple(notes))


def _sheet(answer: dict[str, Any], file_name: str) -> Sheet:
    columns: list[list[Any]] = answer["columns"]
    for number, rows in answer["dates"]:
        column = columns[number]
        for row in rows:
            column[row] = date.fromordinal(column[row])
    for number, rows in answer["moments"]:
        column = columns[number]
        for row in rows:
            column[row] = datetime.fromisoformat(column[row])
    merged = tuple((start[0], start[1], end[0], end[1]) for start, end in answer["merged"])
    rows = list(zip(*columns, strict=True))
    sheet = Sheet(answer["name"] or file_name, rows, 1, answer["hidden"], merged)
    # They came as columns, so nobody needs to turn the rows around again.
    sheet.__dict__["columns"] = tuple(map(tuple, columns))
    return sheet
