"""A print run on a printer that writes a file: pages, sizes, a stop, a printer without paper."""

from pathlib import Path

import pytest
from PySide6.QtGui import QPageSize
from PySide6.QtPrintSupport import QPrinter
from pytestqt.qtbot import QtBot

from asn_desktop.errors import UserError
from asn_desktop.ui.background import Background
from asn_desktop.ui.paper.paper_choice import PaperSize
from asn_desktop.ui.paper.printing import Device, PrintItem, PrintRun, paper_in_mm
from asn_desktop.ui.widgets.pdf_preview import page_sizes, render_page
from tests.ui.report.conftest import file_device

MM = 72 / 25.4
F4 = PaperSize("F4", 215, 330)


def sheets(*sizes: tuple[float, float]) -> bytes:
    """A PDF with a black square in the corner of each page."""
    from io import BytesIO

    from reportlab.pdfgen.canvas import Canvas

    held = BytesIO()
    canvas = Canvas(held)
    for width, height in sizes:
        canvas.setPageSize((width * MM, height * MM))
        canvas.rect(10 * MM, (height - 20) * MM, 10 * MM, 10 * MM, fill=1)
        canvas.showPage()
    canvas.save()
    return held.getvalue()


def run_through(
    qtbot: QtBot, run: PrintRun, wanted: PaperSize, *, is_landscape: bool = False
) -> list[object]:
    """Start and wait for the end; gives what the end told."""
    with qtbot.waitSignal(run.finished, timeout=10_000) as ended:
        run.start(wanted, is_landscape=is_landscape, title="Uji")
    return list(ended.args)


def items(*pdfs: bytes) -> list[PrintItem]:
    return [PrintItem(f"Pegawai {place}", lambda pdf=pdf: pdf) for place, pdf in enumerate(pdfs, start=1)]


def test_every_page_arrives_at_its_own_size(qtbot: QtBot, background: Background, tmp_path: Path) -> None:
    device = file_device(tmp_path / "keluar.pdf")
    run = PrintRun(background, device, items(sheets((215, 330), (215, 330)), sheets((215, 330))))
    assert run_through(qtbot, run, F4) == [2, False]
    sizes = page_sizes((tmp_path / "keluar.pdf").read_bytes())
    assert len(sizes) == 3
    assert sizes[0] == pytest.approx((215 * MM, 330 * MM), abs=1)


def test_what_is_printed_stands_where_the_preview_shows_it(
    qtbot: QtBot, background: Background, tmp_path: Path
) -> None:
    pdf = sheets((215, 330))
    run = PrintRun(background, file_device(tmp_path / "keluar.pdf"), items(pdf))
    run_through(qtbot, run, F4)
    seen = render_page(pdf, 0, 1.0)
    printed = render_page((tmp_path / "keluar.pdf").read_bytes(), 0, 1.0)
    for x_mm, y_mm in ((15, 15), (11, 11), (19, 19), (8, 15), (22, 15), (15, 22), (100, 200)):
        point = round(x_mm * MM), round(y_mm * MM)
        assert abs(seen.pixelColor(*point).lightness() - printed.pixelColor(*point).lightness()) < 40


def test_landscape_document_prints_on_a_turned_sheet(
    qtbot: QtBot, background: Background, tmp_path: Path
) -> None:
    run = PrintRun(background, file_device(tmp_path / "keluar.pdf"), items(sheets((297, 210))))
    run_through(qtbot, run, PaperSize("A4", 210, 297), is_landscape=True)
    width, height = page_sizes((tmp_path / "keluar.pdf").read_bytes())[0]
    assert width > height


def test_custom_sheet_does_not_become_the_fan_fold_of_windows(tmp_path: Path) -> None:
    device = file_device(tmp_path / "keluar.pdf")
    device.set_up(F4, is_landscape=False)
    size = device.printer.pageLayout().pageSize()
    assert size.id() == QPageSize.PageSizeId.Custom
    assert size.size(QPageSize.Unit.Millimeter).width() == pytest.approx(215, abs=0.2)


def test_stop_ends_between_two_documents_and_says_how_many_are_out(
    qtbot: QtBot, background: Background, tmp_path: Path
) -> None:
    page = sheets((210, 297), (210, 297))
    run = PrintRun(background, file_device(tmp_path / "keluar.pdf"), items(page, page, page))
    run.progressed.connect(lambda number, _title: run.stop() if number == 2 else None)
    assert run_through(qtbot, run, PaperSize("A4", 210, 297)) == [2, True]
    assert len(page_sizes((tmp_path / "keluar.pdf").read_bytes())) == 4


def test_printer_without_the_paper_is_refused_before_anything_is_sent(
    background: Background, tmp_path: Path
) -> None:
    device = Device("Printer A4", QPrinter(), (PaperSize("A4", 210, 297),), (), takes_custom=False)
    run = PrintRun(background, device, items(sheets((215, 330))))
    with pytest.raises(UserError, match="Pilih kertas F4 atau Folio"):
        run.start(F4, is_landscape=False, title="Uji")


@pytest.mark.qt_log_ignore("QPainter::begin")
def test_printer_that_does_not_answer_is_told(background: Background, tmp_path: Path) -> None:
    device = file_device(tmp_path / "tidak-ada" / "keluar.pdf")
    run = PrintRun(background, device, items(sheets((215, 330))))
    with pytest.raises(UserError, match="tidak menjawab"):
        run.start(F4, is_landscape=False, title="Uji")


def test_end_of_the_program_lets_go_of_the_printer(
    qtbot: QtBot, background: Background, tmp_path: Path
) -> None:
    run = PrintRun(background, file_device(tmp_path / "keluar.pdf"), items(sheets((215, 330))))
    run.start(F4, is_landscape=False, title="Uji")
    run.abandon()
    background.wait()
    qtbot.wait(10)
    assert not run._painter.isActive()


def test_points_become_millimetres() -> None:
    assert paper_in_mm("F4", 935.433, 609.449) == PaperSize("F4", 215.0, 330.0)
