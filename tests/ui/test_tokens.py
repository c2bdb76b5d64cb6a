"""The colours are legible for everyone: contrast by WCAG 2.2, distance under colour blindness."""

from itertools import combinations

import pytest

from asn_desktop.ui.tokens import DARK, LIGHT, Tokens

THEMES = [pytest.param(LIGHT, id="light"), pytest.param(DARK, id="dark")]
SCALE = ("gap_minus2", "gap_minus1", "gap_zero", "gap_plus1")
TEXT, SHAPE, DISTANCE = 4.5, 3.0, 20.0

# Machado, Oliveira and Fernandes 2009, severity 1.0, on linear RGB.
VISIONS = {
    "normal": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "protan": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "deutan": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "tritan": (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
}


def linear(colour: str) -> list[float]:
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    return [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]


def luminance(colour: str) -> float:
    red, green, blue = linear(colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def lab(colour: str, vision: str) -> tuple[float, float, float]:
    rgb = linear(colour)
    red, green, blue = (
        min(1.0, max(0.0, sum(weight * part for weight, part in zip(row, rgb, strict=True))))
        for row in VISIONS[vision]
    )
    xyz = (
        (0.4124 * red + 0.3576 * green + 0.1805 * blue) / 0.95047,
        0.2126 * red + 0.7152 * green + 0.0722 * blue,
        (0.0193 * red + 0.1192 * green + 0.9505 * blue) / 1.08883,
    )
    x, y, z = (part ** (1 / 3) if part > 0.008856 else 7.787 * part + 16 / 116 for part in xyz)
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("ground", ["bg", "surface", "surface2"])
@pytest.mark.parametrize("ink", ["text", "text2", "text3", "primary", "ok", "warn", "bad", "info"])
def test_text_can_be_read_on_every_ground(theme: Tokens, ground: str, ink: str) -> None:
    assert contrast(getattr(theme, ink), getattr(theme, ground)) >= TEXT


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize(
    ("ink", "ground"),
    [
        ("on_primary", "primary"),
        ("on_primary", "primary_hover"),
        ("text", "primary_tint"),
        ("text2", "primary_tint"),
        ("primary", "primary_tint"),
        ("ok", "ok_tint"),
        ("warn", "warn_tint"),
        ("bad", "bad_tint"),
        ("info", "info_tint"),
        ("text", "warn_tint"),
        ("text2", "hover"),
        ("side_text", "side"),
        ("side_text2", "side"),
        ("side_title", "side_selected"),
        ("on_gold", "gold"),
        ("toast_text", "toast"),
        ("toast_link", "toast"),
        ("gap_minus2_text", "gap_minus2_tint"),
        ("gap_minus1_text", "gap_minus1_tint"),
        ("gap_zero_text", "gap_zero_tint"),
        ("gap_plus1_text", "gap_plus1_tint"),
        ("gap_minus2_on", "gap_minus2"),
        ("gap_minus1_on", "gap_minus1"),
        ("gap_zero_on", "gap_zero"),
        ("gap_plus1_on", "gap_plus1"),
    ],
)
def test_text_can_be_read_on_its_own_ground(theme: Tokens, ink: str, ground: str) -> None:
    assert contrast(getattr(theme, ink), getattr(theme, ground)) >= TEXT


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("shape", ["border_strong", "primary", "gap_none", *SCALE])
def test_shapes_that_mean_something_stand_out(theme: Tokens, shape: str) -> None:
    assert contrast(getattr(theme, shape), theme.surface) >= SHAPE


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("vision", VISIONS)
def test_gap_colours_stay_apart_for_every_kind_of_vision(theme: Tokens, vision: str) -> None:
    for one, other in combinations(SCALE, 2):
        pair = lab(getattr(theme, one), vision), lab(getattr(theme, other), vision)
        distance = sum((a - b) ** 2 for a, b in zip(*pair, strict=True)) ** 0.5
        assert distance >= DISTANCE, (one, other, round(distance, 1))


def test_known_contrasts_of_the_design_are_recomputed() -> None:
    assert round(contrast(LIGHT.text3, LIGHT.surface), 2) == 5.46
    assert round(contrast(LIGHT.primary, LIGHT.bg), 2) == 7.56
    assert round(contrast(DARK.gap_minus2, DARK.surface), 2) == 4.82
