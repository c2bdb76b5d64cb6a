"""This file holds the life of an activity: which stage the facts put it in, and what is to be done next."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from gettext import gettext as _

from asn_desktop.rules.activity_stage import ActivityStage


class NextStep(StrEnum):
    """What the header of an activity offers as its one primary act.

    Source: ux.md 8.5.
    """

    DATE = "date"
    PEOPLE = "people"
    INVITE = "invite"
    ATTENDANCE = "attendance"
    SCORES = "scores"
    CLOSE = "close"
    CERTIFICATES = "certificates"

    @property
    def label(self) -> str:
        """Wording of the button.

        Source: ux.md 8.5; the first two are a design decision, for an activity that is not ready to invite.
        """
        return {
            NextStep.DATE: _("Tentukan tanggal"),
            NextStep.PEOPLE: _("Pilih peserta"),
            NextStep.INVITE: _("Undang peserta"),
            NextStep.ATTENDANCE: _("Isi kehadiran"),
            NextStep.SCORES: _("Isi nilai"),
            NextStep.CLOSE: _("Selesaikan kegiatan"),
            NextStep.CERTIFICATES: _("Cetak sertifikat"),
        }[self]


@dataclass(frozen=True, slots=True)
class LifeFacts:
    """What is known of an activity, counted.

    `unmarked` are cells of attendance in sessions already begun, `unscored` missing test results.

    Source: ux.md 8.5; ux-screens.md 6.
    """

    stage: ActivityStage
    participants: int = 0
    uninvited: int = 0
    unmarked: int = 0
    unscored: int = 0


def stage_on(
    today: date, *, starts_on: date | None, ends_on: date | None, is_closed: bool = False
) -> ActivityStage:
    """Tell the stage by the facts: dated, first day reached, last day past; closed only by closing.

    A missing last day is the first day.

    Source: ux.md 8.5.
    """
    if is_closed:
        return ActivityStage.CLOSED
    if starts_on is None:
        return ActivityStage.PLAN
    if today < starts_on:
        return ActivityStage.SCHEDULED
    return ActivityStage.RUNNING if today <= (ends_on or starts_on) else ActivityStage.AWAITING


def next_step(facts: LifeFacts) -> NextStep:
    """Tell the one act that brings an activity on.

    Source: ux.md 8.5 (the header's primary changes with the stage).
    """
    if facts.stage is ActivityStage.CLOSED:
        return NextStep.CERTIFICATES
    if facts.stage is ActivityStage.PLAN:
        return NextStep.DATE
    if facts.participants == 0:
        return NextStep.PEOPLE
    if facts.stage is ActivityStage.SCHEDULED:
        # Once everybody is invited the sheet of attendance is what comes next, printed before the day.
        return NextStep.INVITE if facts.uninvited else NextStep.ATTENDANCE
    if facts.unmarked or facts.stage is ActivityStage.RUNNING:
        return NextStep.ATTENDANCE
    return NextStep.SCORES if facts.unscored else NextStep.CLOSE


def countdown(today: date, *, starts_on: date | None, ends_on: date | None) -> str:
    """Say how far away an activity is: "3 hari lagi", "besok", "hari ini", "hari ke-2 dari 3", "2 hari lalu".

    Source: ux-screens.md 5 (status and countdown).
    """
    if starts_on is None:
        return _("belum bertanggal")
    last = ends_on or starts_on
    if today < starts_on:
        days = (starts_on - today).days
        return _("besok") if days == 1 else _("{count} hari lagi").format(count=days)
    if today > last:
        days = (today - last).days
        return _("kemarin") if days == 1 else _("{count} hari lalu").format(count=days)
    length = (last - starts_on).days + 1
    if length == 1:
        return _("hari ini")
    return _("hari ke-{day} dari {count}").format(day=(today - starts_on).days + 1, count=length)
