"""This package holds the exchange layer or room; see docs/architecture.md."""
