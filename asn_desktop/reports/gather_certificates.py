"""This file holds the reading of certificates and of their register."""

from collections.abc import Sequence
from dataclasses import replace

from sqlalchemy.orm import Session

from asn_desktop.errors import UserError
from asn_desktop.operations.certificate_register import CertificateLine, list_certificates
from asn_desktop.reports import certificate, certificate_register
from asn_desktop.reports.gather_activity import ActivityView, jp_words
from asn_desktop.reports.gather_activity_forms import agenda_rows
from asn_desktop.reports.gather_office import OfficeView, Request
from asn_desktop.reports.parts import Signing, Verification
from asn_desktop.reports.wording import DOT, NBSP, _
from asn_desktop.rules.indonesian_date import format_long, format_short
from asn_desktop.rules.nip import format_nip
from asn_desktop.rules.signature import nip_line


def collect_certificate(session: Session, request: Request) -> certificate.Content:
    """One certificate of the register.

    Raises:
        UserError: it was taken back, or there is none.
    """
    return collect_certificates(session, request, [request.subject_id or 0])[0]


def collect_certificates(
    session: Session, request: Request, certificate_ids: Sequence[int]
) -> list[certificate.Content]:
    """Certificates in the order asked for, with one reading of each activity.

    Raises:
        UserError: one of them was taken back, or there is none.
    """
    known = {line.certificate_id: line for line in list_certificates(session)}
    views: dict[int, ActivityView] = {}
    made = []
    for wanted in certificate_ids:
        line = known.get(wanted)
        if line is None:
            raise UserError(
                _("Sertifikat ini sudah ditarik atau belum diterbitkan."),
                next_step=_("Selesaikan kegiatannya lebih dulu, lalu cetak sertifikatnya."),
            )
        if line.activity_id not in views:
            views[line.activity_id] = ActivityView(session, replace(request, subject_id=line.activity_id))
        made.append(_content(views[line.activity_id], line))
    return made


def certificates_of(session: Session, activity_id: int) -> list[int]:
    """Ids of the certificates of one activity, by number."""
    return [line.certificate_id for line in list_certificates(session, activity_id=activity_id)]


def _content(view: ActivityView, line: CertificateLine) -> certificate.Content:
    person = view.person_line(line.employee_id, line.name)
    number = (nip_line(line.nip) or "").replace(" ", NBSP)
    jp = line.jp if line.jp is not None else view.jp
    where = view.detail.form.place
    parts = [_("di {place}").format(place=where) if where else "", view.dates]
    if jp is not None:
        parts.append(_("setara {jp}").format(jp=jp_words(jp)))
    taught = ", ".join(one.name for one in view.detail.taught)
    day = format_long(line.issued_on)
    total = view.detail.session_jp
    return certificate.Content(
        letterhead=view.letterhead,
        name=person.name,
        number=line.number,
        identity=DOT.join(part for part in (number, person.rank, person.position) if part),
        activity=view.title,
        role=_("telah mengikuti kegiatan"),
        place_and_jp=", ".join(part for part in parts if part),
        official=Signing(view.official_block(), f"{view.town}, {day}" if view.town else day),
        verification=Verification(line.number, line.issued_on, line.fingerprint),
        agenda=tuple(certificate.AgendaLine(*row) for row in agenda_rows(view)),
        total=_("Jumlah {jp}{space}JP").format(jp=total, space=NBSP) if total is not None else "",
        taught=_("Kompetensi yang dikembangkan {names}.").format(names=taught) if taught else "",
    )


def collect_register(session: Session, request: Request) -> certificate_register.Content:
    """The register of one year, with the numbers that were taken back."""
    view = OfficeView(session, request)
    year = request.year or view.on.year
    lines = list_certificates(session, year=year, with_withdrawn=True)
    valid = sum(not line.is_withdrawn for line in lines)
    return certificate_register.Content(
        letterhead=view.letterhead,
        period=_("Tahun {year}").format(year=year),
        lines=tuple(
            certificate_register.RegisterLine(
                line.number,
                format_short(line.issued_on),
                line.name,
                format_nip(line.nip).replace(" ", NBSP) if line.nip else "",
                line.activity,
                "" if line.jp is None else str(line.jp),
                _("ditarik, nomor tidak dipakai lagi") if line.is_withdrawn else "",
            )
            for line in lines
        ),
        summary=_("{valid} sertifikat berlaku, {withdrawn} ditarik.").format(
            valid=valid, withdrawn=len(lines) - valid
        ),
        official=view.official_signing(),
    )
