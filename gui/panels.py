"""The panels of the right column, in the order of their tabs."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QTabWidget, QWidget

from gui.entities.panel import EntitiesPanel
from gui.figures.panel import FiguresPanel
from gui.findings.panel import FindingsPanel
from gui.history.panel import HistoryPanel
from gui.review.panel import ReviewPanel
from gui.session import Session

PANELS: tuple[tuple[str, Callable[[Session], QWidget]], ...] = (
    ("review", ReviewPanel),
    ("entities", EntitiesPanel),
    ("figures", FiguresPanel),
    ("findings", FindingsPanel),
    ("history", HistoryPanel),
)
"""The name of each tab (`tabs.NAME` in the catalogue) and what makes its panel."""


def panel_tabs(session: Session, tabs: QTabWidget) -> list[tuple[str, QWidget]]:
    """Put every panel into a tab and return them with their names."""
    panels = [(name, make(session)) for name, make in PANELS]
    for _name, panel in panels:
        tabs.addTab(panel, "")
    return panels
