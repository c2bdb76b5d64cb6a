"""This file holds the reading of the papers of one internship: letters, marks, logbook, attendance."""

from datetime import date

from sqlalchemy.orm import Session

from asn_desktop.errors import UserError
from asn_desktop.operations.internship_days import LogbookCount
from asn_desktop.operations.internship_reading import InternshipDetail, get_internship
from asn_desktop.operations.partner_reading import get_partner
from asn_desktop.reports import (
    internship_attendance,
    internship_letter,
    internship_logbook,
    internship_marks,
    internship_order,
)
from asn_desktop.reports.gather_office import OfficeView, Request, person_signing
from asn_desktop.reports.internship_parts import Fact, period_text
from asn_desktop.reports.internship_sheets import SheetHead
from asn_desktop.reports.parts import Signing
from asn_desktop.reports.wording import DASH, _
from asn_desktop.rules.indonesian_date import format_long, format_weekday_long
from asn_desktop.rules.internship_life import mark_words
from asn_desktop.rules.nip import format_nip
from asn_desktop.rules.partner_kind import Direction
from asn_desktop.rules.rank import rank_label
from asn_desktop.rules.signature import Signer, plain_block
from asn_desktop.storage.reference_partner import load_mark_sheet

BLANK_NUMBER = "." * 36


def collect_letter(session: Session, request: Request) -> internship_letter.Content:
    """The surat keterangan of one student.

    Raises:
        UserError: the internship is gone, or one of our own people was placed.
    """
    view, detail = _read(session, request)
    row, form = detail.row, detail.form
    if row.direction is not Direction.IN:
        raise UserError(
            _("Surat keterangan magang untuk peserta magang masuk."),
            next_step=_("Cetak surat tugas magang untuk pegawai."),
        )
    signing = view.official_signing()
    office = view.office_name
    last = row.ends_on if row.finished_on is None else min(row.ends_on, row.finished_on)
    body = [
        _(
            "telah melaksanakan magang di {office}, bidang {field}, pada {period}, dengan pembimbing "
            "lapangan {mentor}."
        ).format(
            office=office,
            field=row.field or _("pelayanan umum"),
            period=period_text(row.starts_on, last),
            mentor=row.mentor or DASH,
        )
    ]
    if row.logbook.present:
        body.append(_attendance(row.logbook))
    if row.mark is not None:
        body.append(
            _("Nilai akhir yang diperoleh {mark}, {words}.").format(mark=row.mark, words=mark_words(row.mark))
        )
    body.append(
        _("Demikian surat keterangan ini dibuat dengan sebenarnya untuk dipergunakan sebagaimana mestinya.")
    )
    return internship_letter.Content(
        letterhead=view.letterhead,
        name=row.name,
        number=row.letter_number or BLANK_NUMBER,
        opening=_("Yang bertanda tangan di bawah ini"),
        signer_facts=(
            (_("Nama"), signing.block.name),
            (_("Jabatan"), _title_of_signer(view)),
        ),
        middle=_("menerangkan bahwa"),
        facts=(
            (_("Nama"), row.name),
            (_("NIM atau NIS"), form.student_number),
            (_("Program studi"), form.study),
            (_("Asal"), row.partner),
            (_("Surat permohonan"), _letter(form.request_number, form.request_on)),
            (_("Rekomendasi"), form.permit_number),
        ),
        body=tuple(body),
        official=signing,
    )


def _title_of_signer(view: OfficeView) -> str:
    """The position as a sentence names it: `Lurah Plaju Ulu`, or the deputy's own."""
    signer = view.official_for()
    if signer is None or view.is_lurah(signer.employee_id):
        return view.official_title()
    return signer.position


def _letter(number: str, day: date | None) -> str:
    if not number:
        return ""
    return _("{number} tanggal {day}").format(number=number, day=format_long(day)) if day else number


def _attendance(book: LogbookCount) -> str:
    return _("Kehadiran tercatat {present} hari hadir, {excused} izin, {sick} sakit, {absent} alpa.").format(
        present=book.present, excused=book.excused, sick=book.sick, absent=book.absent
    )


