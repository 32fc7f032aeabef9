"""Figures: numbers with units, what they measure, and how sure they are."""

from core.analysis.figures.finder import find_figures
from core.analysis.figures.parsing import parse_quantity
from core.analysis.figures.quantity import Quantity

__all__ = ["Quantity", "find_figures", "parse_quantity"]
