"""This package holds the steps from one shape of the database to the next."""

HEAD = "0002"
"""The revision that this program writes; compared before Alembic is ever imported."""
