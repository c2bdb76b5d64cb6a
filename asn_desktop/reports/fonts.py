"""This file holds the typefaces of printed pages: how they are embedded, encoded and measured."""

import zlib
from collections.abc import Callable
from functools import lru_cache
from typing import Any

from asn_desktop.settings import RESOURCES

INTER = ("Regular", "Medium", "SemiBold", "Bold")
LETTER = ("Letter", "LetterBold")
FILES = {
    "Regular": "Inter-Regular.ttf",
    "Medium": "Inter-Medium.ttf",
    "SemiBold": "Inter-SemiBold.ttf",
    "Bold": "Inter-Bold.ttf",
    "Letter": "Arimo-Regular.ttf",
    "LetterBold": "Arimo-Bold.ttf",
}
PREFIX = "Asn"
# Beyond ASCII, what our own phrases and ordinary names use. All files get these characters
# at the same codes, so that a subset is made and packed once and serves every file.
COMMON = "\u2212\u2013\u2014\u00b7\u2026\u201c\u201d\u2018\u2019\u00d7\u2264\u2265\u2022\u00e9\u00b0\u00b1"
CONTROLS = dict.fromkeys((*range(32), *range(127, 160), 8232, 8233), " ")
CONTROLS |= dict.fromkeys(range(55296, 57344), "�")
del CONTROLS[10]

Run = tuple[str, str]
"""A font resource and the PDF string to show with it."""


def clean(text: str) -> str:
    """Text without control characters and broken surrogates; line ends stay.

    Characters beyond the basic plane, such as emoji, cannot be named in the file's character
    maps; they are written out as their number, so that nothing is lost in silence.
    """
    if text.isascii() and text.isprintable():
        return text
    text = text.translate(CONTROLS)
    if text and max(text) > "\uffff":
        return "".join(letter if letter <= "\uffff" else f"[U+{ord(letter):X}]" for letter in text)
    return text


def _pack(content: str | bytes) -> bytes:
    return zlib.compress(content.encode() if isinstance(content, str) else content)


class _Flate:
    """A stream filter that packs equal font files only once."""

    pdfname = "FlateDecode"

    def __init__(self) -> None:
        self.encode = lru_cache(maxsize=64)(_pack)


class Face:
    """One loaded typeface: widths per character and the codes of common characters."""

    def __init__(self, name: str) -> None:
        from reportlab.pdfbase import pdfmetrics
        from reportlab.pdfbase.ttfonts import TTFont

        self.font: Any = TTFont(PREFIX + name, str(RESOURCES / "fonts" / FILES[name]))
        pdfmetrics.registerFont(self.font)
        self._flate = _Flate()
        self._make_once(self.font.face)
        self._widths: dict[str, float] = {}
        self._literals = {ord("("): r"\(", ord(")"): r"\)", ord("\\"): r"\\"}
        self._known = frozenset(chr(code) for code in range(32, 127)) | set(COMMON) | {"\u00a0"}
        self._ready = False

    def _make_once(self, face: Any) -> None:
        """Remember subsets by their characters."""
        make: Callable[[list[int]], bytes] = face.makeSubset
        made: dict[tuple[int, ...], bytes] = {}

        def make_subset(subset: list[int]) -> bytes:
            key = tuple(subset)
            if key not in made:
                if len(made) > 64:
                    made.clear()
                made[key] = make(subset)
            return made[key]

        add: Callable[[Any, str, list[int]], Any] = face.addSubsetObjects

        def add_subset(doc: Any, name: str, subset: list[int]) -> Any:
            reference = add(doc, name, subset)
            doc.idToObject[f"fontFile:{face.filename}({name})"].filters = [self._flate]
            return reference

        face.makeSubset = make_subset
        face.addSubsetObjects = add_subset
        self._write_widths_once()

    def _write_widths_once(self) -> None:
        """Remember the written form of what belongs to a subset: its widths and its character map."""
        add_objects: Callable[[Any], None] = self.font.addObjects
        written: dict[tuple[int, ...], bytes] = {}

        def add_remembered(doc: Any) -> None:
            known = set(doc.idToObject["BasicFonts"].dict)
            add_objects(doc)
            for name, entry in doc.idToObject["BasicFonts"].dict.items():
                if name in known:
                    continue
                key = tuple(entry.Widths.sequence)
                if key not in written:
                    if len(written) > 64:
                        written.clear()
                    written[key] = ("[ " + " ".join(f"{width:g}" for width in key) + " ]").encode()
                entry.Widths = written[key]
                doc.idToObject[f"toUnicodeCMap:{entry.BaseFont}"].filters = [self._flate]

        self.font.addObjects = add_remembered

    def width(self, text: str) -> float:
        """Width in thousandths of the type size."""
        widths = self._widths
        try:
            return sum([widths[letter] for letter in text])
        except KeyError:
            face = self.font.face
            for letter in text:
                widths[letter] = face.charWidths.get(ord(letter), face.defaultWidth)
            return sum([widths[letter] for letter in text])

    def enlist(self, doc: Any) -> str:
        """Make this face known to a document; returns the resource of its first subset."""
        codes = self.font.splitString(COMMON, doc)
        resource: str = self.font.getSubsetInternalName(0, doc)
        if not self._ready:
            for letter, code in zip(COMMON, codes[0][1], strict=True):
                self._literals[ord(letter)] = f"\\{code:03o}"
            self._literals[0xA0] = " "
            self._ready = True
        return resource

    def literal(self, text: str) -> str | None:
        """The PDF string of text that holds only common characters, else None."""
        if self._known.issuperset(text):
            return text.translate(self._literals)
        return None

    def split(self, text: str, doc: Any) -> list[Run]:
        """Runs of any text. A character the face lacks shows as a box and stays searchable."""
        face = self.font.face
        for letter in text:
            face.charToGlyph.setdefault(ord(letter), 0)
        runs = []
        for subset, codes in self.font.splitString(text, doc):
            shown = "".join(f"\\{code:03o}" for code in codes)
            runs.append((self.font.getSubsetInternalName(subset, doc), shown))
        return runs


@lru_cache(maxsize=1)
def _configure() -> None:
    """Set reportlab up before its first canvas: no Helvetica, nothing fetched, no base-85."""
    from reportlab import rl_config

    rl_config.canvas_basefontname = PREFIX + "Regular"
    rl_config.trustedSchemes = []
    rl_config.trustedHosts = []
    rl_config.useA85 = 0


@lru_cache(maxsize=len(FILES))
def face(name: str) -> Face:
    """The typeface of that name, parsed once per process."""
    _configure()
    return Face(name)


class FontSet:
    """The typefaces of one document, with the resource names they have there."""

    def __init__(self, doc: Any, names: tuple[str, ...]) -> None:
        self._doc = doc
        self._resources = {name: face(name).enlist(doc) for name in names}

    def runs(self, name: str, text: str) -> list[Run]:
        """How to show text in a face."""
        literal = face(name).literal(text)
        if literal is not None:
            return [(self._resources[name], literal)]
        return face(name).split(text, self._doc)
