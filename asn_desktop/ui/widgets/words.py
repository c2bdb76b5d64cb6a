"""This file holds the sentences that painted widgets say to a screen reader."""

from gettext import gettext as _


def gap_words(gap: int | None) -> str:
    """A gap in levels, in words."""
    if gap is None:
        return _("belum dinilai")
    if gap == 0:
        return _("memenuhi standar")
    if gap < 0:
        return _("kurang {levels} tingkat").format(levels=-gap)
    return _("lebih {levels} tingkat").format(levels=gap)


def level_words(level: int | None, standard: int | None) -> str:
    """A level against its standard, in words."""
    found = _("belum dinilai") if level is None else _("nilai {level}").format(level=level)
    if standard is None:
        return _("{found}, tanpa standar").format(found=found)
    if level is None:
        return _("{found}, standar {standard}").format(found=found, standard=standard)
    return _("{found}, standar {standard}, {gap}").format(
        found=found, standard=standard, gap=gap_words(level - standard)
    )


def score_words(competency: str, level: int | None, standard: int | None) -> str:
    """One competency in a sentence: "Pelayanan publik, nilai 2, standar 4, kurang 2 tingkat"."""
    return f"{competency}, {level_words(level, standard)}"
