"""This file holds what the backups of an office say together: how safe the data is, and the ladder of ages."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import Enum
from gettext import gettext as _
from pathlib import Path

from asn_desktop.rules.indonesian_date import format_long, format_short, format_time
from asn_desktop.storage.backup import BackupFile
from asn_desktop.storage.backup_schedule import DAILY, MONTHLY, WEEKLY

YEARS = 3
TODAY_CELLS = 3


class Soundness(Enum):
    """What reading a backup back found."""

    UNREAD = "unread"
    SOUND = "sound"
    DAMAGED = "damaged"


@dataclass(frozen=True, slots=True)
class BackupRow:
    """One backup of the table; `problem` says why it would not restore."""

    made: BackupFile
    soundness: Soundness = Soundness.UNREAD
    problem: str = ""


@dataclass(frozen=True, slots=True)
class SecondPlace:
    """The folder elsewhere: whether it can be reached now, and its newest backup, in local time."""

    path: Path | None
    is_reached: bool = False
    newest: datetime | None = None
    count: int = 0


@dataclass(frozen=True, slots=True)
class Protection:
    """How safe the data is: `ok`, `warn` or `bad`, in words, with the reason."""

    kind: str
    title: str
    reason: str


@dataclass(frozen=True, slots=True)
class Rung:
    """One step of the ladder. Cells are `sound`, `damaged`, `unread` or `empty`, the newest first."""

    title: str
    foot: str
    cells: tuple[str, ...]
    is_today: bool = False


def protection(rows: Sequence[BackupRow], second: SecondPlace, *, now: datetime, days: int) -> Protection:
    """Judge the backups; `days` is how old the newest may be, `now` is local time without a zone."""
    sound = [row for row in rows if row.soundness is not Soundness.DAMAGED]
    if not sound:
        reason = _("Belum ada cadangan yang bisa dipulihkan. Buat satu sekarang.")
        return Protection("bad", _("Belum terlindungi"), reason)
    newest = sound[0].made.made_at
    warn = _("Perlu perhatian")
    if (now.date() - newest.date()).days > days:
        words = _("Cadangan terakhir {when}, sudah lebih dari {days} hari")
        return Protection("warn", warn, words.format(when=spoken(newest, now.date()), days=days))
    if rows[0].soundness is Soundness.DAMAGED:
        words = _("Cadangan terbaru tidak utuh, yang sebelumnya {when}")
        return Protection("warn", warn, words.format(when=spoken(newest, now.date())))
    if second.path is None:
        reason = _("Semua cadangan ada di komputer ini. Pilih tempat kedua, misalnya flashdisk.")
        return Protection("warn", warn, reason)
    if second.newest is None or (now.date() - second.newest.date()).days > days:
        reason = _("Tempat kedua belum menerima cadangan {days} hari ini. Colokkan lalu cadangkan.")
        return Protection("warn", warn, reason.format(days=days))
    words = _("Cadangan {when} sudah dicoba pulih, isinya cocok")
    return Protection("ok", _("Data terlindungi"), words.format(when=spoken(newest, now.date())))


def spoken(moment: datetime, today: date) -> str:
    """Write "hari ini 07.30", "kemarin 15.58" or "6 Oktober 2025 07.30"."""
    gone = (today - moment.date()).days
    time = format_time(moment)
    if gone == 0:
        return _("hari ini {time}").format(time=time)
    if gone == 1:
        return _("kemarin {time}").format(time=time)
    return f"{format_long(moment.date())} {time}"


def written(moment: datetime) -> str:
    """Write "06-10-2025 07.30"."""
    return f"{format_short(moment.date())} {format_time(moment)}"


def reason_words(reason: str) -> str:
    """What made a backup, from the word in its name."""
    known = {
        "manual": _("atas permintaan"),
        "otomatis": _("saat tutup"),
        "harian": _("harian"),
        "sebelum-pulih": _("pengaman sebelum memulihkan"),
        "pengganti": _("pengganti yang tidak utuh"),
    }
    return known.get(reason) or reason.replace("-", " ")


def size_words(size: int) -> str:
    """Write "34 MB", "0,6 MB" or "1,1 GB"."""
    megabytes = size / 1_000_000
    if megabytes >= 1000:
        return f"{megabytes / 1000:.1f} GB".replace(".", ",")
    if megabytes >= 10:
        return f"{megabytes:.0f} MB"
    return f"{max(megabytes, 0.1):.1f} MB".replace(".", ",")


def ladder(rows: Sequence[BackupRow], today: date) -> tuple[Rung, ...]:
    """The backups by age, as `backup_schedule.choose_kept` keeps them."""
    ordered = sorted(rows, key=lambda row: row.made.made_at, reverse=True)
    of_today = [row for row in ordered if row.made.made_at.date() == today]
    older = [row for row in ordered if row.made.made_at.date() != today]
    by_day = _newest_of({row.made.made_at.date(): row for row in reversed(older)}, DAILY)
    by_week = _newest_of({row.made.made_at.isocalendar()[:2]: row for row in reversed(ordered)}, WEEKLY)
    by_month = _newest_of(
        {(row.made.made_at.year, row.made.made_at.month): row for row in reversed(ordered)}, MONTHLY
    )
    by_year = _newest_of({row.made.made_at.year: row for row in reversed(ordered)}, YEARS)
    return (
        Rung(_("Hari ini"), _("tiap tutup"), _cells(of_today[:TODAY_CELLS], TODAY_CELLS), is_today=True),
        Rung(_("{count} hari").format(count=DAILY), _("satu sehari"), _cells(by_day, DAILY)),
        Rung(_("{count} pekan").format(count=WEEKLY), _("satu sepekan"), _cells(by_week, WEEKLY)),
        Rung(_("{count} bulan").format(count=MONTHLY), _("satu sebulan"), _cells(by_month, MONTHLY)),
        Rung(_("Tahunan"), _("disimpan"), _cells(by_year, YEARS)),
    )


def _newest_of(found: Mapping[object, BackupRow], count: int) -> list[BackupRow]:
    newest = sorted(found.values(), key=lambda row: row.made.made_at, reverse=True)
    return newest[:count]


def _cells(rows: Iterable[BackupRow], count: int) -> tuple[str, ...]:
    cells = [row.soundness.value for row in rows]
    return (*cells, *["empty"] * (count - len(cells)))
