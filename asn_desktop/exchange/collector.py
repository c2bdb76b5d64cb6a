"""This file holds the pause of the garbage collector while a long list is being built."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def paused_collector() -> Iterator[None]:
    """Leave the collector out of a block that makes many lasting objects and no cycles.

    It would walk through the whole window's objects again and again and find nothing.
    """
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()
