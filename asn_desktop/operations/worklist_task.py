"""This file holds one row of the worklist, for all who find something that is due."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Task:
    """One row of the worklist: what is due, when, and the place its button lands on."""

    key: str
    icon: str
    title: str
    detail: str
    button: str
    target: str
    due: date | None = None
    people: int = 0
    is_draft: bool = False
