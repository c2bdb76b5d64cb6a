"""This file holds the eye that the parent keeps on the memory of a reading child, on every system."""

from typing import Any


class MemoryWatch:
    """Knows how much memory another process of ours holds at this moment.

    A process can bound itself on some systems only, so this is what bounds the child on Windows.
    """

    def __init__(self, process_id: int, limit: int) -> None:
        self._process_id, self._limit = process_id, limit
        self._process: Any = None
        self._is_gone = False

    def is_exceeded(self) -> bool:
        """Whether the process holds more bytes than its limit; a process that ended holds none."""
        # Loaded while the child is at work, not before it starts.
        import psutil

        if self._is_gone:
            return False
        try:
            if self._process is None:
                self._process = psutil.Process(self._process_id)
            memory = self._process.memory_info()
        except psutil.Error:
            self._is_gone = True
            return False
        # Windows may page a process out while it grows; what it asked for stands in "private".
        held: int = max(memory.rss, getattr(memory, "private", 0))
        return held > self._limit
