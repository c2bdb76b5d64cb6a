"""This file holds the way of an Excel file into the dictionary or the standards: read, preview, one act."""

from __future__ import annotations

from collections.abc import Callable
from gettext import gettext as _
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QFileDialog, QWidget

from asn_desktop.rules.competency_kind import Wording
from asn_desktop.rules.indonesian_date import quarter_label
from asn_desktop.ui.acting import perform
from asn_desktop.ui.background import Background
from asn_desktop.ui.competency.import_sheet import ImportCounts, ImportPreview, ImportSheet

if TYPE_CHECKING:
    from datetime import date

    from asn_desktop.exchange.dictionary_import import DictionaryParse
    from asn_desktop.exchange.standards_import import StandardsParse
    from asn_desktop.operations.standards_import import StandardLine, StandardsPlan

_WORDINGS = (Wording.OFFICIAL, Wording.OWN)


def ask_for_file(widget: QWidget, title: str) -> Path | None:
    """The file a person picks, or None."""
    kinds = _("Daftar Excel atau CSV") + " (*.xlsx *.xls *.xlsb *.ods *.csv)"
    chosen, _kind = QFileDialog.getOpenFileName(widget, title, "", kinds)
    return Path(chosen) if chosen else None


def import_dictionary_file(widget: QWidget, background: Background, path: Path | None = None) -> None:
    """Read a dictionary from a file, show what it would do, and write it as one act when confirmed."""
    picked = path or ask_for_file(widget, _("Impor kamus kompetensi"))
    if picked is None:
        return

    def parse() -> DictionaryParse:
        from asn_desktop.exchange.dictionary_import import parse_dictionary
        from asn_desktop.exchange.reference_writing import first_understood

        return first_understood(picked, parse_dictionary)

    def compare(parsed: DictionaryParse) -> None:
        def count(session: Any) -> ImportCounts:
            from asn_desktop.exchange.reference_writing import count_entries

            found = count_entries(session, parsed)
            refused = len({problem.row for problem in parsed.problems})
            return ImportCounts(found.new, found.changed, found.same, refused)

        background.run(
            widget, count, lambda counts: _show_dictionary(widget, background, picked.name, parsed, counts)
        )

    background.render(widget, parse, compare)


def import_standards_file(
    widget: QWidget, background: Background, next_period: date, path: Path | None = None
) -> None:
    """Read standards from a file, show what it would do, and write it as one act when confirmed."""
    picked = path or ask_for_file(widget, _("Impor standar jabatan"))
    if picked is None:
        return

    def known(session: Any) -> tuple[dict[str, str], list[str]]:
        from asn_desktop.operations.gaps import list_heads
        from asn_desktop.operations.positions import list_positions

        heads = {head.code: head.name for head in list_heads(session)}
        return heads, [row.title for row in list_positions(session)]

    def parse(found: tuple[dict[str, str], list[str]]) -> None:
        from asn_desktop.exchange.reference_writing import first_understood
        from asn_desktop.exchange.standards_import import parse_standards

        background.render(
            widget,
            lambda: first_understood(
                picked, lambda sheet: parse_standards(sheet, found[0], known_titles=found[1])
            ),
            compare,
        )

    def compare(parsed: StandardsParse) -> None:
        from asn_desktop.exchange.reference_writing import standard_lines

        lines = standard_lines(parsed)

        def plan(session: Any) -> StandardsPlan:
            from asn_desktop.operations.standards_import import plan_standards

            return plan_standards(session, lines, valid_from=next_period)

        background.run(
            widget,
            plan,
            lambda made: _show_standards(widget, background, picked.name, parsed, lines, made, next_period),
        )

    background.run(widget, known, parse)


def _show_dictionary(
    widget: QWidget, background: Background, name: str, parsed: DictionaryParse, counts: ImportCounts
) -> None:
    confirm = (
        _("Masukkan {count} kompetensi").format(count=counts.to_write) if counts.to_write else _("Tutup")
    )
    sentences = [problem.sentence() for problem in (*parsed.problems, *parsed.warnings)]
    preview = ImportPreview(
        _("Impor kamus kompetensi"),
        name,
        counts,
        tuple(sentences),
        _("Asal rumusan"),
        tuple(wording.label for wording in _WORDINGS),
        confirm,
        _("Kompetensi dikenali dari kodenya. Yang tidak ada di berkas tetap seperti sekarang."),
    )

    def write(place: object) -> None:
        wording = _WORDINGS[int(str(place))]

        def work(session: Any) -> object:
            from asn_desktop.exchange.reference_writing import write_dictionary

            return write_dictionary(session, parsed, wording)

        perform(widget, background, work)

    _open(widget, preview, write)


def _show_standards(
    widget: QWidget,
    background: Background,
    name: str,
    parsed: StandardsParse,
    lines: list[StandardLine],
    plan: StandardsPlan,
    next_period: date,
) -> None:
    sentences = [problem.sentence() for problem in parsed.problems]
    sentences += [
        _("Kolom {column} bukan kompetensi di kamus, dilewati").format(column=column)
        for column in parsed.ignored
    ]
    sentences += [_("Jabatan baru: {title}").format(title=title) for title in plan.new_positions]
    refused = len({problem.row for problem in parsed.problems})
    counts = ImportCounts(0, plan.changed, plan.same, refused)
    confirm = _("Terapkan {count} sel").format(count=plan.changed) if plan.changed else _("Tutup")
    preview = ImportPreview(
        _("Impor standar jabatan"),
        name,
        counts,
        tuple(sentences),
        _("Berlaku mulai"),
        (quarter_label(next_period), _("Hari ini")),
        confirm,
        _("Sel kosong di berkas tidak mengubah apa pun. Tanda – menghapus standar, W berarti wajib."),
    )

    def write(place: object) -> None:
        def work(session: Any) -> int:
            from asn_desktop.operations.clock import today
            from asn_desktop.operations.standards_import import import_standards

            start = next_period if place == 0 else today(session)
            return import_standards(session, lines, valid_from=start)

        perform(widget, background, work)

    _open(widget, preview, write)


def _open(widget: QWidget, preview: ImportPreview, write: Callable[[object], None]) -> None:
    sheet = ImportSheet(widget.window(), preview)
    sheet.confirmed.connect(write)
    sheet.open()
