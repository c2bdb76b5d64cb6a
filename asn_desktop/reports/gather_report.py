"""This file holds the reading of the laporan kegiatan."""

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from asn_desktop.models.attendance import FollowUp, ScoreProposal
from asn_desktop.models.learning import LearningRecord
from asn_desktop.operations.reactions import list_reactions
from asn_desktop.reports import activity_report
from asn_desktop.reports.figures import Figure
from asn_desktop.reports.gather_activity import ActivityView, agenda_when
from asn_desktop.reports.gather_office import Request
from asn_desktop.reports.wording import DASH, _
from asn_desktop.rules.activity_stage import ProposalStatus
from asn_desktop.rules.indonesian_date import format_long
from asn_desktop.rules.learning_gain import LearningOutcome, gain_band
from asn_desktop.rules.number_words import format_rupiah
from asn_desktop.rules.reaction import questions, summarise_reactions

MOST_COMMENTS = 8


def collect_report(session: Session, request: Request) -> activity_report.Content:
    """Everything the office knows of one activity."""
    view = ActivityView(session, request)
    detail, grid = view.detail, view.grid
    tests = grid.summary.tests
    reaction, note = _reaction(view)
    comments = [
        one.comment.strip() for one in list_reactions(session, detail.activity_id) if one.comment.strip()
    ]
    return activity_report.Content(
        letterhead=view.letterhead,
        title=view.title,
        as_of=view.as_of,
        facts=_facts(view),
        figures=_figures(view),
        sessions=_sessions(view),
        people=_people(view),
        has_test=grid.has_test and tests is not None and tests.n > 0,
        test_figures=_test_figures(tests) if tests is not None and tests.n else (),
        cautions=tests.cautions if tests is not None else (),
        reaction=reaction,
        reaction_note=note,
        comments=tuple(comments[:MOST_COMMENTS]),
        conclusion=detail.conclusion,
        follow_up=_follow_up(view),
        official=view.official_signing(),
    )


def _facts(view: ActivityView) -> tuple[tuple[str, str], ...]:
    detail = view.detail
    return (
        (_("Bentuk"), detail.form_name or DASH),
        (_("Hari, tanggal"), view.when),
        (_("Tempat"), view.place_name),
        (_("Pukul"), view.hours),
        (_("Penyelenggara"), view.organiser),
        (_("Narasumber"), ", ".join(one.name for one in detail.speakers) or DASH),
        (_("Biaya"), format_rupiah(detail.budget_total or detail.cost)),
        (_("Kompetensi"), ", ".join(one.name for one in detail.taught) or DASH),
    )


def _figures(view: ActivityView) -> tuple[Figure, ...]:
    summary = view.grid.summary
    jp = "–" if view.jp is None else str(view.jp)
    return (
        Figure(str(summary.participants), _("orang"), _("peserta terdaftar")),
        Figure(
            str(summary.attended),
            _("orang"),
            _("hadir paling sedikit {percent}% sesi").format(percent=view.grid.attendance_percent),
        ),
        Figure(jp, "JP", _("jam pelajaran bila hadir penuh")),
        Figure(view.detail.stage.label, "", _("keadaan kegiatan")),
    )


def _sessions(view: ActivityView) -> tuple[activity_report.SessionLine, ...]:
    columns = {column.session_id: column for column in view.grid.columns}
    with_day = len(view.days) > 1
    return tuple(
        activity_report.SessionLine(
            agenda_when(one.span, with_day=with_day),
            one.topic,
            one.speaker,
            DASH if one.jp is None else str(one.jp),
            columns[one.session_id].present if one.session_id in columns else 0,
            len(view.grid.rows),
        )
        for one in view.detail.sessions
    )


