"""This file holds how an act of the staff room is done, told in a toast, and offered to be undone."""

from collections.abc import Callable, Sequence
from typing import Any, TypeVar

from PySide6.QtWidgets import QWidget

from asn_desktop.errors import UserError
from asn_desktop.ui.background import Background

T = TypeVar("T")


def tell(widget: QWidget, text: str, undo: Callable[[], object] | None = None) -> None:
    """Show a toast in the window, where the window has a place for one."""
    toast = getattr(widget.window(), "toast", None)
    if callable(toast):
        toast(text, undo=undo)


def perform(
    widget: QWidget,
    background: Background,
    work: Callable[[Any], T],
    then: Callable[[T], object] | None = None,
    *,
    text: str = "",
    refused: Callable[[UserError], object] | None = None,
) -> None:
    """Do `work(session)`, tell its summary (or `text`) with "Urungkan", then call `then(result)`."""

    def in_session(session: Any) -> tuple[T, int, str]:
        from asn_desktop.operations.undo import find_undoable

        result = work(session)
        session.flush()
        done = find_undoable(session)
        return (result, done.act_id, done.summary) if done else (result, 0, "")

    def arrived(outcome: tuple[T, int, str]) -> None:
        result, act_id, summary = outcome
        undo = (lambda: take_back(widget, background, act_id)) if act_id else None
        tell(widget, text or summary, undo)
        if then is not None:
            then(result)

    background.run(widget, in_session, arrived, refused=refused)


def take_back(widget: QWidget, background: Background, act_id: int) -> None:
    """Undo one act and tell it."""

    def work(session: Any) -> str:
        from asn_desktop.operations.undo import undo_act

        return undo_act(session, act_id=act_id)

    background.run(widget, work, lambda summary: tell(widget, summary))


def joined(parts: Sequence[str]) -> str:
    """Facts side by side, empty ones left out."""
    return "  ·  ".join(part for part in parts if part)
