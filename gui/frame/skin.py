"""The style sheet of the frame: panels bring their own."""

from __future__ import annotations

from gui.theme import appearance, interface_family
from gui.widgets.style import sheet

_FRAME = """
QMainWindow, QWidget#start {{ background: {window}; }}
QWidget#column, QWidget#side {{ background: {surface}; }}
QLabel[tone="heading"] {{ color: {muted}; font-weight: bold; }}
QLabel[tone="display"] {{ font-size: {display_px}px; font-weight: bold; }}
QToolBar {{ background: {window}; border: 0; border-bottom: 1px solid {rule}; padding: 4px 8px; spacing: 4px; }}
QToolBar::separator {{ background: {rule}; width: 1px; margin: 6px 6px; }}
QToolButton {{ background: transparent; border: 1px solid transparent; border-radius: 4px; padding: 4px 10px;
    color: {text}; }}
QToolButton:hover {{ background: {hover}; }}
QToolButton:focus {{ border: 1px solid {accent}; }}
QToolButton:disabled {{ color: {faint}; }}
QToolButton[tone="arrow"] {{ font-size: {title_px}px; padding: 2px 8px; }}
QMenuBar {{ background: {window}; color: {text}; padding: 2px 4px; }}
QMenuBar::item {{ padding: 4px 8px; border-radius: 4px; }}
QMenuBar::item:selected {{ background: {hover}; }}
QMenu {{ background: {raised}; color: {text}; border: 1px solid {rule}; padding: 4px; }}
QMenu::item {{ padding: 4px 24px 4px 24px; border-radius: 4px; }}
QMenu::item:selected {{ background: {accent_pale}; color: {text}; }}
QMenu::item:disabled {{ color: {faint}; }}
QMenu::separator {{ height: 1px; background: {rule}; margin: 4px 8px; }}
QSplitter::handle {{ background: {rule}; }}
QTabWidget::pane {{ border: 0; }}
QTabBar {{ background: {surface}; }}
QTabBar::tab {{ background: transparent; color: {muted}; padding: 6px 7px; border: 0;
    border-bottom: 2px solid transparent; }}
QTabBar::tab:selected {{ color: {text}; border-bottom: 2px solid {accent}; font-weight: bold; }}
QTabBar::tab:hover {{ color: {text}; }}
QTabBar::tab:focus {{ color: {accent}; }}
QWidget#status {{ background: {window}; border-top: 1px solid {rule}; }}
QWidget#strip {{ background: {accent_pale}; }}
QProgressBar {{ background: {rule}; border: 0; border-radius: 3px; }}
QProgressBar::chunk {{ background: {accent}; border-radius: 3px; }}
QScrollBar:vertical {{ background: transparent; width: 12px; margin: 0; }}
QScrollBar::handle:vertical {{ background: {scroll}; border-radius: 4px; min-height: 32px; margin: 2px; }}
QScrollBar::handle:vertical:hover {{ background: {muted}; }}
QScrollBar:horizontal {{ background: transparent; height: 12px; margin: 0; }}
QScrollBar::handle:horizontal {{ background: {scroll}; border-radius: 4px; min-width: 32px; margin: 2px; }}
QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
QToolTip {{ background: {raised}; color: {text}; border: 1px solid {rule}; padding: 4px 6px; }}
QWidget#worklist QAbstractItemView {{ border: 0; }}
"""


def frame_sheet() -> str:
    """Return the style sheet of the whole window for the present theme and text size."""
    colours = appearance.theme.colours
    extra = {"display_px": appearance.px(28), "title_px": appearance.px(17), "scroll": colours["faint"]}
    return sheet() + _FRAME.format(family=interface_family(), **extra, **colours)
