"""Forms, toasts, sheets, progress, preview: what is told, and what the keys do."""

from datetime import date

import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QEnterEvent
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QPlainTextEdit, QWidget

from asn_desktop.ui.background import Background
from asn_desktop.ui.widgets.boxes import scrolling
from asn_desktop.ui.widgets.buttons import Button
from asn_desktop.ui.widgets.date_field import DateField
from asn_desktop.ui.widgets.forms import Form, FormField
from asn_desktop.ui.widgets.messages import InlineBar
from asn_desktop.ui.widgets.pdf_preview import PdfPreview
from asn_desktop.ui.widgets.progress import ProgressStrip
from asn_desktop.ui.widgets.sheets import ConfirmSheet, CrashSheet
from asn_desktop.ui.widgets.toast import LOOK_MS, Toast, ToastArea


@pytest.fixture
def window(qtbot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    made.resize(900, 600)
    made.show()
    return made


@pytest.fixture
def form(qtbot) -> Form:
    job = QComboBox()
    job.addItems(["Lurah", "Kasi"])
    made = Form(
        {
            "name": FormField("Nama lengkap", QLineEdit()),
            "nip": FormField("NIP", QLineEdit(), hint="18 angka"),
            "job": FormField("Jabatan", job),
            "start": FormField("Mulai bertugas", DateField(), optional=True),
            "note": FormField("Catatan", QPlainTextEdit()),
        }
    )
    qtbot.addWidget(made)
    made.show()
    return made


def test_summary_gets_the_focus_and_leads_to_the_field(qtbot, form: Form) -> None:
    qtbot.waitExposed(form)
    form.show_errors({"nip": "NIP harus 18 angka, yang diketik baru 17", "name": "Isi nama lengkap"})
    assert form.summary.accessibleName().startswith("Ada 2 isian yang perlu diperbaiki")
    assert form.fields["nip"].error() == "NIP harus 18 angka, yang diketik baru 17"
    assert form.fields["nip"].editor.property("err") == "1"
    links = form.summary.findChildren(Button)
    with qtbot.waitSignal(form.summary.picked) as picked:
        links[0].click()
    assert picked.args == ["nip"]
    form.show_errors({})
    assert form.summary.isHidden()
    assert form.fields["nip"].error() == ""


def test_filling_a_form_is_no_change_but_typing_is(qtbot, form: Form) -> None:
    heard: list[int] = []
    form.changed.connect(lambda: heard.append(1))
    form.set_texts({"name": "Dewi", "job": "Kasi", "start": "01-01-2010", "note": "a", "unknown": "b"})
    assert heard == []
    qtbot.keyClicks(form.fields["name"].editor, "x")
    assert heard == [1]
    assert form.texts()["job"] == "Kasi"
    assert form.texts()["start"] == "01-01-2010"


def test_optional_is_said_in_words(form: Form) -> None:
    assert form.fields["start"].editor.accessibleName() == "Mulai bertugas (boleh dikosongkan)"


@pytest.mark.parametrize("typed", ["6/10/25", "06-10-2025", "6 okt 2025", "6 Oktober 2025", " 6.10.2025 "])
def test_date_is_read_however_it_is_written(qtbot, typed: str) -> None:
    field = DateField()
    qtbot.addWidget(field)
    qtbot.keyClicks(field, typed)
    assert field.day() == date(2025, 10, 6)
    QApplication.sendEvent(field, _focus_out())
    assert field.text() == "06-10-2025"


def test_date_without_a_year_is_of_this_year(qtbot) -> None:
    field = DateField()
    qtbot.addWidget(field)
    field.setText("6 okt")
    assert field.day() == date(date.today().year, 10, 6)


def test_unreadable_date_stays_as_typed(qtbot) -> None:
    field = DateField()
    qtbot.addWidget(field)
    field.setText("31 Februari 2025")
    QApplication.sendEvent(field, _focus_out())
    assert field.text() == "31 Februari 2025"
    assert not field.is_readable()


def _focus_out():
    from PySide6.QtGui import QFocusEvent

    return QFocusEvent(QEvent.Type.FocusOut)


def _enter() -> QEnterEvent:
    return QEnterEvent(QPointF(1, 1), QPointF(1, 1), QPointF(1, 1))


def test_toast_waits_while_the_pointer_is_on_it(qtbot) -> None:
    toast = Toast("Budi Hartono dipindah ke arsip", lambda: None)
    qtbot.addWidget(toast)
    toast.show()
    assert toast.is_counting()
    QApplication.sendEvent(toast, _enter())
    assert not toast.is_counting()
    QApplication.sendEvent(toast, QEvent(QEvent.Type.Leave))
    assert toast.is_counting()


def test_toast_waits_while_its_button_has_the_focus(qtbot, window: QWidget) -> None:
    toast = ToastArea(window).show_toast("Dihapus", lambda: None)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    toast.setAttribute(Qt.WidgetAttribute.WA_UnderMouse, False)
    toast.button.setFocus()
    assert not toast.is_counting()
    toast.button.clearFocus()
    assert toast.is_counting()


def test_toast_undoes_once_and_leaves(qtbot) -> None:
    host, undone = QWidget(), []
    qtbot.addWidget(host)
    host.resize(600, 400)
    host.show()
    area = ToastArea(host)
    toast = area.show_toast("Dipindah", lambda: undone.append(1))
    toast.button.click()
    assert undone == [1]
    assert area.current is None


def test_new_toast_takes_the_place_of_the_old(qtbot) -> None:
    host = QWidget()
    qtbot.addWidget(host)
    area = ToastArea(host)
    first = area.show_toast("Satu")
    second = area.show_toast("Dua")
    assert first.isHidden()
    assert area.current is second


def test_locking_act_needs_one_press(qtbot, window: QWidget) -> None:
    sheet = ConfirmSheet(window, "Finalkan 25 evaluasi?", ["Isi terkunci."], confirm="Finalkan dan kunci")
    sheet.open()
    assert sheet.first_focus() is sheet.confirm_button
    with qtbot.waitSignal(sheet.confirmed):
        sheet.confirm_button.click()
    assert sheet.isHidden()


def test_irreversible_act_needs_the_word(qtbot, window: QWidget) -> None:
    sheet = ConfirmSheet(window, "Pulihkan data?", ["Diganti."], confirm="Pulihkan", word="PULIHKAN")
    confirmed: list[int] = []
    sheet.confirmed.connect(lambda: confirmed.append(1))
    sheet.open()
    assert sheet.first_focus() is sheet.cancel_button
    sheet.confirm_button.click()
    assert confirmed == []
    assert not sheet.isHidden()
    sheet.findChild(QLineEdit).setText("pulihkan")
    sheet.confirm_button.click()
    assert confirmed == [1]


def test_escape_leaves_everything_as_it_is(qtbot, window: QWidget) -> None:
    sheet = ConfirmSheet(window, "Hapus?", [], confirm="Hapus", word="HAPUS")
    sheet.open()
    with qtbot.waitSignal(sheet.cancelled):
        qtbot.keyClick(sheet, Qt.Key.Key_Escape)


def test_toast_stands_at_the_bottom_left_where_nothing_is_covered(window: QWidget) -> None:
    toast = ToastArea(window).show_toast("Budi dipindah ke arsip", lambda: None)
    assert toast.x() == 24
    assert toast.geometry().bottom() > window.height() - 60


@pytest.mark.parametrize("make", [QLineEdit, QComboBox, QPlainTextEdit, lambda: Button("Simpan")])
def test_toast_leaves_the_last_field_free(window: QWidget, make) -> None:
    field = make()
    field.setParent(window)
    field.setGeometry(24, 500, 400, 40)
    field.show()
    toast = ToastArea(window).show_toast("Budi dipindah ke arsip", lambda: None)
    assert not toast.geometry().intersects(field.geometry())
    assert toast.geometry().bottom() > window.height() - 60


def test_toast_moves_above_a_form_as_wide_as_the_window(window: QWidget) -> None:
    field = QLineEdit(window)
    field.setGeometry(24, 500, 852, 40)
    field.show()
    toast = ToastArea(window).show_toast("Budi dipindah ke arsip", lambda: None)
    assert toast.geometry().bottom() < 500
    assert toast.x() == 24


def test_toast_gives_way_to_a_field_that_comes_under_it_but_not_under_the_hand(
    qtbot, window: QWidget
) -> None:
    toast = ToastArea(window).show_toast("Budi dipindah ke arsip", lambda: None)
    field = QLineEdit(window)
    field.setGeometry(toast.geometry())
    QApplication.sendEvent(toast, _enter())
    field.show()
    qtbot.wait(2 * LOOK_MS)
    assert toast.geometry().intersects(field.geometry())
    toast.setAttribute(Qt.WidgetAttribute.WA_UnderMouse, False)
    QApplication.sendEvent(toast, QEvent(QEvent.Type.Leave))
    qtbot.waitUntil(lambda: not toast.geometry().intersects(field.geometry()), timeout=2_000)


def test_field_scrolled_out_of_sight_moves_no_toast(window: QWidget) -> None:
    content = QWidget()
    content.setFixedHeight(900)
    area = scrolling(content)
    area.setParent(window)
    area.setGeometry(0, 0, 900, 300)
    field = QLineEdit(content)
    field.setGeometry(24, 500, 400, 40)
    area.show()
    toast = ToastArea(window).show_toast("Budi dipindah ke arsip", lambda: None)
    assert toast.geometry().bottom() > window.height() - 60
    assert toast.x() == 24


def test_tab_stays_inside_a_sheet(qtbot, window: QWidget) -> None:
    outside = QLineEdit(window)
    outside.show()
    sheet = ConfirmSheet(window, "Finalkan?", ["Terkunci."], confirm="Finalkan")
    sheet.open()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    for _turn in range(5):
        sheet.focusNextPrevChild(True)
        assert sheet.isAncestorOf(QApplication.focusWidget())


def test_crash_details_can_be_copied(qtbot, window: QWidget) -> None:
    sheet = CrashSheet(window, "ValueError: <b>x</b>", saved="09.41")
    sheet.open()
    copy = next(one for one in sheet.findChildren(Button) if one.label() == "Salin rincian")
    copy.click()
    assert QApplication.clipboard().text() == "ValueError: <b>x</b>"
    sheet.escape()


def test_message_bar_hides_without_words(qtbot, window: QWidget) -> None:
    bar = InlineBar()
    bar.setParent(window)
    assert bar.isHidden()
    bar.show_message("Berkas sedang dibuka di Excel", "bad", "Tutup dulu di Excel")
    assert bar.isVisible()
    assert bar.accessibleName() == "Berkas sedang dibuka di Excel Tutup dulu di Excel"


def test_progress_appears_late_and_its_end_stays(qtbot, window: QWidget) -> None:
    strip = ProgressStrip()
    strip.setParent(window)
    strip.start("Membuat 0 dari 25", 25)
    assert strip.isHidden()
    qtbot.waitUntil(strip.isVisible, timeout=2000)
    with qtbot.waitSignal(strip.cancelled):
        strip.findChild(Button).click()
    strip.finish("Berhenti. 7 dari 25 sudah tercetak")
    assert strip.isVisible()
    assert strip.accessibleName() == "Berhenti. 7 dari 25 sudah tercetak"


def make_pdf(pages: int) -> bytes:
    from io import BytesIO

    from reportlab.pdfgen.canvas import Canvas

    target = BytesIO()
    canvas = Canvas(target, pagesize=(595, 842))
    for _page in range(pages):
        canvas.rect(50, 50, 495, 742, fill=1)
        canvas.showPage()
    canvas.save()
    return target.getvalue()


def test_preview_draws_every_page_and_zooms(qtbot, background: Background) -> None:
    preview = PdfPreview(background)
    qtbot.addWidget(preview)
    preview.resize(900, 600)
    preview.show()
    with qtbot.waitSignal(preview.page_changed) as page:
        preview.show_pdf(make_pdf(2))
    assert page.args == [1, 2]
    qtbot.waitUntil(preview.is_drawn)
    first, second = preview._sheets.places
    assert first.y() == second.y()
    assert first.height() <= 600
    picture = preview.grab().toImage()
    assert picture.pixelColor(first.center().toPoint()).name() == "#000000"
    with qtbot.waitSignal(preview.zoom_changed) as zoom:
        qtbot.keyClick(preview, Qt.Key.Key_Plus, Qt.KeyboardModifier.ControlModifier)
    assert zoom.args[0].endswith("%")
    preview.fit_page()
    assert preview.zoom_text() == "Pas halaman"
    preview.show_page(2)
    qtbot.waitUntil(preview.is_drawn)
