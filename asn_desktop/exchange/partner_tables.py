"""This file holds partners as workbooks: agreements with their dates, and a year of activities and internships."""

from collections.abc import Callable
from pathlib import Path

from sqlalchemy.orm import Session

from asn_desktop.exchange.table_file import ColumnKind, TableColumn, Value, write_table
from asn_desktop.exchange.words import _
from asn_desktop.operations.clock import today
from asn_desktop.operations.internship_reading import list_internships
from asn_desktop.operations.partner_reading import list_agreements, list_partners
from asn_desktop.operations.partner_year import PartnerYear, read_partner_years

_NUMBER, _DATE, _DIGITS = ColumnKind.NUMBER, ColumnKind.DATE, ColumnKind.DIGITS


def read_partner_table(session: Session) -> Callable[[Path], int]:
    """One row an agreement, and one for each partner without any."""
    agreements = list_agreements(session)
    rows: list[tuple[Value, ...]] = []
    for partner in list_partners(session):
        known = (partner.name, partner.kind.label)
        contact = (partner.contact_name, partner.contact_phone)
        own = [one for one in agreements if one.partner_id == partner.partner_id]
        rows += [
            (
                *known,
                one.kind.label,
                one.our_number,
                one.their_number,
                one.title,
                one.signed_on,
                one.starts_on,
                one.last_day,
                one.term.words,
                *contact,
            )
            for one in own
        ]
        if not own:
            rows.append((*known, "", "", "", "", None, None, None, partner.term.words, *contact))
    columns = (
        TableColumn(_("Mitra"), 34),
        TableColumn(_("Jenis"), 18),
        TableColumn(_("Kerja sama"), 16),
        TableColumn(_("Nomor pihak kesatu"), 24),
        TableColumn(_("Nomor pihak kedua"), 24),
        TableColumn(_("Tentang"), 40),
        TableColumn(_("Ditandatangani"), 14, _DATE),
        TableColumn(_("Mulai"), 14, _DATE),
        TableColumn(_("Berakhir"), 14, _DATE),
        TableColumn(_("Keadaan"), 16),
        TableColumn(_("Narahubung"), 26),
        TableColumn(_("Telepon"), 18, _DIGITS),
    )
    return lambda path: write_table(path, _("Daftar mitra"), columns, rows)


def read_partner_year_table(session: Session) -> Callable[[Path], int]:
    """One row an activity or internship of this year."""
    year = today(session).year
    rows = [cells for one in read_partner_years(session, year) for cells in _year_cells(one)]
    columns = (
        TableColumn(_("Mitra"), 34),
        TableColumn(_("Jenis"), 18),
        TableColumn(_("Kegiatan atau magang"), 40),
        TableColumn(_("Mulai"), 14, _DATE),
        TableColumn(_("Selesai"), 14, _DATE),
        TableColumn(_("Orang"), 9, _NUMBER),
        TableColumn(_("JP"), 9, _NUMBER),
    )
    title = _("Laporan mitra {year}").format(year=year)
    return lambda path: write_table(path, title, columns, rows)


def read_internship_table(session: Session) -> Callable[[Path], int]:
    """One row an internship, both ways."""
    rows: list[tuple[Value, ...]] = [
        (
            row.partner,
            row.direction.label,
            row.name,
            row.study,
            row.field,
            row.starts_on,
            row.ends_on,
            row.mentor,
            row.logbook.filled,
            row.logbook.due,
            row.mark,
            row.stage.label,
            row.letter_number,
        )
        for row in list_internships(session)
    ]
    columns = (
        TableColumn(_("Mitra"), 34),
        TableColumn(_("Arah"), 9),
        TableColumn(_("Nama"), 30),
        TableColumn(_("Program studi"), 24),
        TableColumn(_("Bidang"), 24),
        TableColumn(_("Mulai"), 14, _DATE),
        TableColumn(_("Selesai"), 14, _DATE),
        TableColumn(_("Pembimbing"), 28),
        TableColumn(_("Logbook terisi"), 9, _NUMBER),
        TableColumn(_("Logbook seharusnya"), 9, _NUMBER),
        TableColumn(_("Nilai"), 9, _NUMBER),
        TableColumn(_("Keadaan"), 18),
        TableColumn(_("Nomor surat keterangan"), 28),
    )
    return lambda path: write_table(path, _("Daftar magang"), columns, rows)


def _year_cells(one: PartnerYear) -> list[tuple[Value, ...]]:
    known = (one.name, one.kind.label)
    rows: list[tuple[Value, ...]] = [
        (*known, row.title, row.starts_on, row.ends_on, len(row.people), row.jp) for row in one.activities
    ]
    rows += [
        (
            *known,
            _("Magang {direction}, {name}").format(direction=row.direction.label, name=row.name),
            row.starts_on,
            row.ends_on,
            1,
            one.jp_of_internship.get(row.internship_id),
        )
        for row in one.internships
    ]
    return rows
