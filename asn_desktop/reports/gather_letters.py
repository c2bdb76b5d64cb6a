"""This file holds the reading of the letters of an activity: undangan, surat tugas, berita acara."""

from datetime import date

from sqlalchemy.orm import Session

from asn_desktop.operations.annual_plan import get_plan
from asn_desktop.reports import event_record, invitation, task_letter
from asn_desktop.reports.gather_activity import BLANK_NUMBER, ActivityView, blank_signing, jp_words
from asn_desktop.reports.gather_office import Request
from asn_desktop.reports.parts import Signing
from asn_desktop.reports.people import PersonLine
from asn_desktop.reports.wording import DASH, _
from asn_desktop.rules.activity_stage import Attendance
from asn_desktop.rules.indonesian_date import MONTHS, WEEKDAYS, format_long
from asn_desktop.rules.number_words import spell_number


def collect_invitation(session: Session, request: Request) -> invitation.Content:
    """The undangan; one participant alone is addressed by name, without a list."""
    view, words = ActivityView(session, request), request.letter
    people = view.people if len(view.people) != 1 else ()
    form = view.detail.form_name or _("Kegiatan")
    return invitation.Content(
        letterhead=view.letterhead,
        title=view.title,
        number=words.number or BLANK_NUMBER,
        nature=words.nature or _("Biasa"),
        attachment=_("1 berkas") if len(people) > 20 else _("1 lembar") if people else DASH,
        subject=_("Undangan {form}").format(form=form),
        place_and_date=view.place_and_date,
        addressee=_addressee(view),
        opening=_opening(view),
        facts=(
            (_("hari, tanggal"), view.when),
            (_("pukul"), view.hours),
            (_("tempat"), view.place_name),
            (_("acara"), view.title_and_jp),
        ),
        closing=tuple(
            text
            for text in (words.note, _("Atas perhatian dan kehadiran Saudara, kami ucapkan terima kasih."))
            if text
        ),
        official=_undated(view),
        copies=words.copies,
        people=people,
    )


def _undated(view: ActivityView) -> Signing:
    """The office's signature without place and date, which stand at the head of the letter."""
    return Signing(view.official_block())


def _addressee(view: ActivityView) -> tuple[str, ...]:
    words = view.request.letter
    where = _("di {town}").format(town=view.town or _("tempat"))
    if words.addressee:
        return _("Yth. {name}").format(name=words.addressee), where
    if len(view.people) == 1:
        only = view.people[0]
        lines = [_("Yth. Sdr. {name}").format(name=only.name)]
        return (*lines, only.position, where) if only.position else (*lines, where)
    if not view.people:
        return _("Yth. {name}").format(name=BLANK_NUMBER), where
    return _("Yth. Peserta {title}").format(title=view.title), _("(daftar terlampir)"), where


def _opening(view: ActivityView) -> str:
    taught = [one.name for one in view.detail.taught]
    year = view.days[0].year if view.days else view.on.year
    if taught:
        aim = _("peningkatan kompetensi {names}").format(names=_listed(taught))
    else:
        aim = _("pengembangan kompetensi")
    return _(
        "Dalam rangka {aim} pegawai {office} sesuai rencana pengembangan kompetensi tahun {year}, kami "
        "mengundang Saudara untuk hadir pada kegiatan berikut."
    ).format(aim=aim, office=view.office_name, year=year)


def _listed(names: list[str]) -> str:
    low = [name[:1].lower() + name[1:] for name in names]
    if len(low) < 3:
        return _(" dan ").join(low)
    return _("{first}, dan {last}").format(first=", ".join(low[:-1]), last=low[-1])


def collect_task_letter(session: Session, request: Request) -> task_letter.Content:
    """The surat tugas of everyone who takes part."""
    view, words = ActivityView(session, request), request.letter
    form = (view.detail.form_name or _("Kegiatan")).lower()
    tasks = words.tasks or (
        _("mengikuti {form} {title}, {organiser};").format(
            form=form,
            title=view.title,
            organiser=_("diselenggarakan oleh {name}").format(name=view.organiser),
        ),
        _("menerapkan hasilnya dalam pelayanan di unit kerja masing-masing; dan"),
        _("menyampaikan laporan tertulis kepada Lurah paling lambat tiga hari kerja setelah tugas selesai."),
    )
    return task_letter.Content(
        letterhead=view.letterhead,
        title=view.title,
        number=words.number or BLANK_NUMBER,
        bases=(*_bases(view), *words.bases),
        people=view.people or (PersonLine(""),) * 3,
        tasks=tasks,
        facts=(
            (_("Waktu"), f"{view.when}, {_('pukul {hours}').format(hours=view.hours)}"),
            (_("Tempat"), view.place_name),
        ),
        official=_decided(view),
        copies=words.copies,
    )


