"""This file holds the desk: one window, one office, who is signed in, and how it is locked."""

from contextlib import suppress
from dataclasses import replace
from functools import cached_property, partial
from gettext import gettext as _
from importlib import import_module
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QByteArray, QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication

from asn_desktop import __version__
from asn_desktop.errors import UserError
from asn_desktop.rules.permission import Role
from asn_desktop.settings import DataFolder
from asn_desktop.storage.keyring import Keyring
from asn_desktop.storage.office_files import has_office
from asn_desktop.ui.background import Background
from asn_desktop.ui.preferences import Mode, Preferences, keep_preferences
from asn_desktop.ui.shell.window import MainWindow
from asn_desktop.ui.theme import apply_theme

if TYPE_CHECKING:
    from asn_desktop.office import OpenOffice, Returned
    from asn_desktop.ui.acts import GlobalActs
    from asn_desktop.ui.first_run.first_run import FirstRun
    from asn_desktop.ui.first_run.recovery import RecoveryScreen
    from asn_desktop.ui.shell.idle import IdleWatch

AUTOMATIC_BACKUP_HOURS = 20
LOAD_AFTER_MS = 60
"""Imports hold the interpreter, so they wait until the first screen is painted."""


class Desk(QObject):
    """Leads from start to first run or lock screen, then to the work area, and back when locked."""

    _unreadable = Signal(object)
    """a refusal of the data itself, told by the worker that tried to open it"""

    def __init__(self, app: QApplication, folder: DataFolder, preferences: Preferences) -> None:
        super().__init__()
        self.app, self.folder, self.preferences = app, folder, preferences
        self.background = Background(self)
        self.window = MainWindow(self.background)
        self.office: OpenOffice | None = None
        self._acts: GlobalActs | None = None
        self._is_closed = self._reads_damaged = False
        self._in_hand: OpenOffice | None = None
        """opened by the worker, maybe not shown yet"""
        self._cover: FirstRun | RecoveryScreen | None = None
        self._connect()
        if preferences.geometry:
            self.window.restoreGeometry(QByteArray.fromBase64(preferences.geometry.encode()))

    @cached_property
    def _idle(self) -> "IdleWatch":
        """The watch over silence. It hears every event of the program, so it begins after the first screen."""
        from asn_desktop.ui.shell.idle import IdleWatch

        return IdleWatch(self.app, 5)

    def start(self) -> None:
        """Show the first screen, and load what comes after it while the person types."""
        if has_office(self.folder):
            self.show_lock()
        else:
            self._show_first_run()
        self.window.show()
        QTimer.singleShot(LOAD_AFTER_MS, self, self._load_the_rest)

    def show_lock(self, reason: str = "") -> None:
        """Cover everything with the lock screen; data and drafts stay as they are."""
        from asn_desktop.ui.shell.lock_screen import LockAccount, LockScreen, LockWords

        try:
            keyring = Keyring.load(self.folder.root)
        except UserError as refusal:
            self._show_unreadable(refusal)
            return
        accounts = [
            LockAccount(account.id, account.name, Role(account.role).label) for account in keyring.accounts()
        ]
        words = LockWords(
            title=_("Kelurahan {name}").format(name=keyring.office_name.removeprefix("Kelurahan ")),
            reason=reason,
            office=_("Kelurahan {name}").format(name=keyring.office_name.removeprefix("Kelurahan ")),
            version=__version__,
        )
        screen = LockScreen(self.background, accounts, partial(self._unlock, keyring), words)
        screen.unlocked.connect(self.open_office)
        screen.quit_asked.connect(self.window.close)
        screen.recovery_asked.connect(partial(self._show_recovery, keyring))
        screen.forgotten.connect(partial(self._show_recovery, keyring))
        self.window.cover(screen)
        screen.start(self.preferences.account_id or None)

    def lock(self, reason: str = "") -> None:
        """Keep what stands in forms, close the database and forget the key."""
        office, self.office = self.office, None
        if office is None:
            return
        page = self.window.current_page()
        if page is not None:
            page.save()
        self._forget_session()
        self.background.call(self, office.close, lambda _done: self.background.set_database(None))
        self.show_lock(reason)

    def lock_restored(self, reason: str = "") -> None:
        """Show the lock screen after a restore, which closed the database itself."""
        office, self.office = self.office, None
        if office is None:
            return
        office.dek = b""
        self._forget_session()
        self.background.set_database(None)
        self._acts = None
        self.show_lock(reason)

    def set_auto_lock(self, minutes: int) -> None:
        """Change how long the program waits for a person before it locks."""
        self._idle.set_minutes(minutes)

    def open_office(self, office: "OpenOffice") -> None:
        """Show the work area of an office that was just opened, where the person left it."""
        is_same = self._acts is not None and self._acts.account_id == office.account_id
        self.office, self._cover, self._reads_damaged = office, None, False
        self.background.set_database(office.database, office.account_id)
        self.preferences = replace(self.preferences, account_id=office.account_id)
        if not is_same:
            self._build_work_area(office)
        elif self._acts is not None:
            self._acts.office = office
        self._idle.idle.connect(self._idle_lock)
        self.background.run(self, _read_auto_lock, self.set_auto_lock)
        if isinstance(office.database.read_only_reason, UserError):
            self.background.refused.emit(office.database.read_only_reason)
        if not office.is_verified:
            self.background.call(self, office.verify_pages)
        self.window.uncover()
        page = self.window.current_page()
        if page is not None and is_same:
            page.reload()

    def set_look(self, *, mode: Mode | None = None, text_scale: int | None = None) -> None:
        """Change theme or text size at once, and remember it."""
        self.preferences = replace(
            self.preferences,
            mode=mode or self.preferences.mode,
            text_scale=text_scale or self.preferences.text_scale,
        )
        apply_theme(self.app, mode=self.preferences.mode, text_scale=self.preferences.text_scale)
        if text_scale is not None:
            self.window.rebuild()
        self._keep_preferences()

    def remember(self, **changes: Any) -> None:
        """Keep a preference of this computer."""
        self.preferences = replace(self.preferences, **changes)
        self._keep_preferences()

    def close(self) -> None:
        """Back up when the last copy is old, close the office, stop the workers."""
        if self._is_closed:
            return
        self._is_closed = True
        geometry = bytes(self.window.remember_place().toBase64().data()).decode()
        self.preferences = replace(
            self.preferences, geometry=geometry, page=self.window.current_key or self.preferences.page
        )
        self._keep_preferences()
        page = self.window.current_page()
        if page is not None and self.office is not None:
            page.save()
        office, self.office = self.office, None
        if office is not None:
            self.background.call(self, partial(_back_up_and_close, office), _ignore)
        self.background.close()
        # Opened, but closed before it was shown: while its code stood there, or the password was checked.
        for opened in (self._in_hand, self._cover and self._cover.office):
            if opened is not None:
                with suppress(UserError):
                    opened.close()
        self.app.quit()

    def _load_the_rest(self) -> None:
        if not self._is_closed:
            self._idle.set_minutes(5)
            self.window.prepare_area()
            self.background.prepare(_load_work_area)

    def _connect(self) -> None:
        self.window.lock_asked.connect(lambda: self.lock(_("Terkunci atas permintaan Anda")))
        self.window.switch_asked.connect(lambda: self.lock(_("Pilih pengguna lain")))
        self.window.text_scale_asked.connect(lambda scale: self.set_look(text_scale=scale))
        self.window.closing.connect(self.close)
        self._unreadable.connect(self._show_unreadable)

    def _forget_session(self) -> None:
        self._idle.idle.disconnect(self._idle_lock)
        QApplication.clipboard().clear()

    def _idle_lock(self) -> None:
        self.lock(_("Terkunci karena lama tidak dipakai"))

    def _unlock(self, keyring: Keyring, account_id: int, password: str) -> "OpenOffice":
        from asn_desktop.office import unlock_office
        from asn_desktop.storage.faults import DamagedDatabase, ForeignDatabase, MissingFile

        try:
            self._in_hand = unlock_office(
                self.folder, keyring, account_id, password, reads_damaged=self._reads_damaged
            )
            return self._in_hand
        except (DamagedDatabase, ForeignDatabase, MissingFile) as refusal:
            self._unreadable.emit(refusal)
            raise

    def _show_first_run(self) -> None:
        from asn_desktop.ui.first_run.first_run import FirstRun

        screen = FirstRun(self.background, self.folder)
        screen.founded.connect(self._open_founded)
        screen.returned.connect(self._open_returned)
        screen.quit_asked.connect(self.window.close)
        self._cover = screen
        self.window.cover(screen)

    def _open_founded(self, office: "OpenOffice") -> None:
        self.open_office(office)
        self.window.show_page("import", paste=True, is_first=True)

    def _open_returned(self, back: "Returned") -> None:
        self.open_office(back.office)
        self.window.show_page("home")
        missing = back.missing_words()
        self.window.show_message(back.sentence(), "warn" if missing else "ok", missing)

    def _show_recovery(self, keyring: Keyring) -> None:
        from asn_desktop.ui.first_run.recovery import RecoveryScreen

        screen = RecoveryScreen(self.background, self.folder, keyring)
        screen.recovered.connect(self.open_office)
        screen.cancelled.connect(self.show_lock)
        self._cover = screen
        self.window.cover(screen)

    def _show_unreadable(self, refusal: UserError) -> None:
        from asn_desktop.ui.first_run.unreadable import UnreadableScreen

        screen = UnreadableScreen(self.background, self.folder, refusal)
        screen.quit_asked.connect(self.window.close)
        screen.restored.connect(self.show_lock)
        screen.reading_asked.connect(self._read_damaged)
        self.window.cover(screen)

    def _read_damaged(self) -> None:
        """Let the person in to look at what can still be read; nothing is written."""
        self._reads_damaged = True
        self.show_lock(_("Data yang tersisa akan dibuka untuk dibaca saja"))

    def _build_work_area(self, office: "OpenOffice") -> None:
        from asn_desktop.ui.acts import GlobalActs
        from asn_desktop.ui.parts import make_parts

        self._acts = GlobalActs(self.window, self.background, office)
        self.window.set_parts(make_parts(self, office))
        self.window.set_office(_("Kelurahan {name}").format(name=office.keyring.office_name))
        self.window.set_person(office.account.display_name, office.account.role.label)
        self._acts.connect_all()
        self.window.show_page(self.preferences.page if self.preferences.page != "import" else "home")

    def _keep_preferences(self) -> None:
        keep_preferences(self.folder.root, self.preferences)


def _read_auto_lock(session: Any) -> int:
    """Minutes of silence after which the office wants the screen locked."""
    from asn_desktop.operations.settings import setting_of

    return int(setting_of(session, "security.auto_lock_minutes", 5))


def _ignore(_result: object) -> None:
    """Nothing is left to tell."""


def _back_up_and_close(office: "OpenOffice") -> None:
    """Make the daily backup when it is due; a backup that cannot be made never stops the closing."""
    from datetime import datetime, timedelta

    from asn_desktop.office import last_backup_at

    try:
        last = last_backup_at(office.folder)
        due = last is None or datetime.now(last.tzinfo) - last > timedelta(hours=AUTOMATIC_BACKUP_HOURS)
        if due and not office.database.is_read_only:
            with suppress(UserError):
                office.back_up(reason="otomatis")
    finally:
        office.close()


def _load_work_area() -> None:
    """Import what the work area needs, on the worker, while the password is typed."""
    from asn_desktop.office import prepare_sign_in

    prepare_sign_in()
    for name in ("acts", "parts", "shell.search_palette"):
        import_module(f"asn_desktop.ui.{name}")
