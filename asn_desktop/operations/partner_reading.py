"""This file holds the reading of partners: the list with the state of their agreements, and one whole."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from asn_desktop.models.activity import Activity
from asn_desktop.models.office import Attachment
from asn_desktop.models.partner import Agreement, Partner
from asn_desktop.operations.agreement_form import AGREEMENT_FIELDS, AgreementForm, label_of
from asn_desktop.operations.clock import today
from asn_desktop.operations.internship_reading import InternshipRow, list_internships
from asn_desktop.operations.partners import PARTNER_FIELDS, PartnerForm, get_partner_row
from asn_desktop.operations.settings import setting_days
from asn_desktop.rules.agreement_term import AgreementTerm, agreement_term, partner_term, reminder_step
from asn_desktop.rules.internship_life import InternshipStage
from asn_desktop.rules.partner_kind import AgreementKind, PartnerKind


@dataclass(frozen=True, slots=True)
class AgreementRow:
    """One agreement with its state today.

    `renewed_by` is the id of the one that follows it, `is_renewed` whether that one is signed.
    """

    agreement_id: int
    partner_id: int
    kind: AgreementKind
    label: str
    title: str
    our_number: str
    their_number: str
    signed_on: date | None
    starts_on: date
    ends_on: date | None
    ended_on: date | None
    term: AgreementTerm
    reminder: int | None
    previous_id: int | None
    renewed_by: int | None
    is_renewed: bool
    attachment_id: int | None
    attachment_name: str
    form: AgreementForm

    @property
    def last_day(self) -> date | None:
        """The day it really ends."""
        return self.ends_on if self.ended_on is None else self.ended_on


@dataclass(frozen=True, slots=True)
class PartnerRow:
    """One line of the list: `agreement` is the one that its state comes from."""

    partner_id: int
    name: str
    kind: PartnerKind
    scope: str
    contact_name: str
    contact_phone: str
    is_archived: bool
    term: AgreementTerm
    agreement: AgreementRow | None
    internships: int
    running_internships: int
    activities: int


@dataclass(frozen=True, slots=True)
class PartnerDetail:
    """One partner whole; agreements from the oldest to the newest, as the timeline shows them."""

    row: PartnerRow
    form: PartnerForm
    agreements: tuple[AgreementRow, ...]
    internships: tuple[InternshipRow, ...]


@dataclass(frozen=True, slots=True)
class PartnerCounts:
    """The chips above the list."""

    partners: int
    ending: int
    running_internships: int


def list_partners(session: Session, *, include_archived: bool = False) -> list[PartnerRow]:
    """Partners by name; archived ones only where asked."""
    query = select(Partner).where(Partner.withdrawn_at.is_(None))
    if not include_archived:
        query = query.where(Partner.archived_at.is_(None))
    found = session.scalars(query.order_by(func.lower(Partner.name), Partner.id)).all()
    return _partner_rows(session, found, list_agreements(session), list_internships(session))


def get_partner(session: Session, partner_id: int) -> PartnerDetail:
    """One partner with agreements and internships.

    Raises:
        UserError: the partner is gone.
    """
    found = get_partner_row(session, partner_id)
    agreements = list_agreements(session, partner_id=partner_id)
    internships = list_internships(session, partner_id=partner_id)
    (row,) = _partner_rows(session, [found], agreements, internships)
    form = PartnerForm(**{field: getattr(found, field) for field in PARTNER_FIELDS})
    return PartnerDetail(row, form, tuple(agreements), tuple(internships))


def list_agreements(session: Session, *, partner_id: int | None = None) -> list[AgreementRow]:
    """Agreements by their first day, with their state today."""
    on, days = today(session), remind_days(session)
    query = (
        select(Agreement, Attachment.name)
        .outerjoin(Attachment, Attachment.id == Agreement.attachment_id)
        .where(Agreement.withdrawn_at.is_(None))
        .order_by(Agreement.starts_on, Agreement.id)
    )
    if partner_id is not None:
        query = query.where(Agreement.partner_id == partner_id)
    found = session.execute(query).all()
    followers = {row.previous_id: row for row, _name in found if row.previous_id is not None}
    return [_agreement_row(row, name or "", followers.get(row.id), on, days) for row, name in found]


def count_partners(rows: Iterable[PartnerRow]) -> PartnerCounts:
    """What the chips Semua, Hampir berakhir and Magang berjalan say."""
    listed = list(rows)
    return PartnerCounts(
        len(listed),
        sum(row.term.tone in ("warn", "bad") for row in listed),
        sum(row.running_internships for row in listed),
    )


def remind_days(session: Session) -> tuple[int, int, int]:
    """Days before the end at which a reminder comes, the earliest first, as the office set them."""
    chosen = (
        setting_days(session, "worklist.agreement_days", 90),
        setting_days(session, "worklist.agreement_days_second", 60),
        setting_days(session, "worklist.agreement_days_last", 30),
    )
    first, second, last = sorted(chosen, reverse=True)
    return first, second, last


def _partner_rows(
    session: Session,
    found: Sequence[Partner],
    agreements: Sequence[AgreementRow],
    internships: Sequence[InternshipRow],
) -> list[PartnerRow]:
    by_partner: defaultdict[int, list[AgreementRow]] = defaultdict(list)
    for one in agreements:
        by_partner[one.partner_id].append(one)
    interns = Counter(one.partner_id for one in internships if one.stage is not InternshipStage.CANCELLED)
    running = Counter(one.partner_id for one in internships if one.stage is InternshipStage.RUNNING)
    activities = _activity_counts(session)
    rows = []
    for partner in found:
        own = by_partner[partner.id]
        standing = [one for one in own if not one.is_renewed] or own
        term = partner_term(one.term for one in standing)
        rows.append(
            PartnerRow(
                partner.id,
                partner.name,
                partner.kind,
                partner.scope,
                partner.contact_name,
                partner.contact_phone,
                partner.archived_at is not None,
                term,
                next((one for one in reversed(standing) if one.term == term), None),
                interns[partner.id],
                running[partner.id],
                activities.get(partner.id, 0),
            )
        )
    return rows


def _activity_counts(session: Session) -> dict[int, int]:
    rows = session.execute(
        select(Activity.partner_id, func.count())
        .where(Activity.partner_id.is_not(None), Activity.withdrawn_at.is_(None))
        .group_by(Activity.partner_id)
    )
    return {partner_id: count for partner_id, count in rows if partner_id is not None}


def _agreement_row(
    row: Agreement, file_name: str, follower: Agreement | None, on: date, days: tuple[int, int, int]
) -> AgreementRow:
    term = agreement_term(
        signed_on=row.signed_on,
        starts_on=row.starts_on,
        ends_on=row.ends_on,
        ended_on=row.ended_on,
        on=on,
        remind_days=days,
    )
    is_renewed = follower is not None and follower.signed_on is not None
    is_watched = term.is_in_force and row.ended_on is None and not is_renewed
    return AgreementRow(
        agreement_id=row.id,
        partner_id=row.partner_id,
        kind=row.kind,
        label=label_of(row.kind, row.our_number, row.their_number),
        title=row.title,
        our_number=row.our_number,
        their_number=row.their_number,
        signed_on=row.signed_on,
        starts_on=row.starts_on,
        ends_on=row.ends_on,
        ended_on=row.ended_on,
        term=term,
        reminder=reminder_step(term.days_left, days) if is_watched else None,
        previous_id=row.previous_id,
        renewed_by=follower.id if follower is not None else None,
        is_renewed=is_renewed,
        attachment_id=row.attachment_id,
        attachment_name=file_name,
        form=AgreementForm(**{field: getattr(row, field) for field in AGREEMENT_FIELDS}),
    )
