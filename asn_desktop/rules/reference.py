"""This file holds the shape of what the program ships as reference content, none of it law in code."""

from dataclasses import dataclass

from asn_desktop.rules.competency_kind import CompetencyKind, Wording
from asn_desktop.rules.position import Tier

SettingValue = bool | int | float | str


@dataclass(frozen=True, slots=True)
class LevelText:
    """What one level, 1 to 5, of a competency looks like: a sentence and behaviours to observe.

    Source: PermenPANRB 38/2017, entry of the dictionary (competency-rules.md 1.3 and 1.7).
    """

    level: int
    description: str
    indicators: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CompetencyText:
    """One dictionary entry as shipped; national ones are our summary until official text is imported.

    Source: PermenPANRB 38/2017 (nine national competencies); the technical ones are a design decision.
    """

    code: str
    name: str
    short_name: str
    kind: CompetencyKind
    definition: str
    is_national: bool
    wording: Wording
    basis: str
    levels: tuple[LevelText, ...]


@dataclass(frozen=True, slots=True)
class PositionText:
    """A position that occurs in a kelurahan or above it; the office may add any other.

    `aliases` are other ways lists name it; `tier` is None for supporting workers. `technical` are
    pairs of competency code and level that suit the position, `mandatory` the codes we propose as
    wajib: both are our proposal and free to change.

    Source: Kepmendagri 159/2004, KepmenPANRB 282/2025 (competency-rules.md 4.4-4.6); design decision.
    """

    title: str
    aliases: tuple[str, ...]
    tier: Tier | None
    kind: str
    section: str
    is_counter: bool
    summary: str
    technical: tuple[tuple[str, int], ...]
    mandatory: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RegionText:
    """A kelurahan, or the kecamatan itself, by its Kemendagri code; `kind` tells which.

    `alias` is the spelling of 2016 where it differs, `short` a few letters for document numbers.

    Source: Kepmendagri 300.2.2-2138/2025 (competency-rules.md 6).
    """

    code: str
    name: str
    alias: str
    short: str
    kind: str
    kecamatan: str
    kota: str
    provinsi: str


@dataclass(frozen=True, slots=True)
class TierText:
    """The level asked of the nine national competencies in one tier until a position has its own.

    Supporting workers stand outside every tier and have no standard until the office sets one.

    Source: competency-rules.md 1.5 (PermenPANRB 38/2017 as used in government applications).
    """

    tier: Tier
    label: str
    siasn_code: str
    default_level: int
    basis: str
    is_confirmed: bool


@dataclass(frozen=True, slots=True)
class SettingText:
    """A rule or preference the office may change: what it is called, where it comes from.

    `unit` is printed after the value, `basis` says what it rests on, and `is_confirmed` is False
    where the source could not be read and the office should check.

    Source: competency-rules.md, opening note (editable reference with basis, never a constant).
    """

    key: str
    group: str
    label: str
    value: SettingValue
    unit: str
    basis: str
    is_confirmed: bool
