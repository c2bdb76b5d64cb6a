"""This file holds what a person may add to a letter about an activity; empty words take their usual text."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class LetterWords:
    """Number as the agenda book gave it, nature, addressee, a closing note, bases, tasks, and copies."""

    number: str = ""
    nature: str = ""
    addressee: str = ""
    note: str = ""
    bases: tuple[str, ...] = ()
    tasks: tuple[str, ...] = ()
    copies: tuple[str, ...] = ()


NO_WORDS = LetterWords()
"""A letter as the program writes it."""
