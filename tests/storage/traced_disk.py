"""A disk that remembers every write, sync and deletion of SQLite, can fail at one of them, and can lose its power.

It stands before SQLite's own way to the disk (its default VFS): three methods of each file and two of the VFS go
through functions of ours, by way of ctypes. Works where Python's sqlite3 loads SQLite from a library of its own.
"""

import ctypes
import ctypes.util
import sqlite3
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

SECTOR = 512
MAIN_DB, MAIN_JOURNAL = 0x100, 0x800
IOERR_WRITE, IOERR_FSYNC, FULL = 778, 1034, 13
_P, _I, _L = ctypes.c_void_p, ctypes.c_int, ctypes.c_int64
_OPEN = ctypes.CFUNCTYPE(_I, _P, _P, _P, _I, _P)
_DELETE = ctypes.CFUNCTYPE(_I, _P, _P, _I)
_WRITE = ctypes.CFUNCTYPE(_I, _P, _P, _I, _L)
_TRUNCATE = ctypes.CFUNCTYPE(_I, _P, _L)
_SYNC = ctypes.CFUNCTYPE(_I, _P, _I)
_VFS_HEAD = 3 * 4 + 4
"""iVersion, szOsFile, mxPathname and the gap before the first pointer."""
_VFS_POINTERS = 19
"""pNext, zName, pAppData, xOpen, xDelete and fourteen further methods."""
_METHODS = 19
_X_WRITE, _X_TRUNCATE, _X_SYNC = 3, 4, 5


def library():
    """Return the SQLite that Python itself has loaded, or None where it can't be reached."""
    name = ctypes.util.find_library("sqlite3")
    try:
        found = ctypes.CDLL(name) if name else None
    except OSError:
        return None
    if found is None:
        return None
    found.sqlite3_libversion.restype = ctypes.c_char_p
    found.sqlite3_vfs_find.restype = _P
    return found if found.sqlite3_libversion().decode() == sqlite3.sqlite_version else None


@dataclass
class Disk:
    """What happened on the disk, in order: (deed, file name, offset, bytes). `said` marks go in between."""

    deeds: list = field(default_factory=list)
    fails_at: int = -1
    code: int = IOERR_WRITE
    count: int = 0

    def note(self, deed, name, offset=0, data=b""):
        self.deeds.append((deed, name, offset, data))

    def fails(self):
        """Count a deed that may fail; return the error it fails with, or 0."""
        self.count += 1
        return self.code if self.count == self.fails_at else 0

    def say(self, words):
        """Put a mark between the deeds."""
        self.note("said", words)


@contextmanager
def traced():
    """Let all files of SQLite opened from now on go through a traced disk."""
    sqlite = library()
    original = sqlite.sqlite3_vfs_find(None)
    shim = _Shim(sqlite, original)
    sqlite.sqlite3_vfs_register(ctypes.c_void_p(shim.address), 1)
    try:
        yield shim.disk
    finally:
        sqlite.sqlite3_vfs_register(ctypes.c_void_p(original), 1)
        sqlite.sqlite3_vfs_unregister(ctypes.c_void_p(shim.address))


