"""This file holds how importing stays Python's own after PySide is loaded."""

import builtins

import PySide6.QtCore


def import_plainly() -> None:
    """Take back the import that PySide replaces; call it before anything else is loaded.

    PySide's own reads the source of every module that is imported later, to see whether it asks for
    `__feature__` (names such as `snake_case`, which this program does not use), and Python then keeps
    each line in memory: 24 MB once the database is open.
    """
    assert PySide6.QtCore
    plain = getattr(builtins, "__orig_import__", None)
    if plain is not None:
        builtins.__import__ = plain
