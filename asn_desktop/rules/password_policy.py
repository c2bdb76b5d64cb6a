"""This file holds which passwords are accepted and how long one waits after wrong ones."""

from collections.abc import Collection, Iterable
from datetime import date
from gettext import gettext as _
from itertools import pairwise

MIN_LENGTH, MAX_LENGTH = 8, 128
ADVISED_LENGTH = 15
FREE_FAILURES = 3
LONGEST_DELAY_SECONDS = 60
SHORTEST_CONTEXT_WORD = 3


def password_problem(
    password: str, *, common: Collection[str] = frozenset(), context: Iterable[str] = ()
) -> str | None:
    """Say what stands against a new password; None when it is accepted.

    Args:
        password: as typed; every character counts, none is cut off.
        common: well-known passwords in lower case.
        context: words an attacker tries first for this person, see `context_words`.

    Source: safety.md 4.1; OWASP ASVS 5.0 section 6.2 (length, no composition rules, common and
    context words refused); wording of ux.md 7.5.
    """
    if len(password) < MIN_LENGTH:
        return _("Kata sandi minimal 8 karakter, yang diketik baru {count}").format(count=len(password))
    if len(password) > MAX_LENGTH:
        return _("Kata sandi paling panjang 128 karakter, yang diketik {count}").format(count=len(password))
    lowered = password.casefold()
    if lowered in common or _core(lowered) in common or _is_run(lowered):
        return _("Kata sandi ini termasuk yang paling sering dipakai orang. Pakai beberapa kata lain")
    found, rest = _without_context(lowered, context)
    if found and len(rest) < MIN_LENGTH:
        return _("Kata sandi memuat “{word}”, yang mudah ditebak. Pakai kata lain").format(word=found)
    return None


def context_words(
    *,
    nip: str = "",
    birth_date: date | None = None,
    person_name: str = "",
    account_name: str = "",
    office_name: str = "",
) -> frozenset[str]:
    """Gather the words that a person's password must not be made of, in lower case.

    Source: safety.md 4.1 (NIP, office name, "asn", birth date).
    """
    from asn_desktop.rules.search_text import normalise

    words = {"asn", "kelurahan", "lurah", nip, account_name.casefold()}
    for text in (person_name, office_name):
        words.update(normalise(text).split())
    if birth_date is not None:
        day, month, year = f"{birth_date.day:02}", f"{birth_date.month:02}", f"{birth_date.year:04}"
        words.update((year + month + day, day + month + year, day + month + year[2:]))
    return frozenset(word for word in words if len(word) >= SHORTEST_CONTEXT_WORD)


def login_delay_seconds(failures: int) -> int:
    """Tell how long to wait after so many wrong passwords in a row: 0, 0, 0, 1, 2, 4 … 60.

    The first wait follows the third failure. Accounts never lock for good.

    Source: safety.md 4.1 and fault F29; OWASP ASVS 5.0 requirement 6.1.1.
    """
    doublings = failures - FREE_FAILURES
    if doublings < 0:
        return 0
    return int(min(2 ** min(doublings, 6), LONGEST_DELAY_SECONDS))


def _core(lowered: str) -> str:
    """The password without digits and signs at its ends: "rahasia123!" is "rahasia"."""
    start, end = 0, len(lowered)
    while start < end and not lowered[start].isalpha():
        start += 1
    while end > start and not lowered[end - 1].isalpha():
        end -= 1
    return lowered[start:end]


def _is_run(lowered: str) -> bool:
    """One or two characters repeated, or the alphabet or digits in a row either way."""
    steps = {ord(after) - ord(before) for before, after in pairwise(lowered)}
    return len(set(lowered)) <= 2 or steps in ({1}, {-1})


def _without_context(lowered: str, context: Iterable[str]) -> tuple[str, str]:
    """The longest context word found, and what is left of the password without any of them."""
    rest, longest = lowered, ""
    for word in sorted({word.casefold() for word in context if word}, key=lambda word: (-len(word), word)):
        if word in rest:
            rest = rest.replace(word, "")
            longest = longest or word
    return longest, "".join(char for char in rest if char.isalnum())
