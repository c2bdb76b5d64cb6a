"""This file holds what the status bar says when a change could not be kept."""

from gettext import gettext as _

from asn_desktop.errors import UserError


def failure_words(refusal: UserError) -> str:
    """Why nothing was saved, in a few words; "" where the disk is not to blame."""
    from asn_desktop.storage import faults

    words = {
        faults.DiskFull: _("Belum tersimpan, disk penuh"),
        faults.ReadOnly: _("Belum tersimpan, data hanya bisa dibaca"),
        faults.DeviceFailed: _("Belum tersimpan, disk bermasalah"),
        faults.MemoryShort: _("Belum tersimpan, memori komputer penuh"),
        faults.InUse: _("Belum tersimpan, data dipakai program lain"),
        faults.FileHeld: _("Belum tersimpan, berkas data dipakai program lain"),
    }
    return next((said for kind, said in words.items() if isinstance(refusal, kind)), "")
