"""This file holds what `list learning` reads, as plain rows in the contract's keys."""

from typing import Any

from sqlalchemy.orm import Session

from asn_desktop.operations.jp_ledger import year_ledger


def learning_rows(session: Session, year: int | None = None) -> list[dict[str, Any]]:
    """One dict per civil servant and calendar year; `target` and `missing` null without a target."""
    ledger = year_ledger(session, year=year)
    return [
        {
            "nip": row.nip,
            "name": row.name,
            "year": ledger.year,
            "jp": row.jp,
            "target": row.target,
            "missing": row.missing,
        }
        for row in ledger.rows
    ]
