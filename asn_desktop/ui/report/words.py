"""This file holds what the room says about each kind of document."""

from gettext import gettext as _


def kind_keys() -> tuple[str, ...]:
    """Kinds in the order of their use; the recovery sheet is printed where its code is known."""
    return (
        "profile",
        "assessment-form",
        "staff",
        "gap-map",
        "standards",
        "dictionary",
        "staff-card",
        "worklist",
    )


ALIASES = {"staff_list": "staff", "gap_map": "gap-map", "form": "assessment-form", "staff_card": "staff-card"}
"""Names that other rooms and links may use."""


def about_kind(kind: str) -> tuple[str, str]:
    """Two sentences on a document about the whole office: what it shows, and what it is good for."""
    return {
        "staff": (
            _("Semua pegawai aktif menurut abjad, dengan NIP, pangkat, jabatan, dan pendidikan."),
            _("Simpan Excel memakai kolom yang sama dengan impor, jadi bisa dimasukkan lagi."),
        ),
        "gap-map": (
            _("Selisih setiap pegawai pada setiap kompetensi, dengan jumlah yang di bawah standar."),
            _("Dipakai untuk memilih kompetensi yang dikembangkan lebih dulu."),
        ),
        "standards": (
            _("Tingkat yang diminta setiap jabatan pada setiap kompetensi, yang berlaku hari ini."),
            _("Kompetensi wajib diberi tanda di petaknya."),
        ),
        "dictionary": (
            _("Definisi setiap kompetensi dan uraian kelima tingkatnya."),
            _("Pegangan pejabat penilai saat memberi nilai."),
        ),
        "worklist": (
            _("Pekerjaan yang perlu diselesaikan pekan ini, yang paling mendesak di atas."),
            _("Isinya sama dengan daftar di Beranda saat ini."),
        ),
    }.get(kind, ("", ""))
