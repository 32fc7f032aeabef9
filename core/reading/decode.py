"""Find out how bytes are encoded and decode them, or say where they can't be."""

from __future__ import annotations

import codecs
from dataclasses import dataclass

from charset_normalizer import from_bytes

from core.errors import UserError
from core.reading.plausibility import plausibility

ENCODINGS = ("utf-8", "gb18030", "big5", "utf-16")
"""What a user may choose from; any other codec of Python for text is taken too."""
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_LEGACY = ("gb18030", "big5", "cp950", "big5hkscs")
_UNMARKED_WIDE = ("utf-16-le", "utf-16-be")
_PLAUSIBLE = 0.8
_SAMPLE = 200_000


@dataclass(frozen=True, slots=True)
class Decoded:
    """Decoded text with its encoding: a Python codec's name."""

    text: str
    encoding: str


def decode(data: bytes, source: str, encoding: str | None = None) -> Decoded:
    """Return the text of bytes, its byte order mark dropped; detect the encoding when none is given.

    Raises UserError when the encoding is unknown or the bytes do not fit it, naming line and byte.
    """
    if encoding is not None:
        return _decode_as(data, source, _known(encoding, source))
    for mark, name in _MARKS:
        if data.startswith(mark):
            return _decode_as(data, source, name)
    try:
        return Decoded(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError:
        found = _detect(data)
    if found is None:
        raise _undecodable(data, source, _nearest(data))
    return Decoded(data.decode(found), found)


def _known(encoding: str, source: str) -> str:
    try:
        codecs.lookup(encoding)
        "".encode(encoding)
    except (LookupError, ValueError):  # unknown, no codec of text, or a name with a NUL
        raise UserError("read.encoding_unknown", file=source, encoding=encoding) from None
    return encoding


def _decode_as(data: bytes, source: str, encoding: str) -> Decoded:
    try:
        return Decoded(data.decode(encoding).removeprefix("\ufeff"), encoding)
    except UnicodeError:
        raise _undecodable(data, source, encoding) from None


def _detect(data: bytes) -> str | None:
    """Return the legacy encoding in which the bytes read most like Chinese, or None.

    The library says how much of a mess each candidate would be; on short texts it alone takes GBK for Korean, so only
    Chinese candidates are put before it, and everyday characters weigh more than its word.
    """
    candidates = _UNMARKED_WIDE if b"\0" in data else _LEGACY
    mess = {match.encoding: match.chaos for match in from_bytes(data[:_SAMPLE], cp_isolation=list(candidates))}
    judged = []
    for rank, name in enumerate(candidates):
        try:
            text = data.decode(name)
        except UnicodeDecodeError:
            continue
        likely = plausibility(text)
        if likely >= _PLAUSIBLE and "\0" not in text:
            judged.append((likely - 0.1 * mess.get(name.replace("-", "_"), 1.0), -rank, name))
    return max(judged)[2] if judged else None


def _nearest(data: bytes) -> str:
    """Return the encoding that most of the bytes fit, to say where they stop fitting."""
    return max(("utf-8", "gb18030", "big5"), key=lambda name: plausibility(data.decode(name, "replace")))


def _undecodable(data: bytes, source: str, encoding: str) -> UserError:
    offset = _first_misfit(data, encoding)
    line = data.count(b"\n", 0, offset) + 1
    if encoding.startswith("utf-16"):
        line = data[:offset].decode(encoding, "replace").count("\n") + 1
    return UserError("read.undecodable", file=source, encoding=encoding, line=line, byte=offset)


def _first_misfit(data: bytes, encoding: str) -> int:
    """Return the offset of the first byte that does not fit, 0 when all do but make no Chinese."""
    try:
        data.decode(encoding)
    except UnicodeDecodeError as error:
        return error.start
    except UnicodeError:
        return 0
    return 0
