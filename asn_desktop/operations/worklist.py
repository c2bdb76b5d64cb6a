"""This file holds what is due: drafts to resume, people unassessed, results that end, backups."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from gettext import gettext as _

from sqlalchemy import select
from sqlalchemy.orm import Session

from asn_desktop.models.assessment import OfficialResult
from asn_desktop.models.employee import Certificate, Employee
from asn_desktop.operations.activity_tasks import activity_tasks
from asn_desktop.operations.clock import today
from asn_desktop.operations.desk import list_drafts, postponed_tasks
from asn_desktop.operations.partner_tasks import partner_tasks
from asn_desktop.operations.recovery import read_recovery
from asn_desktop.operations.settings import setting_days, setting_of
from asn_desktop.operations.staff import name_of
from asn_desktop.operations.staff_lists import StaffRow, find_head, list_staff
from asn_desktop.operations.standards import count_positions_without_standard
from asn_desktop.operations.worklist_task import Task
from asn_desktop.rules.indonesian_date import format_long
from asn_desktop.rules.staff_status import StaffStatus

__all__ = ["Task", "Worklist", "read_worklist"]


@dataclass(frozen=True, slots=True)
class Worklist:
    """What is due, sorted: drafts, overdue, today, then by date and by how many people wait."""

    on: date
    tasks: tuple[Task, ...]

    @property
    def overdue(self) -> int:
        """How many tasks lie behind."""
        return sum(1 for task in self.tasks if task.due is not None and task.due < self.on)

    @property
    def due_today(self) -> int:
        """How many tasks are due today."""
        return sum(1 for task in self.tasks if task.due == self.on)


def read_worklist(
    session: Session, *, last_backup: datetime | None = None, recovery_is_tested: bool = True
) -> Worklist:
    """Everything due now, for the account that is signed in."""
    on = today(session)
    staff = list_staff(session)
    tasks = [
        *_draft_tasks(session),
        *_assessment_tasks(session, staff),
        *_expiry_tasks(session, on),
        *activity_tasks(session, on),
        *partner_tasks(session, on),
        *_setup_tasks(session, staff, recovery_is_tested),
        *_backup_tasks(session, on, last_backup, bool(staff)),
    ]
    hidden = postponed_tasks(session, on=on)
    kept = [task for task in tasks if task.key not in hidden]
    kept.sort(key=lambda task: (not task.is_draft, task.due or date.max, -task.people, task.title))
    return Worklist(on, tuple(kept))


def _draft_tasks(session: Session) -> list[Task]:
    tasks = []
    for draft in list_drafts(session):
        icon, words = _draft_words(draft.form)
        when = format_long(draft.updated_at.astimezone().date())
        tasks.append(
            Task(
                key=f"draft:{draft.form}:{draft.subject_id}",
                icon=icon,
                title=words.format(title=draft.title or _("tanpa nama")),
                detail=_("Draf disimpan {when}").format(when=when),
                button=_("Lanjutkan"),
                target=f"draft/{draft.form}/{draft.subject_id}",
                is_draft=True,
            )
        )
    return tasks


def _assessment_tasks(session: Session, staff: list[StaffRow]) -> list[Task]:
    present = [row for row in staff if row.status is StaffStatus.ACTIVE]
    waiting = [row for row in present if row.asked and not row.measured]
    partly = [row for row in present if row.measured and row.measured < row.asked]
    tasks = []
    if waiting:
        first = waiting[0]
        tasks.append(
            Task(
                key="assess:none",
                icon="clipboard_task",
                title=_("{count} pegawai belum dinilai kompetensinya").format(count=len(waiting)),
                detail=_("Mulai dari {name}, {position}").format(name=first.name, position=first.position),
                button=_("Nilai"),
                target=f"employee/{first.employee_id}/assess",
                people=len(waiting),
            )
        )
    if partly:
        first = partly[0]
        tasks.append(
            Task(
                key="assess:partly",
                icon="clipboard_task",
                title=_("{count} pegawai dinilai sebagian").format(count=len(partly)),
                detail=_("{name}, {measured} dari {asked} kompetensi").format(
                    name=first.name, measured=first.measured, asked=first.asked
                ),
                button=_("Lengkapi"),
                target=f"employee/{first.employee_id}/assess",
                people=len(partly),
            )
        )
    return tasks


def _expiry_tasks(session: Session, on: date) -> list[Task]:
    until = on + timedelta(days=setting_days(session, "worklist.official_days", 90))
    people = {
        row.id: row
        for row in session.scalars(
            select(Employee).where(
                Employee.deleted_at.is_(None),
                Employee.archived_at.is_(None),
                Employee.status.in_([StaffStatus.ACTIVE, StaffStatus.LEAVE]),
            )
        )
    }
    tasks = []
    for result in session.scalars(
        select(OfficialResult)
        .where(OfficialResult.withdrawn_at.is_(None), OfficialResult.expires_on <= until)
        .order_by(OfficialResult.expires_on)
    ):
        newer = session.scalars(
            select(OfficialResult.id).where(
                OfficialResult.employee_id == result.employee_id,
                OfficialResult.withdrawn_at.is_(None),
                OfficialResult.expires_on > result.expires_on,
            )
        ).first()
        if newer is None and (row := people.get(result.employee_id)):
            tasks.append(
                Task(
                    key=f"official:{result.id}",
                    icon="certificate",
                    title=_("Hasil penilaian resmi {name} berakhir").format(name=row.name),
                    detail=_("{organiser}, berlaku sampai {until}").format(
                        organiser=result.organiser, until=format_long(result.expires_on)
                    ),
                    button=_("Buka"),
                    target=f"employee/{row.id}/official",
                    due=result.expires_on,
                    people=1,
                )
            )
    for certificate in session.scalars(
        select(Certificate)
        .where(
            Certificate.withdrawn_at.is_(None),
            Certificate.expires_on.is_not(None),
            Certificate.expires_on <= until,
        )
        .order_by(Certificate.expires_on)
    ):
        owner = people.get(certificate.employee_id)
        if owner is not None and certificate.expires_on is not None:
            tasks.append(
                Task(
                    key=f"certificate:{certificate.id}",
                    icon="certificate",
                    title=_("Sertifikat {name} berakhir").format(name=name_of(owner)),
                    detail=_("{certificate}, {until}").format(
                        certificate=certificate.name, until=format_long(certificate.expires_on)
                    ),
                    button=_("Buka"),
                    target=f"employee/{owner.id}/files",
                    due=certificate.expires_on,
                    people=1,
                )
            )
    return tasks


def _setup_tasks(session: Session, staff: list[StaffRow], recovery_is_tested: bool) -> list[Task]:
    tasks = []
    missing = count_positions_without_standard(session)
    if missing:
        tasks.append(
            Task(
                key="standard:missing",
                icon="book_open",
                title=_("{count} jabatan belum punya standar kompetensi").format(count=missing),
                detail=_("Pasang standar bawaan, ubah bila perlu"),
                button=_("Buka standar"),
                target="competency/standards",
                people=missing,
            )
        )
    if not recovery_is_tested:
        tasks.append(_recovery_task(read_recovery(session).issued_at))
    if staff and not setting_of(session, "emblem_is_set", False):
        tasks.append(
            Task(
                key="office:emblem",
                icon="building_government",
                title=_("Lengkapi kop surat kantor"),
                detail=_("Alamat, telepon, dan lambang tercetak di setiap dokumen"),
                button=_("Lengkapi"),
                target="settings/office",
            )
        )
    if staff and find_head(session) is None:
        tasks.append(
            Task(
                key="office:head",
                icon="person",
                title=_("Lurah belum ada di daftar pegawai"),
                detail=_("Tanpa Lurah, tempat tanda tangan dicetak kosong"),
                button=_("Tambah"),
                target="employee/new",
            )
        )
    return tasks


def _recovery_task(issued_at: datetime | None) -> Task:
    if issued_at is None:
        return Task(
            key="recovery:print",
            icon="key",
            title=_("Cetak lembar pemulihan"),
            detail=_("Belum ada lembar yang tercatat, padahal itu kunci bila sandi terlupa"),
            button=_("Cetak"),
            target="settings/backup",
        )
    return Task(
        key="recovery:test",
        icon="key",
        title=_("Uji lembar pemulihan"),
        detail=_("Dibuat {day}, ketik ulang kodenya sekali").format(day=format_long(issued_at.date())),
        button=_("Uji"),
        target="settings/recovery",
    )


def _backup_tasks(session: Session, on: date, last_backup: datetime | None, has_people: bool) -> list[Task]:
    days = setting_days(session, "worklist.backup_days", 7)
    if not has_people:
        return []
    if last_backup is None:
        detail, due = _("Belum pernah dibuat"), on
    else:
        made_on = last_backup.astimezone().date()
        if (on - made_on).days <= days:
            return []
        detail, due = _("Terakhir {when}").format(when=format_long(made_on)), made_on + timedelta(days=days)
    return [
        Task(
            key="backup:old",
            icon="save",
            title=_("Buat cadangan data kantor"),
            detail=detail,
            button=_("Buat cadangan"),
            target="settings/backup",
            due=due,
        )
    ]


def _draft_words(form: str) -> tuple[str, str]:
    """Icon and sentence of a draft; asked when shown, so that they come in the present language."""
    known = {
        "employee": ("form", _("Lanjutkan formulir {title}")),
        "assessment": ("clipboard_task", _("Lanjutkan penilaian {title}")),
        "import": ("arrow_import", _("Impor {title} belum selesai")),
        "competency": ("book_open", _("Lanjutkan kompetensi {title}")),
        "official": ("certificate", _("Lanjutkan hasil resmi {title}")),
    }
    return known.get(form, ("edit", _("Lanjutkan {title}")))
