"""This file holds the full check of the data, and the sheets that tell what was found."""

from __future__ import annotations

from gettext import gettext as _
from typing import TYPE_CHECKING

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from asn_desktop.errors import UserError
from asn_desktop.ui.settings.backup_state import reason_words, size_words, written
from asn_desktop.ui.settings.seat import opened
from asn_desktop.ui.theme import px
from asn_desktop.ui.widgets.boxes import Note, column, line, scrolling
from asn_desktop.ui.widgets.buttons import Button
from asn_desktop.ui.widgets.sheets import NoticeSheet
from asn_desktop.ui.widgets.text import IconLabel, Label

if TYPE_CHECKING:
    from asn_desktop.storage.health import HealthReport
    from asn_desktop.ui.settings.backup_state import BackupRow
    from asn_desktop.ui.settings.tab import SettingsTab

MOST_HEIGHT = 340


def run_check(tab: SettingsTab, button: Button) -> None:
    """Verify everything on the database thread, then show every finding."""
    button.setEnabled(False)
    button.setText(_("Memeriksa…"))

    def end() -> None:
        button.setEnabled(True)
        button.setText(_("Periksa data"))

    def show(report: HealthReport) -> None:
        end()
        FindingsSheet(tab.window(), report).open()

    def refuse(refusal: UserError) -> None:
        end()
        tab.refuse(refusal)

    tab.background.call(tab, opened(tab.seat).check, show, refused=refuse)


class FindingsSheet(NoticeSheet):
    """All findings of a check, problems first; a sound check says what was looked at."""

    def __init__(self, window: QWidget, report: HealthReport) -> None:
        self._report = report
        self.close_button = Button(_("Tutup"), "primary", on_click=self.escape)
        self.copy_button = Button(_("Salin temuan"), "", "copy", on_click=self._copy)
        content = _sound(report) if report.is_sound else _findings(report)
        title = _("Data kantor utuh")
        if not report.is_sound:
            title = _("Ada {count} temuan").format(count=len(report.findings))
        buttons: list[QWidget] = [QWidget(), self.close_button]
        if not report.is_sound:
            buttons[0] = self.copy_button
        super().__init__(window, title, content, buttons, width=560)

    def escape(self) -> None:
        """Go on working."""
        self.close_overlay()
        self.deleteLater()

    def first_focus(self) -> QWidget:
        """The way out."""
        return self.close_button

    def text(self) -> str:
        """The findings as lines."""
        return "\n".join(one.lines() for one in self._report.findings)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.text())
        self.copy_button.setText(_("Tersalin"))


class DamageSheet(NoticeSheet):
    """Why a backup cannot be restored; it is never offered for restoring."""

    def __init__(self, window: QWidget, row: BackupRow) -> None:
        self.close_button = Button(_("Tutup"), "primary", on_click=self.escape)
        made = row.made
        content = QWidget()
        facts = _("{when}, {reason}, {size}").format(
            when=written(made.made_at), reason=reason_words(made.reason), size=size_words(made.size)
        )
        column(
            Label(facts, "muted", wrap=True),
            8,
            Note(row.problem, "bad"),
            8,
            Label(_("Berkas {name}").format(name=made.path.name), "cap", wrap=True),
            4,
            Label(
                _("Cadangan ini tidak dipakai untuk memulihkan. Data kantor sendiri tidak terpengaruh."),
                "muted",
                wrap=True,
            ),
            parent=content,
        )
        super().__init__(window, _("Cadangan ini tidak utuh"), content, [QWidget(), self.close_button])

    def escape(self) -> None:
        """Go on working."""
        self.close_overlay()
        self.deleteLater()

    def first_focus(self) -> QWidget:
        """The way out."""
        return self.close_button


def _sound(report: HealthReport) -> QWidget:
    from asn_desktop.storage.health import Area

    checked = report.checked
    sentences = (
        _("Semua halaman berkas data terbaca dan cocok dengan segelnya"),
        _("{count} catatan perubahan tersambung tanpa putus").format(count=checked[Area.AUDIT]),
        _("{count} lampiran utuh").format(count=checked[Area.ATTACHMENTS]),
        _("{count} cadangan dicoba pulih, isinya cocok").format(count=checked[Area.BACKUPS]),
        _("Kedua salinan berkas kunci utuh"),
    )
    holder = QWidget()
    rows = column(spacing=8, parent=holder)
    for sentence in sentences:
        row = line(IconLabel("checkmark_circle", "ok", filled=True), Label(sentence, wrap=True), spacing=10)
        row.setStretch(1, 1)
        rows.addLayout(row)
    return holder


def _findings(report: HealthReport) -> QWidget:
    from asn_desktop.storage.health import Severity

    inner = QWidget()
    rows = column(spacing=8, margins=(0, 0, 8, 0), parent=inner)
    ordered = sorted(report.findings, key=lambda one: one.severity is not Severity.PROBLEM)
    for one in ordered:
        kind = "bad" if one.severity is Severity.PROBLEM else "warn"
        rows.addWidget(Note(one.message, kind, detail=one.next_step))
    rows.addStretch(1)
    area = scrolling(inner)
    area.setFixedHeight(px(min(MOST_HEIGHT, 84 * len(ordered) + 8)))
    return area
