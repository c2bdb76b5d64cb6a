"""This file holds the first thing done with every form: its text is cleaned, its names are measured."""

from collections.abc import Collection
from dataclasses import fields, replace
from gettext import gettext as _
from typing import Any, TypeVar

from asn_desktop.errors import UserError
from asn_desktop.rules.person_name import MAX_NAME_LENGTH
from asn_desktop.rules.typed_text import clean_line, clean_lines

Form = TypeVar("Form")

LEAST_REASON = 10
"""Letters of a reason."""


def cleaned(form: Form, *, paragraphs: Collection[str] = ()) -> Form:
    """The form with clean text in every field; those of `paragraphs` keep their lines.

    Fields may hold text or a tuple of texts, of which empty ones go; everything else stays.
    """
    changed: dict[str, Any] = {}
    for field in fields(form):  # type: ignore[arg-type]
        value = getattr(form, field.name)
        clean = clean_lines if field.name in paragraphs else clean_line
        if type(value) is str:
            changed[field.name] = clean(value)
        elif type(value) is tuple and value and all(type(item) is str for item in value):
            changed[field.name] = tuple(text for item in value if (text := clean(item)))
    return replace(form, **changed)  # type: ignore[type-var]


def length_problem(name: str, most: int = MAX_NAME_LENGTH) -> str | None:
    """What is wrong with the length of a name, in words; None when nothing is."""
    if len(name) <= most:
        return None
    words = _("Nama ini {count} huruf, paling banyak {most}, perpendek dulu")
    return words.format(count=len(name), most=most)


def clean_reason(reason: str) -> str:
    """A reason on one line, long enough to be one.

    Raises:
        UserError: it has fewer than ten letters.
    """
    clean = clean_line(reason)
    if len(clean) < LEAST_REASON:
        raise UserError(
            _("Alasan minimal 10 huruf, karena tercatat di riwayat."),
            next_step=_("Tulis apa yang terjadi, lalu coba lagi."),
        )
    return clean
