"""Printers as Windows shows them, and the sheet that carries a document at its true size."""

from asn_desktop.ui.paper.paper_choice import PaperSize, choose_paper, mismatch_text

A4 = PaperSize("A4", 210, 297)
F4 = PaperSize("F4", 215, 330)
LETTER = PaperSize("Letter", 215.9, 279.4)
LEGAL = PaperSize("Legal", 215.9, 355.6)
FOLIO_OF_QT = PaperSize("Folio", 210, 330)
FOLIO_OF_EPSON = PaperSize("Folio (215 x 330 mm)", 215, 330)
FAN_FOLD = PaperSize("German Legal Fanfold", 215.9, 330.2)
OWN_SIZE = PaperSize("Kertas kantor", 215.5, 329)


def test_f4_tray_is_taken_by_its_name() -> None:
    assert choose_paper([LETTER, A4, OWN_SIZE, FOLIO_OF_EPSON], F4).size == FOLIO_OF_EPSON


def test_sheet_within_two_millimetres_is_taken_whatever_it_is_called() -> None:
    assert choose_paper([A4, LEGAL, OWN_SIZE], F4).size == OWN_SIZE


def test_true_f4_goes_before_a_folio_that_is_narrower() -> None:
    assert choose_paper([FOLIO_OF_QT, OWN_SIZE], F4, takes_custom=True).size == OWN_SIZE


def test_narrower_folio_is_taken_where_it_is_all_the_tray_there_is() -> None:
    choice = choose_paper([A4, LETTER, FOLIO_OF_QT], F4, takes_custom=True)
    assert choice.size == FOLIO_OF_QT
    assert not choice.is_custom


def test_printer_without_f4_is_asked_for_the_exact_size() -> None:
    choice = choose_paper([A4, LETTER, LEGAL], F4, takes_custom=True)
    assert choice.size == F4
    assert choice.is_custom


def test_fan_fold_sheet_of_windows_is_not_taken_for_f4() -> None:
    choice = choose_paper([A4, FAN_FOLD], F4, takes_custom=True)
    assert choice.size == F4
    assert choice.is_custom


def test_fan_fold_sheet_is_the_last_resort_of_a_printer_that_takes_no_other_size() -> None:
    assert choose_paper([A4, FAN_FOLD], F4).size == FAN_FOLD


def test_printer_with_neither_f4_nor_own_sizes_is_refused_with_what_to_do() -> None:
    choice = choose_paper([A4, LETTER, LEGAL], F4)
    assert not choice.fits
    text = mismatch_text("A4", F4)
    assert text == "Printer diatur ke A4, dokumen ini F4. Pilih kertas F4 atau Folio di printer."


def test_a4_is_taken_and_letter_is_not() -> None:
    assert choose_paper([LETTER, A4], A4).size == A4
    assert not choose_paper([LETTER, LEGAL], A4).fits
