"""This file holds the one style sheet, written from tokens; widgets ask for a look by properties."""

import re
from collections.abc import Callable

from asn_desktop.settings import RESOURCES
from asn_desktop.ui.tokens import DARK, Tokens

# `$name` is a colour token, `@12` a design measure that follows the text size.
_TEMPLATE = """
* { outline:0; }
QWidget { font-family:"Inter"; font-size:@13; color:$text; }
QMainWindow, QDialog, QWidget[page="1"] { background:$bg; }
QStackedWidget, QScrollArea, QScrollArea > QWidget > QWidget { background:transparent; border:0; }
QWidget[surface="1"] { background:$surface; }
QWidget[paper="1"] { background:$paper; }

QFrame[card="1"] { background:$surface; border:1px solid $border; border-radius:10px; }
QFrame[row="1"] { border:0; border-top:1px solid $border; background:transparent; }
QFrame[row="1"]:hover { background:$surface2; }
QFrame[row="1"]:focus { background:$primary_tint; }
QFrame[bar="top"] { background:$surface; border:0; border-bottom:1px solid $border; }
QFrame[bar="tabs"] { background:$surface; border:0; border-bottom:1px solid $border; }
QFrame[bar="status"] { background:$surface; border:0; border-top:1px solid $border; }
QFrame[bar="status"] QLabel { font-size:@12; color:$text3; }
QFrame[bar="status"] QLabel[r="bad"] { color:$bad; font-weight:600; }
QFrame[bar="side"] { background:$side; border:0; }
QFrame[bar="panel"] { background:$surface; border:0; border-left:1px solid $border; }
QFrame[hline="1"] { background:$border; border:0; min-height:1px; max-height:1px; }
QFrame[vline="1"] { background:$border; border:0; min-width:1px; max-width:1px; }
QFrame[foot="1"] { background:$surface2; border:0; border-top:1px solid $border;
  border-bottom-left-radius:9px; border-bottom-right-radius:9px; }
QFrame[foot="warn"] { background:$warn_tint; border:0; border-top:1px solid $border;
  border-bottom-left-radius:9px; border-bottom-right-radius:9px; }
QFrame[thead="1"] { background:$surface2; border:0; border-top:1px solid $border; }
QFrame[inset="1"] { background:$surface2; border:1px solid $border; border-radius:8px; }
QFrame[note="info"] { background:$info_tint; border:1px solid $info; border-radius:8px; }
QFrame[note="warn"] { background:$warn_tint; border:1px solid $warn; border-radius:8px; }
QFrame[note="ok"] { background:$ok_tint; border:1px solid $ok; border-radius:8px; }
QFrame[note="bad"] { background:$bad_tint; border:1px solid $bad; border-radius:8px; }
QFrame[note="mute"] { background:$surface2; border:1px solid $border; border-radius:8px; }
QFrame[errsum="1"] { border:1px solid $bad; border-left:4px solid $bad; border-radius:6px; background:$surface; }
QFrame[drop="1"] { background:$surface2; border:1px dashed $border_strong; border-radius:8px; }
QFrame[sheet="1"] { background:$surface; border:1px solid $border; border-radius:10px; }
QFrame[toast="1"] { background:$toast; border:1px solid $border_strong; border-radius:8px; }
QFrame[toast="1"] QLabel { color:$toast_text; }
QFrame[toast="1"] QPushButton { background:transparent; border-color:transparent; color:$toast_link; font-weight:600; }
QFrame[toast="1"] QPushButton:hover { text-decoration:underline; }
QFrame[toast="1"] QPushButton:focus { border:2px solid $toast_link; }

QLabel { background:transparent; border:0; }
QLabel[r="title"] { font-size:@18; font-weight:600; }
QLabel[r="display"] { font-size:@22; font-weight:600; }
QLabel[r="h2"] { font-size:@14; font-weight:600; }
QLabel[r="strong"] { font-weight:600; }
QLabel[r="num"] { font-size:@24; font-weight:600; }
QLabel[r="muted"] { color:$text2; }
QLabel[r="cap"] { font-size:@12; color:$text3; }
QLabel[r="over"] { font-size:@11; font-weight:600; color:$text3; }
QLabel[r="micro"] { font-size:@11; font-weight:500; color:$text3; }
QLabel[r="field"] { font-weight:600; }
QLabel[r="hint"] { font-size:@12; color:$text3; }
QLabel[r="err"] { font-size:@12; font-weight:600; color:$bad; }
QLabel[r="warn"] { font-weight:600; color:$warn; }
QLabel[r="ok"] { color:$ok; font-weight:600; }
QLabel[r="accent"] { color:$primary; font-weight:600; }
QLabel[r="side_name"] { color:$side_title; font-size:@15; font-weight:700; }
QLabel[r="side_brand"] { color:$side_title; font-size:@20; font-weight:700; }
QLabel[r="side_person"] { color:$side_title; font-size:@12; font-weight:600; }
QLabel[r="side_sub"] { color:$side_text2; font-size:@11; }
QLabel[r="side_cap"] { color:$side_text; font-size:@13; }
QLabel[r="side_group"] { color:$side_text2; font-size:@10; font-weight:600; padding:@9 0 3px 12px; }
QLabel[chip] { font-size:@12; font-weight:500; padding:2px 10px; border-radius:9px; }
QLabel[chip="bad"] { background:$bad_tint; color:$bad; }
QLabel[chip="warn"] { background:$warn_tint; color:$warn; }
QLabel[chip="ok"] { background:$ok_tint; color:$ok; }
QLabel[chip="info"] { background:$info_tint; color:$info; }
QLabel[chip="mute"] { background:$hover; color:$text2; }
QLabel[kbd="1"] { font-size:@11; color:$text3; border:1px solid $border; border-radius:4px;
  padding:0 5px; background:$surface2; }
QLabel[tile="1"] { font-size:@12; font-weight:700; color:$text2; background:$hover; border-radius:4px; }

QPushButton { min-height:@30; padding:0 12px; border:1px solid $button_border; border-radius:6px;
  background:$surface; color:$text; font-weight:500; }
QPushButton:hover { background:$hover; }
QPushButton:pressed { background:$track; }
QPushButton:focus { border:2px solid $primary; padding:0 11px; }
QPushButton:disabled { color:$text3; border-color:$border; background:$surface2; }
QPushButton[k="primary"] { background:$primary; border-color:$primary; color:$on_primary; font-weight:600; }
QPushButton[k="primary"]:hover { background:$primary_hover; border-color:$primary_hover; }
QPushButton[k="primary"]:focus { border:2px solid $gold; padding:0 11px; }
QPushButton[k="danger"] { background:$surface; border-color:$bad; color:$bad; font-weight:600; }
QPushButton[k="danger"]:hover { background:$bad_tint; }
QPushButton[k="quiet"] { border-color:transparent; background:transparent; color:$primary; font-weight:600; }
QPushButton[k="quiet"]:hover { background:$primary_tint; }
QPushButton[k="quiet"]:focus { border-color:$primary; }
QPushButton[k="link"] { border:0; border-radius:4px; background:transparent; color:$primary; font-weight:600;
  padding:0 2px; min-height:@26; }
QPushButton[k="link"]:hover { text-decoration:underline; }
QPushButton[k="link"]:focus { border:2px solid $primary; padding:0 0; }
QPushButton[k="error_link"] { border:0; border-radius:4px; background:transparent; color:$bad; text-align:left;
  text-decoration:underline; padding:0 2px; min-height:@20; }
QPushButton[k="error_link"]:focus { border:2px solid $bad; padding:0 0; }
QPushButton[k="soft"] { border-color:transparent; background:$primary_tint; color:$primary; font-weight:600; }
QPushButton[k="soft"]:hover { border-color:$primary; }
QPushButton[k="icon"] { padding:0; border-color:transparent; background:transparent; }
QPushButton[k="icon"]:hover { background:$hover; }
QPushButton[k="icon"]:focus { border:2px solid $primary; padding:0; }
QPushButton[k="chip"] { min-height:@24; padding:0 9px; border-radius:@12; border-color:$border;
  font-size:@12; color:$text2; background:$surface; }
QPushButton[k="chip"]:hover { background:$hover; }
QPushButton[k="chip"]:checked { background:$primary_tint; border-color:$primary; color:$primary; font-weight:600; }
QPushButton[k="chip"]:focus { border:2px solid $primary; padding:0 8px; }
QPushButton[k="sugg"] { min-height:@24; padding:0 9px; border-radius:@12; border:1px dashed $border_strong;
  font-size:@12; color:$text2; background:transparent; }
QPushButton[k="sugg"]:checked { background:$primary_tint; border:1px solid $primary; color:$primary; font-weight:600; }
QPushButton[k="sugg"]:focus { border:2px solid $primary; padding:0 8px; }
QPushButton[k="tab"] { min-height:@38; border:0; border-bottom:2px solid transparent; border-radius:0;
  background:transparent; color:$text2; padding:0 2px; }
QPushButton[k="tab"]:hover { color:$text; }
QPushButton[k="tab"]:checked { color:$primary; border-bottom-color:$primary; font-weight:600; }
QPushButton[k="tab"]:focus { border:0; border-bottom:2px solid $primary; background:$primary_tint; padding:0 2px; }
QPushButton[k="score"] { min-height:@30; min-width:@32; max-width:@32; padding:0; color:$text2;
  border-color:$border_strong; background:$surface; font-size:@14; }
QPushButton[k="score"]:hover { border-color:$primary; color:$primary; }
QPushButton[k="score"]:checked { background:$primary; border-color:$primary; color:$on_primary; font-weight:700; }
QPushButton[k="tile"] { text-align:left; border:1px solid $border; border-radius:8px; background:$surface; padding:0; }
QPushButton[k="tile"]:hover { background:$surface2; }
QPushButton[k="tile"]:checked { background:$primary_tint; border:2px solid $primary; }
QPushButton[k="tile"]:focus { border:2px solid $primary; }
QPushButton[tall="1"] { min-height:@38; }
QPushButton::menu-indicator { width:0; height:0; }

QLineEdit, QComboBox, QDateEdit, QSpinBox { min-height:@30; padding:0 10px; border:1px solid $border_strong;
  border-radius:6px; background:$surface; color:$text;
  selection-background-color:$primary; selection-color:$on_primary; }
QPlainTextEdit, QTextEdit { padding:5px 8px; border:1px solid $border_strong; border-radius:6px;
  background:$surface; color:$text; selection-background-color:$primary; selection-color:$on_primary; }
QLineEdit:focus, QComboBox:focus, QSpinBox:focus { border:2px solid $primary; padding:0 9px; }
QPlainTextEdit:focus, QTextEdit:focus { border:2px solid $primary; padding:4px 7px; }
QLineEdit:read-only { background:$surface2; border-color:$border; }
QLineEdit:disabled, QComboBox:disabled, QPlainTextEdit:disabled { background:$surface2; color:$text3; border-color:$border; }
QLineEdit[err="1"], QComboBox[err="1"] { border:2px solid $bad; padding:0 9px; }
QPlainTextEdit[err="1"] { border:2px solid $bad; padding:4px 7px; }
QLineEdit[bare="1"] { border:0; background:transparent; padding:0; font-size:@17; }
QLineEdit[cell="1"] { border:2px solid $primary; border-radius:3px; padding:0 6px; min-height:@20; }
QComboBox::drop-down { width:26px; border:0; }
QComboBox::down-arrow { image:url($chevron); width:16px; height:16px; }
QComboBox[grid="1"] { min-height:@26; padding-left:7px; }
QComboBox[grid="1"]::drop-down { width:20px; }
QComboBox QAbstractItemView { border:1px solid $border; background:$surface; padding:4px; outline:0;
  selection-background-color:$primary_tint; selection-color:$text; }
QComboBox QAbstractItemView::item { min-height:@28; padding:0 6px; }

QCheckBox, QRadioButton { spacing:10px; background:transparent; min-height:@28; }
QCheckBox::indicator { width:@16; height:@16; border:1px solid $border_strong; border-radius:4px; background:$surface; }
QCheckBox::indicator:checked { background:$primary; border-color:$primary; image:url($check); }
QCheckBox::indicator:indeterminate { background:$primary; border-color:$primary; image:url($dash); }
QCheckBox::indicator:focus, QCheckBox::indicator:hover { border:2px solid $primary; }
QRadioButton::indicator { width:@18; height:@18; image:url($radio_off); }
QRadioButton::indicator:checked { image:url($radio_on); }
QRadioButton:focus { border:1px solid $primary; border-radius:4px; }

QListView, QTableView, QTreeView { border:0; background:transparent; gridline-color:$border;
  selection-background-color:$primary_tint; selection-color:$text; }
QTableView::item { padding:0 8px; }
QTableView::item:selected { background:$primary_tint; color:$text; }
QHeaderView { background:transparent; border:0; }
QHeaderView::section { background:$surface2; border:0; border-bottom:1px solid $border; padding:0 8px; color:$text3;
  font-size:@12; font-weight:600; height:@30; }
QHeaderView::down-arrow { image:url($chevron); width:12px; height:12px; }
QHeaderView::up-arrow { image:url($chevron_up); width:12px; height:12px; }
QHeaderView::section:first { padding-left:@16; }
QHeaderView::section:only-one { padding-left:@16; }
QAbstractScrollArea::corner { background:transparent; border:0; }
QTableCornerButton::section { background:$surface2; border:0; }
QScrollBar:vertical { width:10px; background:transparent; margin:2px; border:0; }
QScrollBar:horizontal { height:10px; background:transparent; margin:2px; border:0; }
QScrollBar::handle { background:$scroll; border-radius:3px; }
QScrollBar::handle:vertical { min-height:32px; }
QScrollBar::handle:horizontal { min-width:32px; }
QScrollBar::handle:hover { background:$border_strong; }
QScrollBar::add-line, QScrollBar::sub-line { height:0; width:0; }
QScrollBar::add-page, QScrollBar::sub-page { background:transparent; }
QProgressBar { border:0; border-radius:3px; background:$track; min-height:6px; max-height:6px; }
QProgressBar::chunk { background:$primary; border-radius:3px; }
QMenu { background:$surface; border:1px solid $border; border-radius:8px; padding:6px; }
QMenu::item { padding:7px 24px 7px 12px; border-radius:5px; color:$text; }
QMenu::item:selected { background:$primary_tint; }
QMenu::item:disabled { color:$text3; }
QMenu::icon { padding-left:8px; }
QMenu::separator { height:1px; background:$border; margin:5px 8px; }
QToolTip { background:$text; color:$surface; border:0; padding:5px 8px; font-size:@12; }
"""

_IMAGES = {
    "radio_on": "radio_on",
    "radio_off": "radio_off",
    "chevron": "chevron_down",
    "chevron_up": "chevron_up",
    "check": "check",
    "dash": "dash",
}


def stylesheet(tokens: Tokens, px: Callable[[float], int]) -> str:
    """The style sheet of a theme; `px` scales a design measure to pixels."""
    theme = "dark" if tokens is DARK else "light"
    folder = RESOURCES / "icons" / "control"
    images = {name: f'"{(folder / f"{file}_{theme}.svg").as_posix()}"' for name, file in _IMAGES.items()}

    def fill(found: re.Match[str]) -> str:
        name, measure = found.groups()
        if measure:
            return f"{px(int(measure))}px"
        return images.get(name) or str(getattr(tokens, name))

    return re.sub(r"\$([a-z_0-9]+)|@(\d+)", fill, _TEMPLATE)
