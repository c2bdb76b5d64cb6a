"""This file holds the reading of the JP papers: one person's kartu and the office's rekap."""

from collections.abc import Mapping
from functools import cached_property

from sqlalchemy.orm import Session

from asn_desktop.operations.jp_ledger import LedgerRow, YearLedger, summarise, year_ledger
from asn_desktop.operations.learning_lists import LearningRow, list_learning
from asn_desktop.operations.staff_lists import StaffRow
from asn_desktop.reports import jp_card, jp_summary
from asn_desktop.reports.figures import Figure
from asn_desktop.reports.gather_activity import dates_text
from asn_desktop.reports.gather_card import nip_label, nip_or_dash
from asn_desktop.reports.gather_office import OfficeView, Request, person_signing
from asn_desktop.reports.wording import DASH, NBSP, _
from asn_desktop.rules.employment import Employment
from asn_desktop.rules.learning import LearningStatus
from asn_desktop.rules.nip import format_nip
from asn_desktop.rules.rank import rank_label


class JpView:
    """The ledger of one year beside the office, read once for any number of cards."""

    def __init__(self, session: Session, view: OfficeView) -> None:
        self.session, self.view = session, view
        self.year = view.request.year or view.on.year

    @property
    def period(self) -> str:
        """`Tahun 2026`."""
        return _("Tahun {year}").format(year=self.year)

    @property
    def basis(self) -> str:
        """Where the target comes from, and what counts."""
        return _(
            "Dasar PP 11/2017 Pasal 203 ayat (4), paling sedikit 20 JP setahun bagi PNS, dan PP 49/2018 Pasal "
            "40, paling banyak 24 JP setahun kontrak bagi PPPK. 1 JP = 45 menit. Yang dihitung hanya yang "
            "terverifikasi. {as_of}."
        ).format(as_of=self.view.as_of)

    @cached_property
    def ledger(self) -> YearLedger:
        """Everyone whose JP the law counts."""
        return year_ledger(self.session, year=self.year)

    @cached_property
    def _rows(self) -> Mapping[int, LedgerRow]:
        return {row.employee_id: row for row in self.ledger.rows}

    def card(self, row: StaffRow) -> jp_card.Content:
        """The kartu JP of one person."""
        view, found = self.view, self._rows.get(row.employee_id)
        records = list_learning(self.session, employee_id=row.employee_id, year=self.year)
        done = sum(one.jp or 0 for one in records if one.status is LearningStatus.VERIFIED)
        return jp_card.Content(
            letterhead=view.letterhead,
            name=row.full_name,
            period=self.period,
            facts=(
                (_("Nama"), row.full_name),
                (_("Status"), row.employment.label),
                (nip_label(row), nip_or_dash(row)),
                (_("Pangkat / gol."), rank_label(row.golongan or None)),
                (_("Jabatan"), row.position or DASH),
                (_("Unit kerja"), view.office_name),
            ),
            figures=self._figures(done, found),
            done=done,
            target=found.target if found is not None else None,
            lines=tuple(_line(one) for one in reversed(records)),
            total=str(done),
            sentence=self._sentence(row, found),
            basis=self.basis,
            person=person_signing(_("Pegawai"), row),
            official=view.official_signing(),
        )

    def _figures(self, done: int, found: LedgerRow | None) -> tuple[Figure, ...]:
        target = found.target if found is not None else None
        missing = found.missing if found is not None else None
        return (
            Figure(str(done), "JP", _("terverifikasi")),
            Figure(DASH if target is None else str(target), "JP", _("target setahun")),
            Figure(DASH if missing is None else str(missing), "JP", _("masih kurang")),
            Figure(
                str(found.submitted + found.planned) if found is not None else DASH,
                "JP",
                _("diajukan dan direncanakan"),
            ),
        )

    def _sentence(self, row: StaffRow, found: LedgerRow | None) -> str:
        if row.employment is Employment.NON_ASN:
            return _("Pegawai non-ASN di luar ketentuan jam pelajaran.")
        if found is None:
            return _("Pegawai ini sudah tidak tercatat aktif, jadi targetnya tidak dihitung.")
        if found.warning:
            return f"{found.warning}."
        if found.missing is None:
            return _("Tidak ada target setahun bagi pegawai ini.")
        if found.missing == 0:
            return _("Target {target}{space}JP tercapai.").format(target=found.target, space=NBSP)
        if self.ledger.days_left == 0:
            return _("Kurang {missing}{space}JP sampai akhir tahun.").format(
                missing=found.missing, space=NBSP
            )
        return _("Kurang {missing}{space}JP, sisa {days}{space}hari tahun ini.").format(
            missing=found.missing, days=self.ledger.days_left, space=NBSP
        )


def collect_jp_summary(session: Session, request: Request) -> jp_summary.Content:
    """The rekap of the office, those who lack most first."""
    view = OfficeView(session, request)
    found = JpView(session, view)
    total = summarise(found.ledger)
    rows = sorted(found.ledger.rows, key=lambda row: (-(row.missing or 0), row.name))
    reached = DASH if total.percent is None else str(total.percent)
    return jp_summary.Content(
        letterhead=view.letterhead,
        period=found.period,
        figures=(
            Figure(
                f"{total.reached}/{total.with_target}",
                "",
                _("pegawai mencapai target, {percent}%").format(percent=reached),
            ),
            Figure(
                str(total.missing_jp), "JP", _("kurang, dari {count} pegawai").format(count=total.lacking)
            ),
            Figure(str(total.will_lack), _("orang"), _("diperkirakan belum tercapai di akhir tahun")),
            Figure(str(total.days_left), _("hari"), _("sisa tahun ini")),
        ),
        lines=tuple(
            jp_summary.LedgerLine(
                row.name,
                format_nip(row.nip).replace(" ", NBSP) if row.nip else "",
                row.employment.label,
                row.position,
                row.jp,
                row.submitted,
                row.planned,
                row.target,
                row.missing,
                row.forecast,
                row.warning,
            )
            for row in rows
        ),
        basis=found.basis,
        official=view.official_signing(),
    )


def _line(one: LearningRow) -> jp_card.LearningLine:
    return jp_card.LearningLine(
        dates_text((one.starts_on, one.ends_on)),
        one.title,
        one.organiser,
        one.form,
        one.certificate_number,
        one.status.label,
        "" if one.jp is None else str(one.jp),
        one.jp_note,
    )
