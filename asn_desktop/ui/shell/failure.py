"""This file holds what is said and offered when a change could not be kept."""

from collections.abc import Callable, Sequence
from gettext import gettext as _

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from asn_desktop.errors import UserError
from asn_desktop.ui.background import Background
from asn_desktop.ui.widgets.buttons import Button
from asn_desktop.ui.widgets.forms import FormField


def failure_words(refusal: UserError) -> str:
    """Why nothing was saved, in a few words; "" where the disk is not to blame."""
    from asn_desktop.storage import faults

    words = {
        faults.DiskFull: _("Belum tersimpan, disk penuh"),
        faults.ReadOnly: _("Belum tersimpan, data hanya bisa dibaca"),
        faults.DeviceFailed: _("Belum tersimpan, disk bermasalah"),
        faults.MemoryShort: _("Belum tersimpan, memori komputer penuh"),
        faults.InUse: _("Belum tersimpan, data dipakai program lain"),
        faults.FileHeld: _("Belum tersimpan, berkas data dipakai program lain"),
    }
    return next((said for kind, said in words.items() if isinstance(refusal, kind)), "")


def failure_actions(
    refusal: UserError, background: Background, bar: QWidget, page: QWidget | None
) -> Sequence[QWidget]:
    """Buttons for the message bar: none where the disk is not to blame (ux.md 7.1)."""
    if not failure_words(refusal):
        return ()
    actions: list[QWidget] = []
    again = background.take_retry(refusal)
    if again is not None:
        actions.append(Button(_("Coba lagi"), on_click=_hiding(bar, again)))
    typed = typed_text(page) if page is not None else ""
    if typed:
        copy = Button(_("Salin isian"), "link", "copy")
        copy.clicked.connect(lambda: _copy(copy, typed))
        actions.append(copy)
    return actions


def typed_text(page: QWidget) -> str:
    """What stands in the fields that a person sees, one line each: label, tab, text."""
    fields = [field for field in page.findChildren(FormField) if field.isVisible() and field.text().strip()]
    return "\n".join(f"{field.label}\t{field.text()}" for field in fields)


def _copy(button: Button, typed: str) -> None:
    QGuiApplication.clipboard().setText(typed)
    button.setText(_("Tersalin"))


def _hiding(bar: QWidget, again: Callable[[], object]) -> Callable[[], object]:
    def act() -> None:
        bar.hide()
        again()

    return act
