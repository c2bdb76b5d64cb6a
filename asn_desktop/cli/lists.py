"""This file holds what the `list` command reads, as plain rows in the contract's keys."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy.orm import Session

from asn_desktop.operations.clock import today
from asn_desktop.operations.gaps import list_heads, office_gaps
from asn_desktop.operations.staff_lists import list_staff


def staff_rows(session: Session) -> list[dict[str, Any]]:
    """One dict per active person; dates ISO, `nip` null for supporting workers."""
    return [
        {
            "nip": row.nip,
            "name": row.name,
            "front_title": row.front_title,
            "back_title": row.back_title,
            "sex": row.sex.letter if row.sex else None,
            "birth_date": row.birth_date.isoformat() if row.birth_date else None,
            "employment": row.employment.value,
            "golongan": row.golongan or None,
            "position": row.position or None,
            "education": row.education or None,
        }
        for row in list_staff(session, with_gaps=False)
    ]


def gap_rows(session: Session) -> list[dict[str, Any]]:
    """One dict per person and competency; `score` and `gap` null while not measured."""
    codes = {head.competency_id: head.code for head in list_heads(session)}
    found = office_gaps(session, on=today(session))
    return [
        {
            "nip": row.nip,
            "name": row.full_name,
            "competency": codes[cell.competency_id],
            "standard": cell.standard,
            "score": cell.score,
            "gap": cell.gap,
            "source": cell.source.value if cell.source else None,
            "date": cell.assessed_on.isoformat() if cell.assessed_on else None,
        }
        for row in list_staff(session, with_gaps=False)
        for cell in found[row.employee_id].cells
    ]


def print_table(rows: Sequence[dict[str, Any]]) -> None:
    """Print rows as aligned columns."""
    if not rows:
        print("Belum ada isi.")
        return
    headings = list(rows[0])
    cells = [["" if row[key] is None else str(row[key]) for key in headings] for row in rows]
    widths = [max(len(heading), *(len(line[i]) for line in cells)) for i, heading in enumerate(headings)]
    for line in [headings, *cells]:
        print("  ".join(text.ljust(width) for text, width in zip(line, widths, strict=True)).rstrip())
