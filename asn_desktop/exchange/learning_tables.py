"""This file holds the learning records as workbooks: the upload columns, and SIASN's own order for keying in."""

from collections.abc import Callable, Sequence
from pathlib import Path

from sqlalchemy.orm import Session

from asn_desktop.exchange.learning_import import CODE, END, JP, LABELS, NIP, ORGANISER, START, TITLE
from asn_desktop.exchange.table_file import ColumnKind, TableColumn, Value, write_table
from asn_desktop.exchange.words import _
from asn_desktop.operations.learning_lists import LearningRow, list_learning
from asn_desktop.rules.learning import FormClass, LearningStatus

STRUCTURAL = "1"
"""SIASN keeps structural training apart (Riwayat Diklat); everything else is Riwayat Kursus."""

SIASN_COLUMNS = (
    TableColumn("pnsOrangId", 14),
    TableColumn("instansiId", 14),
    TableColumn("jenisDiklatId", 14),
    TableColumn("jenisKursus", 12),
    TableColumn("jenisKursusSertipikat", 12),
    TableColumn("namaKursus", 40),
    TableColumn("institusiPenyelenggara", 30),
    TableColumn("nomorSertipikat", 24),
    TableColumn("tanggalKursus", 14, ColumnKind.DATE),
    TableColumn("tanggalSelesaiKursus", 14, ColumnKind.DATE),
    TableColumn("tahunKursus", 10, ColumnKind.NUMBER),
    TableColumn("jumlahJam", 10, ColumnKind.NUMBER),
    TableColumn("lokasiId", 14),
)
"""SIASN's field names in SIASN's order; the ids of person, agency and place are SIASN's and stay empty."""


def read_learning_table(session: Session) -> Callable[[Path], int]:
    """All records in the columns of the upload workbook, which the import reads again."""
    rows = [_upload_cells(row) for row in list_learning(session) if row.nip]
    columns = (
        TableColumn(LABELS[START], 14, ColumnKind.DATE),
        TableColumn(LABELS[END], 14, ColumnKind.DATE),
        TableColumn(LABELS[TITLE], 40),
        TableColumn(LABELS[ORGANISER], 30),
        TableColumn(LABELS[JP], 10, ColumnKind.NUMBER),
        TableColumn(LABELS[NIP], 21, ColumnKind.DIGITS),
        TableColumn(LABELS[CODE], 12),
        TableColumn(_("Nomor sertifikat"), 24),
        TableColumn(_("Pegawai"), 28),
        TableColumn(_("Terhitung"), 10, ColumnKind.NUMBER),
        TableColumn(_("Status catatan"), 14),
    )
    return _writer(_("Riwayat pengembangan kompetensi"), columns, rows)


def read_siasn_table(session: Session) -> Callable[[Path], int]:
    """Verified records ready to key into SIASN: who and where to, then SIASN's columns in its order.

    Tugas belajar and izin belajar are schooling and have no place in either history.
    """
    kept = [
        row
        for row in list_learning(session, status=LearningStatus.VERIFIED)
        if row.form_class is not FormClass.EDUCATION and row.nip
    ]
    columns = (
        TableColumn(_("NIP"), 21, ColumnKind.DIGITS),
        TableColumn(_("Pegawai"), 28),
        TableColumn(_("Riwayat"), 10),
        TableColumn(_("Jenis diklat"), 26),
        *SIASN_COLUMNS,
    )
    return _writer(_("Isian SIASN"), columns, [_siasn_cells(row) for row in kept])


def _writer(
    title: str, columns: Sequence[TableColumn], rows: Sequence[Sequence[Value]]
) -> Callable[[Path], int]:
    def write(path: Path) -> int:
        return write_table(path, title, columns, rows)

    return write


def _upload_cells(row: LearningRow) -> tuple[Value, ...]:
    written = row.jp if row.curriculum_jp is None else row.curriculum_jp
    return (
        *(row.starts_on, row.ends_on, row.title, row.organiser, written, row.nip, row.form_code),
        *(row.certificate_number, row.name, row.jp, row.status.label),
    )


def _siasn_cells(row: LearningRow) -> tuple[Value, ...]:
    history = _("Diklat") if row.form_code == STRUCTURAL else _("Kursus")
    hours = row.jp if row.curriculum_jp is None else row.curriculum_jp
    return (
        *(row.nip, row.name, history, row.form),
        *(None, None, row.form_code, None, row.certificate_letter, row.title, row.organiser),
        *(row.certificate_number, row.starts_on, row.ends_on, row.year, hours, None),
    )
