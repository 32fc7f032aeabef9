"""A whole collection as one file to hand on: compressed, with a manifest by whose hash it is verified.

A package is a zip file of exactly two members: `manifest.json` and `collection.jiaokan`.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import tempfile
import zipfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import IO, Any

from core.errors import Cancelled, UserError
from core.messages import Message, message
from core.model.recovery import Contents
from core.storage.collection import recognise
from core.storage.contents import be_there, contents_of
from core.storage.copying import copy_to, sync
from core.storage.database import Database
from core.storage.migrations import program_version

SUFFIX = ".jkpack"
MANIFEST, MEMBER = "manifest.json", "collection.jiaokan"
FORMAT = 1
_PIECE = 1 << 20
_MOST_MANIFEST = 64 * 1024
_SPARE = 64 * 1024 * 1024
"""Bytes that unpacking leaves free on the disk."""
Report = Callable[[int, int, Message], None]
IsCancelled = Callable[[], bool]


def pack(database: Database, goal: Path, report: Report, cancelled: IsCancelled) -> None:
    """Write an open collection as a package, which appears whole or not at all.

    Raises UserError when it can't be written, Cancelled when the user stops it.
    """
    with _beside(goal) as folder:
        copy = folder / MEMBER
        copy_to(database, copy, report, cancelled)
        size = copy.stat().st_size
        digest = hashlib.sha256()
        draft = folder / "package"
        with zipfile.ZipFile(draft, "w", zipfile.ZIP_DEFLATED) as package:
            with copy.open("rb") as source, package.open(MEMBER, "w", force_zip64=True) as member:
                for piece in _pieces(source, size, "pack", report, cancelled):
                    digest.update(piece)
                    member.write(piece)
            package.writestr(MANIFEST, json.dumps(_manifest(copy, size, digest.hexdigest()), ensure_ascii=False))
        sync(draft)
        draft.replace(goal)
        sync(goal.parent)


def unpack(path: Path, goal: Path, report: Report, cancelled: IsCancelled) -> Contents:
    """Write the collection of a package to a new place once its hash is verified, and return what it holds.

    Raises UserError when the package is none, damaged, newer or too large, or the place is taken; Cancelled when the
    user stops it. Nothing is left behind then.
    """
    if goal.exists():
        raise UserError("collection_exists", path=goal.name)
    with _beside(goal) as folder:
        draft = folder / MEMBER
        be_there(path)
        try:
            with zipfile.ZipFile(path) as package:
                _extract(package, path, draft, report, cancelled)
        except _BROKEN as error:
            raise UserError("package_damaged", path=path.name) from error
        recognise(draft)
        sync(draft)
        _appear(draft, goal)
        return contents_of(goal)


_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError, KeyError, TypeError)
"""What the zip and JSON readers raise at damaged files."""


def _extract(package: zipfile.ZipFile, path: Path, draft: Path, report: Report, cancelled: IsCancelled) -> None:
    """Write the collection, never more than the manifest says, and compare its hash."""
    if sorted(package.namelist()) != sorted((MANIFEST, MEMBER)):
        raise UserError("not_a_package", path=path.name)
    size, expected = _promised(package, path)
    if size + _SPARE > shutil.disk_usage(draft.parent).free:
        raise UserError("disk_full", path=path.name)
    digest, written = hashlib.sha256(), 0
    with package.open(MEMBER) as member, draft.open("wb") as file:
        for piece in _pieces(member, size, "unpack", report, cancelled):
            written += len(piece)
            if written > size:
                raise UserError("package_damaged", path=path.name)
            digest.update(piece)
            file.write(piece)
    if written != size or digest.hexdigest() != expected:
        raise UserError("package_damaged", path=path.name)


def _promised(package: zipfile.ZipFile, path: Path) -> tuple[int, str]:
    """Return size and hash as the manifest gives them. Raises UserError when it is too new or makes no sense."""
    if package.getinfo(MANIFEST).file_size > _MOST_MANIFEST:
        raise UserError("package_damaged", path=path.name)
    with package.open(MANIFEST) as member:
        manifest = json.loads(member.read(_MOST_MANIFEST))
    if manifest["format"] != FORMAT:
        raise UserError("collection_newer", path=path.name, made_by=str(manifest.get("made_by", ""))[:40])
    size, expected = manifest["size"], manifest["sha256"]
    if not isinstance(size, int) or not isinstance(expected, str) or size < 0:
        raise UserError("package_damaged", path=path.name)
    return size, expected


def _manifest(copy: Path, size: int, sha256: str) -> dict[str, Any]:
    held = contents_of(copy)
    made = datetime.now(UTC).isoformat(timespec="seconds")
    counts = {"pages": held.pages, "articles": held.articles, "steps": held.steps}
    return {"format": FORMAT, "made": made, "made_by": program_version(), "size": size, "sha256": sha256, **counts}


def _pieces(source: IO[bytes], size: int, what: str, report: Report, cancelled: IsCancelled) -> Iterator[bytes]:
    done = 0
    while piece := source.read(_PIECE):
        if cancelled():
            raise Cancelled
        done += len(piece)
        report(min(done, size), size, message(f"command.progress.{what}"))
        yield piece


@contextmanager
def _beside(goal: Path) -> Iterator[Path]:
    """Make a folder beside a place, on the same disk, that is gone afterwards."""
    try:
        folder = Path(tempfile.mkdtemp(prefix=".jiaokan-", dir=goal.parent))
    except OSError as error:
        raise UserError("folder_not_writable", path=str(goal.parent), detail=str(error)) from error
    try:
        yield folder
    except OSError as error:
        raise UserError("folder_not_writable", path=str(goal.parent), detail=str(error)) from error
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _appear(draft: Path, goal: Path) -> None:
    try:
        os.link(draft, goal) if hasattr(os, "link") else draft.replace(goal)
    except FileExistsError as error:
        raise UserError("collection_exists", path=goal.name) from error
