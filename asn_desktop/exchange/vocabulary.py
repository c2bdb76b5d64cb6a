"""This file holds how the words above a column are understood, also when they are misspelt."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from functools import cached_property

_NOT_WORD = re.compile(r"[^0-9a-z]+")
_SPELT_OUT = re.compile(r"\b(?:[a-z] ){1,5}[a-z]\b")
MAX_HEADING = 70
"""A longer text is a sentence, not a heading."""


@dataclass(frozen=True, slots=True)
class Rule:
    """A pattern over a normalised heading, the field it means and how surely it does."""

    pattern: str
    field: str
    weight: int = 2


@dataclass(frozen=True)
class Vocabulary:
    """The words that head the columns of one kind of list.

    `exact` holds whole headings without spaces and punctuation. `words` are those that misspelt
    words are drawn to. A heading row must have one of `required`. `effective_date` says which field
    a bare "TMT" means beside a column of another.
    """

    exact: Mapping[str, str]
    rules: tuple[Rule, ...]
    words: tuple[str, ...]
    required: tuple[str, ...]
    ignore: str
    effective_date: Mapping[str, str] = field(default_factory=dict)

    @cached_property
    def _compiled(self) -> tuple[tuple[re.Pattern[str], str, int], ...]:
        return tuple((re.compile(rule.pattern), rule.field, rule.weight) for rule in self.rules)

    @cached_property
    def _seen(self) -> dict[tuple[str, bool], tuple[str, int] | None]:
        return {}

    def recognise(self, label: str, *, tolerant: bool = False) -> tuple[str, int] | None:
        """Field and weight of a heading; None when its words say nothing.

        `tolerant` draws misspelt words to known ones first, which is slow and only for headings.
        """
        key = (label, tolerant)
        if key not in self._seen:
            self._seen[key] = self._recognise(label, tolerant)
        return self._seen[key]

    def _recognise(self, label: str, tolerant: bool) -> tuple[str, int] | None:
        plain = normalise_heading(label)
        if not plain or len(plain) > MAX_HEADING:
            return None
        known = self.exact.get(plain.replace(" ", ""))
        if known is not None:
            return known, 4
        found = self._by_rules(plain)
        if found is None and tolerant:
            found = self._by_rules(" ".join(self._corrected(word) for word in plain.split()))
        return found

    def _by_rules(self, plain: str) -> tuple[str, int] | None:
        for pattern, meaning, weight in self._compiled:
            if pattern.search(plain):
                return meaning, weight
        return None

    def _corrected(self, word: str) -> str:
        if len(word) < 4 or word in self.words:
            return word
        close = get_close_matches(word, self.words, n=1, cutoff=0.74)
        return close[0] if close else word


def normalise_heading(label: str) -> str:
    """A heading for comparing: lower case, words only, "N I P" and "L/P" drawn together."""
    plain = _NOT_WORD.sub(" ", label.casefold()).strip()
    return _SPELT_OUT.sub(lambda found: found[0].replace(" ", ""), plain)
