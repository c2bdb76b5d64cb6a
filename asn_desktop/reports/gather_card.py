"""This file holds the reading of the kartu pegawai, and how a person's number and dates are written."""

from sqlalchemy.orm import Session

from asn_desktop.operations.assessments import ScoreRow, list_scores
from asn_desktop.operations.competencies import get_competency
from asn_desktop.operations.staff_lists import DatedFact, StaffRow, get_employee
from asn_desktop.reports import staff_card
from asn_desktop.reports.gather_office import OfficeView, day_or_dash
from asn_desktop.reports.wording import DASH, _
from asn_desktop.rules.gap import ScoreSource
from asn_desktop.rules.indonesian_date import format_short
from asn_desktop.rules.nip import format_nip
from asn_desktop.rules.rank import rank_label


def collect_card(session: Session, view: OfficeView, employee_id: int | None) -> staff_card.Content:
    """The kartu pegawai."""
    detail = get_employee(session, employee_id or 0)
    row = detail.row
    born = ", ".join(part for part in (row.birth_place, day_or_dash(row.birth_date)) if part and part != DASH)
    facts = (
        (_("Nama"), row.full_name),
        (_("Status"), f"{row.employment.label}, {row.status.label.lower()}"),
        (nip_label(row), nip_or_dash(row)),
        (_("Lahir"), born or DASH),
        (_("Pangkat / gol."), rank_label(row.golongan or None)),
        (_("Jenis kelamin"), row.sex.label if row.sex else DASH),
        (_("Jabatan"), row.position or DASH),
        (_("Pendidikan"), row.education or DASH),
    )
    order = {competency_id: index for index, competency_id in enumerate(view.heads)}
    scores = list_scores(session, row.employee_id)
    scores.sort(key=lambda one: (-one.assessed_on.toordinal(), order.get(one.competency_id, len(order))))
    return staff_card.Content(
        letterhead=view.letterhead,
        name=row.full_name,
        as_of=view.as_of,
        facts=facts,
        ranks=tuple(_dated(fact) for fact in detail.ranks),
        positions=tuple(_dated(fact) for fact in detail.positions),
        statuses=tuple(_dated(fact) for fact in detail.statuses),
        certificates=tuple(
            staff_card.DatedLine(
                format_short(one.issued_on) if one.issued_on else DASH,
                one.name,
                _certificate_note(one.number, one.issuer, day_or_dash(one.expires_on)),
            )
            for one in detail.certificates
        ),
        scores=tuple(_score_line(session, view, score) for score in scores),
        is_indicative=any(score.source is not ScoreSource.OFFICIAL for score in scores),
    )


def _score_line(session: Session, view: OfficeView, score: ScoreRow) -> staff_card.ScoreLine:
    head = view.heads.get(score.competency_id)
    name = head.name if head else get_competency(session, score.competency_id).row.name
    return staff_card.ScoreLine(
        format_short(score.assessed_on),
        name,
        score.score,
        score.standard,
        score.gap,
        score.source.label,
        score.reason,
    )


def nip_label(row: StaffRow) -> str:
    """What the number is called."""
    return _("NI PPPK") if row.employment.is_pppk else _("NIP")


def nip_or_dash(row: StaffRow) -> str:
    """The number in its groups, which stay together on a line."""
    return format_nip(row.nip).replace(" ", "\u00a0") if row.nip else DASH


def _dated(fact: DatedFact) -> staff_card.DatedLine:
    since = format_short(fact.valid_from) if fact.valid_from else DASH
    until = _("sampai {day}").format(day=format_short(fact.valid_to)) if fact.valid_to else ""
    return staff_card.DatedLine(since, fact.text, ", ".join(part for part in (until, fact.note) if part))


def _certificate_note(number: str, issuer: str, expires: str) -> str:
    parts = [part for part in (number, issuer) if part]
    if expires != DASH:
        parts.append(_("berlaku sampai {day}").format(day=expires))
    return ", ".join(parts)
