"""Run every benchmark, one after the other: `python -m bench [NAME…]`."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent


def main(names: list[str]) -> int:
    """Run the named benchmarks, or all; return 1 when one of them failed."""
    found = sorted(file.stem for file in HERE.glob("*.py") if not file.stem.startswith("_"))
    runnable = [name for name in found if "__main__" in (HERE / f"{name}.py").read_text(encoding="utf-8")]
    failed = []
    for name in names or runnable:
        print(f"== {name}", flush=True)
        if subprocess.run([sys.executable, "-m", f"bench.{name}"], check=False, cwd=HERE.parent).returncode:
            failed.append(name)
    if failed:
        print("failed:", ", ".join(failed))
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
