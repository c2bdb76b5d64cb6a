"""This file holds the garbage collector of the window: it runs on the interface thread and nowhere else."""

import gc

from PySide6.QtCore import QObject, QTimer

_EVERY_MS = 500
_holders = 0


class InterfaceCollector(QObject):
    """Keeps the collector off the workers for as long as they live.

    Python collects on whatever thread makes the object that was one too many. A dialog, a picture or a
    painter that lies in a cycle would then be deleted beside the thread that paints, and Qt dies of it.
    """

    def __init__(self, parent: QObject) -> None:
        global _holders
        super().__init__(parent)
        self._is_holding = True
        _holders += 1
        gc.disable()
        self._timer = QTimer(self, interval=_EVERY_MS)
        self._timer.timeout.connect(collect_due)
        self._timer.start()

    def release(self) -> None:
        """Give the collector back to Python once the workers have stopped."""
        global _holders
        if not self._is_holding:
            return
        self._is_holding = False
        self._timer.stop()
        _holders -= 1
        if _holders == 0:
            gc.enable()


def collect_due() -> None:
    """Collect the oldest generation that Python would have collected by now."""
    for generation, (made, limit) in reversed(
        list(enumerate(zip(gc.get_count(), gc.get_threshold(), strict=True)))
    ):
        if made > limit:
            gc.collect(generation)
            return
