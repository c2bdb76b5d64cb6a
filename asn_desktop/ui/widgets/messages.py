"""This file holds what tells a person something within a page: bar, empty state, result."""

from collections.abc import Sequence
from gettext import gettext as _

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from asn_desktop.ui.theme import px
from asn_desktop.ui.widgets.boxes import _NOTE_ICONS, Frame, column, line
from asn_desktop.ui.widgets.buttons import Button, IconButton
from asn_desktop.ui.widgets.text import IconLabel, Label, restyle, reveal


class InlineBar(Frame):
    """A message across the page with what can be done; kinds info ok warn bad. It stays until closed."""

    dismissed = Signal()

    def __init__(
        self,
        text: str = "",
        kind: str = "info",
        *,
        detail: str = "",
        actions: Sequence[QWidget] = (),
        closable: bool = True,
    ) -> None:
        super().__init__(("note", kind), across=True, spacing=10, margins=(12, 7, 8, 7))
        self._icon = IconLabel(_NOTE_ICONS[kind], kind, filled=kind in ("bad", "warn"))
        self._text, self._detail = Label("", "strong", wrap=True), Label("", "muted", wrap=True)
        self._text.setMinimumWidth(px(160))
        self._actions = QHBoxLayout()
        self._actions.setSpacing(px(8))
        self.body.addWidget(self._icon)
        self.body.addLayout(column(self._text, self._detail), 1)
        self.body.addLayout(self._actions)
        self._close = IconButton("dismiss", _("Tutup pesan"), size=28, on_click=self._dismiss)
        reveal(self._close, closable)
        self.body.addWidget(self._close)
        self.show_message(text, kind, detail, actions)

    def show_message(
        self, text: str, kind: str = "info", detail: str = "", actions: Sequence[QWidget] = ()
    ) -> None:
        """Say something; without a text the bar hides."""
        from asn_desktop.ui.widgets.boxes import clear

        restyle(self, "note", kind)
        self._icon.show_icon(_NOTE_ICONS[kind], kind, filled=kind in ("bad", "warn"))
        self._text.setText(text)
        self._detail.setText(detail)
        reveal(self._detail, bool(detail))
        clear(self._actions)
        for action in actions:
            self._actions.addWidget(action)
        self.setAccessibleName(f"{text} {detail}".strip())
        reveal(self, bool(text))

    def message(self) -> str:
        """What is said."""
        return self._text.text()

    def _dismiss(self) -> None:
        self.hide()
        self.dismissed.emit()


class EmptyState(QWidget):
    """Nothing is here yet: why, and the one thing to do."""

    def __init__(
        self,
        icon: str,
        title: str,
        sentence: str = "",
        *,
        primary: Button | None = None,
        link: Button | None = None,
    ) -> None:
        super().__init__()
        self.title, self.sentence = Label(title, "h2"), Label(sentence, "muted", wrap=True)
        for words in (self.title, self.sentence):
            words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.sentence.setMaximumWidth(px(420))
        reveal(self.sentence, bool(sentence))
        self.sentence.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        picture = line(None, IconLabel(icon, "text3", 40), None)
        words_line = line(self.sentence)
        actions = line(None, spacing=8)
        for button in (primary, link):
            if button is not None:
                actions.addWidget(button)
        actions.addStretch(1)
        column(
            None,
            picture,
            12,
            self.title,
            4,
            words_line,
            14,
            actions,
            None,
            margins=(24, 16, 24, 16),
            parent=self,
        )

    def show_words(self, title: str, sentence: str = "") -> None:
        """Say something else."""
        self.title.setText(title)
        self.sentence.setText(sentence)
        reveal(self.sentence, bool(sentence))


def no_match(query: str, on_clear: Button) -> EmptyState:
    """The empty state of a filter that lets nothing through."""
    return EmptyState(
        "filter", _("Tidak ada yang cocok dengan “{query}”").format(query=query), primary=on_clear
    )


class ResultPanel(Frame):
    """The end of an act that matters: what came out, its number, what happens next. It stays."""

    def __init__(
        self, title: str = "", sentence: str = "", *, kind: str = "ok", actions: Sequence[QWidget] = ()
    ) -> None:
        super().__init__(("note", kind), across=True, spacing=14, margins=(16, 14, 16, 14))
        self._kind = kind
        self._title, self._sentence = Label(title, "h2"), Label(sentence, "muted", wrap=True)
        self._buttons = line(None, spacing=8)
        for action in actions:
            self._buttons.addWidget(action)
        picture = IconLabel(_NOTE_ICONS[kind], kind, 24, filled=True)
        self.body.addWidget(picture, 0, Qt.AlignmentFlag.AlignTop)
        self.body.addLayout(column(self._title, 2, self._sentence, 8, self._buttons), 1)
        self.setAccessibleName(f"{title}. {sentence}")

    def show_result(self, title: str, sentence: str) -> None:
        """Tell another result."""
        self._title.setText(title)
        self._sentence.setText(sentence)
        self.setAccessibleName(f"{title}. {sentence}")
