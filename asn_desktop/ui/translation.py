"""This file holds how Qt itself comes to speak Indonesian: its buttons, menus, numbers and dates."""

import gettext
from collections.abc import Callable, Iterable
from functools import cache
from typing import Any

from PySide6.QtCore import QLocale, QTranslator
from PySide6.QtWidgets import QApplication

from asn_desktop.settings import RESOURCES

QT_CATALOGUE = RESOURCES / "translations" / "qtbase_id.qm"
INDONESIAN = QLocale(QLocale.Language.Indonesian, QLocale.Country.Indonesia)


def speak_indonesian(app: QApplication) -> None:
    """Make Indonesian the language of Qt's own texts and of every number and date from now on.

    Qt ships no Indonesian catalogue, so ours lies in `resources/`. Call it before the first widget
    is made; a second call changes nothing.

    Raises:
        FileNotFoundError: the catalogue is missing or damaged, which a whole installation never has.
    """
    QLocale.setDefault(INDONESIAN)
    _look_for_catalogues_once()
    if app.findChild(QTranslator, QT_CATALOGUE.name) is not None:
        return
    translator = QTranslator(app)
    translator.setObjectName(QT_CATALOGUE.name)
    if not translator.load(str(QT_CATALOGUE)):
        raise FileNotFoundError(QT_CATALOGUE)
    app.installTranslator(translator)


@cache
def _look_for_catalogues_once() -> None:
    """Let `gettext` remember where it found no catalogue.

    The phrases in the source are Indonesian already, so there is none; the standard library would look
    through the disk again for each phrase, a fifth of the time that building a page takes.
    """
    find: Callable[..., Any] = gettext.find
    known: dict[object, Any] = {}

    def find_once(
        domain: str, localedir: str | None = None, languages: Iterable[str] | None = None, all: bool = False
    ) -> Any:
        languages = None if languages is None else tuple(languages)
        key = (domain, localedir, languages, all)
        if key not in known:
            known[key] = find(domain, localedir, languages, all)
        return known[key]

    gettext.find = find_once  # type: ignore[assignment]
