"""Work leaves the interface thread, and its result comes back only to those who still listen."""

import threading

from PySide6.QtCore import QObject
from shiboken6 import delete

from asn_desktop.errors import UserError
from asn_desktop.ui.background import Background


class Memory:
    """A database that counts what was asked of it."""

    def __init__(self) -> None:
        self.accounts: list[int | None] = []
        self.threads: set[int] = set()

    def run(self, work, *, account_id=None):
        self.accounts.append(account_id)
        self.threads.add(threading.get_ident())
        return work(self), frozenset({"employee"}) if work(self) else frozenset()


def test_result_and_written_tables_arrive_on_the_interface_thread(background: Background, qtbot) -> None:
    memory, seen = Memory(), []
    background.set_database(memory, 7)
    owner = QObject()
    with qtbot.waitSignal(background.data_changed) as written:
        background.run(owner, lambda _session: 3, lambda found: seen.append((found, threading.get_ident())))
    assert seen == [(3, threading.get_ident())]
    assert written.args == [frozenset({"employee"})]
    assert memory.accounts == [7]
    assert threading.get_ident() not in memory.threads


def test_result_for_a_closed_owner_is_dropped(background: Background, qtbot) -> None:
    background.set_database(Memory())
    owner, seen = QObject(), []
    gate = threading.Event()

    def work(_session: object) -> int:
        gate.wait(5)
        return 1

    with qtbot.waitSignal(background.data_changed):
        background.run(owner, work, seen.append)
        delete(owner)
        gate.set()
    assert seen == []


def test_refusal_goes_to_its_taker_or_to_the_message_bar(background: Background, qtbot) -> None:
    background.set_database(Memory())
    owner, taken = QObject(), []

    def refuse(_session: object) -> None:
        raise UserError("Tingkat antara 1 dan 5")

    background.run(owner, refuse, refused=taken.append)
    qtbot.waitUntil(lambda: len(taken) == 1)
    with qtbot.waitSignal(background.refused) as told:
        background.run(owner, refuse)
    assert str(told.args[0]) == "Tingkat antara 1 dan 5."


def test_bug_arrives_as_a_crash(background: Background, qtbot) -> None:
    background.set_database(Memory())
    with qtbot.waitSignal(background.crashed) as told:
        background.run(QObject(), lambda _session: 1 / 0)
    assert isinstance(told.args[0], ZeroDivisionError)


def test_rendering_does_not_wait_for_the_database(background: Background, qtbot) -> None:
    background.set_database(Memory())
    owner, gate, drawn = QObject(), threading.Event(), []
    background.run(owner, lambda _session: gate.wait(5))
    background.render(owner, lambda: b"%PDF", drawn.append)
    qtbot.waitUntil(lambda: drawn == [b"%PDF"])
    gate.set()


def test_busy_is_told_only_for_long_work(background: Background, qtbot) -> None:
    said: list[bool] = []
    background.busy_changed.connect(said.append)
    owner, gate = QObject(), threading.Event()
    background.call(owner, lambda: 1)
    background.wait()
    qtbot.wait(20)
    assert said == []
    background.call(owner, lambda: gate.wait(5))
    qtbot.waitUntil(lambda: said == [True], timeout=2000)
    gate.set()
    qtbot.waitUntil(lambda: said == [True, False])


def test_interface_knows_no_heavy_library() -> None:
    import subprocess
    import sys

    code = (
        "import sys, asn_desktop.ui.shell.window, asn_desktop.ui.shell.lock_screen, "
        "asn_desktop.ui.widgets.pdf_preview; "
        "print([n for n in ('sqlalchemy','reportlab','pandas','pypdfium2','PIL') if n in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
