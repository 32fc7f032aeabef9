"""Open a workbook that comes from outside: not too large, no bomb, no entities, and words for whatever is wrong."""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NoReturn

from openpyxl import load_workbook

from core.errors import UserError

MOST_BYTES = 1 << 29
"""Bytes of the file itself."""
MOST_UNPACKED = 1 << 31
"""Bytes of all its parts together, unpacked."""
MOST_RATIO = 400
"""How many times larger a part may be than its packed form; sheets that repeat themselves reach about 100."""
_SMALL = 1 << 22
_CHUNK = 1 << 20
_BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    SyntaxError,  # of the XML parser
    LookupError,
    ValueError,
    TypeError,
    AttributeError,
    ArithmeticError,
    AssertionError,
    NotImplementedError,
    RuntimeError,
    RecursionError,
)
"""What unpacking and openpyxl raise when a file is not what it says."""
_OLD_FORMAT = bytes.fromhex("d0cf11e0a1b11ae1")


@contextmanager
def opened(path: Path) -> Iterator[Any]:
    """Yield a workbook for reading row by row.

    Raises UserError when it is missing, no workbook, locked by a password, damaged, or larger than can be meant.
    """
    with failures(path):
        _check_file(path)
        with path.open("rb") as file:  # ours to close: openpyxl leaves it open when it fails
            with zipfile.ZipFile(file) as archive:
                _check_parts(path, archive)
            book = load_workbook(file, read_only=True, data_only=False, keep_links=False)
            try:
                yield book
            finally:
                book.close()


@contextmanager
def failures(path: Path) -> Iterator[None]:
    """Tell in words what is wrong with a file."""
    try:
        yield
    except OSError as error:
        raise UserError("handback.unreadable", file=path.name, reason=error.strerror or str(error)) from error
    except _BROKEN as error:
        raise UserError("handback.damaged", file=path.name, detail=str(error)[:200]) from error


def _check_file(path: Path) -> None:
    if not path.is_file():
        raise UserError("handback.missing", file=str(path))
    if path.stat().st_size > MOST_BYTES:
        _refuse_size(path)
    with path.open("rb") as file:
        head = file.read(8)
    if head == _OLD_FORMAT:
        raise UserError("handback.old_format", file=path.name)
    if not zipfile.is_zipfile(path):
        raise UserError("handback.no_workbook", file=path.name)


def _check_parts(path: Path, archive: zipfile.ZipFile) -> None:
    parts = archive.infolist()
    if "[Content_Types].xml" not in archive.namelist() or not any(p.filename.startswith("xl/") for p in parts):
        raise UserError("handback.no_workbook", file=path.name)
    if sum(part.file_size for part in parts) > MOST_UNPACKED:
        _refuse_size(path)
    for part in parts:
        if part.file_size > _SMALL and part.file_size > MOST_RATIO * max(1, part.compress_size):
            _refuse_size(path)
        if part.filename.lower().endswith((".xml", ".rels", ".vml")):
            _check_xml(path, archive, part)


def _check_xml(path: Path, archive: zipfile.ZipFile, part: zipfile.ZipInfo) -> None:
    """Refuse a part that declares a document type: no spreadsheet program writes one, and entities hide in it."""
    tail = b""
    with archive.open(part) as stream:
        while chunk := stream.read(_CHUNK):
            if not tail and chunk[:4].count(0):
                raise UserError("handback.damaged", file=path.name, detail=part.filename)
            if b"<!DOCTYPE" in tail + chunk or b"<!ENTITY" in tail + chunk:
                raise UserError("handback.damaged", file=path.name, detail=part.filename)
            tail = chunk[-16:]


def _refuse_size(path: Path) -> NoReturn:
    raise UserError("handback.too_large", file=path.name)
