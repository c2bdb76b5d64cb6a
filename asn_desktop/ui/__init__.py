"""This package holds the ui layer or room; see docs/architecture.md."""
