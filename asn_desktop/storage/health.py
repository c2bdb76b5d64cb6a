"""This file holds the full check of an office's data: every finding, never only the first."""

import re
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from enum import StrEnum
from gettext import gettext as _
from typing import Any

from sqlalchemy import text
from sqlalchemy.orm import Session
from sqlcipher3 import dbapi2

from asn_desktop.settings import DataFolder
from asn_desktop.storage import backup, keyring_file
from asn_desktop.storage.attachments import AttachmentStore
from asn_desktop.storage.audit import verify_chain
from asn_desktop.storage.database import Database
from asn_desktop.storage.faults import DamagedKeyring, MissingFile, StorageFault
from asn_desktop.storage.keyring import Keyring

ChainCheck = Callable[[Session], Iterable[str]]
"""Yields one Indonesian sentence per break in the audit chain."""

_PAGE = re.compile(r"page (\d+)")
_MOST_NUMBERS, _MOST_DETAIL = 40, 2000
_REFERENCE_COLUMNS = 3


class Area(StrEnum):
    """What a finding is about; the value is the stable word of `check --json`."""

    DATABASE = "database"
    CONSTRAINTS = "constraints"
    AUDIT = "audit"
    ATTACHMENTS = "attachments"
    BACKUPS = "backups"
    KEYRING = "keyring"


