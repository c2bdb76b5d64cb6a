"""This file holds which paper of a printer carries a document at its true size."""

from collections.abc import Sequence
from dataclasses import dataclass
from gettext import gettext as _

TOLERANCE_MM = 2.0
NARROWER_MM = 6.0
"""Folio of many drivers is 210 mm wide; the margins of F4 (15 mm at the right) hold what is missing."""

_NAMES = {"F4": ("f4", "folio")}


@dataclass(frozen=True, slots=True)
class PaperSize:
    """A sheet as a printer names it, upright, in millimetres."""

    name: str
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class PaperChoice:
    """The sheet to ask the printer for. `size` is None when no sheet of it fits."""

    size: PaperSize | None
    is_custom: bool = False

    @property
    def fits(self) -> bool:
        """Whether the document can be printed."""
        return self.size is not None


def choose_paper(
    available: Sequence[PaperSize], wanted: PaperSize, *, takes_custom: bool = False
) -> PaperChoice:
    """The sheet of a printer for a document that is laid out for `wanted`.

    The order is: a sheet with the right name and size, any sheet within 2 mm, a "Folio" that is a
    little narrower, a custom size where the printer takes one, and a fan-fold sheet within 2 mm last:
    Windows names 215,9 x 330 mm that way, and few printers hold such paper.
    """
    near = sorted(
        (size for size in available if _is_near(size, wanted)), key=lambda size: _distance(size, wanted)
    )
    single = [size for size in near if not _is_fan_fold(size)]
    named = [size for size in single if _is_named(size, wanted)]
    narrow = [size for size in available if _is_named(size, wanted) and _is_little_narrower(size, wanted)]
    for found in (*named, *single, *narrow):
        return PaperChoice(found)
    if takes_custom:
        return PaperChoice(wanted, is_custom=True)
    return PaperChoice(near[0]) if near else PaperChoice(None)


def mismatch_text(present: str, wanted: PaperSize) -> str:
    """What is wrong, and the paper to put in."""
    names = {"F4": _("F4 atau Folio")}.get(wanted.name, wanted.name)
    if not present:
        return _("Printer ini tidak punya kertas {wanted}. Pilih kertas {names} di printer.").format(
            wanted=wanted.name, names=names
        )
    words = _("Printer diatur ke {present}, dokumen ini {wanted}. Pilih kertas {names} di printer.")
    return words.format(present=present, wanted=wanted.name, names=names)


def _is_near(size: PaperSize, wanted: PaperSize) -> bool:
    return abs(size.width - wanted.width) <= TOLERANCE_MM and abs(size.height - wanted.height) <= TOLERANCE_MM


def _distance(size: PaperSize, wanted: PaperSize) -> float:
    return abs(size.width - wanted.width) + abs(size.height - wanted.height)


def _is_named(size: PaperSize, wanted: PaperSize) -> bool:
    words = size.name.casefold().replace("(", " ").replace(",", " ").split()
    return any(name in words for name in _NAMES.get(wanted.name, (wanted.name.casefold(),)))


def _is_little_narrower(size: PaperSize, wanted: PaperSize) -> bool:
    missing = wanted.width - size.width
    return 0 <= missing <= NARROWER_MM and abs(size.height - wanted.height) <= TOLERANCE_MM


def _is_fan_fold(size: PaperSize) -> bool:
    letters = "".join(letter for letter in size.name.casefold() if letter.isalpha())
    return "fanfold" in letters
