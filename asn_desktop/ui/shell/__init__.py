"""This package holds the shell layer or room; see docs/architecture.md."""
