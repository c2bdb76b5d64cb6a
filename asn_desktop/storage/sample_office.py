"""This file holds how the sample office is read from its TOML table."""

from datetime import date
from decimal import Decimal

from asn_desktop.rules.employment import Employment, Sex
from asn_desktop.rules.gap import ScoreSource
from asn_desktop.rules.job_person_match import Purpose
from asn_desktop.rules.sample_office import (
    SampleAssessment,
    SampleCertificate,
    SampleOffice,
    SampleOfficial,
    SamplePerson,
    SamplePosition,
    SampleRank,
    SampleScore,
    SampleStandard,
    SampleStatus,
)
from asn_desktop.rules.staff_status import StaffStatus
from asn_desktop.storage.reference_table import Table


def sample_office_of(file: Table) -> SampleOffice:
    """Build the sample office.

    Raises:
        ValueError: a key is absent or of another kind; the text names file and key.
    """
    office = file.table("office")
    people = tuple(_person(row) for row in file.tables("person"))
    return SampleOffice(
        code=office.text("code"),
        name=office.text("name"),
        address=office.text("address"),
        phone=office.text("phone"),
        email=office.text("email"),
        head=office.text("head"),
        people=tuple(person for person in people if not person.is_outside),
        outside=tuple(person for person in people if person.is_outside),
        standards=tuple(_standard(row) for row in file.tables("standard")),
        assessments=tuple(_assessment(row) for row in file.tables("assessment")),
        certificates=tuple(_certificate(row) for row in file.tables("certificate")),
        officials=tuple(_official(row) for row in file.tables("official")),
    )


def _person(row: Table) -> SamplePerson:
    return SamplePerson(
        key=row.text("key"),
        name=row.text("name"),
        front_title=row.text("front_title", ""),
        back_title=row.text("back_title", ""),
        nip=row.text("nip") if row.has("nip") else None,
        sex=row.made("sex", Sex),
        birth_place=row.text("birth_place", ""),
        birth_date=row.day("birth_date") if row.has("birth_date") else None,
        employment=row.made("employment", Employment),
        education=row.text("education", ""),
        phone=row.text("phone", ""),
        note=row.text("note", ""),
        is_outside=row.get("is_outside", bool, False),
        ranks=tuple(
            SampleRank(rank.text("golongan"), rank.day("from")) for rank in row.tables("rank", needed=False)
        ),
        positions=tuple(
            SamplePosition(held.text("title"), held.day("from"), held.text("assignment", "D"))
            for held in row.tables("position")
        ),
        statuses=tuple(_status(status) for status in row.tables("status", needed=False)),
    )


def _status(row: Table) -> SampleStatus:
    return SampleStatus(
        status=row.made("status", StaffStatus),
        valid_from=row.day("from"),
        valid_to=_optional_day(row, "to"),
        reason=row.text("reason"),
    )


def _standard(row: Table) -> SampleStandard:
    return SampleStandard(
        position=row.text("position"),
        valid_from=row.day("from"),
        basis=row.text("basis"),
        levels=row.levels("levels"),
        mandatory=row.texts("mandatory"),
    )


def _assessment(row: Table) -> SampleAssessment:
    return SampleAssessment(
        person=row.text("person"),
        assessed_on=row.day("date"),
        source=row.made("source", ScoreSource),
        assessor=row.text("assessor", ""),
        certificate=row.text("certificate", ""),
        scores=tuple(_score(row, cells) for cells in row.rows("scores")),
    )


def _score(row: Table, cells: list[object]) -> SampleScore:
    match cells:
        case [str(code), int(score), str(reason)] if 0 <= score <= 5 and reason:
            return SampleScore(code, score, reason)
    raise row.fault("scores", f"{cells!r} is no code, score 0 to 5 and reason")


def _certificate(row: Table) -> SampleCertificate:
    return SampleCertificate(
        key=row.text("key"),
        person=row.text("person"),
        name=row.text("name"),
        number=row.text("number"),
        issuer=row.text("issuer"),
        issued_on=row.day("issued"),
        expires_on=_optional_day(row, "expires"),
    )


def _official(row: Table) -> SampleOfficial:
    return SampleOfficial(
        person=row.text("person"),
        organiser=row.text("organiser"),
        number=row.text("number"),
        method=row.text("method"),
        purpose=row.made("purpose", Purpose),
        target=row.text("target"),
        assessed_on=row.day("date"),
        standard=row.get("standard", int),
        jpm=row.made("jpm", Decimal),
        category=row.text("category"),
        scores=row.levels("scores"),
    )


def _optional_day(row: Table, key: str) -> date | None:
    return row.day(key) if row.has(key) else None
