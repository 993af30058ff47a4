"""Run the benchmarks and write `benchmarks/results/<name>.md`.

Usage: python benchmarks/run.py [NAME…] [--date YYYY-MM-DD]

A benchmark is a module of this folder that is named in `BENCHMARKS` and has `report(date) -> str`.
"""

from __future__ import annotations

import argparse
import importlib
import sys
from datetime import UTC, datetime
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BENCHMARKS = ("building", "opening", "pdf", "translation")


def run(names: list[str], date: str) -> None:
    """Run benchmarks by name and write what they report."""
    for name in names:
        text = importlib.import_module(f"benchmarks.{name}").report(date)
        path = ROOT / "benchmarks" / "results" / f"{name}.md"
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
        print(f"{text}\nWritten to {path.relative_to(ROOT)}")


def main() -> None:
    parser = argparse.ArgumentParser(description="Run the benchmarks.")
    parser.add_argument("names", nargs="*", choices=[*BENCHMARKS, []], metavar="NAME", help=", ".join(BENCHMARKS))
    parser.add_argument("--date", default=datetime.now(UTC).date().isoformat(), help="the day to write on the results")
    asked = parser.parse_args()
    run(asked.names or list(BENCHMARKS), asked.date)


if __name__ == "__main__":
    sys.path.insert(0, str(ROOT))
    main()
