"""This file holds the look in force: theme, text size, fonts, and how they reach Qt."""

from collections.abc import Callable
from functools import cache
from typing import Literal

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette
from PySide6.QtWidgets import QApplication

from asn_desktop.settings import RESOURCES
from asn_desktop.ui.stylesheet import stylesheet
from asn_desktop.ui.tokens import DARK, LIGHT, TEXT_SCALES, Tokens

Mode = Literal["light", "dark", "system"]

FUSION = "Fusion"
"""The style of Qt that draws alike on every computer."""
_FAMILY = "Inter"
_WEIGHTS = ("Regular", "Medium", "SemiBold", "Bold")
_ROLES = (
    (QPalette.ColorRole.Window, "bg"),
    (QPalette.ColorRole.Base, "surface"),
    (QPalette.ColorRole.AlternateBase, "surface2"),
    (QPalette.ColorRole.Button, "surface"),
    (QPalette.ColorRole.WindowText, "text"),
    (QPalette.ColorRole.Text, "text"),
    (QPalette.ColorRole.ButtonText, "text"),
    (QPalette.ColorRole.PlaceholderText, "text3"),
    (QPalette.ColorRole.Highlight, "primary"),
    (QPalette.ColorRole.HighlightedText, "on_primary"),
    (QPalette.ColorRole.Accent, "primary"),
    (QPalette.ColorRole.Link, "primary"),
    (QPalette.ColorRole.ToolTipBase, "text"),
    (QPalette.ColorRole.ToolTipText, "surface"),
)
_BACKGROUNDS = ("bg", "surface", "hover", "track", "paper", "page", "side", "toast")
_HIGHLIGHTS = ("primary", "gold", "border_strong", "gap_")


class Look(QObject):
    """What is in force now; `changed` tells painted widgets and icons to refresh."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.tokens: Tokens = LIGHT
        self.mode: Mode = "light"
        self.text_scale: int = TEXT_SCALES[0]
        self.is_high_contrast = False

    @property
    def is_dark(self) -> bool:
        """Whether the dark theme is shown, also when it follows the system."""
        return self.tokens is DARK


look = Look()


def color(token: str) -> QColor:
    """The colour of a token; under a system contrast theme, the palette's role for it."""
    if look.is_high_contrast:
        return _contrast_color(token)
    return QColor(getattr(look.tokens, token))


def color_name(token: str) -> str:
    """The colour of a token as `#rrggbb`."""
    return color(token).name()


def px(size: float) -> int:
    """A design measure in pixels, scaled by the text size setting."""
    return round(size * look.text_scale / 100)


def font(size: float = 13, weight: int = 400) -> QFont:
    """Inter at a design size in pixels, digits of equal width. Do not change the returned font."""
    return font_of_pixels(px(size), weight)


@cache
def font_of_pixels(pixels: int, weight: int) -> QFont:
    """The same by pixels of the screen. Do not change the returned font."""
    made = QFont(_FAMILY)
    made.setPixelSize(pixels)
    made.setWeight(QFont.Weight(weight))
    made.setFeature(QFont.Tag("tnum"), 1)
    return made


def apply_theme(app: QApplication, *, mode: Mode = "system", text_scale: int = 100) -> None:
    """Dress the whole program. Colours change in place; after a new text size, rebuild the pages."""
    _load_fonts()
    look.mode, look.text_scale = mode, text_scale
    hints = app.styleHints()
    hints.setColorScheme(_SCHEMES[mode])
    # A platform without schemes (offscreen) keeps saying "light"; a chosen mode wins over it.
    is_dark = mode == "dark" or (mode == "system" and hints.colorScheme() == Qt.ColorScheme.Dark)
    look.tokens = DARK if is_dark else LIGHT
    contrast = hints.accessibility().contrastPreference()
    look.is_high_contrast = contrast == Qt.ContrastPreference.HighContrast
    _draw_with_fusion(app)
    app.setFont(font())
    if not look.is_high_contrast:
        app.setPalette(_palette())
    app.setStyleSheet("" if look.is_high_contrast else stylesheet(look.tokens, px))
    _follow_system(app)
    look.changed.emit()


_SCHEMES: dict[Mode, Qt.ColorScheme] = {
    "light": Qt.ColorScheme.Light,
    "dark": Qt.ColorScheme.Dark,
    "system": Qt.ColorScheme.Unknown,
}


def _follow_system(app: QApplication) -> None:
    """Re-dress when the desktop changes its scheme or contrast while the mode is `system`."""
    if app.property("follows_system"):
        return
    app.setProperty("follows_system", True)

    def follow(*_: object) -> None:
        wanted = DARK if app.styleHints().colorScheme() == Qt.ColorScheme.Dark else LIGHT
        if look.mode == "system" and wanted is not look.tokens:
            apply_theme(app, mode="system", text_scale=look.text_scale)

    def recontrast(*_: object) -> None:
        apply_theme(app, mode=look.mode, text_scale=look.text_scale)

    app.styleHints().colorSchemeChanged.connect(follow)
    app.styleHints().accessibility().contrastPreferenceChanged.connect(recontrast)


def _draw_with_fusion(app: QApplication) -> None:
    """Set the style unless the program was started with it: `setStyle` makes every kind of style in Python."""
    if app.property("style_name") != FUSION:
        app.setStyle(FUSION)
        app.setProperty("style_name", FUSION)


def _palette() -> QPalette:
    palette = QPalette()
    for role, token in _ROLES:
        for group in (QPalette.ColorGroup.Active, QPalette.ColorGroup.Inactive):
            palette.setColor(group, role, color(token))
    for role in (QPalette.ColorRole.WindowText, QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, role, color("text3"))
    return palette


def _contrast_color(token: str) -> QColor:
    palette = QApplication.palette()
    if token in ("on_primary", "on_gold") or token.endswith("_on"):
        return palette.color(QPalette.ColorRole.HighlightedText)
    if token.endswith("_tint") or (token.startswith(_BACKGROUNDS) and "text" not in token):
        return palette.color(QPalette.ColorRole.Window)
    if token.startswith(_HIGHLIGHTS) and not token.endswith("_text"):
        return palette.color(QPalette.ColorRole.Highlight)
    return palette.color(QPalette.ColorRole.WindowText)


@cache
def _load_fonts() -> None:
    for weight in _WEIGHTS:
        path = RESOURCES / "fonts" / f"Inter-{weight}.ttf"
        if QFontDatabase.addApplicationFont(str(path)) < 0:
            raise RuntimeError(f"font is missing or damaged: {path.name}")


def on_change(owner: QObject, refresh: Callable[[], object]) -> None:
    """Call `refresh` now and whenever the look changes, for as long as `owner` lives."""
    listener = _Listener(owner, refresh)
    look.changed.connect(listener.hear)
    refresh()


class _Listener(QObject):
    """Carries a callback that dies with its owner, so the connection goes too."""

    def __init__(self, owner: QObject, refresh: Callable[[], object]) -> None:
        super().__init__(owner)
        self._refresh = refresh

    def hear(self) -> None:
        """Refresh."""
        self._refresh()
