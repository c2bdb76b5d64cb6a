"""This file holds the reading of the reference content that ships beside the program."""

import re
from functools import cache

from asn_desktop.rules.competency_kind import CompetencyKind, Wording
from asn_desktop.rules.position import Tier
from asn_desktop.rules.reference import (
    CompetencyText,
    LevelText,
    PositionText,
    RegionText,
    SettingText,
    TierText,
)
from asn_desktop.rules.sample_office import SampleOffice
from asn_desktop.settings import RESOURCES
from asn_desktop.storage.reference_table import Table, read_table
from asn_desktop.storage.sample_office import sample_office_of

REFERENCE = RESOURCES / "reference"
HELP = RESOURCES / "help"
_PAGE_KEY = re.compile(r"[a-z_]+")


@cache
def load_competencies() -> tuple[CompetencyText, ...]:
    """The shipped dictionary, nine national competencies first.

    Raises:
        ValueError: the file is broken.
    """
    return tuple(_competency(row) for row in read_table(REFERENCE / "competencies.toml").tables("competency"))


@cache
def load_positions() -> tuple[PositionText, ...]:
    """The shipped positions, in the order they are offered.

    Raises:
        ValueError: the file is broken.
    """
    return tuple(_position(row) for row in read_table(REFERENCE / "positions.toml").tables("position"))


@cache
def load_regions() -> tuple[RegionText, ...]:
    """The kecamatan and kelurahan known by code.

    Raises:
        ValueError: the file is broken.
    """
    return tuple(_region(row) for row in read_table(REFERENCE / "regions.toml").tables("region"))


@cache
def load_tiers() -> tuple[TierText, ...]:
    """The default level of every tier.

    Raises:
        ValueError: the file is broken.
    """
    return tuple(_tier(row) for row in read_table(REFERENCE / "tiers.toml").tables("tier"))


@cache
def load_settings() -> tuple[SettingText, ...]:
    """The rules and preferences an office may change, with what the program ships.

    Raises:
        ValueError: the file is broken, or names a key twice.
    """
    rows = read_table(REFERENCE / "settings.toml").tables("setting")
    settings = tuple(_setting(row) for row in rows)
    seen: set[str] = set()
    for row, setting in zip(rows, settings, strict=True):
        if setting.key in seen:
            raise row.fault("key", f"{setting.key!r} is written twice")
        seen.add(setting.key)
    return settings


@cache
def load_common_passwords() -> frozenset[str]:
    """The passwords people use most, in lower case.

    Raises:
        ValueError: the file cannot be read.
    """
    path = REFERENCE / "common_passwords.txt"
    try:
        return frozenset(path.read_text(encoding="utf-8").split())
    except (OSError, UnicodeDecodeError) as problem:
        raise ValueError(f"{path.name}: cannot be read: {problem}") from problem


@cache
def load_help(page_key: str) -> str:
    """The help of one page as simple markdown; empty where the page has none.

    Raises:
        ValueError: the key is no page name, or the file cannot be read.
    """
    if not _PAGE_KEY.fullmatch(page_key):
        raise ValueError(f"help: {page_key!r} is no page name")
    path = HELP / f"{page_key}.md"
    try:
        return path.read_text(encoding="utf-8")
    except FileNotFoundError:
        return ""
    except (OSError, UnicodeDecodeError) as problem:
        raise ValueError(f"{path.name}: cannot be read: {problem}") from problem


@cache
def load_sample_office() -> SampleOffice:
    """The invented office with a year of history, for pictures, tests and trying out.

    Raises:
        ValueError: the file is broken.
    """
    return sample_office_of(read_table(REFERENCE / "sample_office.toml"))


def _competency(row: Table) -> CompetencyText:
    return CompetencyText(
        code=row.text("code"),
        name=row.text("name"),
        short_name=row.text("short_name"),
        kind=row.made("kind", CompetencyKind),
        definition=row.text("definition"),
        is_national=row.get("is_national", bool),
        wording=row.made("wording", Wording),
        basis=row.text("basis"),
        levels=tuple(
            LevelText(level.get("level", int), level.text("description"), level.texts("indicators"))
            for level in row.tables("level")
        ),
    )


def _position(row: Table) -> PositionText:
    return PositionText(
        title=row.text("title"),
        aliases=row.texts("aliases"),
        tier=row.made("tier", Tier) if row.has("tier") else None,
        kind=row.text("kind"),
        section=row.text("section", ""),
        is_counter=row.get("is_counter", bool, False),
        summary=row.text("summary"),
        technical=row.levels("technical"),
        mandatory=row.texts("mandatory"),
    )


def _region(row: Table) -> RegionText:
    return RegionText(
        code=row.text("code"),
        name=row.text("name"),
        alias=row.text("alias", ""),
        short=row.text("short"),
        kind=row.text("kind"),
        kecamatan=row.text("kecamatan"),
        kota=row.text("kota"),
        provinsi=row.text("provinsi"),
    )


def _tier(row: Table) -> TierText:
    return TierText(
        tier=row.made("code", Tier),
        label=row.text("label"),
        siasn_code=row.text("siasn_code"),
        default_level=row.get("default_level", int),
        basis=row.text("basis"),
        is_confirmed=row.get("is_confirmed", bool),
    )


def _setting(row: Table) -> SettingText:
    value = row.get("value", object)
    if not isinstance(value, bool | int | float | str):
        raise row.fault("value", "is no number, text or yes/no")
    return SettingText(
        key=row.text("key"),
        group=row.text("group"),
        label=row.text("label"),
        value=value,
        unit=row.text("unit", ""),
        basis=row.text("basis"),
        is_confirmed=row.get("is_confirmed", bool),
    )
