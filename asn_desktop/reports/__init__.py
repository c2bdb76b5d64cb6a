"""This package holds the reports layer or room; see docs/architecture.md."""
