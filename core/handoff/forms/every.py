"""Every form by its name."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

from core.errors import UserError
from core.handoff.forms import brat, cas, conll, csv_sheets, dublin_core, reading_text
from core.handoff.jsonlines import lines
from core.handoff.target import check_writable, replaced
from core.model.page import PageView
from core.model.transfer import ExportMeta

Write = Callable[[Iterable[PageView], Path, ExportMeta], None]


def write_jsonl(views: Iterable[PageView], target: Path, meta: ExportMeta) -> None:
    """Write one file, a page a line. Raises UserError when it can't."""
    check_writable(target)
    with replaced(target) as temporary, temporary.open("w", encoding="utf-8", newline="\n") as file:
        file.writelines(line + "\n" for line in lines(views, meta.language))


FORMS: dict[str, Write] = {
    "jsonl": write_jsonl,
    "csv": csv_sheets.write,
    "text": reading_text.write_text,
    "markdown": reading_text.write_markdown,
    "conll": conll.write,
    "brat": brat.write,
    "cas": cas.write,
    "dc": dublin_core.write,
}


def write_form(form: str, views: Iterable[PageView], target: Path, meta: ExportMeta) -> None:
    """Write pages in a form of `FORMS`. Raises UserError when there is none such or it can't be written."""
    if form not in FORMS:
        raise UserError("handoff.unknown_form", form=form, known=", ".join(FORMS))
    if not target.absolute().parent.is_dir():
        raise UserError("handoff.no_folder", folder=str(target.parent))
    FORMS[form](views, target, meta)
