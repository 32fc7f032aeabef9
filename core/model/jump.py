"""Jumps: the links that join the parts of an article on two pages of one edition."""

from __future__ import annotations

from dataclasses import dataclass

from core.model.span import Span


@dataclass(frozen=True, slots=True)
class JumpLink:
    """A jump line of a page and its other end.

    `span` is the jump line and `article_id` its article on the page that was asked about; `leads_on` says whether the
    article goes on at the other end (下转) or came from there (上接).
    """

    span: Span
    article_id: int
    leads_on: bool
    other_page_id: int
    other_article_id: int
    other_span: Span
