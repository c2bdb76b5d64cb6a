"""This file holds how sure a best plan is, in words, for the chip, the command and the print."""

from gettext import gettext as _

from asn_desktop.rules.best_plan import Result


def standing_words(result: Result) -> str:
    """The chip: "terbukti terbaik", "selisih paling banyak 3%" or "belum ada jalan".

    The distance is rounded up to a tenth of a per cent, so that it never promises too much.

    Source: ux-screens.md 4 (status chip).
    """
    if result.status == "infeasible":
        return _("belum ada jalan")
    if result.status == "optimal":
        return _("terbukti terbaik")
    return _("selisih paling banyak {percent}%").format(percent=_percent(result.gap or 0.0))


def standing_sentence(result: Result) -> str:
    """The same as a sentence.

    Source: ux-screens.md 4 (status chip); issue of this chapter (optimal or by how much it may not be).
    """
    if result.status == "infeasible":
        return _("Belum ada rencana yang memenuhi semua batas.")
    if result.status == "optimal":
        return _("Rencana ini terbukti terbaik.")
    return _("Rencana ini selisih paling banyak {percent}% dari yang terbaik.").format(
        percent=_percent(result.gap or 0.0)
    )


def _percent(share: float) -> str:
    tenths = -int(-share * 1000 // 1)
    whole, tenth = divmod(max(1, tenths), 10)
    return f"{whole},{tenth}" if tenth else str(whole)
