"""Killed at random moments, the program loses nothing that was acknowledged. `bench/crash.py` does it longer."""

import os
import subprocess
import sys

import pytest

KILLS = os.environ.get("JIAOKAN_KILLS", "10")


@pytest.mark.skipif(not hasattr(os, "fork"), reason="the harness forks")
def test_kills_lose_nothing_that_was_acknowledged(root):
    harness = [sys.executable, str(root / "bench" / "crash.py"), "--rounds", KILLS]
    done = subprocess.run(harness, capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith(f"{KILLS} kills")
