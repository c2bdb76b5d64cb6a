"""Every rule names where it comes from."""

import importlib
import inspect
import pkgutil
from collections.abc import Iterator

import pytest

import asn_desktop.rules


def public_members() -> Iterator[tuple[str, object]]:
    for module_found in pkgutil.walk_packages(asn_desktop.rules.__path__, "asn_desktop.rules."):
        module = importlib.import_module(module_found.name)
        for name, member in inspect.getmembers(module):
            is_own = getattr(member, "__module__", None) == module_found.name
            if (
                is_own
                and not name.startswith("_")
                and (inspect.isclass(member) or inspect.isfunction(member))
            ):
                yield f"{module_found.name.removeprefix('asn_desktop.rules.')}.{name}", member


MEMBERS = dict(public_members())


def test_rules_are_found_at_all() -> None:
    assert "nip.check_nip" in MEMBERS
    assert len(MEMBERS) > 80


@pytest.mark.parametrize("name", sorted(MEMBERS))
def test_every_public_rule_names_its_source(name: str) -> None:
    docstring = inspect.getdoc(MEMBERS[name]) or ""
    sources = [
        line.removeprefix("Source:").strip() for line in docstring.splitlines() if line.startswith("Source:")
    ]
    assert sources, f"{name} has no line that starts with Source:"
    assert all(sources), f"{name} has an empty source"
