"""This package holds the import of a staff list: paste or open, check, mend, take in as one act."""
