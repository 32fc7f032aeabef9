"""Read a corrected workbook: what can be taken over, and what can't, cell by cell."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

from core.errors import Cancelled, UserError
from core.handoff.archive_number import doubts
from core.handoff.back.compare import PageComparison, Returned
from core.handoff.back.container import opened
from core.handoff.back.fields import Field, Invalid, fields
from core.handoff.back.rows import Row, Sheets, problem, shown
from core.handoff.columns import SheetPlan
from core.handoff.sheets import articles, authorities, catalogue, figures, findings, mentions, pages, texts
from core.handoff.workbook import COLLECTION_ID, LANGUAGE, REVISION
from core.messages import LANGUAGES, Message, message
from core.model.mention import Authority
from core.model.transfer import CellChange, CellProblem, HandBack
from core.storage.past import Past

Report = Callable[[int, int, Message], None]
_PLANS: tuple[SheetPlan, ...] = tuple(sheet.PLAN for sheet in (pages, articles, texts, mentions, figures, findings))
_LISTED = 12
_ABOUT_ROWS = 60
_TYPE = re.compile(r"[A-Za-z][A-Za-z0-9_]*$")


def read_back(
    path: Path,
    collection_id: str,
    past_at: Callable[[int], Past],
    page_ids: Iterable[int],
    report: Report = lambda done, total, what: None,
    cancelled: Callable[[], bool] = lambda: False,
) -> HandBack:
    """Compare a workbook with what was handed over and with what is stored now.

    `past_at` returns the collection as it was after a step of its journal; `page_ids` are all its pages. Raises
    UserError when the file can't be read or belongs to another collection, Cancelled when the user stops it.
    """
    with opened(path) as book:
        names = _properties(book)
        revision = _belonging(path, names, collection_id)
        sheets = Sheets(book, names.get(LANGUAGE, "zh"))
        returned: dict[str, dict[str, Row]] = {}
        for done, plan in enumerate(_PLANS):
            if cancelled():
                raise Cancelled
            report(done, len(_PLANS), message("handback.reading", sheet=plan.title))
            returned[plan.key] = sheets.rows(plan)
        agreed = sheets.rows(authorities.PLAN)
        numbers = sheets.rows(catalogue.PLAN)
    if not any(returned.values()) and not agreed:
        raise UserError("handback.no_rows", file=path.name)
    past = past_at(revision)
    language = names.get(LANGUAGE, "zh")
    found = _Found()
    ids = _pages_first(returned, list(page_ids))
    for done, page_id in enumerate(ids):
        if cancelled():
            raise Cancelled
        if not any(returned.values()):
            break
        report(done, len(ids), message("handback.comparing"))
        was = past.view(page_id)
        if was is not None:
            own = frozenset(m.type for m in was.mentions if _TYPE.match(m.type))
            found.take(PageComparison(past, was, language, fields(own)).differences(returned))
    found.take(_agreed(past, agreed, fields()["authorities"]))
    found.take(problem(row.cell(), "no_record") for rows in returned.values() for row in rows.values())
    found.take(CellProblem(catalogue.PLAN.title.text(language), doubt) for doubt in _number_doubts(numbers))
    return HandBack(path, tuple(found.changes), (*sheets.problems, *found.problems, *found.unread()), revision)


class _Found:
    """What was found, cells of columns that are not read back counted by column."""

    def __init__(self) -> None:
        self.changes: list[CellChange] = []
        self.problems: list[CellProblem] = []
        self._unread: dict[tuple[str, str], list[str]] = defaultdict(list)

    def take(self, found: Iterable[CellChange | CellProblem | tuple[Row, str]]) -> None:
        for each in found:
            if isinstance(each, CellChange):
                self.changes.append(each)
            elif isinstance(each, CellProblem):
                self.problems.append(each)
            else:
                row, column = each
                self._unread[row.sheet, column].append(row.cell(column).rsplit("!", 1)[1])

    def unread(self) -> Iterator[CellProblem]:
        """Yield a problem for each column that is not read back and was changed all the same."""
        for (sheet, column), cells in self._unread.items():
            listed = "、".join(cells[:_LISTED]) + ("…" if len(cells) > _LISTED else "")
            values = {"column": message(f"handoff.column.{column}"), "count": len(cells), "cells": listed}
            yield problem(f"{sheet}!{cells[0]}", "not_read", **values)


def _properties(book: Any) -> dict[str, str]:
    """Return what the workbook says of itself: in its properties, or where a program has dropped them, on 说明."""
    names = {prop.name: str(prop.value) for prop in book.custom_doc_props.props}
    if COLLECTION_ID in names:
        return names
    for language in LANGUAGES:
        title = message("handoff.sheet.about").text(language)
        if title not in book.sheetnames:
            continue
        heads = {message(f"handoff.about.{k}").text(language): k for k in ("collection_id", "revision")}
        sheet = book[title]
        for row in sheet.iter_rows(max_row=_ABOUT_ROWS, max_col=2, values_only=True):
            key = heads.get(shown(row[0])) if len(row) > 1 else None
            if key:
                names[COLLECTION_ID if key == "collection_id" else REVISION] = shown(row[1]).strip()
        names.setdefault(LANGUAGE, language)
    return names


def _belonging(path: Path, names: dict[str, str], collection_id: str) -> int:
    """Return the step of the journal after which the workbook was made. Raises UserError when it is not ours."""
    found = names.get(COLLECTION_ID, "")
    revision = names.get(REVISION, "")
    if not found or not (revision.isascii() and revision.isdigit()) or len(revision) > 12:
        raise UserError("handback.no_handoff", file=path.name)
    if found != collection_id:
        raise UserError("handback.other_collection", file=path.name)
    return int(revision)


def _pages_first(returned: Returned, page_ids: list[int]) -> list[int]:
    """Return all pages, those that the workbook names before the others."""
    named: set[int] = set()
    for key in returned["pages"]:
        if key[:1] == "P" and key[1:].isascii() and key[1:].isdigit():
            named.add(int(key[1:]))
    return sorted(page_ids, key=lambda page_id: page_id not in named)


def _agreed(
    past: Past, rows: dict[str, Row], known: dict[str, Field]
) -> Iterator[CellChange | CellProblem | tuple[Row, str]]:
    """Yield what differs among the agreed names."""
    was = {f"N{authority.id}": authority for authority in past.authorities()}
    here = {f"N{authority.id}": authority for authority in past.authorities_now()}
    for key, row in rows.items():
        if key not in was:
            yield problem(row.cell(), "no_record")
            continue
        for column, field in known.items():
            yield from _agreed_cell(past, row, column, field, was[key], here.get(key))
        if "authority" in row.values and shown(row.values["authority"]).strip() != was[key].name:
            yield row, "authority"


def _agreed_cell(
    past: Past, row: Row, column: str, field: Field, was: Authority, here: Authority | None
) -> Iterator[CellChange | CellProblem]:
    if column not in row.values:
        return
    before, typed = _said(was, column), row.values[column]
    if shown(typed).strip() == before.strip():
        return
    if column in row.formulas:
        yield problem(row.cell(column), "formula")
        return
    if here is None:
        yield problem(row.cell(column), "gone")
        return
    try:
        value = field.parse(typed)
    except Invalid as invalid:
        yield problem(row.cell(column), invalid.key, value=shown(typed)[:60])
        return
    now = _said(here, column)
    if value != now:
        by = past.changed_by("authority", was.id) if now != before else None
        cell = row.cell(column)
        yield CellChange(
            cell, "authority", was.id, field.name, value, before, shown(typed), now, 0, was.name, column, by or ""
        )


def _said(authority: Authority, column: str) -> str:
    return "；".join(authority.aliases) if column == "aliases" else authority.note


def _number_doubts(rows: dict[str, Row]) -> Iterator[Message]:
    yield from doubts(shown(row.values.get("archive_number")) for row in rows.values())
