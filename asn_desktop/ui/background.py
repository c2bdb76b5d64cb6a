"""This file holds how work leaves the interface thread and how its result comes back."""

from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

from PySide6.QtCore import QObject, QTimer, Signal, Slot
from shiboken6 import isValid

from asn_desktop.errors import UserError
from asn_desktop.ui.collecting import InterfaceCollector

if TYPE_CHECKING:
    from concurrent.futures import Future, ThreadPoolExecutor

T = TypeVar("T")
BUSY_AFTER_MS = 500
"""Work shorter than this never shows as busy (ux.md 7.7)."""


class DatabaseLike(Protocol):
    """What this file needs of the database; the window must not import SQLAlchemy."""

    def run(self, work: Callable[[Any], Any], *, account_id: int | None = None) -> tuple[Any, frozenset[str]]:
        """Run `work(session)` in one transaction; return its result and the tables written."""


def _ignore(_result: object) -> None:
    """Nothing is to be done with the result."""


def _one_thread(name: str) -> "ThreadPoolExecutor":
    """A queue with one thread; loaded with its first task, after the first screen stands."""
    from concurrent.futures import ThreadPoolExecutor

    return ThreadPoolExecutor(max_workers=1, thread_name_prefix=name)


class Background(QObject):
    """One worker thread that owns every database session, and one beside it for rendering.

    Work is queued, so two saves never meet. Results, refusals and bugs come back on the
    interface thread; a result whose owner was closed meanwhile is dropped.
    """

    data_changed = Signal(object)
    """frozenset of the names of the tables just written"""
    refused = Signal(object)
    """a UserError nobody else took"""
    not_saved = Signal(object)
    """a UserError that ended a transaction, whoever takes it"""
    crashed = Signal(object)
    """any other exception"""
    busy_changed = Signal(bool)
    """whether work has been running for longer than a person should not be told"""
    _arrived = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._collector = InterfaceCollector(self)
        self._database: DatabaseLike | None = None
        self._account_id: int | None = None
        self._pending = 0
        self._is_busy = self._is_closed = False
        self._retry: tuple[UserError, Callable[[], object], QObject] | None = None
        self._busy_timer = QTimer(self)
        self._busy_timer.setSingleShot(True)
        self._busy_timer.setInterval(BUSY_AFTER_MS)
        self._busy_timer.timeout.connect(self._become_busy)
        self._arrived.connect(self._call)

    @cached_property
    def _worker(self) -> "ThreadPoolExecutor":
        return _one_thread("database")

    @cached_property
    def _renderer(self) -> "ThreadPoolExecutor":
        return _one_thread("render")

    def set_database(self, database: DatabaseLike | None, account_id: int | None = None) -> None:
        """Open the way to a database for an account, or close it with None (locked)."""
        self._database, self._account_id = database, account_id

    def run(
        self,
        owner: QObject,
        work: Callable[[Any], T],
        then: Callable[[T], object] = _ignore,
        *,
        refused: Callable[[UserError], object] | None = None,
    ) -> None:
        """Run `work(session)` in one transaction, then `then(result)` on the interface thread.

        `refused` takes a refusal instead of the signal of that name.
        """
        database, account_id = self._database, self._account_id

        def in_transaction() -> tuple[T, frozenset[str]]:
            if database is None:
                raise RuntimeError("no database is open")
            return database.run(work, account_id=account_id)

        def failed(refusal: UserError) -> None:
            self._retry = (refusal, lambda: self.run(owner, work, then, refused=refused), owner)
            self.not_saved.emit(refusal)

        self._submit(self._worker, in_transaction, owner, then, refused, failed)

    def take_retry(self, refusal: UserError) -> Callable[[], object] | None:
        """Doing again what this refusal ended, if that was the last work and its owner is still there."""
        found, self._retry = self._retry, None
        if found is None or found[0] is not refusal or not isValid(found[2]):
            return None
        again, owner, seat = found[1], found[2], (self._database, self._account_id)
        # Whoever signs in after a lock does not finish what another person began.
        return lambda: again() if isValid(owner) and seat == (self._database, self._account_id) else None

    def render(
        self,
        owner: QObject,
        job: Callable[[], T],
        then: Callable[[T], object] = _ignore,
        *,
        refused: Callable[[UserError], object] | None = None,
    ) -> None:
        """Run `job()` beside the database worker (PDF, workbook), then `then(result)`."""
        self._submit(self._renderer, lambda: (job(), frozenset()), owner, then, refused)

    def call(
        self,
        owner: QObject,
        job: Callable[[], T],
        then: Callable[[T], object] = _ignore,
        *,
        refused: Callable[[UserError], object] | None = None,
    ) -> None:
        """Run `job()` on the database worker without a session (unlocking, backup)."""
        self._submit(self._worker, lambda: (job(), frozenset()), owner, then, refused)

    def prepare(self, load: Callable[[], object]) -> None:
        """Import heavy modules on the database worker while the person types."""
        self._worker.submit(load)

    def wait(self) -> None:
        """Block until all queued work is done; results arrive with the next events."""
        self._worker.submit(bool).result()
        self._renderer.submit(bool).result()

    def close(self) -> None:
        """Finish queued work and stop both threads; what is asked for afterwards is left undone."""
        self._is_closed = True
        self._busy_timer.stop()
        for name in ("_worker", "_renderer"):
            if name in self.__dict__:
                self.__dict__[name].shutdown(wait=True)
        self._collector.release()

    def _submit(
        self,
        pool: "ThreadPoolExecutor",
        task: Callable[[], tuple[T, frozenset[str]]],
        owner: QObject,
        then: Callable[[T], object],
        refused: Callable[[UserError], object] | None,
        failed: Callable[[UserError], object] = _ignore,
    ) -> None:
        if self._is_closed:
            # Results that arrive while the program ends may ask for more; there is nobody to show it to.
            return
        self._pending += 1
        if self._pending == 1:
            self._busy_timer.start()

        def arrive(finished: "Future[tuple[T, frozenset[str]]]") -> None:
            if isValid(self):
                self._arrived.emit(lambda: self._deliver(finished, owner, then, refused, failed))

        pool.submit(task).add_done_callback(arrive)

    @Slot(object)
    def _call(self, deliver: Callable[[], None]) -> None:
        self._pending -= 1
        if self._pending == 0:
            self._busy_timer.stop()
            self._set_busy(False)
        deliver()

    def _deliver(
        self,
        finished: "Future[tuple[T, frozenset[str]]]",
        owner: QObject,
        then: Callable[[T], object],
        refused: Callable[[UserError], object] | None,
        failed: Callable[[UserError], object],
    ) -> None:
        try:
            result, written = finished.result()
        except UserError as refusal:
            failed(refusal)
            if refused is None:
                self.refused.emit(refusal)
            elif isValid(owner):
                refused(refusal)
        except Exception as bug:
            self.crashed.emit(bug)
        else:
            if isValid(owner):
                then(result)
            if written:
                self.data_changed.emit(written)

    def _become_busy(self) -> None:
        self._set_busy(self._pending > 0)

    def _set_busy(self, is_busy: bool) -> None:
        if is_busy != self._is_busy:
            self._is_busy = is_busy
            self.busy_changed.emit(is_busy)
