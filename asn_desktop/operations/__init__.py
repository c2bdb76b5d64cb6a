"""This package holds the operations layer or room; see docs/architecture.md."""
