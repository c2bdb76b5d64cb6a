"""This file holds the documents being previewed: read once, drawn once, the same bytes shown and printed."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal

from asn_desktop.errors import UserError
from asn_desktop.ui.background import Background
from asn_desktop.ui.report.reading import Wish, draw_document, read_documents
from asn_desktop.ui.widgets.pdf_preview import page_sizes

MOST_AHEAD = 60
"""Documents drawn ahead to count their sheets; more would keep the second core busy for too long."""
_IDLE_MS = 350


class Documents(QObject):
    """Keeps what was read and drawn for a wish; another choice of people keeps it, anything else drops it."""

    counted = Signal()
    """the number of sheets of the whole choice became known"""

    def __init__(
        self, background: Background, operator: str, read_emblem: Callable[[Any], bytes | None] | None = None
    ) -> None:
        super().__init__()
        self._background, self._operator, self._read_emblem = background, operator, read_emblem
        self._wish: Wish | None = None
        self._items: dict[int, Any] = {}
        self._pdfs: dict[int, bytes] = {}
        self._pages: dict[int, int] = {}
        self._round = 0
        self._is_resting = False
        self._idle = QTimer(self)
        self._idle.setSingleShot(True)
        self._idle.setInterval(_IDLE_MS)
        self._idle.timeout.connect(self._draw_ahead)

    def aim(self, wish: Wish) -> None:
        """What is wanted from now on."""
        if not wish.is_same_paper(self._wish):
            self.forget()
        self._wish = wish

    def forget(self) -> None:
        """Drop everything: the office changed, or another document is wanted."""
        self._round += 1
        self._idle.stop()
        self._items, self._pdfs, self._pages = {}, {}, {}

    def rest(self, is_resting: bool) -> None:
        """Draw nothing ahead while nobody looks: the office may be locked by then."""
        self._is_resting = is_resting
        if not is_resting and self._wish is not None:
            self._idle.start()

    def sheets(self) -> int | None:
        """Sheets of all documents wanted; None until all are drawn."""
        if self._wish is None or any(key not in self._pages for key in self._wish.keys):
            return None
        return sum(self._pages[key] for key in self._wish.keys)

    def pdf(self, key: int) -> bytes | None:
        """The bytes of a document that is drawn already."""
        return self._pdfs.get(key)

    def show(self, key: int, then: Callable[[int, bytes], object]) -> None:
        """Call `then(key, pdf)` as soon as this document is drawn, at once where it is."""
        found = self._pdfs.get(key)
        if found is not None:
            then(key, found)
            self._idle.start()
            return
        self.read([key], lambda items: self._draw(key, items[key], then))

    def read(
        self,
        keys: Sequence[int],
        then: Callable[[dict[int, Any]], object],
        otherwise: Callable[[], object] | None = None,
    ) -> None:
        """Call `then(key -> document)` once all of these are read.

        When the wish changed meanwhile, or the reading was refused, `otherwise()` is called instead.
        """
        wish, number = self._wish, self._round
        assert wish is not None
        missing = [key for key in keys if key not in self._items]

        def take(found: dict[int, Any]) -> None:
            if number == self._round:
                self._items |= found
                then({key: self._items[key] for key in keys})
            elif otherwise is not None:
                otherwise()

        def refuse(refusal: UserError) -> None:
            self._background.refused.emit(refusal)
            if otherwise is not None:
                otherwise()

        if not missing:
            take({})
            return

        def work(session: Any) -> dict[int, Any]:
            emblem = self._read_emblem(session) if self._read_emblem is not None else None
            return read_documents(session, wish, missing, self._operator, emblem)

        self._background.run(self, work, take, refused=refuse)

    def drawer(self, key: int, item: Any) -> Callable[[], bytes]:
        """How the bytes of a document are come by beside the window; the preview's own where there are."""
        wish, found = self._wish, self._pdfs.get(key)
        assert wish is not None
        return lambda: found if found is not None else draw_document(wish, item)

    def _draw(self, key: int, item: Any, then: Callable[[int, bytes], object]) -> None:
        number, draw = self._round, self.drawer(key, item)

        def job() -> tuple[bytes, int]:
            pdf = draw()
            return pdf, len(page_sizes(pdf))

        def take(drawn: tuple[bytes, int]) -> None:
            if number == self._round:
                self._pdfs[key], self._pages[key] = drawn
                then(key, drawn[0])
                self._idle.start()

        self._background.render(self, job, take)

    def _draw_ahead(self) -> None:
        """Draw the next document that is not drawn yet, one at a time so that a preview can cut in."""
        wish = self._wish
        if wish is None or self._is_resting or len(wish.keys) > MOST_AHEAD:
            return
        missing = [key for key in wish.keys if key not in self._pages]
        if not missing:
            self.counted.emit()
            return
        self.read(missing, lambda items: self._draw(missing[0], items[missing[0]], self._go_on))

    def _go_on(self, _key: int, _pdf: bytes) -> None:
        self._idle.stop()
        QTimer.singleShot(0, self, self._draw_ahead)
