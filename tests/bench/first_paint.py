"""This file holds the child that opens a window and says how long it took and how much memory.

`python -m tests.bench.first_paint bare`, `... lock DATA_FOLDER`, `... home DATA_FOLDER ACCOUNT_PASSWORD`,
`... visit DATA_FOLDER ACCOUNT_PASSWORD`. The first line on stdout is "painted", at the first paint. The last
line has two figures: milliseconds from Enter on the password to Beranda with its data painted (0 without
a password), and megabytes at the end.
"""

import sys
import time
from pathlib import Path
from typing import Any

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication

TYPING_MS = 2_500
"""A person takes longer to type a password than the rest takes to load."""
REST_MS = 700


def memory_megabytes() -> float:
    """The largest resident size so far; 0 where the system does not tell."""
    status = Path("/proc/self/status")
    if not status.exists():
        return 0.0
    line = next(line for line in status.read_text().splitlines() if line.startswith("VmHWM"))
    return int(line.split()[1]) / 1024


class Watch(QObject):
    """Waits for the first paint, enters with the password if there is one, and lets the program end."""

    def __init__(self, parent: QObject, password: str, is_visiting: bool) -> None:
        super().__init__(parent)
        self.password, self.is_visiting = password, is_visiting
        self.is_painted = False
        self.entered = self.home_ms = 0.0

    def eventFilter(self, target: QObject, event: QEvent) -> bool:
        """Hear of the first paint, then stop listening."""
        if event.type() == QEvent.Type.Paint and not self.is_painted:
            self.is_painted = True
            target.removeEventFilter(self)
            QTimer.singleShot(0, self.tell)
        return False

    def tell(self) -> None:
        """The first screen stands."""
        print("painted", flush=True)
        if self.password:
            QTimer.singleShot(TYPING_MS, self.enter)
        else:
            self.end()

    def enter(self) -> None:
        """Type the password and press Enter."""
        from asn_desktop.ui.home.home_page import HomePage
        from asn_desktop.ui.shell.lock_screen import LockScreen

        real = HomePage._show

        def show(page: HomePage, found: Any) -> None:
            real(page, found)
            # After the posted layout, and before anything else of the program.
            QTimer.singleShot(0, self.note_home)

        HomePage._show = show  # type: ignore[method-assign,assignment]
        (screen,) = window().findChildren(LockScreen)
        screen.password.setText(self.password)
        self.entered = time.perf_counter()
        screen.enter.click()

    def note_home(self) -> None:
        """Beranda stands with its data."""
        if self.home_ms:
            return
        window().repaint()
        self.home_ms = (time.perf_counter() - self.entered) * 1_000
        if self.is_visiting:
            self.visit(["staff", "competency", "import", "report", "settings", "home"])
        else:
            QTimer.singleShot(REST_MS, self.end)

    def visit(self, keys: list[str]) -> None:
        """Show one part after another; the report page draws its preview by itself."""
        if not keys:
            self.end()
            return
        window().show_page(keys[0])
        QTimer.singleShot(2 * REST_MS, lambda: self.visit(keys[1:]))

    def end(self) -> None:
        """Say the figures and leave."""
        print(self.home_ms, memory_megabytes(), flush=True)
        QApplication.exit(0)


def window() -> Any:
    """The window of the program."""
    from asn_desktop.ui.shell.window import MainWindow

    return next(one for one in QApplication.topLevelWidgets() if isinstance(one, MainWindow))


def watch_first_paint(password: str = "", *, is_visiting: bool = False) -> None:
    """Let the program's `exec` end by itself soon after what is asked for was painted."""
    real = QApplication.exec

    def run_watched(*_: object) -> int:
        application = QApplication.instance()
        assert application is not None
        watch = Watch(application, password, is_visiting)
        # The windows alone: to hear the events of every child, Qt would make each kind of widget in Python.
        for shown in QApplication.topLevelWidgets():
            shown.installEventFilter(watch)
        return real()

    QApplication.exec = run_watched  # type: ignore[method-assign]


def bare() -> int:
    """What the toolkit itself costs: a window with a table and nothing else."""
    from PySide6.QtWidgets import QMainWindow, QTableView

    application = QApplication([])
    shown = QMainWindow()
    shown.setCentralWidget(QTableView())
    shown.resize(1366, 697)
    shown.show()
    watch_first_paint()
    return QApplication.exec() if application else 1


def ours(folder: str, password: str, *, is_visiting: bool) -> int:
    """The program as a person starts it."""
    watch_first_paint(password, is_visiting=is_visiting)
    from asn_desktop.app import run

    return run(["main.py", "--data", folder])


if __name__ == "__main__":
    if sys.argv[1] == "bare":
        sys.exit(bare())
    sys.exit(ours(sys.argv[2], "".join(sys.argv[3:4]), is_visiting=sys.argv[1] == "visit"))
