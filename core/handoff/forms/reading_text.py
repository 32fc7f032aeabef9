"""Plain text and Markdown, a file an article, to read and to cite."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from pathlib import Path

from core.handoff.cells import eight_digits
from core.handoff.forms.folder import file_name, new_folder
from core.handoff.page_record import ArticleRecord, PageRecord
from core.handoff.sheets.catalogue import title
from core.model.kinds import Role
from core.model.page import PageView
from core.model.transfer import ExportMeta
from core.text.article_text import RUNNING_ROLES

Render = Callable[[PageRecord, ArticleRecord, ExportMeta], str]
_SIDE_ROLES = frozenset({Role.CAPTION, Role.CREDIT})
_SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|~])")
_LINE_START = re.compile(r"^(\s*\d*)([-+=.)])(?=\s|$)", re.MULTILINE)


def write_text(views: Iterable[PageView], target: Path, meta: ExportMeta) -> None:
    """Write a folder of .txt files. Raises UserError when it can't."""
    _write(views, target, meta, ".txt", _plain)


def write_markdown(views: Iterable[PageView], target: Path, meta: ExportMeta) -> None:
    """Write a folder of .md files. Raises UserError when it can't."""
    _write(views, target, meta, ".md", _markdown)


def _write(views: Iterable[PageView], target: Path, meta: ExportMeta, suffix: str, render: Render) -> None:
    with new_folder(target) as folder:
        for number, view in enumerate(views, 1):
            record = PageRecord(number, view)
            for item in record.articles:
                name = file_name(item.number, item.title) + suffix
                (folder / name).write_text(render(record, item, meta), encoding="utf-8", newline="\n")


def _plain(record: PageRecord, item: ArticleRecord, meta: ExportMeta) -> str:
    heads = [item.text.kicker, title(item, meta.language), item.text.subheadline, _source(record, item)]
    paragraphs = [p.text for p in item.text.paragraphs if p.role in RUNNING_ROLES | _SIDE_ROLES]
    return "\n".join(filter(None, heads)) + "\n\n" + "\n".join(paragraphs) + "\n"


def _markdown(record: PageRecord, item: ArticleRecord, meta: ExportMeta) -> str:
    blocks = [_escaped(item.text.kicker), f"# {_escaped(title(item, meta.language))}"]
    blocks += [
        f"**{_escaped(item.text.subheadline)}**" if item.text.subheadline else "",
        _escaped(_source(record, item)),
    ]
    for paragraph in item.text.paragraphs:
        if paragraph.role is Role.SUBHEADING:
            blocks.append(f"## {_escaped(paragraph.text)}")
        elif paragraph.role in RUNNING_ROLES:
            blocks.append(_escaped(paragraph.text))
        elif paragraph.role in _SIDE_ROLES:
            blocks.append(f"> {_escaped(paragraph.text)}")
    return "\n\n".join(block for block in blocks if block) + "\n"


def _source(record: PageRecord, item: ArticleRecord) -> str:
    """Return where and by whom, as a citation needs it."""
    details = record.details
    said = [details.publication, eight_digits(details.edition_date), details.page_number, details.section_name]
    return " ".join(filter(None, [*said, "、".join(item.article.authors)]))


def _escaped(text: str) -> str:
    return _LINE_START.sub(r"\1\\\2", _SPECIAL.sub(r"\\\1", text.replace("\n", " ")))
