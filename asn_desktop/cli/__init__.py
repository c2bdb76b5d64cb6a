"""This package holds the program without a window; see docs/architecture.md."""