class _Shim:
    """A copy of the VFS whose open and delete, and whose files' write, truncate and sync, are ours."""

    def __init__(self, sqlite, original):
        self.disk = Disk()
        self.names = {}
        self.kept = []
        size = _VFS_HEAD + 8 * _VFS_POINTERS
        self.memory = ctypes.create_string_buffer(ctypes.string_at(original, size), size)
        self.address = ctypes.addressof(self.memory)
        self.original = original
        pointers = (_P * _VFS_POINTERS).from_buffer(self.memory, _VFS_HEAD)
        self.name = ctypes.create_string_buffer(b"traced")
        pointers[0], pointers[1] = None, ctypes.addressof(self.name)
        self.real_open, self.real_delete = _OPEN(pointers[3]), _DELETE(pointers[4])
        self.open, self.delete = _OPEN(self._open), _DELETE(self._delete)
        pointers[3] = ctypes.cast(self.open, _P).value
        pointers[4] = ctypes.cast(self.delete, _P).value

    def _open(self, vfs, name, file, flags, out):
        code = self.real_open(vfs, name, file, flags, out)
        if code == 0 and name and flags & (MAIN_DB | MAIN_JOURNAL):
            self.names[file] = Path(ctypes.string_at(name).decode()).name
            self._divert(file)
        return code

    def _divert(self, file):
        """Give an open file our write, truncate and sync."""
        slot = _P.from_address(file)
        methods = (_P * _METHODS)(*(_P * _METHODS).from_address(slot.value))
        write, truncate, sync = (
            _WRITE(methods[_X_WRITE]),
            _TRUNCATE(methods[_X_TRUNCATE]),
            _SYNC(methods[_X_SYNC]),
        )

        def on_write(file, data, amount, offset):
            if code := self.disk.fails():
                return code
            self.disk.note("write", self.names[file], offset, ctypes.string_at(data, amount))
            return write(file, data, amount, offset)

        def on_truncate(file, size):
            self.disk.note("truncate", self.names[file], size)
            return truncate(file, size)

        def on_sync(file, flags):
            if code := self.disk.fails():
                return IOERR_FSYNC if code == IOERR_WRITE else code
            done = sync(file, flags)
            self.disk.note("sync", self.names[file])
            return done

        ours = _WRITE(on_write), _TRUNCATE(on_truncate), _SYNC(on_sync)
        for at, method in zip((_X_WRITE, _X_TRUNCATE, _X_SYNC), ours, strict=True):
            methods[at] = ctypes.cast(method, _P).value
        self.kept.append((methods, ours))
        slot.value = ctypes.addressof(methods)

    def _delete(self, vfs, name, is_synced):
        if code := self.disk.fails():
            return 2570 if code == IOERR_WRITE else code
        done = self.real_delete(vfs, name, is_synced)
        self.disk.note("delete" if is_synced else "delete_unsynced", Path(ctypes.string_at(name).decode()).name)
        return done


class _File:
    """A file on the disk: what is surely there, and what was written since and may or may not be."""

    def __init__(self, data=b""):
        self.sure = bytearray(data)
        self.open_deeds = []
        self.is_sure = bool(data)

    def sync(self):
        for deed in self.open_deeds:
            _apply(self.sure, *deed)
        self.open_deeds.clear()
        self.is_sure = True

    def after_the_cut(self, chance):
        """Return what a power cut leaves, of the unsynced sectors any; None when the file is not there."""
        if not self.is_sure and chance.random() < 0.5:
            return None
        data = bytearray(self.sure)
        mode = chance.choice(("all", "none", "some", "zeros"))
        for deed, offset, piece in self.open_deeds:
            if mode == "all" or deed == "truncate":
                if mode != "none":
                    _apply(data, deed, offset, piece)
                continue
            for at in range(0, len(piece), SECTOR):
                sector = piece[at : at + SECTOR]
                if mode == "some" and chance.random() < 0.5:
                    _apply(data, deed, offset + at, sector)
                elif mode == "zeros":
                    _apply(data, deed, offset + at, sector if chance.random() < 0.5 else bytes(len(sector)))
        return bytes(data)


def _apply(data, deed, offset, piece):
    if deed == "truncate":
        del data[offset:]
        return
    if len(data) < offset:
        data.extend(bytes(offset - len(data)))
    data[offset : offset + len(piece)] = piece


def cut_power(begun, deeds, moment, chance):
    """Return the files that are left when the power goes after some deeds: name to bytes.

    `begun` are the files as they were before. What was synced is there; what was not may be, in part, or as zeros.
    """
    files = {name: _File(data) for name, data in begun.items()}
    doubtful = {}
    for deed, name, offset, data in deeds[:moment]:
        if deed == "said":
            continue
        if deed == "delete":
            files.pop(name, None)
            doubtful.pop(name, None)
        elif deed == "delete_unsynced":
            doubtful[name] = files.pop(name, None)
        elif deed == "sync":
            files.setdefault(name, _File()).sync()
        else:
            files.setdefault(name, _File()).open_deeds.append((deed, offset, data))
    for name, file in doubtful.items():
        if file is not None and name not in files and chance.random() < 0.5:
            files[name] = file
    left = {name: file.after_the_cut(chance) for name, file in files.items()}
    return {name: data for name, data in left.items() if data is not None}
