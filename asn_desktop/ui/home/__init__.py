"""This package holds Beranda: what is due and how far the office stands from its standards."""
