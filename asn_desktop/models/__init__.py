"""This package holds the tables: what is kept. Importing it makes every table known to `Base`."""

from asn_desktop.models import assessment, audit, competency, desk, document, employee, office
from asn_desktop.models.base import Base

__all__ = ["Base", "assessment", "audit", "competency", "desk", "document", "employee", "office"]
