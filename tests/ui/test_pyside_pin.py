"""The pinned PySide6 keeps the count of `None`; see docs/decisions/0001-pyside-pin.md."""

import subprocess
import sys

CALLS = """
import sys
from PySide6.QtCore import QLineF
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtWidgets import QApplication, QLabel
app = QApplication([])
label, page = QLabel(), QPixmap(10, 10)
painter, line = QPainter(page), QLineF(0, 0, 9, 9)
before = sys.getrefcount(None)
for number in range(25_000):
    label.setText("a")
    painter.drawLine(line)
lost = before - sys.getrefcount(None)
painter.end()
print(lost)
"""


def test_fifty_thousand_calls_lose_no_reference_to_none() -> None:
    done = subprocess.run([sys.executable, "-c", CALLS], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr[-500:]
    assert abs(int(done.stdout)) < 100
