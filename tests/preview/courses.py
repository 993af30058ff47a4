"""Write a course to look at: two modules, a quiz, a drawing, French."""

from __future__ import annotations

import re
import time
from collections.abc import Callable
from pathlib import Path

from builder.build import update_catalog
from tests.projects import DRAWING, OPEN, YAML, write_files

FIRST = """\
# Why plan

Towns grow.

## Growth {#growth}

More people need more streets.

- A street
- A square

| Street | Trees |
| --- | --- |
| High street | 12 |

:::{tip}
Walk through the town.

Ask who lives there.
:::

## Water {#water}

Water comes from wells.

:::{figure} media/map.svg
:alt: A map of streets

The town.
:::

:::{trainer}
Bring a map.
:::
"""

SECOND = """\
# Check

What do you know?

## Questions {#questions}

:::{quiz} Streets {#streets}
:pass: 50%

### Who uses a street? {#who}

- [x] Everybody
- [ ] Nobody
:::
"""

FILES = {
    "course.yaml": YAML + OPEN,
    "modules/01-why-plan.md": FIRST,
    "modules/02-check.md": SECOND,
    "media/map.svg": DRAWING,
}


def write_towns(project: Path) -> Path:
    """Write the course; its first module is what tests change."""
    folder = project / "course_src" / "towns"
    write_files(folder, dict(FILES))
    update_catalog(project, "towns", "fr")
    catalog = project / "translations" / "towns" / "fr.po"
    text = catalog.read_text(encoding="utf-8")
    translated = re.sub(r'(msgid "Water comes from wells\."\nmsgstr )""', r'\1"L’eau vient des puits."', text)
    assert translated != text
    catalog.write_text(translated, encoding="utf-8")
    return folder / "modules" / "01-why-plan.md"


def until(is_so: Callable[[], bool], seconds: float = 30) -> None:
    """Wait for something to become so."""
    end = time.monotonic() + seconds
    while not is_so():
        assert time.monotonic() < end, "it did not become so"
        time.sleep(0.05)
