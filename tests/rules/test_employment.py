"""Cases of employment, sex and schooling."""

import pytest

from asn_desktop.rules.employment import (
    Education,
    Employment,
    Sex,
    education_level,
    parse_education,
    parse_employment,
    parse_sex,
)


@pytest.mark.parametrize(
    ("employment", "target", "ceiling"),
    [
        (Employment.PNS, 20, None),
        (Employment.CPNS, 20, None),
        (Employment.PPPK, None, 24),
        (Employment.PPPK_PW, None, 24),
        (Employment.NON_ASN, None, None),
    ],
)
def test_pp_11_2017_article_203_target_and_pp_49_2018_article_40_ceiling(
    employment: Employment, target: int | None, ceiling: int | None
) -> None:
    assert (employment.jp_target, employment.jp_ceiling) == (target, ceiling)
    assert employment.is_pppk == (ceiling is not None)
    assert employment.is_asn == employment.needs_nip == (employment is not Employment.NON_ASN)


def test_employment_values_are_those_kept_in_the_database() -> None:
    assert [member.value for member in Employment] == ["PNS", "CPNS", "PPPK", "PPPK-PW", "NON-ASN"]
    assert [member.label for member in Employment] == ["PNS", "CPNS", "PPPK", "PPPK paruh waktu", "Non-ASN"]


@pytest.mark.parametrize(
    ("typed", "employment"),
    [
        ("PNS", Employment.PNS),
        (" pns ", Employment.PNS),
        ("C.P.N.S", Employment.CPNS),
        ("P3K", Employment.PPPK),
        ("PPPK-PW", Employment.PPPK_PW),
        ("PPPK Paruh Waktu", Employment.PPPK_PW),
        ("Non ASN", Employment.NON_ASN),
        ("NON-ASN", Employment.NON_ASN),
        ("Honorer", Employment.NON_ASN),
        ("", None),
        ("P", None),
        ("polisi", None),
    ],
)
def test_status_column_is_read(typed: str, employment: Employment | None) -> None:
    assert parse_employment(typed) is employment


@pytest.mark.parametrize("member", list(Employment))
def test_every_value_and_label_of_employment_is_read_back(member: Employment) -> None:
    assert parse_employment(member.value) is member
    assert parse_employment(member.label) is member


@pytest.mark.parametrize(
    ("typed", "sex"),
    [
        ("L", Sex.MALE),
        ("Laki-laki", Sex.MALE),
        ("PRIA", Sex.MALE),
        ("M", Sex.MALE),
        ("1", Sex.MALE),
        ("P", Sex.FEMALE),
        ("Perempuan", Sex.FEMALE),
        ("wanita", Sex.FEMALE),
        ("F", Sex.FEMALE),
        ("2", Sex.FEMALE),
        ("", None),
        ("x", None),
    ],
)
def test_sex_column_and_siasn_letters_are_read(typed: str, sex: Sex | None) -> None:
    assert parse_sex(typed) is sex


@pytest.mark.parametrize("sex", list(Sex))
def test_every_form_of_sex_is_read_back(sex: Sex) -> None:
    assert parse_sex(sex.value) is parse_sex(sex.label) is parse_sex(sex.letter) is sex
    assert parse_sex(str(sex.nip_digit)) is sex


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("S1", "S1"),
        ("s-1", "S1"),
        ("Strata I", "S1"),
        ("S1/Sarjana", "S1"),
        ("D.III", "D3"),
        ("D IV", "D4"),
        ("Diploma III", "D3"),
        ("SLTA", "SMA"),
        ("SLTA Sederajat", "SMA"),
        ("SMA / sederajat", "SMA"),
        ("smk", "SMA"),
        ("SLTP", "SMP"),
        ("S1  Ilmu Hukum", "S1 Ilmu Hukum"),
        ("Pesantren", "Pesantren"),
        ("", ""),
    ],
)
def test_known_levels_are_shortened_and_unknown_kept_as_typed(typed: str, kept: str) -> None:
    assert parse_education(typed) == kept


@pytest.mark.parametrize(
    ("typed", "level"),
    [
        ("S1 Ilmu Hukum", Education.S1),
        ("S-2 Magister Sains", Education.S2),
        ("D III Kebidanan", Education.D3),
        ("Diploma IV", Education.D4),
        ("SMA IPA", Education.SMA),
        ("Pesantren", None),
        ("", None),
    ],
)
def test_level_is_found_before_a_field_of_study(typed: str, level: Education | None) -> None:
    assert education_level(typed) is level
