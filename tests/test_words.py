"""What a person reads: plain Indonesian, wrapped for translation, without the words that blame or beg."""

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from xml.etree import ElementTree

import pytest

from tests.source_tree import ROOT, Module, calls, modules

WRAPPERS = {"_", "gettext", "ngettext", "pgettext", "npgettext"}
HAS_CONTEXT = {"pgettext", "npgettext"}

# ux.md 7.5. "salah satu" is "one of" and blames nobody.
FORBIDDEN = re.compile(
    r"\b(maaf|mohon|silakan|silahkan|tidak valid|salah(?! satu)|kesalahan|gagal|kode galat)\b", re.IGNORECASE
)
# Device faults may say "gagal"; each stands here with its sentence.
DEVICE_FAULTS = {"Disk gagal menulis atau membaca data. Data yang sudah tersimpan tidak diubah."}

# Words that are not Indonesian; what both languages share (data, total, printer, folder) is left out.
ENGLISH = re.compile(
    r"\b("
    r"the|and|of|with|your|you|please|this|that|not|are|is|was|for|from|must|could|cannot|"
    r"file|files|save|saved|cancel|open|close|delete|remove|edit|update|search|find|settings|preferences|"
    r"error|warning|invalid|failed|success|password|username|login|logout|sign in|"
    r"employee|staff|report|print|preview|page|next|previous|back|done|yes|score|gap|level|name|date|"
    r"backup|restore|draft|upload|download|offline|online|import|export|event|training|user|submitted|approved|"
    r"revision|alert|insight|undo|redo|undelete|validate|requirement|loading|ready|new|empty|unknown|"
    r"certificate|office|position|rank|grade|self|superior|peer|official|year|month|day|today"
    r")\b",
    re.IGNORECASE,
)
# Names of columns, files, commands and systems, quoted as they are written.
QUOTED = re.compile(r"“[^”]*”|--[\w-]+|\bimport staff\b|\{[^{}]*\}|%\(?\w+\)?s?|<[^<>]+>")

# Calls whose first text is read by a person.
SHOWN_BY = {
    "UserError", "QLabel", "QPushButton", "QToolButton", "QCheckBox", "QRadioButton", "QGroupBox", "QAction",
    "setText", "setTitle", "setWindowTitle", "setToolTip", "setStatusTip", "setPlaceholderText",
    "setAccessibleName", "setAccessibleDescription", "setHeaderLabels", "addMenu",
}  # fmt: skip


@dataclass(frozen=True)
class Sentence:
    """One text for a person, and where it stands."""

    place: str
    text: str

    def __str__(self) -> str:
        return f"{self.place}: {self.text!r}"


def sentences_of(module: Module) -> Iterator[Sentence]:
    for name, node in calls(module.tree):
        if name not in WRAPPERS:
            continue
        for argument in node.args[name in HAS_CONTEXT :]:
            if isinstance(argument, ast.Constant) and isinstance(argument.value, str):
                yield Sentence(f"{module.place}:{node.lineno}", argument.value)


def qt_sentences() -> Iterator[Sentence]:
    """Our Indonesian for Qt's own buttons and dialogs."""
    for path in sorted((ROOT / "resources" / "translations").glob("*.ts")):
        for message in ElementTree.fromstring(path.read_text("utf-8")).iter("translation"):
            yield Sentence(path.name, "".join(message.itertext()))


ALL = [*(sentence for module in modules() for sentence in sentences_of(module)), *qt_sentences()]


def test_there_are_sentences_to_read() -> None:
    assert len(ALL) > 100


def test_no_sentence_blames_or_begs() -> None:
    assert not [str(one) for one in ALL if FORBIDDEN.search(one.text) and one.text not in DEVICE_FAULTS]


def test_no_sentence_shouts() -> None:
    assert not [str(one) for one in ALL if "!" in one.text]


def test_no_label_ends_with_a_colon() -> None:
    assert not [str(one) for one in ALL if one.text.rstrip().endswith(":")]


def test_no_english_word_is_left() -> None:
    assert not [str(one) for one in ALL if ENGLISH.search(QUOTED.sub(" ", one.text))]


def test_numbers_below_zero_carry_the_typographic_minus() -> None:
    assert not [str(one) for one in ALL if re.search(r"(?<![\w-])-\d", one.text)]


@pytest.mark.parametrize("module", [pytest.param(one, id=one.place) for one in modules()])
def test_what_is_wrapped_is_a_plain_text(module: Module) -> None:
    """An f-string or a `.format()` inside `_()` is never found in a catalogue."""
    wrong = [
        f"line {node.lineno}: {ast.unparse(argument)[:80]}"
        for name, node in calls(module.tree)
        if name in {"_", "gettext"}
        for argument in node.args
        if not isinstance(argument, ast.Constant | ast.Name | ast.Attribute | ast.Subscript)
    ]
    assert not wrong


@pytest.mark.parametrize("module", [pytest.param(one, id=one.place) for one in modules()])
def test_what_a_person_reads_is_wrapped(module: Module) -> None:
    wrong = [
        f"line {node.lineno}: {name}({argument.value!r})"
        for name, node in calls(module.tree)
        if name in SHOWN_BY
        for argument in node.args[:1]
        if isinstance(argument, ast.Constant)
        and isinstance(argument.value, str)
        and argument.value != "ASN Desktop"
        and re.search(r"[A-Za-z]{3}", argument.value)
    ]
    assert not wrong
