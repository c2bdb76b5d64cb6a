"""Widgets die on the interface thread, and a picture that breaks off leaves nothing half painted."""

import gc
import subprocess
import sys
import threading

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QWidget

from asn_desktop.ui.background import Background
from asn_desktop.ui.collecting import collect_due

BROKEN_PICTURE = """
import gc, sys
from PySide6.QtWidgets import QApplication
from asn_desktop.ui.widgets.painting import Painted

class Broken(Painted):
    def draw(self, painter, rect):
        raise KeyError("sudut")

kept = []
sys.excepthook = lambda kind, bug, trace: kept.append(trace)
app = QApplication([])
widget = Broken()
widget.resize(300, 300)
widget.show()
app.processEvents()
assert kept
widget.resize(900, 900)
app.processEvents()
widget.close()
widget.deleteLater()
app.processEvents()
del widget
kept.clear()
gc.collect()
app.processEvents()
print("alive")
"""


def test_widget_in_a_cycle_is_not_deleted_on_a_worker(qapp: QApplication, background: Background) -> None:
    def leave_a_cycle() -> None:
        widget = QWidget()
        widget.setProperty("self", 1)
        widget.me = widget  # type: ignore[attr-defined]

    def make_many(_session: object = None) -> int:
        kept = [[number] for number in range(200_000)]
        return len(kept)

    gc.collect()
    before = len(qapp.allWidgets())
    leave_a_cycle()
    owner, seen = QObject(), []
    background.call(owner, make_many, seen.append)
    background.wait()
    assert len(qapp.allWidgets()) == before + 1
    gc.collect()
    assert len(qapp.allWidgets()) == before


def test_collector_runs_on_the_interface_thread_and_returns_to_python(qapp: QApplication) -> None:
    threads: set[int] = set()

    def note(phase: str, _facts: object) -> None:
        threads.add(threading.get_ident())

    was_enabled = gc.isenabled()
    first, second = Background(), Background()
    assert not gc.isenabled()
    gc.callbacks.append(note)
    try:
        kept = [[number] for number in range(5_000)]
        collect_due()
    finally:
        gc.callbacks.remove(note)
    assert len(kept) == 5_000
    assert threads == {threading.get_ident()}
    first.close()
    first.close()
    assert not gc.isenabled()
    second.close()
    assert gc.isenabled() == was_enabled


def test_bug_while_painting_does_not_kill_the_program() -> None:
    done = subprocess.run(
        [sys.executable, "-c", BROKEN_PICTURE], capture_output=True, text=True, timeout=60, check=False
    )
    assert done.returncode == 0, done.stderr
    assert "alive" in done.stdout
