"""Qt's own words on our screens are Indonesian."""

import shutil
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree

import pytest
from PySide6.QtCore import QCoreApplication, QDate, QLocale
from PySide6.QtWidgets import QApplication, QDialogButtonBox, QFileDialog, QLabel, QLineEdit, QMenu

from asn_desktop.ui.translation import QT_CATALOGUE, speak_indonesian


@pytest.fixture(autouse=True)
def _indonesian(qapp: QApplication) -> None:
    speak_indonesian(qapp)


def test_standard_buttons_are_indonesian(qtbot) -> None:
    wanted = {
        "Save": "Simpan",
        "Cancel": "Batal",
        "Close": "Tutup",
        "Yes": "&Ya",
        "No": "&Tidak",
        "Help": "Bantuan",
    }
    box = QDialogButtonBox()
    qtbot.addWidget(box)
    for name, text in wanted.items():
        assert box.addButton(QDialogButtonBox.StandardButton[name]).text().replace("&", "") == text.replace(
            "&", ""
        )


def test_context_menu_of_a_field_is_indonesian(qtbot) -> None:
    field = QLineEdit("Dewi")
    qtbot.addWidget(field)
    menu = field.createStandardContextMenu()
    assert isinstance(menu, QMenu)
    words = [action.text().split("\t")[0].replace("&", "") for action in menu.actions() if action.text()]
    assert words[:7] == ["Urungkan", "Ulangi", "Potong", "Salin", "Tempel", "Hapus", "Pilih semua"]
    menu.deleteLater()


def test_file_dialog_is_indonesian(qtbot) -> None:
    dialog = QFileDialog()
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    qtbot.addWidget(dialog)
    words = {label.text().replace("&", "") for label in dialog.findChildren(QLabel)}
    assert {"Cari di", "Nama berkas", "Jenis berkas"} <= words


def test_numbers_and_dates_are_written_as_here() -> None:
    here = QLocale()
    assert here.toString(3.3, "f", 1) == "3,3"
    assert here.toString(QDate(2025, 10, 6), "d MMMM yyyy") == "6 Oktober 2025"


def test_installing_twice_keeps_one_catalogue(qapp: QApplication) -> None:
    speak_indonesian(qapp)
    assert QCoreApplication.translate("QPlatformTheme", "Cancel") == "Batal"
    assert len([one for one in qapp.children() if one.objectName() == QT_CATALOGUE.name]) == 1


def test_compiled_catalogue_is_that_of_the_source(tmp_path: Path) -> None:
    compiler = Path(sys.executable).with_name("pyside6-lrelease")
    found = shutil.which(str(compiler))
    assert found
    fresh = tmp_path / QT_CATALOGUE.name
    source = QT_CATALOGUE.with_suffix(".ts")
    subprocess.run([found, "-silent", source, "-qm", fresh], check=True)
    assert fresh.read_bytes() == QT_CATALOGUE.read_bytes()


def test_places_and_keys_of_a_sentence_survive_translation() -> None:
    for message in ElementTree.parse(QT_CATALOGUE.with_suffix(".ts")).getroot().iter("message"):
        source, words = message.findtext("source", ""), message.findtext("translation", "")
        assert [mark for mark in ("%1", "%2") if mark in source] == [
            mark for mark in ("%1", "%2") if mark in words
        ]
        assert words.replace("&&", "").count("&") <= 1, words
