"""This file holds the help beside a page, read from plain files and shown as plain labels."""

from functools import cache
from gettext import gettext as _

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from asn_desktop.settings import RESOURCES
from asn_desktop.ui.theme import px
from asn_desktop.ui.widgets.boxes import Frame, clear, column, hair_line, line, scrolling
from asn_desktop.ui.widgets.buttons import IconButton
from asn_desktop.ui.widgets.text import KeyHint, Label

WIDTH = 300
EVERYWHERE = (
    ("Ctrl+K", _("cari atau jalankan perintah")),
    ("Ctrl+N", _("catat")),
    ("Ctrl+F", _("saring daftar")),
    ("Ctrl+S", _("simpan draf")),
    ("Ctrl+Z", _("urungkan")),
    ("Ctrl+P", _("pratinjau cetak")),
    ("Ctrl+L", _("kunci layar")),
    ("Ctrl++ −", _("ukuran teks")),
)


class HelpPanel(Frame):
    """What a page is for, its keys, and the keys of everywhere. F1 opens and closes it.

    A topic file is Markdown in its simplest form: `# title`, `## heading`, `- point`,
    `Key: what it does` after a heading of keys written as "| key | what |", and paragraphs.
    """

    def __init__(self) -> None:
        super().__init__(("bar", "panel"), margins=(1, 0, 0, 0))
        self.setFixedWidth(px(WIDTH))
        self._title = Label("", "h2")
        content = QWidget()
        content.setProperty("surface", "1")
        self._lines = QVBoxLayout()
        self._lines.setSpacing(px(6))
        column(self._lines, None, margins=(16, 12, 16, 16), parent=content)
        head = line(
            self._title,
            None,
            IconButton("dismiss", _("Tutup bantuan"), keys="F1", size=28, on_click=self.hide),
        )
        holder = QWidget()
        column(head, margins=(16, 10, 10, 8), parent=holder)
        self.add(holder, hair_line())
        self.body.addWidget(scrolling(content), 1)

    def show_topic(self, topic: str, title: str, *, with_keys: bool = True) -> None:
        """Show the help of a page; `with_keys` adds the keys of everywhere."""
        clear(self._lines)
        self._title.setText(_("Bantuan {title}").format(title=title))
        for text in _topic_lines(topic):
            self._add(text)
        if not with_keys:
            return
        self._lines.addWidget(Label(_("Tombol di semua halaman"), "strong"))
        for keys, words in EVERYWHERE:
            self._add_key(keys, words)

    def _add(self, text: str) -> None:
        if text.startswith("| "):
            cells = [cell.strip() for cell in text.strip("| ").split("|")]
            if len(cells) == 2 and set(cells[0]) != {"-"}:
                self._add_key(cells[0], cells[1])
        elif text.startswith("#"):
            self._lines.addSpacing(px(6))
            self._lines.addWidget(Label(text.lstrip("# "), "strong", wrap=True))
        elif text.startswith("- "):
            bullet = Label("•", "accent")
            point = line(bullet, spacing=8)
            # Aligning the layout itself would give it its hint and cut wrapped lines.
            point.setAlignment(bullet, Qt.AlignmentFlag.AlignTop)
            point.addWidget(Label(_bare(text[2:]), "muted", wrap=True), 1)
            self._lines.addLayout(point)
        elif text:
            self._lines.addWidget(Label(_bare(text), "muted", wrap=True))

    def _add_key(self, keys: str, words: str) -> None:
        row = line(KeyHint(keys), spacing=8)
        row.addWidget(Label(words, "muted", wrap=True), 1)
        self._lines.addLayout(row)


def _bare(text: str) -> str:
    return text.replace("**", "").replace("`", "")


@cache
def _topic_lines(topic: str) -> tuple[str, ...]:
    """The lines of a topic, paragraphs joined; none when there is no such file."""
    path = RESOURCES / "help" / f"{topic}.md"
    if not path.is_file():
        return ()
    lines: list[str] = []
    for raw in path.read_text("utf-8").splitlines():
        text = raw.strip()
        starts_anew = not text or text.startswith(("#", "- ", "|")) or not lines or not lines[-1]
        if not starts_anew and not lines[-1].startswith(("#", "|")):
            lines[-1] += f" {text}"
        else:
            lines.append(text)
    return tuple(lines)
