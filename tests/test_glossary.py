"""Every concept has its row in the glossary, and every row its concept."""

import enum
import importlib
import inspect
import re
from collections.abc import Mapping

import pytest

from tests.source_tree import ROOT, modules

GLOSSARY = ROOT / "docs" / "glossary.md"


def rows(section: str) -> set[str]:
    """Identifiers in the first column below the heading that starts with these words."""
    part = re.split(r"^## ", GLOSSARY.read_text("utf-8"), flags=re.MULTILINE)
    text = next(one for one in part if one.startswith(section))
    return set(re.findall(r"^\| `([^`]+)` \|", text, flags=re.MULTILINE))


def tables() -> set[str]:
    models = importlib.import_module("asn_desktop.models")
    return set(models.Base.metadata.tables)


def enums() -> set[str]:
    found = set()
    for module in modules():
        if module.layer not in {"rules", "models"} or ".migrations" in module.name:
            continue
        loaded = importlib.import_module(module.name)
        for name, kind in inspect.getmembers(loaded, inspect.isclass):
            if issubclass(kind, enum.Enum) and kind.__module__ == module.name:
                found.add(name)
    return found


def report_kinds() -> set[str]:
    kinds = importlib.import_module("asn_desktop.reports.kinds").KINDS
    return set(kinds) if isinstance(kinds, Mapping) else {kind.key for kind in kinds}


@pytest.mark.parametrize(
    ("section", "concepts"),
    [("What is kept", tables), ("What is true", enums), ("What is printed", report_kinds)],
)
def test_glossary_has_one_row_for_each_concept(section, concepts) -> None:
    known, written = concepts(), rows(section)
    assert known - written == set(), "without a row"
    assert written - known == set(), "rows without a concept"


def test_every_row_has_four_columns() -> None:
    lines = [line for line in GLOSSARY.read_text("utf-8").splitlines() if line.startswith("|")]
    assert not [line for line in lines if line.count("|") != 5]
