"""This file holds the cases of partners and agreements: recorded, renewed, ended, taken back."""

from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy.orm import Session

from asn_desktop.errors import FormProblems, UserError
from asn_desktop.operations.agreements import (
    add_agreement,
    attach_agreement_file,
    change_agreement,
    end_agreement,
    renew_agreement,
    renewal_form,
    withdraw_agreement,
)
from asn_desktop.operations.partner_reading import (
    count_partners,
    get_partner,
    list_agreements,
    list_partners,
)
from asn_desktop.operations.partners import (
    add_partner,
    archive_partner,
    change_partner,
    restore_partner,
)
from asn_desktop.operations.settings import change_setting
from asn_desktop.rules.partner_kind import AgreementKind, PartnerKind
from asn_desktop.rules.permission import Role
from tests.operations.kit import acting_as, snapshot, undo_last
from tests.operations.partner_kit import CAMPUS, MOU, campus, mou, placement, student


def problems(session: Session, partner_id: int, **changes: object) -> dict[str, str]:
    with pytest.raises(FormProblems) as refused:
        mou(session, partner_id, **changes)
    return refused.value.problems


def test_partner_is_listed_with_the_state_of_the_agreement(session: Session) -> None:
    partner_id = campus(session)
    (row,) = list_partners(session)
    assert (row.name, row.term.words, row.agreement) == ("Universitas Contoh", "tanpa MoU", None)
    mou(session, partner_id)
    (row,) = list_partners(session)
    assert (row.term.words, row.term.tone) == ("6 hari lagi", "bad")
    assert row.agreement is not None
    assert (row.agreement.label, row.agreement.reminder) == ("MoU 12/PKS/2024", 30)
    counts = count_partners([row])
    assert (counts.partners, counts.ending, counts.running_internships) == (1, 1, 0)


def test_name_is_needed_and_is_one_partner_whatever_its_case(session: Session) -> None:
    campus(session)
    with pytest.raises(FormProblems, match="Isi nama mitra"):
        campus(session, name=" \u200b ")
    with pytest.raises(FormProblems, match="Universitas Contoh sudah ada"):
        campus(session, name="UNIVERSITAS  contoh")
    with pytest.raises(FormProblems) as refused:
        campus(session, name="LPK", contact_email="bukan alamat")
    assert "contact_email" in refused.value.problems


def test_partner_is_changed_archived_and_brought_back(session: Session) -> None:
    partner_id = campus(session)
    change_partner(session, partner_id, replace(CAMPUS, name="LPK Contoh", kind=PartnerKind.TRAINING))
    archive_partner(session, partner_id)
    assert list_partners(session) == []
    assert [row.name for row in list_partners(session, include_archived=True)] == ["LPK Contoh"]
    with pytest.raises(UserError, match="ada di arsip"):
        mou(session, partner_id)
    with pytest.raises(FormProblems, match="pulihkan saja"):
        campus(session, name="LPK Contoh")
    with pytest.raises(UserError, match="sudah diarsipkan"):
        archive_partner(session, partner_id)
    restore_partner(session, partner_id)
    assert get_partner(session, partner_id).form.kind is PartnerKind.TRAINING


def test_every_act_on_partners_can_be_taken_back(session: Session) -> None:
    partner_id = campus(session)
    before = snapshot(session)
    agreement_id = mou(session, partner_id)
    with_mou = snapshot(session)
    renew_agreement(session, agreement_id)
    undo_last(session)
    assert snapshot(session) == with_mou
    end_agreement(session, agreement_id, ended_on=date(2026, 11, 1))
    undo_last(session)
    assert snapshot(session) == with_mou
    undo_last(session)
    assert snapshot(session) == before


def test_number_used_before_is_refused_and_names_the_other(session: Session) -> None:
    partner_id = campus(session)
    agreement_id = mou(session, partner_id)
    other_id = campus(session, name="LPK Contoh", kind=PartnerKind.TRAINING)
    assert problems(session, other_id, our_number="12 / pks/2024") == {
        "our_number": "Nomor ini sudah dipakai MoU dengan Universitas Contoh"
    }
    mou(session, other_id, our_number="13/PKS/2024")
    assert "their_number" in problems(session, partner_id, our_number="14/PKS/2024")
    withdraw_agreement(session, agreement_id)
    mou(session, other_id, our_number="12/PKS/2024", their_number="")