class Severity(StrEnum):
    """`problem`: data is in danger; `warning`: a safety net is thin, the data itself is whole."""

    PROBLEM = "problem"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is not as it should be, and what to do about it.

    `detail` is what the database engine said, in its own words: for whoever is asked for help.
    """

    area: Area
    severity: Severity
    message: str
    next_step: str
    detail: str = ""

    def lines(self) -> str:
        """All of it as text, the technical detail on a line of its own."""
        said = f"{self.message} {self.next_step}"
        return f"{said}\n{_('Rincian teknis: {detail}').format(detail=self.detail)}" if self.detail else said


@dataclass(frozen=True, slots=True)
class HealthReport:
    """All findings of one check; `checked` says how many things of each area were looked at."""

    findings: tuple[Finding, ...]
    checked: dict[Area, int]

    @property
    def is_sound(self) -> bool:
        """Whether nothing at all was found."""
        return not self.findings


def check_database(
    database: Database,
    *,
    folder: DataFolder,
    dek: bytes,
    attachment_tokens: Iterable[str] = (),
    chain: ChainCheck | None = None,
    with_backups: bool = True,
) -> HealthReport:
    """Check keyring, audit chain, attachments, backups, references and pages, in this order.

    `attachment_tokens` are the tokens that the database names. `chain` defaults to the whole audit
    log. The pages come last: what they find can spoil later reads of the same connection, so the
    caller reopens the database when area `database` has findings.
    """
    tokens = tuple(attachment_tokens)
    backups = backup.list_backups(folder.backups) if with_backups else ()
    findings: list[Finding] = []
    findings += _check_keyring(folder)
    findings += _check_anchor(database, folder, dek)
    findings += _check_chain(database, chain or audit_breaks)
    findings += _check_attachments(AttachmentStore(folder.attachments, dek), tokens)
    findings += _check_backups(backups, dek) if with_backups else ()
    findings += _check_pages(database)
    checked = {
        Area.KEYRING: 2,
        Area.AUDIT: _count(database, "audit_entry"),
        Area.ATTACHMENTS: len(tokens),
        Area.BACKUPS: len(backups),
        Area.CONSTRAINTS: 1,
        Area.DATABASE: 1,
    }
    return HealthReport(tuple(findings), checked)


def audit_breaks(session: Session) -> Iterator[str]:
    """Walk the whole audit log."""
    columns = "seq, act_id, table_name, row_id, kind, changes, at, account_id, prev_hash, hash"
    return verify_chain(session.execute(text(f"SELECT {columns} FROM audit_entry ORDER BY seq")))  # noqa: S608


def _check_keyring(folder: DataFolder) -> Iterator[Finding]:
    for path, state in keyring_file.copies(folder.root):
        if state != "sound":
            words = _("tidak ada") if state == "missing" else _("tidak utuh")
            yield Finding(
                Area.KEYRING,
                Severity.WARNING,
                _("Salinan kunci {name} {state}.").format(name=path.name, state=words),
                _("Tutup dan buka lagi ASN Desktop, salinannya dibuat ulang dari yang utuh."),
            )


def _check_anchor(database: Database, folder: DataFolder, dek: bytes) -> Iterator[Finding]:
    try:
        anchor = Keyring.load(folder.root).anchor(dek)
    except (MissingFile, DamagedKeyring) as fault:
        yield Finding(Area.KEYRING, Severity.PROBLEM, fault.message, fault.next_step)
        return
    if anchor is None:
        return
    seq, digest = anchor
    with suppress(StorageFault), database.begin() as session:
        kept = session.execute(text("SELECT hash FROM audit_entry WHERE seq = :seq"), {"seq": seq}).scalar()
        if kept != digest:
            yield Finding(
                Area.AUDIT,
                Severity.PROBLEM,
                _("Data kantor lebih lama dari yang terakhir dibuka: catatan nomor {seq} tidak ada.").format(
                    seq=seq
                ),
                _("Berkas data mungkin diganti dengan salinan lama. Pulihkan dari cadangan terbaru."),
            )


def _check_chain(database: Database, chain: ChainCheck) -> Iterator[Finding]:
    try:
        with database.begin() as session:
            breaks = list(chain(session))
    except StorageFault as fault:
        breaks = [fault.message]
    for sentence in breaks:
        yield Finding(
            Area.AUDIT,
            Severity.PROBLEM,
            sentence,
            _("Catat temuan ini, lalu bandingkan dengan cadangan terbaru sebelum bekerja lagi."),
        )


def _check_attachments(store: AttachmentStore, tokens: Iterable[str]) -> Iterator[Finding]:
    for token in tokens:
        problem = store.problem(token)
        if problem is not None:
            yield Finding(
                Area.ATTACHMENTS,
                Severity.PROBLEM,
                _("{problem} Kode lampiran {token}.").format(problem=problem, token=token[:12]),
                _("Lampirkan lagi dokumen aslinya, atau salin folder lampiran dari tempat cadangan kedua."),
            )


def _check_backups(backups: Iterable[backup.BackupFile], dek: bytes) -> Iterator[Finding]:
    for made in backups:
        try:
            backup.verify_backup(made.path, dek)
        except StorageFault as fault:
            yield Finding(
                Area.BACKUPS,
                Severity.WARNING,
                f"{made.path.name}: {fault.message}",
                _("Buat cadangan baru sekarang, lalu hapus yang tidak utuh."),
            )


def _check_pages(database: Database) -> list[Finding]:
    found: list[Finding] = []
    try:
        with database.maintenance() as connection:
            # Pages still in the log would be read from the file as they were before it.
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
            # Seals first: once another check met a damaged page, the engine refuses every later one.
            found += _page_findings(_rows_of(connection, "cipher_integrity_check"))
            found += _reference_findings(_rows_of(connection, "foreign_key_check"))
            found += _structure_findings(_rows_of(connection, "quick_check"))
    except StorageFault as fault:
        found.append(Finding(Area.DATABASE, Severity.PROBLEM, fault.message, fault.next_step))
    return found


def _rows_of(connection: Any, pragma: str) -> list[Any]:
    """All rows of one check. A check that itself breaks off is a row, and the next one still runs."""
    rows: list[Any] = []
    try:
        rows.extend(connection.execute(f"PRAGMA {pragma}"))
    except dbapi2.Error as error:
        rows.append((f"{pragma}: {error}",))
    return rows


def _page_findings(rows: list[Any]) -> Iterator[Finding]:
    """One finding for all pages whose seal does not fit; the engine names them by number."""
    said = [str(row[0]) for row in rows if row[0] != "ok"]
    numbers = [match[1] for text_of in said if (match := _PAGE.search(text_of))]
    if numbers:
        words = _("{count} halaman berkas data tidak utuh, nomor {numbers}.")
        yield _damage(words.format(count=len(numbers), numbers=", ".join(numbers[:_MOST_NUMBERS])), said)
    elif said:
        yield _damage(_("Segel halaman berkas data tidak bisa diperiksa."), said)


def _structure_findings(rows: list[Any]) -> Iterator[Finding]:
    said = [line for row in rows if row[0] != "ok" for line in str(row[0]).splitlines()]
    if said:
        yield _damage(_("Susunan berkas data tidak utuh, sebagian isi tidak terbaca."), said)


def _damage(message: str, said: list[str]) -> Finding:
    return Finding(
        Area.DATABASE,
        Severity.PROBLEM,
        message,
        _("Pulihkan dari cadangan terbaru yang utuh di Pengaturan, Cadangan."),
        "; ".join(said)[:_MOST_DETAIL],
    )


def _reference_findings(rows: list[Any]) -> Iterator[Finding]:
    for row in rows:
        if len(row) < _REFERENCE_COLUMNS:
            yield _damage(_("Hubungan antarbagian data tidak bisa diperiksa."), [str(row[0])])
            continue
        yield Finding(
            Area.CONSTRAINTS,
            Severity.PROBLEM,
            _("Baris data nomor {row} menunjuk ke baris lain yang tidak ada.").format(row=row[1]),
            _("Pulihkan dari cadangan terbaru yang utuh di Pengaturan, Cadangan."),
            f"{row[0]} {row[1]} -> {row[2]}",
        )


def _count(database: Database, table: str) -> int:
    try:
        with database.begin() as session:
            return int(session.execute(text(f"SELECT count(*) FROM {table}")).scalar() or 0)  # noqa: S608
    except Exception:  # a table that is not there, or pages that cannot be read, were reported above
        return 0
