"""This package holds the rules layer or room; see docs/architecture.md."""
