"""This file holds the child that is killed at the window: a clerk who types people in or imports a list."""

import os
import sys
import time
from pathlib import Path

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPlainTextEdit

from asn_desktop.office import take_folder
from asn_desktop.settings import DataFolder
from asn_desktop.ui.desk import Desk
from asn_desktop.ui.preferences import Preferences
from asn_desktop.ui.theme import apply_theme
from tests.journeys.hands import ALT, CONTROL, KEY, SHIFT, Hands
from tests.journeys.offices import PASSWORD
from tests.journeys.people import as_cells, make_rows

LIST = 80
"""People in the list that is imported."""
NOTE = "Mengetik tanpa jeda supaya draf harus ditulis di tengah ketikan, bukan sesudahnya. " * 3
KEY_MS = 20


def say(*words: object) -> None:
    """Tell the parent; unbuffered, so that what it has read was so before the kill."""
    os.write(1, " ".join(map(str, words)).encode() + b"\n")


def type_people_in(hands: Hands) -> None:
    """New people for ever: name, NIP, position, then a long note key by key."""
    hands.press(KEY.Key_2, ALT)
    say("ready")
    for row in make_rows(400):
        hands.press(KEY.Key_N, CONTROL | SHIFT)
        say("begun")
        hands.type_in(row.name, anew=True)
        hands.fill(hands.field("NIP").editor, row.nip)
        hands.fill(hands.field("Jabatan").editor, row.position)
        hands.press(KEY.Key_Tab)
        note = hands.field("Catatan").editor
        assert isinstance(note, QPlainTextEdit)
        # Not by the mouse: the toast of the person before may lie over the end of the form.
        note.setFocus()
        for letter in NOTE:
            QTest.keyClick(note, letter)
            say("typed", f"{time.monotonic():.3f}", len(note.toPlainText()))
            QTest.qWait(KEY_MS)
        hands.click(hands.button("Simpan pegawai"))
        hands.until(lambda: not hands.has_button("Simpan pegawai"), "the saved person")
        say("saved", row.nip)


def import_a_list(hands: Hands) -> None:
    """Paste a list and take it in as one act."""
    hands.press(KEY.Key_2, ALT)
    hands.click(hands.button("Impor Excel"))
    hands.copy_elsewhere(as_cells(make_rows(LIST)))
    hands.press(KEY.Key_V, CONTROL)
    words = f"Masukkan {LIST} pegawai"
    hands.until(lambda: hands.has_button(words), "the list")
    say("ready")
    hands.click(hands.button(words))
    hands.until(lambda: "pegawai dimasukkan" in hands.toast(), "the toast")
    say("saved", LIST)
    QTest.qWait(60_000)


def main(act: str, root: Path) -> None:
    app = QApplication([])
    apply_theme(app, mode="light", text_scale=100)
    folder = DataFolder(root)
    lock = take_folder(folder)
    desk = Desk(app, folder, Preferences(mode="light"))
    hands = Hands(desk, lock)
    desk.start()
    desk.window.activateWindow()
    hands.until(lambda: app.activeWindow() is desk.window, "the window in front")
    hands.unlock(PASSWORD)
    (type_people_in if act == "type" else import_a_list)(hands)


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]))
