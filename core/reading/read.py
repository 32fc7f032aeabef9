"""Make a page of bytes or of a file."""

from __future__ import annotations

import hashlib
import os
import stat
from pathlib import Path

from core.errors import UserError
from core.model.transfer import ReadPage
from core.reading.decode import decode
from core.reading.guess import guess_details

LARGEST = 5 * 1024 * 1024
"""Bytes that a page's file may have; a printed page of text has a hundredth of that."""
SUFFIXES = frozenset({".txt", ".md"})
_SIGNATURES = (
    b"%PDF-",
    b"PK\x03\x04",
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"GIF8",
    b"\xd0\xcf\x11\xe0",
    b"{\\rtf",
    b"II*\0",
    b"MM\0*",
)
_PLAIN_CONTROLS = frozenset("\t\n\r\f\v\x1a\x1e")


def read_bytes(data: bytes, source: str, encoding: str | None = None) -> ReadPage:
    """Return the page of a file's bytes; `source` is its name, `encoding` overrides detection.

    Raises UserError when it is empty, binary, too large or undecodable.
    """
    if len(data) > LARGEST:
        raise _too_large(source, len(data))
    if not data.strip(b" \t\r\n\f\v\0"):
        raise UserError("read.empty", file=source)
    if data.startswith(_SIGNATURES):
        raise UserError("read.binary", file=source)
    try:
        decoded = decode(data, source, encoding)
    except UserError:
        if encoding is None and _has_controls(data):
            raise UserError("read.binary", file=source) from None
        raise
    text = normalise_line_ends(decoded.text)
    if not text.strip():
        raise UserError("read.empty", file=source)
    if _is_binary(text):
        raise UserError("read.binary", file=source)
    return ReadPage(source, text, text_hash(text), decoded.encoding, guess_details(source, text))


def read_file(path: Path, encoding: str | None = None) -> ReadPage:
    """Return the page of a file.

    Raises UserError when it can't be read or is no page.
    """
    name = path.name.encode("utf-8", "replace").decode()  # a name of other bytes is no text
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):
            raise UserError("read.no_file", file=str(path))
        if status.st_size > LARGEST:
            raise _too_large(name, status.st_size)
        data = path.read_bytes()
    except OSError as error:
        raise unreadable(path, error) from error
    return read_bytes(data, name, encoding)


def unreadable(path: Path, error: OSError) -> UserError:
    """Return the error that tells why the system does not let us read a path."""
    if isinstance(error, FileNotFoundError):
        return UserError("read.missing", file=str(path))
    if isinstance(error, PermissionError):
        return UserError("read.forbidden", file=str(path))
    return UserError("read.unreadable", file=str(path), reason=os.strerror(error.errno) if error.errno else str(error))


def normalise_line_ends(text: str) -> str:
    r"""Return the text with \r\n and \r as \n and nothing else changed."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


def text_hash(text: str) -> str:
    """Return the SHA-256 of a raw text as UTF-8, in hexadecimal: the same text twice has the same."""
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


def _is_binary(text: str) -> bool:
    """Judge whether decoded text is no text at all: a NUL, or control characters more than one in two hundred."""
    if "\0" in text:
        return True
    controls = sum(1 for char in text if char < " " and char not in _PLAIN_CONTROLS)
    return controls * 200 > len(text)


def _has_controls(data: bytes) -> bool:
    """Judge whether bytes that no encoding fits hold more control bytes than a damaged text would."""
    plain = bytes(map(ord, _PLAIN_CONTROLS))
    controls = sum(data.count(byte) for byte in range(32) if byte not in plain)
    return controls * 200 > len(data)


def _too_large(source: str, size: int) -> UserError:
    return UserError("read.too_large", file=source, size=f"{size / 1024 / 1024:.1f}", limit=LARGEST // 1024 // 1024)
