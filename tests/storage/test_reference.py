"""What ships beside the program: whole, consistent with the rules, and in words a clerk can use."""

import re
from datetime import date
from decimal import Decimal
from functools import cache

import pytest

from asn_desktop.rules.competency_kind import CompetencyKind, Wording
from asn_desktop.rules.document_number import DEFAULT_PATTERN, pattern_problem
from asn_desktop.rules.employment import Employment
from asn_desktop.rules.gap import ScoreSource
from asn_desktop.rules.job_person_match import (
    Purpose,
    categorise,
    official_expiry,
)
from asn_desktop.rules.nip import check_nip
from asn_desktop.rules.office_code import is_kelurahan, kecamatan_code, parse_office_code
from asn_desktop.rules.password_policy import MIN_LENGTH, password_problem
from asn_desktop.rules.position import DEFAULT_LEVELS, Tier, normalise_title, tier_of_title
from asn_desktop.rules.rank import golongan_order, parse_golongan
from asn_desktop.rules.sample_office import SampleOffice, SamplePerson
from asn_desktop.rules.staff_status import StaffStatus
from asn_desktop.settings import RESOURCES
from asn_desktop.storage import reference
from asn_desktop.storage.reference_table import Table, read_table

TODAY = date(2026, 11, 24)
NATIONAL = (*(f"M.0{number}" for number in range(1, 9)), "SK.01")
TECHNICAL = tuple(f"T.0{number}" for number in range(1, 9))
HELP_PAGES = (
    *("beranda", "pegawai", "formulir_pegawai", "impor", "kompetensi_kamus", "kompetensi_standar"),
    *("peta_kesenjangan", "penilaian", "laporan", "pengaturan", "cadangan", "mulai", "kunci"),
)
# ux.md 7.5; "salah satu" is "one of" and blames nobody.
FORBIDDEN = re.compile(
    r"\b(maaf|mohon|silakan|silahkan|tidak valid|salah(?! satu)|kesalahan|gagal|kode galat)\b|!",
    re.IGNORECASE,
)


@cache
def sample() -> SampleOffice:
    return reference.load_sample_office()


def everyone() -> list[SamplePerson]:
    return [*sample().people, *sample().outside]


def test_dictionary_holds_nine_national_and_eight_own_competencies() -> None:
    entries = reference.load_competencies()
    assert tuple(entry.code for entry in entries) == NATIONAL + TECHNICAL
    for entry in entries:
        assert entry.is_national == (entry.kind is not CompetencyKind.TECHNICAL)
        assert entry.wording is (Wording.SUMMARY if entry.is_national else Wording.PROPOSAL)
        assert entry.basis
        assert entry.definition.endswith(".")


@pytest.mark.parametrize("entry", reference.load_competencies(), ids=lambda entry: entry.code)
def test_each_level_has_a_sentence_and_three_behaviours(entry) -> None:
    assert [level.level for level in entry.levels] == [1, 2, 3, 4, 5]
    for level in entry.levels:
        assert len(level.description) <= 150
        assert level.description.endswith(".")
        assert len(level.indicators) == 3
        for indicator in level.indicators:
            assert len(indicator) <= 110
            # An Indonesian active verb: me-, ber-, be-.
            assert re.match(r"(Me|Be)[a-z]+ ", indicator), indicator


def test_no_sentence_of_the_dictionary_is_used_twice() -> None:
    sentences = [
        text
        for entry in reference.load_competencies()
        for level in entry.levels
        for text in (level.description, *level.indicators)
    ]
    assert len(sentences) == len(set(sentences)) == 17 * 5 * 4


def test_positions_are_told_apart_and_ask_for_known_competencies() -> None:
    codes = {entry.code for entry in reference.load_competencies()}
    names = [
        normalise_title(name) for row in reference.load_positions() for name in (row.title, *row.aliases)
    ]
    own = {normalise_title(row.title) for row in reference.load_positions()}
    assert len(own) == len(reference.load_positions())
    assert own <= set(names)
    for row in reference.load_positions():
        assert {code for code, _level in row.technical} <= set(TECHNICAL)
        assert all(1 <= level <= 5 for _code, level in row.technical)
        assert set(row.mandatory) <= codes
        assert row.summary.endswith(".")


