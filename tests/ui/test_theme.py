"""The theme reaches every part of the program and follows the text size."""

import re

import pytest
from PySide6.QtGui import QFontDatabase, QFontInfo, QPalette
from PySide6.QtWidgets import QApplication

from asn_desktop.settings import RESOURCES
from asn_desktop.ui import icons
from asn_desktop.ui.stylesheet import stylesheet
from asn_desktop.ui.theme import apply_theme, color, font, look, on_change, px
from asn_desktop.ui.tokens import DARK, LIGHT
from asn_desktop.ui.widgets.text import Label


@pytest.mark.parametrize("tokens", [LIGHT, DARK])
@pytest.mark.parametrize("scale", [100, 115, 130])
def test_style_sheet_has_no_token_left_to_fill_in(tokens, scale) -> None:
    sheet = stylesheet(tokens, lambda size: round(size * scale / 100))
    assert not re.search(r"[$@]", sheet)
    assert sheet.count("{") == sheet.count("}")


def test_pictures_of_the_style_sheet_exist() -> None:
    for tokens in (LIGHT, DARK):
        for path in re.findall(r'url\("([^"]+)"\)', stylesheet(tokens, round)):
            assert (RESOURCES / "icons" / "control" / path.rsplit("/", 1)[1]).is_file()


def test_dark_mode_changes_palette_and_tokens(qapp: QApplication) -> None:
    apply_theme(qapp, mode="dark")
    assert look.is_dark
    assert qapp.palette().color(QPalette.ColorRole.Window).name() == DARK.bg.lower()
    assert color("gold").name() == DARK.gold.lower()


def test_text_size_scales_measures_and_fonts(qapp: QApplication) -> None:
    apply_theme(qapp, mode="light", text_scale=130)
    assert (px(32), font(13).pixelSize()) == (42, 17)
    label = Label("Pegawai", "title")
    label.ensurePolished()
    assert label.font().pixelSize() == round(18 * 1.3)


def test_our_own_font_is_used_in_four_weights(qapp: QApplication) -> None:
    assert QFontInfo(font(13)).family() == "Inter"
    assert {"Regular", "Medium", "Bold"} <= set(QFontDatabase.styles("Inter"))


def test_listener_of_a_closed_widget_is_forgotten(qapp: QApplication) -> None:
    heard: list[int] = []
    label = Label("a")
    on_change(label, lambda: heard.append(1))
    label.deleteLater()
    qapp.processEvents()
    qapp.sendPostedEvents(None, 52)  # DeferredDelete
    look.changed.emit()
    assert heard == [1]


@pytest.mark.parametrize("path", sorted(path.name for path in (RESOURCES / "icons").glob("*_20_regular.svg")))
def test_every_icon_can_be_drawn(path: str, qapp: QApplication) -> None:
    picture = icons.pixmap(path.removesuffix("_20_regular.svg")).toImage()
    assert any(
        picture.pixelColor(x, y).alpha()
        for x in range(0, picture.width(), 2)
        for y in range(picture.height())
    )


def test_unknown_icon_is_a_bug() -> None:
    with pytest.raises(KeyError):
        icons.pixmap("no_such_icon")


@pytest.mark.parametrize("path", sorted((RESOURCES / "fonts").glob("*.ttf")), ids=lambda path: path.name)
def test_fonts_have_the_letters_of_our_texts(path) -> None:
    from reportlab.pdfbase.ttfonts import TTFontFile

    known = TTFontFile(str(path)).charToGlyph
    assert all(ord(letter) in known for letter in "AZaz09−–—“”‘’…•·×≤≥éşŞğ\u00a0")


def test_contrast_theme_of_the_system_wins_over_our_colours(qapp: QApplication, monkeypatch, qtbot) -> None:
    from asn_desktop.ui.widgets.badges import GapBadge, LevelBar

    monkeypatch.setattr(look, "is_high_contrast", True)
    palette = qapp.palette()
    assert color("text2") == palette.color(QPalette.ColorRole.WindowText)
    assert color("surface") == color("gap_zero_tint") == palette.color(QPalette.ColorRole.Window)
    assert color("gap_minus2_text") == palette.color(QPalette.ColorRole.WindowText)
    assert color("primary") == palette.color(QPalette.ColorRole.Highlight)
    assert color("on_primary") == palette.color(QPalette.ColorRole.HighlightedText)
    for widget in (GapBadge(-2), LevelBar(2, 4)):
        qtbot.addWidget(widget)
        assert not widget.grab().isNull()
