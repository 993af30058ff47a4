"""The examples of the CommonMark Spec."""

import json
from pathlib import Path

EXAMPLES: list[dict[str, str]] = json.loads(Path(__file__).with_name("examples.json").read_text(encoding="utf-8"))
