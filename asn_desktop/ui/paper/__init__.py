"""This package holds the ways of a document out of the window: printer, file, folder."""
