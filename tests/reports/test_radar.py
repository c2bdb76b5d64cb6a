"""The printed radar keeps its names on two lines beside its axes."""

from asn_desktop.reports.paper import MM
from asn_desktop.reports.typeset import shortened, text_width, wrap

LONG = "Pengelolaan pengaduan masyarakat dan penyelesaian sengketa pertanahan lintas kelurahan"


def test_long_name_takes_two_lines_and_is_shortened() -> None:
    lines = shortened(LONG, "Medium", 6.6, 26 * MM, 2)
    assert len(lines) == 2
    assert lines[1].endswith("…")
    assert all(text_width(line, "Medium", 6.6) <= 26 * MM + 0.01 for line in lines)


def test_short_name_stays_whole() -> None:
    assert shortened("Kerja sama", "Medium", 6.6, 26 * MM, 2) == wrap("Kerja sama", "Medium", 6.6, 26 * MM)
    assert shortened("Pengambilan keputusan", "Medium", 6.6, 19 * MM, 2) == ("Pengambilan", "keputusan")
