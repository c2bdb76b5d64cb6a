"""This file holds the reading of an activity's forms: daftar hadir, lembar tes, kesan, TOR and notula."""

from datetime import date
from itertools import groupby

from sqlalchemy.orm import Session

from asn_desktop.reports import answer_sheet, attendance_sheet, minutes, reaction_form, terms_of_reference
from asn_desktop.reports.gather_activity import (
    BLANK,
    ActivityView,
    agenda_when,
    blank_signing,
    days_text,
    hours_text,
)
from asn_desktop.reports.gather_office import Request
from asn_desktop.reports.wording import DASH, NBSP, _
from asn_desktop.rules.indonesian_date import format_long, format_weekday_long
from asn_desktop.rules.number_words import format_rupiah, spell_number
from asn_desktop.rules.reaction import group_labels, questions, scale_labels


def collect_attendance_sheet(session: Session, request: Request) -> attendance_sheet.Content:
    """The daftar hadir, one for each day, or for each session where asked."""
    view = ActivityView(session, request)
    return attendance_sheet.Content(
        letterhead=view.letterhead,
        title=view.title,
        occasions=_by_session(view) if request.is_per_session else _by_day(view),
        people=view.people,
        official=view.official_signing(),
        keeper=blank_signing(_("Petugas daftar hadir")),
    )


def _by_day(view: ActivityView) -> tuple[attendance_sheet.Occasion, ...]:
    made = []
    for day, spans in groupby(view.detail.spans, key=lambda span: span.day):
        facts = (
            (_("Kegiatan"), view.title_and_jp),
            (_("Pukul"), hours_text(list(spans)) or BLANK),
            (_("Hari, tanggal"), format_weekday_long(day)),
            (_("Tempat"), view.place_name),
        )
        made.append(attendance_sheet.Occasion(format_long(day), facts, _signed(view, day)))
    return tuple(made) or (attendance_sheet.Occasion("", view.facts, view.place_and_blank),)


def _signed(view: ActivityView, day: date) -> str:
    """Place and day, as the list is signed while the activity runs."""
    return ", ".join(part for part in (view.town, format_long(day)) if part)


def _by_session(view: ActivityView) -> tuple[attendance_sheet.Occasion, ...]:
    made = []
    for index, one in enumerate(view.detail.sessions, start=1):
        name = _("Sesi {number}").format(number=index)
        facts = (
            (_("Kegiatan"), view.title_and_jp),
            (_("Pukul"), hours_text([one.span]) or BLANK),
            (_("Hari, tanggal"), days_text([one.span.day])),
            (_("Tempat"), view.place_name),
            (_("Sesi"), f"{index}. {one.topic}" if one.topic else str(index)),
            (_("Narasumber"), one.speaker or DASH),
        )
        made.append(attendance_sheet.Occasion(name, facts, _signed(view, one.span.day)))
    return tuple(made) or _by_day(view)


def collect_answer_sheet(session: Session, request: Request) -> answer_sheet.Content:
    """The lembar tes of everyone who takes part."""
    view = ActivityView(session, request)
    return answer_sheet.Content(view.letterhead, view.title, view.when, view.people)


def collect_reaction_form(session: Session, request: Request) -> reaction_form.Content:
    """The lembar kesan, in the order in which answers are typed in."""
    view = ActivityView(session, request)
    labels = group_labels()
    groups = tuple(
        reaction_form.Group(labels[key], tuple(one.text for one in some))
        for key, some in groupby(questions(), key=lambda one: one.group)
    )
    return reaction_form.Content(
        view.letterhead, view.title, view.dates, groups, tuple(scale_labels().values())
    )


def collect_terms(session: Session, request: Request) -> terms_of_reference.Content:
    """The TOR and its RAB."""
    view = ActivityView(session, request)
    detail, form = view.detail, view.detail.form
    total = detail.budget_total
    return terms_of_reference.Content(
        letterhead=view.letterhead,
        title=view.title,
        background=form.background,
        aim=form.aim,
        outcome=form.outcome,
        facts=(
            (_("Bentuk"), detail.form_name or DASH),
            (_("Hari, tanggal"), view.when),
            (_("Pukul"), view.hours),
            (_("Tempat"), view.place_name),
            (_("Penyelenggara"), view.organiser),
            (_("Mitra"), detail.partner or DASH),
            (_("Jam pelajaran"), f"{view.jp}{NBSP}JP" if view.jp is not None else DASH),
        ),
        taught=tuple((one.name, _("tingkat {level}").format(level=one.reaches)) for one in detail.taught),
        agenda=agenda_rows(view),
        speakers=tuple(
            (one.name, one.role or DASH, ", ".join(filter(None, (one.institution, one.subject))) or DASH)
            for one in detail.speakers
        ),
        participants=_participants(view),
        costs=tuple(
            (
                str(index),
                one.item,
                one.account_code or DASH,
                f"{one.quantity}{NBSP}{one.unit}" if one.unit else str(one.quantity),
                format_rupiah(one.price_rupiah),
                format_rupiah(one.total),
            )
            for index, one in enumerate(detail.budget, start=1)
        ),
        total=format_rupiah(total),
        total_words=_("Terbilang {words} rupiah.").format(words=spell_number(total)) if total else "",
        cost_facts=((_("Sumber dana"), form.fund_source or BLANK),),
        official=view.official_signing(),
    )


def agenda_rows(view: ActivityView) -> tuple[tuple[str, ...], ...]:
    """When, topic, speaker and JP of every session."""
    with_day = len(view.days) > 1
    return tuple(
        (
            agenda_when(one.span, with_day=with_day),
            one.topic or DASH,
            one.speaker or DASH,
            DASH if one.jp is None else str(one.jp),
        )
        for one in view.detail.sessions
    )


def _participants(view: ActivityView) -> str:
    count, seats = len(view.people), view.detail.form.seats
    if count and seats:
        words = _("Peserta {count} orang pegawai {office}, dari {seats} tempat yang tersedia.")
    elif count:
        words = _("Peserta {count} orang pegawai {office}.")
    elif seats:
        words = _("Peserta paling banyak {seats} orang pegawai {office}.")
    else:
        return ""
    return words.format(count=count, seats=seats, office=view.office_name)


def collect_minutes(session: Session, request: Request) -> minutes.Content:
    """The notula, or its blank form."""
    view = ActivityView(session, request)
    return minutes.Content(
        letterhead=view.letterhead,
        title=view.title,
        facts=(
            (_("Kegiatan"), view.title),
            (_("Hari, tanggal"), view.when),
            (_("Pukul"), view.hours),
            (_("Tempat"), view.place_name),
            (_("Pimpinan"), view.official_block().name or BLANK),
            (_("Peserta"), _("{count} orang, daftar hadir terlampir").format(count=len(view.people))),
        ),
        agenda=tuple(row[:3] for row in agenda_rows(view)),
        text=view.detail.minutes_text,
        official=view.official_signing(),
        keeper=blank_signing(_("Notulis")),
    )