def test_an_alias_leads_to_one_position_only() -> None:
    owners: dict[str, set[str]] = {}
    for row in reference.load_positions():
        for name in (row.title, *row.aliases):
            owners.setdefault(normalise_title(name), set()).add(row.title)
    assert {name: titles for name, titles in owners.items() if len(titles) > 1} == {}


def test_tier_of_a_shipped_position_is_the_one_its_title_tells() -> None:
    for row in reference.load_positions():
        if row.kind == "tenaga_pendukung":
            assert row.tier is None
        else:
            assert row.tier is tier_of_title(row.title)


def test_seven_kelurahan_and_their_kecamatan_are_known() -> None:
    regions = reference.load_regions()
    assert [row.code for row in regions] == [
        "16.71.14",
        *(f"16.71.14.{number}" for number in range(1001, 1008)),
    ]
    assert len({row.short for row in regions}) == len(regions)
    for row in regions:
        assert parse_office_code(row.code) == row.code
        assert kecamatan_code(row.code) == "16.71.14"
        assert is_kelurahan(row.code) == (row.kind == "kelurahan")
    assert {row.alias for row in regions if row.alias} == {"Bagus Kuning", "Talang Putri", "Talang Bubuk"}


def test_default_levels_agree_with_the_rules() -> None:
    shipped = {row.tier: row for row in reference.load_tiers()}
    assert set(shipped) == set(Tier)
    for tier, row in shipped.items():
        assert (row.default_level, row.label, row.siasn_code) == (
            DEFAULT_LEVELS[tier],
            tier.label,
            tier.siasn_code,
        )
        assert row.basis


def test_settings_agree_with_the_rules() -> None:
    values = {row.key: row.value for row in reference.load_settings()}
    assert values["number.report"] == DEFAULT_PATTERN
    assert values["jpm.purpose"] in {purpose.value for purpose in Purpose}
    patterns = [value for key, value in values.items() if key.startswith("number.")]
    assert len(patterns) == len(set(patterns))
    assert [pattern_problem(str(pattern)) for pattern in patterns] == [None] * len(patterns)


def test_each_setting_says_what_it_rests_on() -> None:
    for row in reference.load_settings():
        assert row.label
        assert row.basis
        assert not row.label.endswith(":")


def test_common_passwords_are_many_lower_case_and_refused() -> None:
    common = reference.load_common_passwords()
    assert len([word for word in common if len(word) >= MIN_LENGTH]) >= 3_000
    assert all(word == word.casefold() for word in common)
    for typed in ("Password123", "palembang2026", "1q2w3e4r", "Rahasia123!", "sayangku99", "qwertyuiop"):
        assert password_problem(typed, common=common) is not None
    assert password_problem("perahu ketek di bawah ampera", common=common) is None


@pytest.mark.parametrize("page", HELP_PAGES)
def test_each_page_has_short_help_with_keys(page: str) -> None:
    text = reference.load_help(page)
    assert text.startswith("# ")
    assert text.count("\n") <= 36
    assert "## Tombol" in text
    assert text.count("\n- **") >= 3
    assert text.count("**") % 2 == 0
    assert not re.search(r"[<>`|\[\]]", text)


def test_help_is_given_only_for_page_names() -> None:
    assert reference.load_help("halaman_lain") == ""
    with pytest.raises(ValueError, match="no page name"):
        reference.load_help("../reference/settings")


def shipped_texts() -> list[str]:
    paths = [*(RESOURCES / "reference").glob("*.toml"), *(RESOURCES / "help").glob("*.md")]
    return [line for path in paths for line in path.read_text("utf-8").splitlines()]


def test_shipped_words_neither_blame_nor_beg() -> None:
    assert [line for line in shipped_texts() if FORBIDDEN.search(line)] == []


