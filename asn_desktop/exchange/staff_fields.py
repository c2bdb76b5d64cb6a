"""This file holds the fields of a staff list and the words by which offices head them."""

from enum import StrEnum

from asn_desktop.exchange.vocabulary import Rule, Vocabulary
from asn_desktop.exchange.words import _


class StaffField(StrEnum):
    """What a column of a staff list may be taken in as."""

    NAME = "name"
    NIP = "nip"
    NAME_NIP = "name_nip"
    FRONT_TITLE = "front_title"
    BACK_TITLE = "back_title"
    SEX = "sex"
    BIRTH_PLACE = "birth_place"
    BIRTH_DATE = "birth_date"
    BIRTH = "birth"
    EMPLOYMENT = "employment"
    CPNS = "cpns"
    GOLONGAN = "golongan"
    GOLONGAN_TMT = "golongan_tmt"
    POSITION = "position"
    POSITION_TMT = "position_tmt"
    START = "start"
    EDUCATION = "education"
    PHONE = "phone"
    UNIT = "unit"
    LEGAL_STATUS = "legal_status"
    NOTE = "note"
    IGNORE = "ignore"

    @property
    def label(self) -> str:
        """What the field is called above the column."""
        return {
            StaffField.NAME: _("Nama lengkap"),
            StaffField.NIP: _("NIP"),
            StaffField.NAME_NIP: _("Nama dan NIP"),
            StaffField.FRONT_TITLE: _("Gelar depan"),
            StaffField.BACK_TITLE: _("Gelar belakang"),
            StaffField.SEX: _("Jenis kelamin"),
            StaffField.BIRTH_PLACE: _("Tempat lahir"),
            StaffField.BIRTH_DATE: _("Tanggal lahir"),
            StaffField.BIRTH: _("Tempat, tanggal lahir"),
            StaffField.EMPLOYMENT: _("Status pegawai"),
            StaffField.CPNS: _("CPNS atau PNS"),
            StaffField.GOLONGAN: _("Golongan"),
            StaffField.GOLONGAN_TMT: _("TMT golongan"),
            StaffField.POSITION: _("Jabatan"),
            StaffField.POSITION_TMT: _("TMT jabatan"),
            StaffField.START: _("Mulai bertugas"),
            StaffField.EDUCATION: _("Pendidikan"),
            StaffField.PHONE: _("Nomor HP"),
            StaffField.UNIT: _("Unit kerja"),
            StaffField.LEGAL_STATUS: _("Kedudukan hukum"),
            StaffField.NOTE: _("Keterangan"),
            StaffField.IGNORE: _("Abaikan"),
        }[self]


# Column names of the SIASN "Export Data ASN", competency-rules.md 7.1: those that nobody needs here …
# fmt: off
_SIASN_IGNORED = (
    "pns_id", "nip_lama", "tempat_lahir_id", "agama_id", "agama_nama", "jenis_kawin_id",
    "jenis_kawin_nama", "nik", "email", "email_gov", "alamat", "npwp_nomor", "bpjs", "jenis_pegawai_id",
    "kedudukan_hukum_id", "kartu_asn_virtual", "nomor_sk_cpns", "tanggal_sk_cpns", "nomor_sk_pns",
    "tanggal_sk_pns", "tmt_pns", "gol_awal_id", "gol_awal_nama", "gol_akhir_id", "mk_tahun", "mk_bulan",
    "jenis_jabatan_id", "jenis_jabatan_nama", "jabatan_id", "tingkat_pendidikan_id", "pendidikan_id",
    "pendidikan_nama", "nama_sekolah", "tahun_lulus", "kpkn_id", "kpkn_nama", "lokasi_kerja_id",
    "lokasi_kerja_nama", "unor_id", "instansi_induk_id", "instansi_induk_nama", "instansi_kerja_id",
    "instansi_kerja_nama", "satuan_kerja_induk_id", "satuan_kerja_induk_nama", "satuan_kerja_kerja_id",
    "satuan_kerja_kerja_nama", "is_valid_nik",
)
# fmt: on
# … and those that are read.
_SIASN = {
    "nip_baru": StaffField.NIP,
    "nama": StaffField.NAME,
    "gelar_depan": StaffField.FRONT_TITLE,
    "gelar_belakang": StaffField.BACK_TITLE,
    "tempat_lahir_nama": StaffField.BIRTH_PLACE,
    "tanggal_lahir": StaffField.BIRTH_DATE,
    "jenis_kelamin": StaffField.SEX,
    "nomor_hp": StaffField.PHONE,
    "jenis_pegawai_nama": StaffField.EMPLOYMENT,
    "kedudukan_hukum_nama": StaffField.LEGAL_STATUS,
    "status_cpns_pns": StaffField.CPNS,
    "tmt_cpns": StaffField.START,
    "gol_akhir_nama": StaffField.GOLONGAN,
    "tmt_golongan": StaffField.GOLONGAN_TMT,
    "jabatan_nama": StaffField.POSITION,
    "tmt_jabatan": StaffField.POSITION_TMT,
    "tingkat_pendidikan_nama": StaffField.EDUCATION,
    "unor_nama": StaffField.UNIT,
}

