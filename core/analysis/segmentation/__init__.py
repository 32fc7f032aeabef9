"""Segmentation: the page comes apart into articles, each with its own headline."""

from core.analysis.segmentation.segment import segment

__all__ = ["segment"]