def test_a_broken_file_is_named_with_its_key(tmp_path) -> None:
    path = tmp_path / "positions.toml"
    path.write_text("[[position]\n", encoding="utf-8")
    with pytest.raises(ValueError, match=r"positions\.toml: cannot be read"):
        read_table(path)
    path.write_text(
        '[[position]]\ntitle = 3\ntechnical = { "T.01" = 9 }\ntier = "raja"\nok = true\n', encoding="utf-8"
    )
    (row,) = read_table(path).tables("position")
    with pytest.raises(ValueError, match=r"positions\.toml\.position\[1\]\.title: is no str"):
        row.text("title")
    with pytest.raises(ValueError, match=r"position\[1\]\.section: is absent"):
        row.text("section")
    with pytest.raises(ValueError, match=r"position\[1\]\.technical\.T\.01: 9 is no level"):
        row.levels("technical")
    with pytest.raises(ValueError, match=r"position\[1\]\.tier: 'raja' is not known"):
        row.made("tier", Tier)
    with pytest.raises(ValueError, match=r"position\[1\]\.ok: is no int"):
        row.get("ok", int)


def test_an_absent_file_is_named(tmp_path) -> None:
    with pytest.raises(ValueError, match=r"tiers\.toml: cannot be read"):
        read_table(tmp_path / "tiers.toml")


@pytest.mark.parametrize("values", [3, ["a", 3], {"a": "b"}])
def test_a_list_of_something_else_is_no_list_of_texts(values: object) -> None:
    with pytest.raises(ValueError, match=r"^berkas\.aliases: "):
        Table({"aliases": values}, "berkas").texts("aliases")


def test_sample_office_has_25_people_with_18_civil_servants() -> None:
    people = sample().people
    assert len(people) == 25
    assert len({person.key for person in everyone()}) == len(everyone()) == 27
    assert sum(person.employment.is_asn for person in people) == 18
    assert {person.employment for person in people} == set(Employment)
    assert any(" " not in person.name for person in people)
    assert {status.status for person in people for status in person.statuses} == {
        StaffStatus.LEAVE,
        StaffStatus.TRANSFERRED,
    }
    head = next(person for person in people if person.key == sample().head)
    assert head.positions[-1].title == "Lurah"


@pytest.mark.parametrize("person", everyone(), ids=lambda person: person.key)
def test_nip_of_the_sample_agrees_with_birth_sex_and_employment(person: SamplePerson) -> None:
    if person.nip is None:
        assert person.employment is Employment.NON_ASN
        assert person.ranks == ()
        return
    found = check_nip(
        person.nip, birth_date=person.birth_date, sex=person.sex, employment=person.employment, on=TODAY
    )
    assert (found.problems, found.warnings) == ((), ())
    assert found.nip is not None
    # Outside officials carry only their present rank.
    if not person.is_outside:
        assert person.ranks[0].valid_from.year == found.nip.appointment_year


@pytest.mark.parametrize("person", everyone(), ids=lambda person: person.key)
def test_histories_of_the_sample_run_forward(person: SamplePerson) -> None:
    days = [rank.valid_from for rank in person.ranks]
    assert days == sorted(set(days))
    orders = [golongan_order(rank.golongan) for rank in person.ranks]
    assert orders == sorted(set(orders))
    assert all(parse_golongan(rank.golongan, person.employment) == rank.golongan for rank in person.ranks)
    starts = [held.valid_from for held in person.positions]
    assert starts == sorted(set(starts))
    known = {normalise_title(row.title) for row in reference.load_positions()}
    assert {normalise_title(held.title) for held in person.positions} <= known
    if days and starts:
        assert days[0] <= starts[0] or person.is_outside


def test_numbers_of_the_sample_are_used_once() -> None:
    numbers = [person.nip for person in everyone() if person.nip]
    assert len(numbers) == len(set(numbers))


