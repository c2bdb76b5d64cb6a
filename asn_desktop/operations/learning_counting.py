"""This file holds the counting of one record's JP: its rule, the caps that earlier records used, the note."""

from dataclasses import dataclass
from gettext import gettext as _

from sqlalchemy import bindparam, select
from sqlalchemy.orm import Session

from asn_desktop.errors import FormProblems
from asn_desktop.models.employee import Employee
from asn_desktop.models.learning import JpRule, LearningRecord
from asn_desktop.operations.learning_entry import LearningEntry
from asn_desktop.operations.learning_forms import RuleRow, rule_row_for
from asn_desktop.operations.settings import setting_of
from asn_desktop.rules.learning import JpKind, LearningStatus, Scope
from asn_desktop.rules.learning_hours import (
    MOST_COUNTED,
    CountingChoices,
    JpCount,
    Rounding,
    capacity,
    count_jp,
)
from asn_desktop.rules.learning_room import CountedSpan, month_bounds, used_up

_MOST_A_DAY = 16

_EARLIER = (
    select(
        *(LearningRecord.id, LearningRecord.starts_on, LearningRecord.ends_on, LearningRecord.jp),
        *(LearningRecord.scope, JpRule.national, JpRule.international),
    )
    .outerjoin(JpRule, JpRule.id == LearningRecord.rule_id)
    .where(
        LearningRecord.employee_id == bindparam("person"),
        LearningRecord.form_id == bindparam("form"),
        LearningRecord.withdrawn_at.is_(None),
        LearningRecord.status != LearningStatus.REJECTED,
        LearningRecord.jp > 0,
    )
)


@dataclass(frozen=True, slots=True)
class EntryCount:
    """The JP of an entry with the rule that it was counted by."""

    count: JpCount
    rule: RuleRow | None
    warnings: tuple[str, ...] = ()

    def write_to(self, row: LearningRecord) -> None:
        """Keep the JP, how it was counted, and by which rule."""
        row.jp, row.jp_note = self.count.jp, self.count.note
        row.rule_id = self.rule.rule_id if self.rule else None
        row.rule_version = self.rule.version if self.rule else ""


def count_entry(session: Session, entry: LearningEntry, *, but: int | None = None) -> EntryCount:
    """Count an entry that was found clean, by the rule of its last day.

    `but` is the record itself when it is counted anew.

    Raises:
        FormProblems: more JP come out than one record can hold.
    """
    rule = rule_row_for(session, entry.form_id, entry.ends_on)
    person = session.get_one(Employee, entry.employee_id)
    if not person.employment.is_asn:
        return EntryCount(JpCount(None, _("Non-ASN tidak dihitung JP, catatan tetap menjadi riwayat")), rule)
    if rule is None:
        return EntryCount(
            JpCount(None, _("Bentuk ini belum punya aturan JP pada tanggal itu")),
            None,
            (_("JP belum terhitung, tetapkan dulu aturannya di tabel konversi"),),
        )
    choices = counting_choices(session)
    used = _used_up(session, entry, rule, choices, but)
    is_per_time = rule.counting.kind is JpKind.PER_TIME
    count = count_jp(
        entry.facts,
        rule.counting,
        earlier_this_month=used if is_per_time else 0,
        earlier_these_days=0 if is_per_time else used,
        choices=choices,
    )
    if count.jp is not None and count.jp > MOST_COUNTED:
        words = _("Terhitung {jp} JP, terlalu banyak untuk satu catatan; periksa tanggal dan jumlahnya")
        raise FormProblems({"ends_on": words.format(jp=count.jp)})
    return EntryCount(count, rule, _warnings(entry, rule, count))


def counting_choices(session: Session) -> CountingChoices:
    """What the office chose where the law is silent."""
    return CountingChoices(
        Rounding(setting_of(session, "jp.rounding", "floor")),
        bool(setting_of(session, "jp.half_days", False)),
    )


def _warnings(entry: LearningEntry, rule: RuleRow, count: JpCount) -> tuple[str, ...]:
    found = []
    if count.jp is None or count.is_capped:
        found.append(count.note)
    elif entry.curriculum_jp is not None and count.jp < entry.curriculum_jp:
        words = _("Dihitung {jp} JP, bukan {written} JP: {note}")
        found.append(words.format(jp=count.jp, written=entry.curriculum_jp, note=count.note))
    days = entry.facts.learning_days
    if entry.curriculum_jp is not None and entry.curriculum_jp > days * _MOST_A_DAY:
        found.append(
            _("{jp} JP dalam {days} hari terlalu padat, periksa sertifikatnya").format(
                jp=entry.curriculum_jp, days=days
            )
        )
    if rule.needs_report and entry.attachment_id is None:
        found.append(_("Bentuk ini perlu laporan proses dan sumber belajar, lampirkan laporannya"))
    return tuple(found)


def _used_up(
    session: Session, entry: LearningEntry, rule: RuleRow, choices: CountingChoices, but: int | None
) -> int:
    counting = rule.counting
    by_month = counting.kind is JpKind.PER_TIME and counting.per_month is not None
    if not by_month and counting.kind is not JpKind.MAX_PER_DAY:
        return 0
    earlier = []
    for row in session.execute(_EARLIER, {"person": entry.employee_id, "form": entry.form_id}):
        if row.id == but:
            continue
        if by_month:
            figure = row.international if row.scope is Scope.INTERNATIONAL else None
            value = figure or row.national or 1
            first, last = month_bounds(row.starts_on, row.ends_on)
            earlier.append(CountedSpan(first, last, -(-row.jp // value)))
        else:
            earlier.append(CountedSpan(row.starts_on, row.ends_on, row.jp))
    first, last = (
        month_bounds(entry.starts_on, entry.ends_on) if by_month else (entry.starts_on, entry.ends_on)
    )
    return used_up(
        first,
        last,
        earlier,
        lambda start, end: capacity(start, end, counting, entry.scope, choices.rounding),
    )