def _people(view: ActivityView) -> tuple[activity_report.PersonResult, ...]:
    query = select(LearningRecord.employee_id, LearningRecord.jp).where(
        LearningRecord.activity_id == view.detail.activity_id, LearningRecord.withdrawn_at.is_(None)
    )
    earned = {row[0]: row[1] for row in view.session.execute(query)}
    return tuple(
        activity_report.PersonResult(
            row.name,
            f"{row.present}/{len(view.grid.columns)}",
            row.pre,
            row.post,
            signed_whole(row.rise),
            decimal(row.gain),
            DASH if earned.get(row.employee_id) is None else str(earned[row.employee_id]),
            row.certificate_word,
        )
        for row in view.grid.rows
    )


def _test_figures(tests: LearningOutcome) -> tuple[Figure, ...]:
    band = gain_band(tests.gain_of_means)
    effect = tests.effect
    size = None if effect is None else effect.g if effect.g is not None else effect.d
    return (
        Figure(
            f"{decimal(tests.mean_pre, 1)} → {decimal(tests.mean_post, 1)}",
            "",
            _("rata-rata awal dan akhir, {n} pasang").format(n=tests.n),
        ),
        Figure(
            decimal(tests.gain_of_means),
            band.label if band is not None else "",
            _("gain ternormalisasi kelas (Hake), rata-rata perorangan {mean}").format(
                mean=decimal(tests.mean_of_gains)
            ),
        ),
        Figure(decimal(size), "", effect.name if effect is not None else _("ukuran efek")),
        Figure(
            f"{tests.risen}/{tests.n}",
            "",
            _("peserta naik, {fallen} turun").format(fallen=tests.fallen),
        ),
    )


def _reaction(view: ActivityView) -> tuple[tuple[activity_report.ReactionLine, ...], str]:
    forms = list_reactions(view.session, view.detail.activity_id)
    if not forms:
        return (), ""
    result = summarise_reactions(form.answers for form in forms)
    items = {item.key: item for item in result.items}
    lines = []
    for group in result.groups:
        lines.append(activity_report.ReactionLine(group.text, group.mean, decimal(group.mean), is_group=True))
        lines += [
            activity_report.ReactionLine(one.text, items[one.key].mean, decimal(items[one.key].mean))
            for one in questions()
            if one.group == group.key
        ]
    note = _("{count} lembar kesan, rata-rata seluruhnya {mean} dari 4.").format(
        count=result.forms, mean=decimal(result.mean)
    )
    return tuple(lines), f"{note} {result.caution}".strip()


def _follow_up(view: ActivityView) -> tuple[str, ...]:
    activity_id, lines = view.detail.activity_id, []
    waiting = view.session.scalars(
        select(func.count())
        .select_from(ScoreProposal)
        .where(
            ScoreProposal.activity_id == activity_id,
            ScoreProposal.status == ProposalStatus.WAITING,
            ScoreProposal.withdrawn_at.is_(None),
        )
    ).one()
    if waiting:
        lines.append(_("{count} usulan nilai kompetensi menunggu penilai.").format(count=waiting))
    rows = view.session.scalars(
        select(FollowUp)
        .where(FollowUp.activity_id == activity_id, FollowUp.withdrawn_at.is_(None))
        .order_by(FollowUp.due_on, FollowUp.id)
    ).all()
    done = [row for row in rows if row.done_on is not None]
    due = min((row.due_on for row in rows if row.done_on is None), default=None)
    if due is not None:
        lines.append(_("Penerapan di tempat kerja dilihat paling lambat {day}.").format(day=format_long(due)))
    lines += [
        _("Hasil tindak lanjut {day}, {finding}").format(day=format_long(row.done_on), finding=row.finding)
        for row in done
        if row.finding.strip() and row.done_on is not None
    ]
    return tuple(lines)


def decimal(value: float | None, places: int = 2) -> str:
    """`0,52` with a real minus, or a dash when there is none."""
    if value is None:
        return DASH
    return f"{value:.{places}f}".replace(".", ",").replace("-", "\u2212")


def signed_whole(value: int | None) -> str:
    """`+12`, `−3`, `0`, or a dash."""
    if value is None:
        return DASH
    return f"{value:+d}".replace("-", "\u2212") if value else "0"
