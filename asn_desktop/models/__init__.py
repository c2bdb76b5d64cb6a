"""This package holds the tables: what is kept. Importing it makes every table known to `Base`."""

from asn_desktop.models import (
    activity,
    assessment,
    attendance,
    audit,
    competency,
    desk,
    document,
    employee,
    learning,
    office,
    partner,
    plan,
)
from asn_desktop.models.base import Base

__all__ = [
    "Base",
    "activity",
    "assessment",
    "attendance",
    "audit",
    "competency",
    "desk",
    "document",
    "employee",
    "learning",
    "office",
    "partner",
    "plan",
]
