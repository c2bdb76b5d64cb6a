"""This file holds how typed words are compared with names and titles, misspellings allowed."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

# Points of one query word: how it was found, and what each misspelling costs.
WHOLE_WORD, WORD_START, INSIDE_WORD, MISSPELT = 100, 90, 60, 50
POINTS_PER_MISSPELLING = 15
ONE_TYPO_LENGTH, TWO_TYPO_LENGTH = 4, 8
_DROPPED = frozenset(".'’`ʼ")
_ASCII_CHUNK = re.compile(r"[a-z0-9.'`]+")


@dataclass(frozen=True, slots=True)
class MatchResult:
    """How well a text answers a query: 1 to 100, and which parts of the original text to mark.

    `spans` are (start, end) positions in the text as given, in order and not overlapping.

    Source: design decision (search palette tolerant of misspelling, features.md L1).
    """

    score: int
    spans: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class _Word:
    letters: str
    positions: Sequence[int]


@dataclass(frozen=True, slots=True)
class _Hit:
    points: int
    span: tuple[int, int]


def normalise(text: str) -> str:
    """Write a text for comparing: lower case, no diacritics, no punctuation, single spaces.

    Full stops and apostrophes vanish ("S.STP." becomes "sstp"), other signs separate words.

    Source: design decision (ux.md 5.2, Ctrl+K: normalise diacritics).
    """
    return " ".join(word.letters for word in _words(text))


def match_score(query: str, text: str) -> MatchResult | None:
    """Compare a query with one text; None when any word of the query is not found.

    Words may come in any order. Each is looked for as a whole word, at the start of a word, inside
    a word, across words without their spaces (a NIP typed in one run), and last with one
    misspelling from four letters on or two from eight (a wrong, missing, extra or swapped letter).
    An empty query matches nothing.

    Source: design decision (ux.md 5.2, Ctrl+K; features.md L1).
    """
    wanted = normalise(query).split()
    words = _words(text)
    hits = []
    for letters in wanted:
        hit = _best_hit(letters, words)
        if hit is None:
            return None
        hits.append(hit)
    if not hits:
        return None
    score = sum(hit.points for hit in hits) // len(hits)
    return MatchResult(max(score, 1), _merged([hit.span for hit in hits]))


def edit_distance(one: str, other: str, limit: int) -> int | None:
    """Count wrong, missing, extra and swapped letters between two words; None above `limit`.

    Source: Damerau-Levenshtein distance, optimal string alignment (design decision, features.md L1).
    """
    found = _distances(one, other, limit)
    return None if found is None or found[-1] > limit else found[-1]


def _words(text: str) -> list[_Word]:
    if text.isascii():
        return _ascii_words(text)
    words: list[_Word] = []
    letters: list[str] = []
    positions: list[int] = []

    def close() -> None:
        if letters:
            words.append(_Word("".join(letters), tuple(positions)))
            letters.clear()
            positions.clear()

    for position, typed in enumerate(text):
        for char in unicodedata.normalize("NFKD", typed).casefold():
            if char.isalnum():
                letters.append(char)
                positions.append(position)
            elif char not in _DROPPED and not unicodedata.combining(char):
                close()
    close()
    return words


def _ascii_words(text: str) -> list[_Word]:
    """The same for plain letters, ten times as quick: a long list is compared at every key."""
    words = []
    for chunk in _ASCII_CHUNK.finditer(text.lower()):
        letters = chunk.group()
        if letters.isalnum():
            words.append(_Word(letters, range(chunk.start(), chunk.end())))
            continue
        positions = tuple(
            position for position, char in enumerate(letters, start=chunk.start()) if char.isalnum()
        )
        if positions:
            words.append(_Word("".join(filter(str.isalnum, letters)), positions))
    return words


def _best_hit(letters: str, words: list[_Word]) -> _Hit | None:
    exact = [_exact_hit(letters, word) for word in words if letters in word.letters]
    if exact:
        return max(exact, key=lambda hit: hit.points)
    across = _hit_across(letters, words)
    if across is not None:
        return across
    misspelt = [hit for word in words if (hit := _misspelt_hit(letters, word)) is not None]
    return max(misspelt, key=lambda hit: hit.points, default=None)


def _hit_across(letters: str, words: list[_Word]) -> _Hit | None:
    joined = "".join(word.letters for word in words)
    if letters not in joined:
        return None
    positions = [position for word in words for position in word.positions]
    hit = _exact_hit(letters, _Word(joined, positions))
    return _Hit(INSIDE_WORD, hit.span)


def _exact_hit(letters: str, word: _Word) -> _Hit:
    """The hit of letters that are known to stand in the word."""
    start = word.letters.index(letters)
    end = start + len(letters)
    points = INSIDE_WORD if start else WHOLE_WORD if end == len(word.letters) else WORD_START
    return _Hit(points, (word.positions[start], word.positions[end - 1] + 1))


def _misspelt_hit(letters: str, word: _Word) -> _Hit | None:
    """The query word against every beginning of the word, so that half-typed names are found too."""
    limit = 2 if len(letters) >= TWO_TYPO_LENGTH else 1 if len(letters) >= ONE_TYPO_LENGTH else 0
    if limit == 0 or len(word.letters) < len(letters) - limit:
        return None
    # Most words share too few letters to be worth the table: each missing one is a misspelling.
    if sum(letter not in word.letters for letter in letters) > limit:
        return None
    beginning = word.letters[: len(letters) + limit]
    distances = _distances(letters, beginning, limit)
    if distances is None:
        return None
    cost = min(distances)
    if cost > limit:
        return None
    # Of equally near beginnings the longest, so that the mark reaches the last letter meant.
    end = len(distances) - 1 - distances[::-1].index(cost)
    points = MISSPELT - cost * POINTS_PER_MISSPELLING
    return _Hit(points, (word.positions[0], word.positions[end - 1] + 1))


def _distances(query: str, word: str, limit: int) -> list[int] | None:
    """Distances of the whole query to each beginning of the word; None once all are above limit."""
    before: list[int] = []
    row = list(range(len(word) + 1))
    for number, letter in enumerate(query, start=1):
        earlier, before, row = before, row, [number]
        for column, other in enumerate(word, start=1):
            cost = min(before[column] + 1, row[column - 1] + 1, before[column - 1] + (letter != other))
            if number > 1 and column > 1 and letter == word[column - 2] and query[number - 2] == other:
                cost = min(cost, earlier[column - 2] + 1)
            row.append(cost)
        if min(row) > limit and min(before) > limit:
            return None
    return row


def _merged(spans: list[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    merged: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return tuple(merged)
