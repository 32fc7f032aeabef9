"""The one style sheet of panels and dialogs, made from the theme."""

from __future__ import annotations

from core.resources import resource
from gui.theme import appearance, interface_family

_SHEET = """
QWidget {{ font-family: "{family}"; font-size: {px}px; color: {text}; }}
QLabel[tone="muted"] {{ color: {muted}; }}
QLabel[tone="strong"] {{ font-weight: bold; }}
QLabel[tone="title"] {{ font-size: {title_px}px; font-weight: bold; }}
QLabel[tone="problem"] {{ color: {rejected}; }}
QLabel[tone="attention"] {{ color: {attention}; }}
QFrame#card {{ background: {surface}; border: 1px solid {rule}; border-radius: 6px; }}
QPushButton {{ background: {raised}; border: 1px solid {rule}; border-radius: 4px; padding: 4px 10px; }}
QPushButton:hover {{ background: {hover}; }}
QPushButton:focus {{ border: 2px solid {accent}; padding: 3px 9px; }}
QPushButton:disabled {{ color: {faint}; }}
QPushButton[tone="default"] {{ background: {accent}; color: {accent_text}; border-color: {accent}; font-weight: bold; }}
QPushButton[tone="default"]:focus {{ border: 2px solid {text}; }}
QPushButton[tone="default"]:disabled {{ background: {rule}; border-color: {rule}; color: {muted}; }}
QPushButton[tone="chip"] {{ border-radius: {chip_radius}px; padding: 2px 8px; }}
QPushButton[tone="chip"]:checked {{ background: {accent_pale}; border: 2px solid {accent}; padding: 1px 7px;
    font-weight: bold; }}
QPushButton[tone="chip"]:focus {{ border: 2px solid {accent}; padding: 1px 7px; }}
QPushButton[tone="quiet"] {{ background: transparent; border: 1px solid transparent; color: {accent}; }}
QPushButton[tone="quiet"]:hover {{ background: {hover}; }}
QPushButton[tone="quiet"]:focus {{ border: 1px solid {accent}; padding: 4px 10px; }}
QLineEdit, QPlainTextEdit {{ background: {surface}; border: 1px solid {rule}; border-radius: 4px;
    padding: 3px 6px; selection-background-color: {selection}; selection-color: {selection_text}; }}
QLineEdit:focus, QPlainTextEdit:focus {{ border: 2px solid {accent}; padding: 2px 5px; }}
QLineEdit[problem="true"] {{ border: 2px solid {rejected}; padding: 2px 5px; }}
QAbstractItemView {{ background: {surface}; selection-background-color: {accent_pale};
    selection-color: {text}; }}
QAbstractItemView {{ background: {surface}; border: 1px solid {rule}; border-radius: 4px; outline: 0; }}
QAbstractItemView:focus {{ border: 1px solid {accent}; }}
QHeaderView::section {{ background: {raised}; border: 0; border-bottom: 1px solid {rule}; padding: 4px 6px;
    color: {muted}; }}
QCheckBox::indicator {{ width: {box_px}px; height: {box_px}px; background: {surface}; border: 1px solid {muted};
    border-radius: 3px; }}
QCheckBox::indicator:checked {{ background: {accent}; border-color: {accent}; image: url("{tick}"); }}
QRadioButton::indicator {{ width: {box_px}px; height: {box_px}px; background: {surface};
    border: 1px solid {muted}; border-radius: {round_px}px; }}
QRadioButton::indicator:checked {{ width: {dot_px}px; height: {dot_px}px; border: {ring_px}px solid {accent}; }}
QCheckBox:focus, QRadioButton:focus {{ color: {accent}; text-decoration: underline; }}
QTabWidget::pane {{ background: {surface}; border: 1px solid {rule}; border-radius: 4px; top: -1px; }}
QTabWidget > QWidget > QWidget {{ background: {surface}; }}
QDialog {{ background: {window}; }}
"""


def sheet() -> str:
    """Return the style sheet for the present theme and text size."""
    px = appearance.px
    box, ring = px(13), px(4)
    return _SHEET.format(
        family=interface_family(),
        px=px(13),
        title_px=px(15),
        chip_radius=px(10),
        box_px=box,
        round_px=(box + 2) // 2,
        ring_px=ring,
        dot_px=box + 2 - 2 * ring,
        tick=resource("icons", f"tick-{'dark' if appearance.theme.is_dark else 'light'}.svg").as_posix(),
        **appearance.theme.colours,
    )
