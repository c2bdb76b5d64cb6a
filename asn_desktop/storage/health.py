"""This file holds the full check of an office's data: every finding, never only the first."""

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
    """One thing that is not as it should be, and what to do about it."""

    area: Area
    severity: Severity
    message: str
    next_step: str


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
            for pragma, read in (
                ("foreign_key_check", _reference_finding),
                ("quick_check", _page_finding),
                ("cipher_integrity_check", _page_finding),
            ):
                found += _findings_of(connection, pragma, read)
    except StorageFault as fault:
        found.append(Finding(Area.DATABASE, Severity.PROBLEM, fault.message, fault.next_step))
    return found


def _findings_of(connection: Any, pragma: str, read: Callable[[Any], Finding | None]) -> list[Finding]:
    """All rows of one check. A check that itself breaks off is a finding, and the next one still runs."""
    found: list[Finding] = []
    try:
        for row in connection.execute(f"PRAGMA {pragma}"):
            finding = read(row)
            if finding is not None:
                found.append(finding)
    except dbapi2.DatabaseError as error:
        finding = _page_finding((f"{pragma}: {error}",))
        assert finding is not None
        found.append(finding)
    return found


def _page_finding(row: Any) -> Finding | None:
    if row[0] == "ok":
        return None
    return Finding(
        Area.DATABASE,
        Severity.PROBLEM,
        _("Halaman berkas data tidak utuh ({detail}).").format(detail=str(row[0])[:200]),
        _("Pulihkan dari cadangan terbaru di Pengaturan, Cadangan."),
    )


def _reference_finding(row: Any) -> Finding:
    return Finding(
        Area.CONSTRAINTS,
        Severity.PROBLEM,
        _("Baris {row} di tabel {table} menunjuk ke {parent} yang tidak ada.").format(
            row=row[1], table=row[0], parent=row[2]
        ),
        _("Pulihkan dari cadangan terbaru, atau hapus baris itu."),
    )


def _count(database: Database, table: str) -> int:
    try:
        with database.begin() as session:
            return int(session.execute(text(f"SELECT count(*) FROM {table}")).scalar() or 0)  # noqa: S608
    except Exception:  # a table that is not there, or pages that cannot be read, were reported above
        return 0