_IGNORED = (
    r"\bnip lama\b|\bnik\b|\bktp\b|npwp|karpeg|\bbpjs\b|taspen|\bagama\b|alamat|e ?mail|kawin|menikah"
    r"|\bno(mor)?( urut)?$|^urut$|masa kerja|\bmk\b|\busia\b|\bumur\b|\bsk\b|lulus|jurusan|eselon|kelas"
    r"|golongan darah|gol darah|awal\b|tmt pns|gaji|kgb|pensiun|latihan|diklat|kursus|pelatihan|istri|suami"
    r"|\banak\b|\bibu\b|\bayah\b|pasangan|rekening|\bid\b|paraf|tanda tangan|^ttd$|kontrak|perjanjian"
    r"|sekolah|universitas|ijazah tahun|\btahun\b|\bthn\b|\bbln\b|\bbulan\b|kpkn|lokasi|induk (id|nama)$"
)

# The first rule that fits decides; the weight tells which of two columns of one field is the better.
STAFF_VOCABULARY = Vocabulary(
    exact={
        **{name.replace("_", ""): StaffField.IGNORE for name in _SIASN_IGNORED},
        **{name.replace("_", ""): field for name, field in _SIASN.items()},
    },
    rules=(
        Rule(
            r"(?=.*\btmt\b|.*terhitung mulai|.*mulai)(?=.*\bcpns\b|.*bertugas|.*bekerja|.*kerja)",
            StaffField.START,
        ),
        Rule(_IGNORED, StaffField.IGNORE),
        # "Nomor induk pegawai" names nobody.
        Rule(
            r"(?=.*\bnama\b)(?=.*\bnip\b|.*\bnomor induk\b)|^pegawai\b.*\b(?:nip|nomor induk)\b",
            StaffField.NAME_NIP,
            2,
        ),
        Rule(r"(?=.*\b(?:tempat|tmp|tpt)\b)(?=.*\b(?:tanggal|tgl)\b)|\bttl\b", StaffField.BIRTH),
        Rule(r"(?=.*\b(?:tempat|tmp|tpt|kota)\b)(?=.*lahir)", StaffField.BIRTH_PLACE),
        Rule(r"(?=.*\b(?:tanggal|tgl)\b)(?=.*lahir)|^lahir$|^kelahiran$", StaffField.BIRTH_DATE),
        Rule(
            r"(?=.*\b(?:tmt|tanggal|tgl)\b)(?=.*\b(?:gol|golongan|pangkat|ruang|kp)\b)",
            StaffField.GOLONGAN_TMT,
        ),
        Rule(r"(?=.*\b(?:tmt|tanggal|tgl)\b)(?=.*\b(?:jab|jabatan)\b)", StaffField.POSITION_TMT),
        Rule(r"\b(?:gol|golongan|golru)\b", StaffField.GOLONGAN, 3),
        Rule(r"\bpangkat\b|^ruang$", StaffField.GOLONGAN, 1),
        Rule(r"kelamin|^lp$|^jk$|\bsex\b|gender|^l atau p$", StaffField.SEX),
        Rule(r"\bgelar\b.*depan|depan.*\bgelar\b", StaffField.FRONT_TITLE),
        Rule(r"^(?!.*\bnama\b).*\bgelar\b", StaffField.BACK_TITLE),
        Rule(r"jenis jabatan|rumpun", StaffField.IGNORE),
        Rule(r"\bjabatan\b|\bjab\b", StaffField.POSITION, 2),
        Rule(r"kedudukan", StaffField.LEGAL_STATUS),
        Rule(
            r"(?:\bstatus\b|\bjenis\b).*(?:pegawai|asn|kepeg)|^status$|^pns pppk$|^asn$",
            StaffField.EMPLOYMENT,
            2,
        ),
        Rule(r"(?=.*pendidikan|.*\bpend\b|.*ijazah)(?=.*tingkat|.*jenjang)", StaffField.EDUCATION, 3),
        Rule(r"(?=.*pendidikan|.*\bpend\b)(?=.*\bnama\b)", StaffField.EDUCATION, 1),
        Rule(r"pendidikan|\bpend\b|ijazah", StaffField.EDUCATION, 2),
        Rule(r"\bhp\b|telp|telepon|\bwa\b|whatsapp|handphone|ponsel|kontak", StaffField.PHONE),
        Rule(
            r"\bunit\b|\bunor\b|\bopd\b|\bskpd\b|instansi|satuan kerja|^kelurahan$|^bagian$|^seksi$",
            StaffField.UNIT,
        ),
        Rule(r"^ket\b|keterangan", StaffField.NOTE, 2),
        Rule(r"catatan", StaffField.NOTE, 1),
        Rule(r"\bnip\w*\b|\bnomor induk\b|\bni pppk\b|\bnippk\b", StaffField.NIP, 2),
        Rule(r"\bnama\b", StaffField.NAME, 2),
        Rule(r"^(?:pegawai|asn)$", StaffField.NAME, 1),
        Rule(r"uraian tugas|^tugas$", StaffField.IGNORE),
    ),
    words=(
        "pegawai",
        "jabatan",
        "golongan",
        "pangkat",
        "tanggal",
        "tempat",
        "lahir",
        "kelahiran",
        "pendidikan",
        "keterangan",
        "kelamin",
        "status",
        "lengkap",
        "nama",
        "terakhir",
        "telepon",
        "jenis",
        "tingkat",
        "kepegawaian",
    ),
    required=(StaffField.NAME, StaffField.NIP, StaffField.NAME_NIP),
    ignore=StaffField.IGNORE,
    effective_date={
        StaffField.GOLONGAN: StaffField.GOLONGAN_TMT,
        StaffField.POSITION: StaffField.POSITION_TMT,
    },
)
