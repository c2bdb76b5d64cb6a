"""This package holds one file a step; each is written once and never changed after a release."""
