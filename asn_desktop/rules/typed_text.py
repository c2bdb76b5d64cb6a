"""This file holds how typed or read text becomes clean: composed, without characters that nobody sees."""

import re
import unicodedata

# Zero-width and direction marks come along with text copied from chats and web pages. A direction
# override turns the letters behind it around, on the screen and on paper.
_INVISIBLE = re.compile("[\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\u00ad]")


def clean_line(text: str) -> str:
    """One line of text: runs of white space become one space, unseen characters go.

    Source: design decision (features.md A5: names are shown and printed as typed, and as nothing else).
    """
    if not text.isascii():
        text = _INVISIBLE.sub("", unicodedata.normalize("NFC", text))
    if text.isprintable():
        return text if text == text.strip() and "  " not in text else " ".join(text.split())
    kept = (char if char.isspace() or unicodedata.category(char)[0] != "C" else "" for char in text)
    return " ".join("".join(kept).split())


def clean_lines(text: str) -> str:
    """Several lines of text, each one clean; empty lines at both ends go.

    Source: design decision (as `clean_line`; notes and descriptions keep their lines).
    """
    return "\n".join(map(clean_line, text.splitlines())).strip("\n")
