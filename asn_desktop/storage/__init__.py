"""This package holds the storage layer or room; see docs/architecture.md."""
