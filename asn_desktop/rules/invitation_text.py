"""This file holds the text of an invitation for a messenger: plain words that no sign can turn into markup."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from gettext import gettext as _

from asn_desktop.rules.agenda import Span
from asn_desktop.rules.indonesian_date import format_time, format_weekday_long

MOST_NAMES = 60

# A messenger makes bold, slanted, struck or typewriter text of words between these, at the edge of a word only;
# inside a word they stay, so that addresses on the net go on working.
_MARKS = re.compile(r"`+|(?<![^\W_])[*_~`]+|[*_~`]+(?![^\W_])")
_BLOCK_START = re.compile(r"^(?:[>#•*-]+\s*)+")
# Signs that are not seen, or that turn the direction of writing.
_UNSEEN = re.compile("[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]+")


@dataclass(frozen=True, slots=True)
class Invitation:
    """What an invitation says; empty parts are left out.

    `spans` are the stretches of time in order, one or more a day.

    Source: features.md row 31; ux.md 8.5.
    """

    title: str
    office: str
    spans: tuple[Span, ...] = ()
    place: str = ""
    mode: str = ""
    speakers: tuple[str, ...] = ()
    participants: tuple[str, ...] = ()
    jp: int | None = None
    note: str = ""
    zone: str = "WIB"


def invitation_text(facts: Invitation) -> str:
    """Write the invitation as plain text, ready to be pasted.

    Source: features.md row 31; ux.md 8.5 ("Salin undangan untuk WhatsApp").
    """
    greeting = [_("Yth. Bapak/Ibu peserta"), _("Kami mengundang Bapak/Ibu hadir pada kegiatan ini.")]
    closing = [_("Terima kasih atas kehadiran Bapak/Ibu."), plain_line(facts.office)]
    note = plain_line(facts.note)
    blocks = [
        [_("Undangan {title}").format(title=plain_line(facts.title)).strip()],
        greeting,
        [*_times(facts), *_facts(facts)],
        _names(facts.participants) if facts.participants else [],
        [note] if note else [],
        [line for line in closing if line],
    ]
    return "\n\n".join("\n".join(lines) for lines in blocks if lines) + "\n"


def plain_line(text: str) -> str:
    """Give text of a person on one line, without signs that a messenger reads as markup.

    Source: design decision (data shown is inert text).
    """
    line = " ".join(_UNSEEN.sub(" ", text).split())
    line = " ".join(_MARKS.sub("", line).split())
    return _BLOCK_START.sub("", line)


def _times(facts: Invitation) -> list[str]:
    days: dict[str, list[str]] = {}
    for span in facts.spans:
        clock = days.setdefault(format_weekday_long(span.day), [])
        if span.starts_at is not None and span.ends_at is not None:
            clock += [format_time(span.starts_at), format_time(span.ends_at)]
    if not days:
        return []
    hours = {(min(clock), max(clock)) if clock else None for clock in days.values()}
    if len(hours) == 1:
        lines = [_line(_("Hari"), " \u2022 ".join(days)) if len(days) < 3 else _from_to(list(days))]
        only = hours.pop()
        return lines if only is None else [*lines, _line(_("Pukul"), _clock(only, facts.zone))]
    return [
        _line(_("Hari"), f"{day}, {_clock((min(clock), max(clock)), facts.zone)}" if clock else day)
        for day, clock in days.items()
    ]


def _from_to(days: Sequence[str]) -> str:
    words = _("{first} sampai {last} ({count} hari)")
    return _line(_("Hari"), words.format(first=days[0], last=days[-1], count=len(days)))


def _clock(hours: tuple[str, str], zone: str) -> str:
    return f"{hours[0]}–{hours[1]} {zone}"


def _facts(facts: Invitation) -> list[str]:
    place = ", ".join(part for part in (plain_line(facts.place), plain_line(facts.mode)) if part)
    speakers = ", ".join(plain_line(name) for name in facts.speakers)
    jp = _("{count} JP").format(count=facts.jp) if facts.jp else ""
    pairs = ((_("Tempat"), place), (_("Narasumber"), speakers), (_("Bobot"), jp))
    return [_line(label, value) for label, value in pairs if value]


def _names(names: Sequence[str]) -> list[str]:
    lines = [_("Peserta, {count} orang").format(count=len(names))]
    lines += [f"{place}. {plain_line(name)}" for place, name in enumerate(names[:MOST_NAMES], 1)]
    rest = len(names) - MOST_NAMES
    return [*lines, _("dan {count} orang lagi").format(count=rest)] if rest > 0 else lines


def _line(label: str, value: str) -> str:
    return f"{label}: {value}"
