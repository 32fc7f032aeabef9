"""Segmentation: the page comes apart into articles, each with its own headline."""

from core.analysis.segmentation.jumps import JumpEnd, JumpLink, JumpLinks, JumpPage, link_jumps
from core.analysis.segmentation.segment import segment

__all__ = ["JumpEnd", "JumpLink", "JumpLinks", "JumpPage", "link_jumps", "segment"]
