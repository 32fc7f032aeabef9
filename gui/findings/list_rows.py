"""The list of findings: what is doubtful, where, and the place itself."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from core.model.finding import Finding
from core.model.kinds import Decision
from gui.theme import Theme, font
from gui.translate import say, tr
from gui.widgets.excerpt import Excerpts
from gui.widgets.marks import beside_mark, mark_box, paint_decision
from gui.widgets.places import Places
from gui.widgets.row_delegate import RowDelegate
from gui.widgets.row_model import RowModel
from gui.widgets.text_lines import draw_excerpt, draw_right, draw_text


class FindingModel(RowModel[Finding]):
    """The findings of a page, those to look at first."""

    excerpts: Excerpts | None = None
    places: Places | None = None

    def show_findings(self, findings: Sequence[Finding], excerpts: Excerpts, places: Places) -> None:
        """List findings; sentences are looked up when they are painted."""
        self.excerpts, self.places = excerpts, places
        self.set_rows(findings)

    def line(self, finding: Finding) -> str:
        """Return the printed line of a finding in words."""
        return tr("panel.review.line", line=self.places.line(finding.span.start)) if self.places is not None else ""

    def spoken(self, row: Finding) -> str:
        """Return a finding in words."""
        seen = tr("panel.findings.dismissed") if row.is_dismissed else ""
        return "，".join(filter(None, (say(row.message), self.line(row), seen)))


class FindingDelegate(RowDelegate):
    """Paint: shape, message and line; below, the place."""

    row_px = 50

    def __init__(self, model: FindingModel) -> None:
        super().__init__()
        self._model = model

    def draw(self, painter: QPainter, box: QRectF, row: Any, theme: Theme) -> None:
        """Paint one finding."""
        finding: Finding = row
        half = box.height() / 2
        upper = QRectF(box.x(), box.y() + 3, box.width(), half - 3)
        decision = Decision.CONFIRMED if finding.is_dismissed else Decision.UNDECIDED
        paint_decision(painter, mark_box(upper), decision, theme, is_suspect=True)
        upper = beside_mark(upper)
        words = self._model.line(finding)
        upper.setRight(upper.right() - draw_right(painter, upper, words, font(12), theme.colour("muted")))
        ink = theme.colour("muted" if finding.is_dismissed else "text")
        draw_text(painter, upper, say(finding.message), font(13, bold=not finding.is_dismissed), ink)
        if self._model.excerpts is not None:
            lower = QRectF(upper.x(), box.y() + half, box.right() - upper.x(), half - 4)
            excerpt = self._model.excerpts.of(finding.span, 24)
            draw_excerpt(painter, lower, excerpt, font(12), theme.colour("muted"), ink)
