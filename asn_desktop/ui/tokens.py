"""This file holds the colours of the two themes, as named tokens."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Tokens:
    """One theme: every colour a screen may use, as `#RRGGBB`."""

    bg: str
    surface: str
    surface2: str
    hover: str
    border: str
    border_strong: str
    button_border: str
    text: str
    text2: str
    text3: str
    primary: str
    primary_hover: str
    primary_tint: str
    on_primary: str
    side: str
    side_text: str
    side_text2: str
    side_selected: str
    side_hover: str
    ok: str
    ok_tint: str
    warn: str
    warn_tint: str
    bad: str
    bad_tint: str
    info: str
    info_tint: str
    track: str
    gap_minus2: str
    gap_minus2_tint: str
    gap_minus2_text: str
    gap_minus2_on: str
    gap_minus1: str
    gap_minus1_tint: str
    gap_minus1_text: str
    gap_minus1_on: str
    gap_zero: str
    gap_zero_tint: str
    gap_zero_text: str
    gap_zero_on: str
    gap_plus1: str
    gap_plus1_tint: str
    gap_plus1_text: str
    gap_plus1_on: str
    gap_none: str
    gap_none_tint: str
    gap_none_text: str
    gap_none_on: str
    paper: str
    scroll: str
    toast: str
    toast_text: str
    toast_link: str
    gold: str = "#E0B45A"
    on_gold: str = "#2B1D00"
    side_title: str = "#FFFFFF"
    page: str = "#FFFFFF"


LIGHT = Tokens(
    bg="#F3F5F8",
    surface="#FFFFFF",
    surface2="#F7F9FB",
    hover="#EDF2F7",
    border="#D9E0E7",
    border_strong="#7A8998",
    button_border="#C2CCD6",
    text="#16202B",
    text2="#465463",
    text3="#5D6B79",
    primary="#17527E",
    primary_hover="#0F4269",
    primary_tint="#E6F0F8",
    on_primary="#FFFFFF",
    side="#102A41",
    side_text="#C9D6E2",
    side_text2="#93A8BC",
    side_selected="#1E4263",
    side_hover="#173652",
    ok="#0B665C",
    ok_tint="#DDF2EE",
    warn="#7A4F00",
    warn_tint="#FDF0D2",
    bad="#A3271B",
    bad_tint="#FCE6E2",
    info="#17527E",
    info_tint="#E6F0F8",
    track="#E3E8ED",
    gap_minus2="#8C3A00",
    gap_minus2_tint="#FBE4D3",
    gap_minus2_text="#7A3300",
    gap_minus2_on="#FFFFFF",
    gap_minus1="#C97A12",
    gap_minus1_tint="#FCEFD2",
    gap_minus1_text="#6B4600",
    gap_minus1_on="#16202B",
    gap_zero="#2E8076",
    gap_zero_tint="#DDF1EE",
    gap_zero_text="#0B5F57",
    gap_zero_on="#FFFFFF",
    gap_plus1="#033F3A",
    gap_plus1_tint="#C9E8E3",
    gap_plus1_text="#06443E",
    gap_plus1_on="#FFFFFF",
    gap_none="#7A8998",
    gap_none_tint="#EDF2F7",
    gap_none_text="#5D6B79",
    gap_none_on="#16202B",
    paper="#DDE3E9",
    scroll="#A3AFBA",
    toast="#16202B",
    toast_text="#FFFFFF",
    toast_link="#9BCBF1",
)

DARK = Tokens(
    bg="#10161D",
    surface="#19222C",
    surface2="#1E2833",
    hover="#24303C",
    border="#2E3A47",
    border_strong="#75869A",
    button_border="#445362",
    text="#E9EEF4",
    text2="#B6C2CE",
    text3="#94A2B1",
    primary="#7CB8E8",
    primary_hover="#9BCBF1",
    primary_tint="#1B3247",
    on_primary="#0B1A28",
    side="#0B1117",
    side_text="#C3CFDA",
    side_text2="#8496A8",
    side_selected="#1B3247",
    side_hover="#141E28",
    ok="#6FD0C2",
    ok_tint="#12352F",
    warn="#F2C572",
    warn_tint="#3A2D10",
    bad="#FF9C8F",
    bad_tint="#43201C",
    info="#7CB8E8",
    info_tint="#1B3247",
    track="#2B3743",
    gap_minus2="#E2692F",
    gap_minus2_tint="#43230F",
    gap_minus2_text="#FFB48A",
    gap_minus2_on="#1A0A02",
    gap_minus1="#FFD594",
    gap_minus1_tint="#3A2C10",
    gap_minus1_text="#FFD594",
    gap_minus1_on="#10161D",
    gap_zero="#3E9F94",
    gap_zero_tint="#12352F",
    gap_zero_text="#8EDBD0",
    gap_zero_on="#0B1A28",
    gap_plus1="#BFF3EA",
    gap_plus1_tint="#0F4039",
    gap_plus1_text="#C9F5EE",
    gap_plus1_on="#0B1A28",
    gap_none="#75869A",
    gap_none_tint="#24303C",
    gap_none_text="#94A2B1",
    gap_none_on="#10161D",
    paper="#0C1117",
    scroll="#51616F",
    toast="#2E3A47",
    toast_text="#E9EEF4",
    toast_link="#9BCBF1",
)

TEXT_SCALES = (100, 115, 130)
