"""This file holds how Qt itself comes to speak Indonesian: its buttons, menus, numbers and dates."""

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
    if app.findChild(QTranslator, QT_CATALOGUE.name) is not None:
        return
    translator = QTranslator(app)
    translator.setObjectName(QT_CATALOGUE.name)
    if not translator.load(str(QT_CATALOGUE)):
        raise FileNotFoundError(QT_CATALOGUE)
    app.installTranslator(translator)
