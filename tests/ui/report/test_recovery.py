"""The lembar pemulihan is seen once, printed or saved."""

from datetime import datetime

from pytestqt.qtbot import QtBot

from asn_desktop.ui.report.recovery import RecoverySheet
from asn_desktop.ui.widgets.pdf_preview import page_sizes
from tests.ui.report.conftest import FolderDoor, Room, file_device

CODE = "ABCD-EFGH-JKMN-PQRS-TVWX-YZ23-4567-89AB"


def test_recovery_sheet_is_printed_and_saved(room: Room, qtbot: QtBot) -> None:
    sheet = RecoverySheet(
        room.window,
        room.background,
        CODE,
        made_at=datetime(2026, 11, 24, 9, 41),
        door=FolderDoor(room.folder),
        find_printer=lambda _name: file_device(room.printed),
    )
    sheet.open()
    qtbot.waitUntil(lambda: bool(sheet.pdf), timeout=10_000)
    with qtbot.waitSignal(sheet.kept, timeout=10_000):
        sheet.print_sheet()
    assert len(page_sizes(room.printed.read_bytes())) == 1
    with qtbot.waitSignal(sheet.kept, timeout=10_000):
        sheet.save()
    assert (room.folder / "Lembar pemulihan.pdf").read_bytes() == sheet.pdf
    with qtbot.waitSignal(sheet.left):
        sheet.escape()


def test_recovery_sheet_without_a_printer_says_what_to_do(room: Room, qtbot: QtBot) -> None:
    made_at = datetime(2026, 11, 24, 9, 41)
    sheet = RecoverySheet(
        room.window, room.background, CODE, made_at=made_at, find_printer=lambda _name: None
    )
    sheet.open()
    sheet.print_sheet()
    assert not sheet.message.isHidden()
    room.settle()
