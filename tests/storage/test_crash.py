"""Killed at random moments, the program loses nothing that was acknowledged. `bench/crash.py` does it longer."""

import os
import subprocess
import sys

import pytest


@pytest.mark.skipif(not hasattr(os, "fork"), reason="the harness forks")
def test_kills_lose_nothing_that_was_acknowledged(root):
    harness = [sys.executable, str(root / "bench" / "crash.py"), "--rounds", "10"]
    done = subprocess.run(harness, capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("10 kills")
