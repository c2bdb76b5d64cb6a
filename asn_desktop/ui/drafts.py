"""This file holds how a form of the staff room keeps what was typed until it is published."""

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal

from asn_desktop.errors import UserError
from asn_desktop.ui.background import Background

AFTER_MS = 2_000
"""How old at most what is typed may be before it is written (ux.md 7.1)."""


class DraftKeeper(QObject):
    """Writes the draft of one form every two seconds while it changes, and whenever it is left."""

    kept = Signal()
    """a draft was written"""

    def __init__(
        self,
        owner: QObject,
        background: Background,
        form: str,
        content: Callable[[], Mapping[str, Any]],
        title: Callable[[], str],
    ) -> None:
        super().__init__(owner)
        self._background, self._form = background, form
        self._content, self._title = content, title
        self._subject_id = 0
        self.is_dirty = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(AFTER_MS)
        self._timer.timeout.connect(self.flush)

    def begin(self, subject_id: int, then: Callable[[Mapping[str, Any] | None], object]) -> None:
        """Take up another record; `then` gets what was typed before, or None."""
        self.flush()
        self._subject_id = subject_id
        form = self._form

        def read(session: Any) -> Mapping[str, Any] | None:
            from asn_desktop.operations.desk import find_draft

            found = find_draft(session, form=form, subject_id=subject_id)
            return dict(found.content) if found else None

        self._background.run(self, read, then)

    def touch(self) -> None:
        """Something was typed."""
        self.is_dirty = True
        # Not from the last key: who types without a pause must not lose more than two seconds either.
        if not self._timer.isActive():
            self._timer.start()

    def flush(self) -> bool:
        """Write now what was typed since the last time. False when there is nothing to write."""
        self._timer.stop()
        if not self.is_dirty:
            return False
        self.is_dirty = False
        form, subject_id = self._form, self._subject_id
        content, title = dict(self._content()), self._title()

        def write(session: Any) -> None:
            from asn_desktop.operations.desk import save_draft

            save_draft(session, form=form, subject_id=subject_id, title=title, content=content)

        def not_kept(refusal: UserError) -> None:
            # What was typed still waits to be written: at the next key, or when the form is left.
            self.is_dirty = self.is_dirty or self._subject_id == subject_id
            self._background.refused.emit(refusal)

        self._background.run(self, write, lambda _nothing: self.kept.emit(), refused=not_kept)
        return True

    def forget(self) -> None:
        """Throw the draft away."""
        self.stop()
        drop = self.dropping()
        self._background.run(self, drop)

    def stop(self) -> None:
        """Write nothing more of what stands in the form."""
        self._timer.stop()
        self.is_dirty = False

    def dropping(self) -> Callable[[Any], None]:
        """The work that drops this draft, to be done in the transaction that publishes it."""
        form, subject_id = self._form, self._subject_id

        def drop(session: Any) -> None:
            from asn_desktop.operations.desk import drop_draft

            drop_draft(session, form=form, subject_id=subject_id)

        return drop
