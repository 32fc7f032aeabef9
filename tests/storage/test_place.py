from pathlib import Path

import pytest

from core.storage.place import is_remote

LINUX = (
    "22 1 8:1 / / rw shared:1 - ext4 /dev/sda1 rw\n"
    "40 22 0:44 / /mnt/press rw shared:2 - nfs4 server:/press rw\n"
    "41 22 0:45 / /mnt/with\\040space rw - cifs //server/x rw\n"
    "42 40 8:2 / /mnt/press/local rw shared:3 - xfs /dev/sdb1 rw\n"
)
MAC = "/dev/disk1s1 on / (apfs, local, journaled)\n//guest@server/press on /Volumes/press (smbfs, nodev)\n"


@pytest.mark.parametrize(
    ("mounts", "path", "expected"),
    [
        (LINUX, "/home/x/a.jiaokan", False),
        (LINUX, "/mnt/press/a.jiaokan", True),
        (LINUX, "/mnt/pressed/a.jiaokan", False),
        (LINUX, "/mnt/press/local/a.jiaokan", False),
        (LINUX, "/mnt/with space/a.jiaokan", True),
        (MAC, "/Users/x/a.jiaokan", False),
        (MAC, "/Volumes/press/a.jiaokan", True),
        ("", "/home/x", False),
        ("no such line\n - \n", "/home/x", False),
    ],
)
def test_the_disk_that_holds_a_path_decides(mounts, path, expected, monkeypatch):
    monkeypatch.setattr("sys.platform", "linux")
    assert is_remote(Path(path), mounts) is expected


def test_this_system_can_be_asked(tmp_path):
    assert is_remote(tmp_path) in {True, False}
    assert is_remote(Path("a\0b")) is False
