"""This file holds the child that opens a window and says when it is painted and how much memory it took.

`python -m tests.bench.first_paint bare` or `... ours DATA_FOLDER`. One line on stdout at the first paint,
a second one, with megabytes, half a second later.
"""

import sys
from pathlib import Path


def memory_megabytes() -> float:
    """The largest resident size so far; 0 where the system does not tell."""
    status = Path("/proc/self/status")
    if not status.exists():
        return 0.0
    line = next(line for line in status.read_text().splitlines() if line.startswith("VmHWM"))
    return int(line.split()[1]) / 1024


def watch_first_paint() -> None:
    """Let the program's `exec` end by itself soon after a window was painted."""
    from PySide6.QtCore import QEvent, QObject, QTimer
    from PySide6.QtWidgets import QApplication, QWidget

    class Watch(QObject):
        is_painted = False

        def eventFilter(self, target: QObject, event: QEvent) -> bool:
            if event.type() == QEvent.Type.Paint and not self.is_painted and isinstance(target, QWidget):
                self.is_painted = True
                QTimer.singleShot(0, self.tell)
            return False

        def tell(self) -> None:
            print("painted", flush=True)
            QTimer.singleShot(500, self.end)

        def end(self) -> None:
            print(memory_megabytes(), flush=True)
            QApplication.exit(0)

    real = QApplication.exec

    def run_watched(*_: object) -> int:
        application = QApplication.instance()
        assert application is not None
        watch = Watch(application)
        application.installEventFilter(watch)
        return real()

    QApplication.exec = run_watched  # type: ignore[method-assign,assignment]


def bare() -> int:
    """What the toolkit itself costs: a window with a table and nothing else."""
    from PySide6.QtWidgets import QApplication, QMainWindow, QTableView

    application = QApplication([])
    window = QMainWindow()
    window.setCentralWidget(QTableView())
    window.resize(1366, 697)
    window.show()
    watch_first_paint()
    return QApplication.exec() if application else 1


def ours(folder: str) -> int:
    """The program as a person starts it, up to its lock screen."""
    watch_first_paint()
    from asn_desktop.app import run

    return run(["main.py", "--data", folder])


if __name__ == "__main__":
    sys.exit(bare() if sys.argv[1] == "bare" else ours(sys.argv[2]))
