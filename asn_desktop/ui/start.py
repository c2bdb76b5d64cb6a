"""This file holds the start of the window: what is painted before anything heavy is loaded."""

import sys
from collections.abc import Sequence
from gettext import gettext as _
from pathlib import Path

from PySide6.QtWidgets import QApplication

from asn_desktop.errors import UserError
from asn_desktop.office import take_folder
from asn_desktop.settings import DataFolder, default_data_folder
from asn_desktop.ui.desk import Desk
from asn_desktop.ui.preferences import read_preferences
from asn_desktop.ui.theme import FUSION, apply_theme
from asn_desktop.ui.translation import speak_indonesian


def run_window(argv: Sequence[str]) -> int:
    """Open the window over the chosen data folder; return the exit code."""
    app = QApplication.instance() or QApplication([*argv[:1], "-style", FUSION])
    assert isinstance(app, QApplication)
    app.setApplicationName("ASN Desktop")
    app.setProperty("style_name", FUSION)
    speak_indonesian(app)
    folder = chosen_folder(argv)
    preferences = read_preferences(folder.root)
    apply_theme(app, mode=preferences.mode, text_scale=preferences.text_scale)
    try:
        lock = take_folder(folder)
    except (UserError, OSError) as refusal:
        return _say_and_leave(app, refusal)
    try:
        desk = Desk(app, folder, preferences)
        desk.start()
        return app.exec()
    finally:
        lock.release()


def chosen_folder(argv: Sequence[str]) -> DataFolder:
    """The folder of `--data DIR` or `--data=DIR`, else the usual one."""
    words = list(argv[1:])
    if words[:1] == ["--data"] and len(words) > 1:
        return DataFolder(Path(words[1]))
    if words[:1] and words[0].startswith("--data="):
        return DataFolder(Path(words[0].removeprefix("--data=")))
    return default_data_folder()


def _say_and_leave(app: QApplication, refusal: BaseException) -> int:
    """Say why the data cannot be opened; nothing was changed."""
    from asn_desktop.ui.shell.notice import Notice

    message = refusal.message if isinstance(refusal, UserError) else _("Folder data tidak dapat dibuka.")
    next_step = refusal.next_step if isinstance(refusal, UserError) else str(refusal)
    print(f"{message} {next_step}".strip(), file=sys.stderr)
    notice = Notice(message, next_step)
    notice.show()
    app.exec()
    return 1
