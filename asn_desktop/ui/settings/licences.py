"""This file holds the texts of licences that must be shown, on a sheet."""

from gettext import gettext as _

from PySide6.QtWidgets import QPlainTextEdit, QWidget

from asn_desktop.settings import RESOURCES
from asn_desktop.ui.theme import px
from asn_desktop.ui.widgets.boxes import column
from asn_desktop.ui.widgets.buttons import Button
from asn_desktop.ui.widgets.sheets import NoticeSheet

SQLCIPHER = """SQLCipher

Copyright (c) 2008-2023 Zetetic LLC
All rights reserved.

Redistribution and use in source and binary forms, with or without modification, are permitted \
provided that the following conditions are met:

* Redistributions of source code must retain the above copyright notice, this list of conditions \
and the following disclaimer.
* Redistributions in binary form must reproduce the above copyright notice, this list of conditions \
and the following disclaimer in the documentation and/or other materials provided with the distribution.
* Neither the name of the ZETETIC LLC nor the names of its contributors may be used to endorse or \
promote products derived from this software without specific prior written permission.

THIS SOFTWARE IS PROVIDED BY ZETETIC LLC ''AS IS'' AND ANY EXPRESS OR IMPLIED WARRANTIES, INCLUDING, \
BUT NOT LIMITED TO, THE IMPLIED WARRANTIES OF MERCHANTABILITY AND FITNESS FOR A PARTICULAR PURPOSE ARE \
DISCLAIMED. IN NO EVENT SHALL ZETETIC LLC BE LIABLE FOR ANY DIRECT, INDIRECT, INCIDENTAL, SPECIAL, \
EXEMPLARY, OR CONSEQUENTIAL DAMAGES (INCLUDING, BUT NOT LIMITED TO, PROCUREMENT OF SUBSTITUTE GOODS OR \
SERVICES; LOSS OF USE, DATA, OR PROFITS; OR BUSINESS INTERRUPTION) HOWEVER CAUSED AND ON ANY THEORY OF \
LIABILITY, WHETHER IN CONTRACT, STRICT LIABILITY, OR TORT (INCLUDING NEGLIGENCE OR OTHERWISE) ARISING IN \
ANY WAY OUT OF THE USE OF THIS SOFTWARE, EVEN IF ADVISED OF THE POSSIBILITY OF SUCH DAMAGE."""

QT = """Qt, PySide6

Qt dan PySide6 dipakai menurut GNU Lesser General Public License versi 3. Pustakanya terpisah dari program \
dan boleh diganti dengan versi lain yang cocok. Kode sumbernya ada di qt.io."""


class LicenceSheet(NoticeSheet):
    """Shows the texts; they scroll."""

    def __init__(self, window: QWidget) -> None:
        self.box = QPlainTextEdit(licence_texts())
        self.box.setReadOnly(True)
        self.box.setFixedHeight(px(340))
        self.box.setAccessibleName(_("Teks lisensi"))
        content = QWidget()
        column(self.box, parent=content)
        self.close_button = Button(_("Tutup"), "primary", on_click=self.escape)
        super().__init__(window, _("Teks lisensi"), content, [QWidget(), self.close_button], width=640)

    def escape(self) -> None:
        """Go back."""
        self.close_overlay()
        self.deleteLater()


def licence_texts() -> str:
    """Every text, one after the other; those of fonts and icons come from their folders."""
    texts = [SQLCIPHER, QT]
    for title, path in (
        ("Inter", RESOURCES / "fonts" / "Inter-OFL.txt"),
        ("Arimo", RESOURCES / "fonts" / "Arimo-OFL.txt"),
        ("Fluent UI System Icons", RESOURCES / "icons" / "LICENSE.txt"),
    ):
        if path.is_file():
            texts.append(f"{title}\n\n{path.read_text(encoding='utf-8', errors='replace').strip()}")
    return "\n\n\n".join(texts)
