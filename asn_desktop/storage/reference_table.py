"""This file holds the reading of one shipped TOML file, whose faults name the file and the key."""

import tomllib
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any, TypeVar

Kind = TypeVar("Kind")
Built = TypeVar("Built")


class Table:
    """One table of a TOML file; every read says which type it expects."""

    def __init__(self, values: dict[str, Any], place: str) -> None:
        self._values = values
        self._place = place

    def fault(self, key: str, problem: str) -> ValueError:
        """A fault that names file, place and key."""
        return ValueError(f"{self._place}.{key}: {problem}")

    def keys(self) -> tuple[str, ...]:
        """The names in the order of the file."""
        return tuple(self._values)

    def has(self, key: str) -> bool:
        """Whether the key is written."""
        return key in self._values

    def get(self, key: str, kind: type[Kind], default: Kind | None = None) -> Kind:
        """A value of the expected type; the default, if one is given, where the key is absent.

        Raises:
            ValueError: the key is absent without a default, or of another type.
        """
        value = self._values.get(key, default)
        if value is None:
            raise self.fault(key, "is absent")
        # A TOML boolean is no number, though Python counts it as one.
        if not isinstance(value, kind) or (isinstance(value, bool) and kind not in (bool, object)):
            raise self.fault(key, f"is no {kind.__name__}")
        return value

    def text(self, key: str, default: str | None = None) -> str:
        """A text; see `get`."""
        return self.get(key, str, default)

    def day(self, key: str) -> date:
        """A date; see `get`."""
        return self.get(key, date)

    def made(self, key: str, make: Callable[[str], Built], default: str | None = None) -> Built:
        """A text made into something else, for example a member of an enumeration.

        Raises:
            ValueError: the text cannot be made into it.
        """
        written = self.text(key, default)
        try:
            return make(written)
        except (ValueError, ArithmeticError) as problem:
            raise self.fault(key, f"{written!r} is not known") from problem

    def texts(self, key: str) -> tuple[str, ...]:
        """A list of texts, empty where the key is absent.

        Raises:
            ValueError: it is no list, or holds something else.
        """
        values = self.get(key, list, [])
        if not all(isinstance(value, str) for value in values):
            raise self.fault(key, "holds something else than texts")
        return tuple(values)

    def levels(self, key: str) -> tuple[tuple[str, int], ...]:
        """Pairs of competency code and level 0 to 5, empty where the key is absent.

        Raises:
            ValueError: a level is no whole number from 0 to 5.
        """
        inner = Table(self.get(key, dict, {}), f"{self._place}.{key}")
        pairs = tuple((code, inner.get(code, int)) for code in inner.keys())  # noqa: SIM118
        for code, level in pairs:
            if not 0 <= level <= 5:
                raise inner.fault(code, f"{level} is no level")
        return pairs

    def rows(self, key: str) -> tuple[list[Any], ...]:
        """A list of lists, for dense tables.

        Raises:
            ValueError: it is absent or holds something else.
        """
        values = self.get(key, list)
        if not all(isinstance(value, list) for value in values):
            raise self.fault(key, "holds something else than lists")
        return tuple(values)

    def tables(self, key: str, *, needed: bool = True) -> tuple["Table", ...]:
        """The tables of an array.

        Raises:
            ValueError: it is absent though needed, or no array of tables.
        """
        values = self.get(key, list, None if needed else [])
        if not all(isinstance(value, dict) for value in values):
            raise self.fault(key, "is no array of tables")
        return tuple(Table(value, f"{self._place}.{key}[{row}]") for row, value in enumerate(values, start=1))

    def table(self, key: str) -> "Table":
        """One inner table; see `get`."""
        return Table(self.get(key, dict), f"{self._place}.{key}")


def read_table(path: Path) -> Table:
    """The whole file as one table.

    Raises:
        ValueError: the file is absent or no TOML.
    """
    try:
        return Table(tomllib.loads(path.read_text(encoding="utf-8")), path.name)
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as problem:
        raise ValueError(f"{path.name}: cannot be read: {problem}") from problem
