"""This file holds form fields, and the summary of what is to be mended in them."""

from collections.abc import Mapping
from functools import partial
from gettext import gettext as _

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QGridLayout,
    QLineEdit,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from asn_desktop.ui.theme import px
from asn_desktop.ui.widgets.boxes import Frame, clear, column, line
from asn_desktop.ui.widgets.buttons import Button
from asn_desktop.ui.widgets.text import IconLabel, Label, restyle, reveal


class FormField(QWidget):
    """A label, a hint, room for a message, and an editor (line, text, combo box or own widget).

    An own widget offers `text()`, `set_text()` and a `text_changed` signal, as `DateField` does.
    """

    changed = Signal()

    def __init__(self, label: str, editor: QWidget, *, hint: str = "", optional: bool = False) -> None:
        super().__init__()
        self.label, self.editor = label, editor
        words = _("{label} (boleh dikosongkan)").format(label=label) if optional else label
        caption = Label(words, "field")
        caption.setBuddy(editor)
        self._error = Label("", "err", wrap=True)
        self._error.hide()
        editor.setAccessibleName(words)
        if hint:
            editor.setAccessibleDescription(hint)
        layout = column(caption, spacing=3, parent=self)
        if hint:
            layout.addWidget(Label(hint, "hint"))
        layout.addWidget(self._error)
        layout.addSpacing(1)
        layout.addWidget(editor)
        self._listen()

    def text(self) -> str:
        """What was typed or chosen, as it stands."""
        editor = self.editor
        if isinstance(editor, QLineEdit):
            return editor.text()
        if isinstance(editor, QPlainTextEdit):
            return editor.toPlainText()
        if isinstance(editor, QComboBox):
            return editor.currentText() if editor.currentIndex() >= 0 or editor.isEditable() else ""
        return str(editor.text())  # type: ignore[attr-defined]

    def set_text(self, text: str) -> None:
        """Show a text without announcing a change."""
        was = self.editor.blockSignals(True)
        editor = self.editor
        if isinstance(editor, QLineEdit):
            editor.setText(text)
            editor.setCursorPosition(0)
        elif isinstance(editor, QPlainTextEdit):
            editor.setPlainText(text)
        elif isinstance(editor, QComboBox):
            editor.setCurrentIndex(editor.findText(text, Qt.MatchFlag.MatchExactly))
            if editor.isEditable():
                editor.setEditText(text)
        else:
            editor.set_text(text)  # type: ignore[attr-defined]
        self.editor.blockSignals(was)

    def error(self) -> str:
        """The message shown, if any."""
        return "" if self._error.isHidden() else self._error.text()

    def show_error(self, message: str) -> None:
        """Show a message above the editor, or take it away with an empty one."""
        self._error.setText(message)
        reveal(self._error, bool(message))
        restyle(self.editor, "err", "1" if message else "")
        self.editor.setAccessibleDescription(message)

    def set_field_focus(self) -> None:
        """Put the cursor into the editor."""
        self.editor.setFocus(Qt.FocusReason.OtherFocusReason)
        if isinstance(self.editor, QLineEdit):
            self.editor.selectAll()

    def _listen(self) -> None:
        editor = self.editor
        if isinstance(editor, QComboBox):
            editor.currentTextChanged.connect(self.changed)
        elif isinstance(editor, QLineEdit):
            editor.textEdited.connect(self.changed)
        elif isinstance(editor, QPlainTextEdit):
            editor.textChanged.connect(self.changed)
        elif hasattr(editor, "text_changed"):
            editor.text_changed.connect(self.changed)


class ErrorSummary(Frame):
    """What is to be mended, on top of a form: each line leads to its field."""

    picked = Signal(str)
    """key of the field to go to"""

    def __init__(self) -> None:
        super().__init__(("errsum", "1"), across=True, spacing=12, margins=(16, 11, 16, 9))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._title = Label("", "h2")
        self._lines = QVBoxLayout()
        self._lines.setSpacing(0)
        self.body.addWidget(IconLabel("error_circle", "bad", filled=True), 0, Qt.AlignmentFlag.AlignTop)
        self.body.addLayout(column(self._title, self._lines, spacing=1), 1)
        self.hide()

    def show_errors(self, errors: Mapping[str, str]) -> None:
        """Show the messages by field key, or hide when there are none."""
        clear(self._lines)
        title = _("Ada {number} isian yang perlu diperbaiki").format(number=len(errors))
        self._title.setText(title)
        for key, message in errors.items():
            button = Button(message, "error_link", on_click=partial(self.picked.emit, key))
            self._lines.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        self.setAccessibleName(f"{title}. {'. '.join(errors.values())}")
        reveal(self, bool(errors))
        if errors:
            self.setFocus(Qt.FocusReason.OtherFocusReason)


class Form(QWidget):
    """Fields in one or two columns under their summary. `changed` fires while typing, for the draft."""

    changed = Signal()

    def __init__(self, fields: Mapping[str, FormField], *, across: int = 2) -> None:
        super().__init__()
        self.fields = dict(fields)
        self.summary = ErrorSummary()
        self.summary.picked.connect(self.focus_field)
        grid = QGridLayout()
        grid.setHorizontalSpacing(px(24))
        grid.setVerticalSpacing(px(16))
        for place, field in enumerate(self.fields.values()):
            grid.addWidget(field, place // across, place % across, Qt.AlignmentFlag.AlignTop)
            field.changed.connect(self.changed)
        for side in range(across):
            grid.setColumnStretch(side, 1)
        column(self.summary, grid, None, spacing=12, parent=self)

    def texts(self) -> dict[str, str]:
        """What stands in the fields, by key."""
        return {key: field.text() for key, field in self.fields.items()}

    def set_texts(self, texts: Mapping[str, str]) -> None:
        """Fill the fields without announcing a change."""
        for key, text in texts.items():
            if key in self.fields:
                self.fields[key].set_text(text)

    def show_errors(self, errors: Mapping[str, str]) -> None:
        """Show messages at the fields and in the summary, which takes the focus."""
        for key, field in self.fields.items():
            field.show_error(errors.get(key, ""))
        self.summary.show_errors(errors)

    def focus_field(self, key: str) -> None:
        """Go to a field."""
        if key in self.fields:
            self.fields[key].set_field_focus()

    def focused_key(self) -> str:
        """The key of the field with the cursor, for resuming a draft; empty if none."""
        for key, field in self.fields.items():
            if field.editor.hasFocus() or field.editor.isAncestorOf(field.editor.focusWidget() or field):
                return key
        return ""


def button_line(*buttons: QWidget) -> QWidget:
    """Buttons at the right end of a line."""
    holder = QWidget()
    line(None, *buttons, parent=holder)
    return holder