def test_sample_names_only_known_people_and_competencies() -> None:
    office = sample()
    keys = {person.key for person in everyone()}
    codes = set(NATIONAL + TECHNICAL)
    certificates = {item.key: item.person for item in office.certificates}
    for found in office.assessments:
        assert found.person in keys
        assert {score.code for score in found.scores} <= codes
        assert len({score.code for score in found.scores}) == len(found.scores)
        if found.source is ScoreSource.CERTIFICATE:
            assert certificates[found.certificate] == found.person
        elif found.source is ScoreSource.SELF:
            assert found.assessor == found.person
        else:
            assert found.assessor in keys - {found.person}
    for standard in office.standards:
        assert {code for code, _level in standard.levels} <= codes
        assert set(standard.mandatory) <= {code for code, _level in standard.levels}


def test_every_present_position_of_the_sample_has_a_standard() -> None:
    asked = {row.position for row in sample().standards}
    assert {person.positions[-1].title for person in sample().people} == asked


def test_no_one_in_the_sample_is_assessed_before_starting_or_after_today() -> None:
    people = {person.key: person for person in everyone()}
    for found in sample().assessments:
        assert people[found.person].positions[0].valid_from <= found.assessed_on <= TODAY


def present_gaps() -> dict[str, list[int]]:
    """Gaps of those still in the office, by the superior's latest scores."""
    standards = {row.position: dict(row.levels) for row in sample().standards}
    latest: dict[tuple[str, str], int] = {}
    for found in sorted(sample().assessments, key=lambda item: item.assessed_on):
        if found.source is ScoreSource.SUPERIOR:
            latest.update({(found.person, score.code): score.score for score in found.scores})
    gaps: dict[str, list[int]] = {}
    for person in sample().people:
        if all(status.status is not StaffStatus.TRANSFERRED for status in person.statuses):
            asked = standards[person.positions[-1].title]
            gaps[person.key] = [
                latest[person.key, code] - level
                for code, level in asked.items()
                if (person.key, code) in latest
            ]
    return gaps


def test_sample_office_has_a_believable_spread_of_gaps() -> None:
    gaps = present_gaps()
    assert [key for key, found in gaps.items() if not found] == ["putri", "oki"]
    measured = {key: found for key, found in gaps.items() if found}
    assert sum(min(found) < 0 for found in measured.values()) == 18
    assert 4 <= sum(min(found) <= -2 for found in measured.values()) <= 8
    assert sum(max(found) > 0 for found in measured.values()) >= 10
    dewi = dict(zip(NATIONAL, gaps["dewi"], strict=False))
    assert dewi["M.05"] == -2
    assert (dewi["M.03"], dewi["M.06"], dewi["SK.01"]) == (-1, 1, 1)


def test_sample_history_shows_growth() -> None:
    first: dict[tuple[str, str], int] = {}
    grown = fallen = 0
    for found in sorted(sample().assessments, key=lambda item: item.assessed_on):
        for score in found.scores if found.source is ScoreSource.SUPERIOR else ():
            before = first.setdefault((found.person, score.code), score.score)
            grown += score.score > before
            fallen += score.score < before
    assert grown >= 30
    assert fallen == 0


def test_no_reason_is_given_twice_to_one_person() -> None:
    reasons = [(found.person, score.reason) for found in sample().assessments for score in found.scores]
    assert len(reasons) == len(set(reasons))


def test_official_results_of_the_sample_add_up_and_one_ends_soon() -> None:
    for found in sample().officials:
        assert [code for code, _level in found.scores] == list(NATIONAL)
        exact = Decimal(100 * sum(level for _code, level in found.scores)) / (9 * found.standard)
        assert found.jpm == round(exact, 2)
        category = categorise(found.jpm, found.purpose)
        assert category is not None
        assert found.category == category.value
    left = [(official_expiry(found.assessed_on) - TODAY).days for found in sample().officials]
    assert len(left) == 2
    assert sum(0 < days <= 90 for days in left) == 1


def test_certificates_of_the_sample_end_in_all_three_ways() -> None:
    ends = [found.expires_on for found in sample().certificates]
    assert None in ends
    assert any(end is not None and end < TODAY for end in ends)
    assert any(end is not None and 0 < (end - TODAY).days <= 60 for end in ends)
