"""This file holds the cases of files kept of a person: what they prove, read back whole, read noted."""

import json
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from asn_desktop.errors import UserError
from asn_desktop.models.audit import AuditEntry
from asn_desktop.operations.assessments import (
    OfficialForm,
    list_scores,
    record_official_result,
    record_scores,
    withdraw_score,
)
from asn_desktop.operations.attaching import attach_file
from asn_desktop.operations.attachment_reading import list_evidence, read_evidence_file, record_copy
from asn_desktop.operations.certificates import CertificateForm, add_certificate
from asn_desktop.rules.gap import ScoreSource
from asn_desktop.storage.attachments import AttachmentStore, DamagedAttachment
from tests.factories import DEK, add_person
from tests.operations.kit import competency

PDF = b"%PDF-1.7 surat tugas"


@pytest.fixture
def store(tmp_path: Path) -> AttachmentStore:
    return AttachmentStore(tmp_path / "lampiran", DEK)


def attach(session: Session, store: AttachmentStore, tmp_path: Path, name: str, content: bytes = PDF) -> int:
    source = tmp_path / name
    source.write_bytes(content)
    return attach_file(session, store=store, source=source)


def score(session: Session, employee_id: int, attachment_id: int, *codes: str) -> None:
    record_scores(
        session,
        employee_id,
        {competency(session, code): 3 for code in codes},
        source=ScoreSource.SUPERIOR,
        assessed_on=date(2026, 9, 1),
        attachment_id=attachment_id,
    )


def events(session: Session, name: str) -> list[dict[str, object]]:
    rows = session.scalars(select(AuditEntry).where(AuditEntry.table_name == name))
    return [{key: pair[1] for key, pair in json.loads(row.changes).items()} for row in rows]


def test_files_of_a_person_say_what_they_prove(
    session: Session, store: AttachmentStore, tmp_path: Path
) -> None:
    employee_id = add_person(session)
    paper = attach(session, store, tmp_path, "surat.pdf")
    score(session, employee_id, paper, "M.01", "M.02")
    report = attach(session, store, tmp_path, "laporan.pdf", b"%PDF-1.7 laporan")
    form = OfficialForm("BKN Palembang", date(2026, 3, 1), attachment_id=report)
    record_official_result(session, employee_id, form)
    add_certificate(session, employee_id, CertificateForm("Arsiparis", attachment_id=paper))
    found = {row.name: row.proves for row in list_evidence(session, employee_id)}
    assert found == {
        "surat.pdf": ("bukti 2 nilai, 1 September 2026", "sertifikat Arsiparis"),
        "laporan.pdf": ("laporan resmi BKN Palembang",),
    }


def test_file_of_scores_that_were_withdrawn_is_not_listed(
    session: Session, store: AttachmentStore, tmp_path: Path
) -> None:
    employee_id = add_person(session)
    score(session, employee_id, attach(session, store, tmp_path, "surat.pdf"), "M.01")
    for row in list_scores(session, employee_id):
        withdraw_score(session, row.score_id, reason="keliru orang")
    assert list_evidence(session, employee_id) == []


def test_file_comes_back_whole_and_the_reading_is_noted(
    session: Session, store: AttachmentStore, tmp_path: Path
) -> None:
    attachment_id = attach(session, store, tmp_path, "surat.pdf")
    found = read_evidence_file(session, attachment_id, store=store)
    assert (found.content, found.media_type, found.name) == (PDF, "application/pdf", "surat.pdf")
    record_copy(session, attachment_id, name=found.name)
    noted = [{"attachment": attachment_id, "name": "surat.pdf"}]
    assert (events(session, "view"), events(session, "save")) == (noted, noted)


@pytest.mark.parametrize(
    ("spoil", "words"),
    [(lambda path: path.unlink(), "tidak ada di folder"), (lambda path: path.write_bytes(b"x"), "berubah")],
)
def test_damaged_or_missing_file_is_refused_with_what_to_do(
    session: Session, store: AttachmentStore, tmp_path: Path, spoil, words: str
) -> None:
    attachment_id = attach(session, store, tmp_path, "surat.pdf")
    (token,) = store.tokens()
    spoil(store.path_of(token))
    with pytest.raises(DamagedAttachment, match=words) as refused:
        read_evidence_file(session, attachment_id, store=store)
    assert refused.value.next_step == "Lampirkan lagi dokumen aslinya."
    assert events(session, "view") == []


def test_file_that_never_was_is_refused(session: Session, store: AttachmentStore) -> None:
    with pytest.raises(UserError, match="sudah tidak ada"):
        read_evidence_file(session, 5, store=store)
