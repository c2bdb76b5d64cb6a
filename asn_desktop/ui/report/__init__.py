"""This package holds the room where documents are previewed, printed, saved and made final."""
