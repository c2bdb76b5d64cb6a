"""This package holds the screens before there is an open office: founding, recovery, unreadable data."""
