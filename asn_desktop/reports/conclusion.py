"""This file holds the written conclusion of a report: what is met, what comes first, what is unknown."""

from collections.abc import Sequence

from asn_desktop.reports.parts import CompetencyLine
from asn_desktop.reports.typeset import Span
from asn_desktop.reports.wording import _

MOST_NAMED = 4
"""How many competencies one level below are named before the rest is counted."""


def number_word(count: int) -> str:
    """`Enam` for 6; figures from 21 on."""
    words = (
        _("Nol"), _("Satu"), _("Dua"), _("Tiga"), _("Empat"), _("Lima"), _("Enam"), _("Tujuh"), _("Delapan"),
        _("Sembilan"), _("Sepuluh"), _("Sebelas"), _("Dua belas"), _("Tiga belas"), _("Empat belas"),
        _("Lima belas"), _("Enam belas"), _("Tujuh belas"), _("Delapan belas"), _("Sembilan belas"), _("Dua puluh"),
    )  # fmt: skip
    return words[count] if count < len(words) else str(count)


def conclude(lines: Sequence[CompetencyLine], position: str) -> tuple[Span, ...]:
    """Sentences about one person, the names of competencies strong."""
    asked = [line for line in lines if line.standard is not None]
    measured = [line for line in asked if line.gap is not None]
    title = Span(position or _("jabatan ini"), strong=bool(position))
    if not asked:
        return (Span(_("Standar kompetensi") + " "), title, Span(" " + _("belum ditetapkan.")))
    if not measured:
        words = _("memuat {count} kompetensi.").format(count=len(asked))
        return (Span(_("Kompetensi belum dinilai. Standar") + " "), title, Span(f" {words}"))
    spans = [Span(_met_words(measured))]
    below = sorted((line for line in measured if (line.gap or 0) < 0), key=lambda line: line.gap or 0)
    spans += _below_spans(below)
    unknown = len(asked) - len(measured)
    if unknown:
        words = _("{count} kompetensi belum dinilai dan tidak dihitung.")
        spans.append(Span(" " + words.format(count=number_word(unknown))))
    return tuple(spans)


def _met_words(measured: Sequence[CompetencyLine]) -> str:
    met = sum(1 for line in measured if (line.gap or 0) >= 0)
    total = number_word(len(measured)).lower()
    if met == len(measured):
        return _("Semua kompetensi yang dinilai sudah memenuhi atau melampaui standar jabatan.")
    if met == 0:
        return _("Dari {total} kompetensi yang dinilai, belum ada yang memenuhi standar jabatan.").format(
            total=total
        )
    return _(
        "{met} dari {total} kompetensi yang dinilai sudah memenuhi atau melampaui standar jabatan."
    ).format(met=number_word(met), total=total)


def _below_spans(below: Sequence[CompetencyLine]) -> list[Span]:
    """The worst ones first, then those one level below."""
    if not below:
        return [Span(" " + _("Tidak ada kesenjangan yang terbuka."))]
    worst = below[0].gap
    first = [line for line in below if line.gap == worst]
    spans = [Span(" " + _("Prioritas pengembangan adalah") + " "), *_named(first)]
    words = (
        _("(masing-masing kurang {levels} tingkat).") if len(first) > 1 else _("(kurang {levels} tingkat).")
    )
    spans.append(Span(" " + words.format(levels=-(worst or 0))))
    rest = [line for line in below if line.gap != worst]
    for gap in sorted({line.gap or 0 for line in rest}):
        same = [line for line in rest if line.gap == gap]
        each = " " + _("masing-masing") if len(same) > 1 else ""
        words = _("kurang {levels} tingkat.").format(levels=-gap)
        spans += [Span(" "), *_named(same), Span(f"{each} {words}")]
    return spans


def _named(lines: Sequence[CompetencyLine]) -> list[Span]:
    """`A`, `A dan B`, `A, B dan C`, or the first few and how many more."""
    shown = list(lines[:MOST_NAMED])
    more = len(lines) - len(shown)
    spans: list[Span] = []
    for index, line in enumerate(shown):
        if index:
            is_last = index == len(shown) - 1 and not more
            spans.append(Span(f" {_('dan')} " if is_last else ", "))
        spans.append(Span(line.name, strong=True))
    if more:
        spans.append(Span(" " + _("dan {count} lagi").format(count=more)))
    return spans
