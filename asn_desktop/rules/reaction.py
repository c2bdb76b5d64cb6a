"""This file holds the reaction form of an activity: its questions, its scale, and what the answers say."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from gettext import gettext as _
from statistics import fmean
from typing import Any

LOWEST_ANSWER, HIGHEST_ANSWER = 1, 4
FEWEST_FORMS = 5
"""Fewer forms come with a caution: single answers could be guessed."""


@dataclass(frozen=True, slots=True)
class Question:
    """One sentence to agree with, from 1 (not at all) to 4 (fully), in its group.

    Source: design decision (level 1 of Kirkpatrick, our own ten items).
    """

    key: str
    group: str
    text: str


@dataclass(frozen=True, slots=True)
class ItemResult:
    """One question or group with the mean of its answers, 1 to 4; None when nobody answered.

    Source: design decision (features.md row 35).
    """

    key: str
    text: str
    mean: float | None
    n: int


@dataclass(frozen=True, slots=True)
class ReactionResult:
    """All forms of one activity: by question, by group, and over everything.

    Source: design decision (features.md row 35: structured, not free text only).
    """

    forms: int
    items: tuple[ItemResult, ...]
    groups: tuple[ItemResult, ...]
    mean: float | None
    caution: str


def questions() -> tuple[Question, ...]:
    """The ten questions in the order of the form; asked when shown, for the present language.

    Source: design decision.
    """
    return (
        Question("materi_sesuai", "materi", _("Materi sesuai dengan pekerjaan saya")),
        Question("materi_jelas", "materi", _("Materi mudah dipahami")),
        Question("narasumber_menguasai", "narasumber", _("Narasumber menguasai materi")),
        Question("narasumber_menjawab", "narasumber", _("Narasumber menjawab pertanyaan dengan jelas")),
        Question("cara_terlibat", "cara", _("Saya terlibat aktif, tidak hanya mendengar")),
        Question("cara_latihan", "cara", _("Latihan atau contohnya mirip keadaan di kantor")),
        Question("layanan_waktu", "layanan", _("Waktu dan lamanya pas")),
        Question("layanan_tempat", "layanan", _("Tempat, alat, dan layanan panitia mendukung")),
        Question("manfaat_pakai", "manfaat", _("Saya tahu apa yang akan saya terapkan")),
        Question("manfaat_anjur", "manfaat", _("Saya menganjurkan kegiatan ini kepada rekan")),
    )


def group_labels() -> dict[str, str]:
    """The five groups and their headings.

    Source: design decision.
    """
    return {
        "materi": _("Materi"),
        "narasumber": _("Narasumber"),
        "cara": _("Cara belajar"),
        "layanan": _("Penyelenggaraan"),
        "manfaat": _("Manfaat"),
    }


def scale_labels() -> dict[int, str]:
    """The answers from 1 to 4 in words; there is no middle to hide in.

    Source: design decision (scale 1 to 4, as in SKM).
    """
    return {1: _("tidak setuju"), 2: _("kurang setuju"), 3: _("setuju"), 4: _("sangat setuju")}


def answer_problem(answers: Mapping[str, Any]) -> str | None:
    """Say what stands against one filled form; None when it can be kept. Questions may stay empty.

    Source: design decision (features.md row 35).
    """
    known = {question.key: question.text for question in questions()}
    for key, answer in answers.items():
        if key not in known:
            return _("Pertanyaan “{key}” tidak ada di lembar kesan").format(key=key)
        if isinstance(answer, bool) or not isinstance(answer, int):
            return _("{question}, isi angka 1 sampai 4").format(question=known[key])
        if not LOWEST_ANSWER <= answer <= HIGHEST_ANSWER:
            return _("{question}, isi angka 1 sampai 4").format(question=known[key])
    return None if answers else _("Isi minimal satu jawaban")


def summarise_reactions(forms: Iterable[Mapping[str, Any]]) -> ReactionResult:
    """Means by question and group over the filled forms; an empty answer is left out, never 0.

    Source: design decision (features.md row 35).
    """
    kept = list(forms)
    known = questions()
    by_key = {
        question.key: [form[question.key] for form in kept if form.get(question.key) is not None]
        for question in known
    }
    groups = []
    for group, label in group_labels().items():
        answers = [one for question in known if question.group == group for one in by_key[question.key]]
        groups.append(_result(group, label, answers))
    every = [answer for answers in by_key.values() for answer in answers]
    caution = ""
    if kept and len(kept) < FEWEST_FORMS:
        caution = _("Baru {count} lembar, jadi rata-ratanya belum mewakili peserta.").format(count=len(kept))
    return ReactionResult(
        forms=len(kept),
        items=tuple(_result(question.key, question.text, by_key[question.key]) for question in known),
        groups=tuple(groups),
        mean=fmean(every) if every else None,
        caution=caution,
    )


def _result(key: str, text: str, answers: list[int]) -> ItemResult:
    return ItemResult(key, text, fmean(answers) if answers else None, len(answers))
