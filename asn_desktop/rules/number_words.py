"""This file holds how whole numbers and rupiah are written in words, as letters and certificates do."""

_SMALL = (
    "nol",
    "satu",
    "dua",
    "tiga",
    "empat",
    "lima",
    "enam",
    "tujuh",
    "delapan",
    "sembilan",
    "sepuluh",
    "sebelas",
)
_GROUPS = ((1_000_000_000_000, "triliun"), (1_000_000_000, "miliar"), (1_000_000, "juta"), (1_000, "ribu"))


def spell_number(number: int) -> str:
    """Write "dua puluh empat"; from 0 to below a thousand trillion.

    Raises:
        ValueError: the number lies outside.

    Source: practice of letters (numbers with their words in brackets, evaluation-rules.md 8.2).
    """
    if not 0 <= number < 1_000_000_000_000_000:
        raise ValueError(f"{number} cannot be written in words")
    if number < 1_000:
        return _below_thousand(number)
    for size, word in _GROUPS:
        if number >= size:
            many, rest = divmod(number, size)
            start = "seribu" if size == 1_000 and many == 1 else f"{_below_thousand(many)} {word}"
            return f"{start} {spell_number(rest)}" if rest else start
    raise AssertionError(number)


def format_rupiah(amount: int) -> str:
    """Write "Rp1.250.000".

    Source: PUEBI (Rp without a space, dots between thousands).
    """
    return f"Rp{amount:,}".replace(",", ".")


def _below_thousand(number: int) -> str:
    if number < len(_SMALL):
        return _SMALL[number]
    if number < 20:
        return f"{_SMALL[number - 10]} belas"
    if number < 100:
        return _joined(f"{_SMALL[number // 10]} puluh", number % 10)
    start = "seratus" if number < 200 else f"{_SMALL[number // 100]} ratus"
    return _joined(start, number % 100)


def _joined(start: str, rest: int) -> str:
    return f"{start} {_below_thousand(rest)}" if rest else start