def test_dates_out_of_order_and_impossible_years_are_refused(session: Session) -> None:
    partner_id = campus(session)
    assert "ends_on" in problems(session, partner_id, ends_on=date(2024, 11, 30))
    assert "ends_on" in problems(session, partner_id, ends_on=date(2206, 11, 30))
    assert "starts_on" in problems(session, partner_id, starts_on=date(224, 12, 1))
    assert "signed_on" in problems(session, partner_id, signed_on=date(2026, 11, 25))
    assert "power_on" in problems(session, partner_id, power_on=date(2026, 1, 1))
    assert "our_number" in problems(session, partner_id, our_number="", their_number="")
    assert list_agreements(session) == []


def test_draft_comes_into_force_when_it_is_signed(session: Session) -> None:
    partner_id = campus(session)
    draft = replace(MOU, signed_on=None, our_number="", their_number="", ends_on=date(2027, 11, 30))
    agreement_id = add_agreement(session, partner_id, draft)
    assert list_partners(session)[0].term.words == "draf"
    change_agreement(session, agreement_id, replace(MOU, ends_on=date(2027, 11, 30)))
    assert list_partners(session)[0].term.words == "berlaku"


def test_renewal_is_a_prefilled_draft_linked_to_the_old_one(session: Session) -> None:
    partner_id = campus(session)
    agreement_id = mou(session, partner_id)
    form = renewal_form(session, agreement_id)
    assert (form.starts_on, form.ends_on) == (date(2026, 12, 1), date(2028, 11, 30))
    assert (form.our_number, form.signed_on, form.scope) == ("", None, MOU.scope)
    new_id = renew_agreement(session, agreement_id)
    old, new = get_partner(session, partner_id).agreements
    assert (new.previous_id, old.renewed_by, new.term.words) == (agreement_id, new_id, "draf")
    with pytest.raises(UserError, match="sudah diperpanjang"):
        renew_agreement(session, agreement_id)
    with pytest.raises(UserError, match="masih draf"):
        renew_agreement(session, new_id)
    with pytest.raises(UserError, match="diperpanjang oleh"):
        withdraw_agreement(session, agreement_id)


def test_agreement_is_ended_before_its_day_and_only_within_its_days(session: Session) -> None:
    partner_id = campus(session)
    agreement_id = mou(session, partner_id)
    for day in (date(2024, 11, 30), date(2026, 11, 25)):
        with pytest.raises(FormProblems, match="Pilih hari antara"):
            end_agreement(session, agreement_id, ended_on=day)
    end_agreement(session, agreement_id, ended_on=date(2026, 6, 30))
    assert list_partners(session)[0].term.words == "berakhir"
    with pytest.raises(UserError, match="sudah diakhiri 30 Juni 2026"):
        end_agreement(session, agreement_id, ended_on=date(2026, 6, 1))
    with pytest.raises(FormProblems, match="diakhiri 30 Juni 2026"):
        change_agreement(session, agreement_id, replace(MOU, ends_on=date(2026, 1, 31)))
    draft_id = mou(
        session, partner_id, kind=AgreementKind.PKS, our_number="", their_number="", signed_on=None
    )
    with pytest.raises(UserError, match="masih draf"):
        end_agreement(session, draft_id, ended_on=date(2026, 6, 30))


def test_days_of_the_reminders_follow_the_setting(session: Session) -> None:
    mou(session, campus(session), ends_on=date(2027, 3, 4))
    assert list_partners(session)[0].term.words == "berlaku"
    change_setting(session, "worklist.agreement_days", 100)
    assert list_partners(session)[0].term.words == "100 hari lagi"


def test_file_is_tied_to_an_agreement(session: Session) -> None:
    partner_id = campus(session)
    agreement_id = mou(session, partner_id)
    attach_agreement_file(session, agreement_id, None)
    assert get_partner(session, partner_id).agreements[0].attachment_id is None


def test_who_may_not_develop_changes_nothing(session: Session) -> None:
    partner_id = campus(session)
    with acting_as(session, Role.AUDITOR), pytest.raises(UserError):
        mou(session, partner_id)
    with acting_as(session, Role.APPRAISER), pytest.raises(UserError):
        add_partner(session, replace(CAMPUS, name="LPK"))
    assert list_agreements(session) == []


def test_reading_works_over_a_mixed_house(session: Session) -> None:
    from tests.factories import add_person

    partner_id = campus(session)
    mou(session, partner_id)
    student(session, partner_id)
    placement(session, partner_id, add_person(session))
    (row,) = list_partners(session)
    assert (row.internships, row.running_internships) == (2, 1)