def collect_order(session: Session, request: Request) -> internship_order.Content:
    """The surat tugas of one of our people.

    Raises:
        UserError: the internship is gone, or a student's.
    """
    view, detail = _read(session, request)
    row, form = detail.row, detail.form
    if row.employee_id is None:
        raise UserError(
            _("Surat tugas magang untuk pegawai yang magang keluar."),
            next_step=_("Cetak surat keterangan magang untuk peserta magang masuk."),
        )
    person = view.staff[row.employee_id]
    partner = get_partner(session, row.partner_id)
    held = [one for one in partner.agreements if one.signed_on is not None and one.starts_on <= row.starts_on]
    bases = [
        _("{agreement} antara {office} dan {partner}").format(
            agreement=one.label, office=one.form.parent_office or view.office_name, partner=row.partner
        )
        for one in held[-1:]
    ]
    bases.append(_("Rencana pengembangan kompetensi pegawai tahun {year}").format(year=row.starts_on.year))
    place = f", {partner.form.address}" if partner.form.address else ""
    return internship_order.Content(
        letterhead=view.letterhead,
        name=row.name,
        number=form.request_number or BLANK_NUMBER,
        bases=tuple(bases),
        facts=(
            (_("Nama"), person.full_name),
            (_("NIP"), format_nip(person.nip) if person.nip else ""),
            (_("Pangkat, golongan"), rank_label(person.golongan) if person.golongan else ""),
            (_("Jabatan"), person.position),
        ),
        duties=(
            _("Mengikuti magang bidang {field} di {partner}{place}, dari {dates}.").format(
                field=row.field or _("yang disepakati"),
                partner=row.partner,
                place=place,
                dates=period_text(row.starts_on, row.ends_on),
            ),
            _("Berkoordinasi dengan pembimbing {mentor} dan mengisi logbook setiap hari kerja.").format(
                mentor=row.mentor or DASH
            ),
            _("Menyampaikan laporan tertulis kepada {title} sesudah magang selesai.").format(
                title=view.official_title(row.employee_id)
            ),
        ),
        closing=_("Demikian surat tugas ini dibuat untuk dilaksanakan dengan penuh tanggung jawab."),
        copies=(_("Pimpinan {partner}").format(partner=row.partner),),
        official=view.official_signing(row.employee_id),
    )


def collect_marks(session: Session, request: Request) -> internship_marks.Content:
    """The mark sheet of one student, blank where no mark is recorded.

    Raises:
        UserError: the internship is gone, or one of our own people was placed.
    """
    view, detail = _read(session, request)
    if detail.row.direction is not Direction.IN:
        raise UserError(
            _("Lembar nilai untuk peserta magang masuk."),
            next_step=_("Catat hasil magang pegawai di laporannya."),
        )
    mark_sheet = load_mark_sheet()
    basis = _("Nilai 0 sampai 100. {basis}.").format(basis=mark_sheet.basis)
    return internship_marks.Content(
        head=_head(view, detail),
        lines=tuple(
            internship_marks.MarkLine(one.label, one.meaning, one.weight, detail.marks.get(one.key))
            for one in mark_sheet.aspects
        ),
        mean=detail.row.mark,
        mean_words=mark_words(detail.row.mark),
        attendance=_attendance(detail.row.logbook),
        basis=basis,
    )


def collect_logbook(session: Session, request: Request) -> internship_logbook.Content:
    """The logbook of one internship.

    Raises:
        UserError: the internship is gone.
    """
    view, detail = _read(session, request)
    book = detail.row.logbook
    return internship_logbook.Content(
        head=_head(view, detail),
        days=tuple(
            internship_logbook.DayLine(
                format_weekday_long(day.day), day.mark.label if day.mark else "", day.work
            )
            for day in detail.days
        ),
        summary=_("{filled} dari {due} hari kerja yang sudah lewat terisi.").format(
            filled=book.filled, due=book.due
        ),
    )


def collect_attendance(session: Session, request: Request) -> internship_attendance.Content:
    """The attendance sheet of one internship.

    Raises:
        UserError: the internship is gone.
    """
    view, detail = _read(session, request)
    return internship_attendance.Content(
        head=_head(view, detail),
        days=tuple(
            internship_attendance.DayLine(format_weekday_long(day.day), day.mark.label if day.mark else "")
            for day in detail.days
        ),
        summary=_attendance(detail.row.logbook),
    )


def _read(session: Session, request: Request) -> tuple[OfficeView, InternshipDetail]:
    if request.subject_id is None:
        raise UserError(
            _("Magangnya belum dipilih."), next_step=_("Buka magang itu di Mitra, lalu cetak dari sana.")
        )
    return OfficeView(session, request), get_internship(session, request.subject_id)


def _head(view: OfficeView, detail: InternshipDetail) -> SheetHead:
    row, form = detail.row, detail.form
    if row.direction is Direction.IN:
        number = f" ({form.student_number})" if form.student_number else ""
        facts: tuple[Fact, ...] = (
            (_("Nama"), f"{row.name}{number}"),
            (_("Program studi, asal"), ", ".join(part for part in (form.study, row.partner) if part)),
        )
    else:
        facts = ((_("Nama"), row.name), (_("Tempat magang"), row.partner))
    facts += ((_("Bidang"), row.field), (_("Pembimbing"), row.mentor))
    if form.campus_mentor:
        facts += ((_("Pembimbing kampus"), form.campus_mentor),)
    return SheetHead(
        letterhead=view.letterhead,
        name=row.name,
        period=_("{first} sampai {last}").format(
            first=format_long(row.starts_on), last=format_long(row.ends_on)
        ),
        facts=facts,
        mentor=_mentor_signing(view, detail),
        official=view.official_signing(row.employee_id),
    )


def _mentor_signing(view: OfficeView, detail: InternshipDetail) -> Signing:
    title, mentor_id = _("Pembimbing lapangan"), detail.form.mentor_id
    if mentor_id is not None and mentor_id in view.staff:
        return person_signing(title, view.staff[mentor_id])
    return Signing(plain_block(title, Signer(detail.row.mentor)))