def _decided(view: ActivityView) -> Signing:
    where = _("Ditetapkan di {town}").format(town=view.town) if view.town else _("Ditetapkan")
    when = _("pada tanggal {day}").format(day=format_long(view.on))
    return Signing(view.official_block(), f"{where}\n{when}")


def _bases(view: ActivityView) -> tuple[str, ...]:
    """The annual plan, with its decision where there is one."""
    year = view.days[0].year if view.days else view.on.year
    plan = get_plan(view.session, year)
    words = _("Rencana pengembangan kompetensi {office} Tahun {year}").format(
        office=view.office_name, year=year
    )
    if plan.decree_number and plan.decree_on:
        words = _("{plan}, ditetapkan dengan nomor {number} tanggal {day}").format(
            plan=words, number=plan.decree_number, day=format_long(plan.decree_on)
        )
    return (f"{words}.",)


def collect_event_record(session: Session, request: Request) -> event_record.Content:
    """The berita acara of an activity that was held."""
    view = ActivityView(session, request)
    grid = view.grid
    came = sum(row.present > 0 for row in grid.rows)
    middle = _(
        "Kegiatan diikuti {came} dari {people} peserta dengan {sessions} sesi dan nilai penuh {jp}."
    ).format(came=came, people=len(grid.rows), sessions=len(grid.columns), jp=jp_words(view.jp))
    return event_record.Content(
        letterhead=view.letterhead,
        title=view.title,
        number=request.letter.number or BLANK_NUMBER,
        opening=_day_in_words(view.days[-1] if view.days else view.on),
        facts=(
            (_("Nama kegiatan"), view.title),
            (_("Bentuk"), view.detail.form_name or DASH),
            (_("Hari, tanggal"), view.when),
            (_("Pukul"), view.hours),
            (_("Tempat"), view.place_name),
            (_("Penyelenggara"), view.organiser),
            (_("Narasumber"), ", ".join(one.name for one in view.detail.speakers) or DASH),
        ),
        middle=middle,
        people=tuple(
            (
                str(index),
                "\n".join(part for part in (person.name, person.nip) if part),
                person.position or DASH,
                f"{row.present}/{len(grid.columns)}",
                _mark_words(row.marks),
            )
            for index, (person, row) in enumerate(zip(_by_row(view), grid.rows, strict=True), start=1)
        ),
        closing=_("Demikian berita acara ini dibuat dengan sebenarnya untuk dipergunakan seperlunya."),
        official=view.official_signing(),
        keeper=blank_signing(_("Penyelenggara")),
    )


def _by_row(view: ActivityView) -> list[PersonLine]:
    return [view.person_line(row.employee_id, row.name) for row in view.grid.rows]


def _mark_words(marks: tuple[Attendance | None, ...]) -> str:
    """`hadir penuh`, or how often each other mark was given."""
    if marks and all(mark is Attendance.PRESENT for mark in marks):
        return _("hadir penuh")
    others = [mark for mark in Attendance if mark is not Attendance.PRESENT and mark in marks]
    words = [_("{word} {count}").format(word=mark.label, count=marks.count(mark)) for mark in others]
    if None in marks:
        words.append(_("belum diisi {count}").format(count=marks.count(None)))
    return ", ".join(words)


def _day_in_words(day: date) -> str:
    return _(
        "Pada hari {weekday}, tanggal {day} bulan {month} tahun {year}, telah selesai dilaksanakan kegiatan "
        "pengembangan kompetensi sebagai berikut."
    ).format(
        weekday=WEEKDAYS[day.weekday()],
        day=spell_number(day.day),
        month=MONTHS[day.month - 1],
        year=spell_number(day.year),
    )
