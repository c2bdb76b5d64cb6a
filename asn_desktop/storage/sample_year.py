"""This file holds the reading of what ships for the sample office's year of learning."""

from functools import cache

from asn_desktop.settings import RESOURCES
from asn_desktop.storage.reference_table import Table, read_table

_PATH = RESOURCES / "reference" / "sample_year.toml"


@cache
def load_sample_year() -> Table:
    """The plan, partners, activities, learning and internships of the invented year.

    Raises:
        ValueError: the file is broken.
    """
    return read_table(_PATH)
