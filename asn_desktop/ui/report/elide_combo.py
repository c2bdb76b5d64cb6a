"""This file holds a combo box whose long entries end in … and are read whole in its list."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QComboBox, QSizePolicy, QStyle, QStyleOptionComboBox, QStylePainter

from asn_desktop.ui.theme import px

_WIDEST = 460


class ElideCombo(QComboBox):
    """Takes the width it is given."""

    def paintEvent(self, event: QPaintEvent) -> None:
        """Shorten the entry to the room before the arrow."""
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        field = self.style().subControlRect(
            QStyle.ComplexControl.CC_ComboBox, option, QStyle.SubControl.SC_ComboBoxEditField, self
        )
        option.currentText = self.fontMetrics().elidedText(
            self.currentText(), Qt.TextElideMode.ElideRight, field.width() - px(4)
        )
        painter = QStylePainter(self)
        with painter:
            painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
            painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)


def combo(name: str) -> ElideCombo:
    """A combo box that gives way; `name` is what a screen reader says."""
    made = ElideCombo()
    made.setAccessibleName(name)
    made.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
    made.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    made.setMinimumContentsLength(3)
    return made


def widen_popup(box: QComboBox) -> None:
    """Let the list be as wide as its longest entry."""
    metrics = box.fontMetrics()
    widest = max((metrics.horizontalAdvance(box.itemText(place)) for place in range(box.count())), default=0)
    box.view().setMinimumWidth(min(px(_WIDEST), widest + px(40)))
