"""This package holds the widgets layer or room; see docs/architecture.md."""
