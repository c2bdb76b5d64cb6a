"""This file holds how a document's content is frozen to plain values, and read back for a later print."""

import types
from collections.abc import Callable
from dataclasses import fields, is_dataclass
from datetime import date
from enum import Enum
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

T = TypeVar("T")


def to_plain(content: Any) -> Any:
    """Dataclasses as dicts, tuples as lists, dates and enums as text: what JSON can hold."""
    if is_dataclass(content) and not isinstance(content, type):
        return {one.name: to_plain(getattr(content, one.name)) for one in fields(content)}
    if isinstance(content, list | tuple):
        return [to_plain(one) for one in content]
    if isinstance(content, Enum):
        return content.value
    if isinstance(content, date):
        return content.isoformat()
    return content


def from_plain(kind: type[T], plain: Any) -> T:
    """The content as it was frozen; fields that did not exist then take their defaults."""
    result: T = _read(kind, plain)
    return result


def _read(kind: Any, plain: Any) -> Any:
    if isinstance(kind, type) and is_dataclass(kind):
        hints = get_type_hints(kind)
        known = {one.name for one in fields(kind)}
        make: Callable[..., Any] = kind
        return make(**{name: _read(hints[name], value) for name, value in plain.items() if name in known})
    origin = get_origin(kind)
    if origin is tuple:
        parts = get_args(kind)
        if len(parts) == 2 and parts[1] is Ellipsis:
            return tuple(_read(parts[0], one) for one in plain)
        return tuple(_read(part, one) for part, one in zip(parts, plain, strict=True))
    if origin in (Union, types.UnionType):
        if plain is None:
            return None
        return _read(next(part for part in get_args(kind) if part is not type(None)), plain)
    if kind is date:
        return date.fromisoformat(plain)
    return plain
