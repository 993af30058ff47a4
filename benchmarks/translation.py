"""Measure translation: what breaks when real Markdown goes through a catalog, beside other tools.

Each tool extracts the corpus of `tests/corpus`, gets its own catalogs back, translated by themselves (identity) and by
a stranger who writes other letters (`tests/corpus/pseudo.py`), and rebuilds the documents. The same reader shows source
and result as HTML and compares tags, addresses and words; white space and ids made of titles are not compared.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from builder import __version__
from tests.corpus import pseudo, sources
from tests.corpus.pages import make_course, outline, pages, read, untranslated

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv-bench"
CORPORA = {
    "course files": sources.course_files,
    "package descriptions": sources.descriptions,
    "CommonMark examples": sources.commonmark,
}

# A process's peak memory is at least that of the one which started it, so a small one starts the tools.
_LAUNCHER = """
import resource, subprocess, sys
subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL)
used = resource.getrusage(resource.RUSAGE_CHILDREN)
print(used.ru_utime + used.ru_stime, used.ru_maxrss)
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tool:
    """Name a tool, its version and the Python that it is installed for."""

    name: str
    shown: str
    python: str


@dataclass(slots=True, kw_only=True)
class Cost:
    """Add up what processes cost: CPU seconds, and the largest one's memory in MiB."""

    seconds: float = 0.0
    memory: float = 0.0

    def add(self, command: list[str], log: Path, *, cwd: Path = ROOT, env: Mapping[str, str] | None = None) -> None:
        """Run a command and add its cost and that of its children."""
        with log.open("ab") as errors:
            launcher = [sys.executable, "-I", "-c", _LAUNCHER, *command]
            done = subprocess.run(launcher, cwd=cwd, env=env, stdout=subprocess.PIPE, stderr=errors, check=True)
        seconds, kibibytes = done.stdout.split()[-2:]
        self.seconds += float(seconds)
        self.memory = max(self.memory, int(kibibytes) / 1024)


@dataclass(slots=True, kw_only=True)
class Result:
    """Hold what became of a corpus."""

    files: int
    identity: list[str] = field(default_factory=list)
    pseudo: list[str] = field(default_factory=list)
    urls: int = 0
    urls_lost: int = 0
    cost: Cost = field(default_factory=Cost)


def report(date: str) -> str:
    """Measure every tool on every corpus, and write the tables."""
    tools = _tools()
    with tempfile.TemporaryDirectory() as folder:
        results = {
            (tool.name, corpus): _measure(tool, texts(), Path(folder) / tool.name / corpus.replace(" ", "-"))
            for tool in tools
            for corpus, texts in CORPORA.items()
        }
    tables = [_table(corpus, tools, results) for corpus in CORPORA]
    return "\n".join([_head(date, tools), *tables])


def _tools() -> list[Tool]:
    """Find Satchel and the peers; these are installed where they are missing."""
    python, pins = VENV / "bin" / "python", pinned()
    tools = [
        Tool(name="satchel", shown=f"Satchel {__version__}", python=sys.executable),
        Tool(name="toolkit", shown=f"translate-toolkit {pins['translate-toolkit']}", python=str(python)),
        Tool(name="mdpo", shown=f"mdpo {pins['mdpo']}", python=str(python)),
    ]
    return [*tools, *_po4a()]


def pinned() -> dict[str, str]:
    """Install the peers where they are missing; gives their versions."""
    python = VENV / "bin" / "python"
    wanted = ROOT / "benchmarks" / "requirements.txt"
    if not python.exists():
        subprocess.run([sys.executable, "-m", "venv", VENV], check=True)
    subprocess.run([python, "-m", "pip", "install", "-qq", "--disable-pip-version-check", "-r", wanted], check=True)
    return dict(line.split("==") for line in wanted.read_text(encoding="utf-8").splitlines() if "==" in line)


def _po4a() -> list[Tool]:
    """Find Debian's po4a; without it, the tables do without it."""
    if shutil.which("po4a") is None:
        print("po4a is not installed (apt-get install po4a): it is left out.", file=sys.stderr)
        return []
    said = subprocess.run(["po4a", "--version"], capture_output=True, text=True, check=True).stdout
    return [Tool(name="po4a", shown=f"po4a {said.split()[2].rstrip('.')}", python=sys.executable)]


def _measure(tool: Tool, texts: dict[str, str], folder: Path) -> Result:
    result = Result(files=len(texts))
    for name in ("md", "po", "identity-po", "pseudo-po", "identity", "pseudo"):
        (folder / name).mkdir(parents=True)
    for name, text in texts.items():
        (folder / "md" / f"{name}.md").write_text(text, encoding="utf-8")
    command = [tool.python, "benchmarks/tools.py", tool.name]
    log = folder / "log.txt"
    result.cost.add([*command, "extract", str(folder)], log)
    _translate(folder, plain_known=tool.name == "satchel")
    for kind in ("identity", "pseudo"):
        result.cost.add([*command, "rebuild", str(folder), str(folder / f"{kind}-po"), str(folder / kind)], log)
    _compare(result, texts, folder)
    print(f"{tool.shown}, {folder.name}: {result.cost.seconds:.1f} s", file=sys.stderr)
    return result


def _translate(folder: Path, *, plain_known: bool) -> None:
    """Translate a tool's catalogs; only Satchel says which messages are no Markdown."""
    for path in sorted((folder / "po").glob("*.po")):
        text = path.read_text(encoding="utf-8")
        (folder / "identity-po" / path.name).write_text(pseudo.po(text, say=str), encoding="utf-8")
        say = None if plain_known else pseudo.markdown
        (folder / "pseudo-po" / path.name).write_text(pseudo.po(text, say=say), encoding="utf-8")


def _compare(result: Result, texts: dict[str, str], folder: Path) -> None:
    before = pages(untranslated(make_course(texts)))
    same, pretended = _results(folder / "identity"), _results(folder / "pseudo")
    for name, page in before.items():
        wanted = _comparable(page)
        if _comparable(same.get(name, "")) != wanted:
            result.identity.append(name)
        if _comparable(pretended.get(name, "")) != wanted:
            result.pseudo.append(name)
        urls, kept = _urls(page), _urls(pretended.get(name, ""))
        result.urls += urls.total()
        result.urls_lost += (urls - kept).total()


def _results(folder: Path) -> dict[str, str]:
    """Read what a tool has made: pages, or Markdown that is shown as its source was."""
    made = {path.stem: path.read_text(encoding="utf-8", errors="replace") for path in sorted(folder.glob("*.html"))}
    texts = {path.stem: path.read_text(encoding="utf-8", errors="replace") for path in sorted(folder.glob("*.md"))}
    return made | (pages(untranslated(make_course(texts))) if texts else {})


def _comparable(page: str) -> list[str]:
    """List what must be the same; ids may be made of titles, which a translation of the text changes."""
    return outline(page, without=("id", "for", "name", "aria-labelledby", "aria-describedby", "data-question"))


def _urls(page: str) -> Counter[str]:
    """Count the addresses of links and pictures, those inside the page left out."""
    behind = read(page).behind
    return Counter(value for _tag, name, value in behind if name in ("href", "src") and not value.startswith("#"))


def _head(date: str, tools: list[Tool]) -> str:
    names = ", ".join(tool.shown for tool in tools)
    machine = f"Python {sys.version.split()[0]}, {os.cpu_count()} cores"
    return f"""# Translation through catalogs

{names}; {machine}; {date}. `make bench` renews this page.

A file fails when, translated and rebuilt, it is not the document that it was: other tags, addresses, code or words.
*Identity*: every message translated by itself, really swapped. *Pseudo*: by other letters, which are read back for the
comparison. *URLs lost*: addresses of links and pictures that the pseudo-translated documents no longer have. CPU and
peak memory: extracting once, rebuilding twice; Satchel's share includes making the HTML. The course files use
directives and roles that the other tools do not know; the other two corpora are plain Markdown. po4a is stopped after
10 s for one file: it does not come back from some of the examples.
"""


def _table(corpus: str, tools: list[Tool], results: dict[tuple[str, str], Result]) -> str:
    rows = [_row(tool, results[tool.name, corpus]) for tool in tools]
    files = results[tools[0].name, corpus].files
    return "\n".join(
        [
            f"## {files} {corpus}",
            "",
            "| tool | identity fails % | pseudo fails % | URLs lost % | CPU s | peak MiB |",
            "| --- | --: | --: | --: | --: | --: |",
            *rows,
            "",
        ]
    )


def _row(tool: Tool, result: Result) -> str:
    shares = (
        100 * len(result.identity) / result.files,
        100 * len(result.pseudo) / result.files,
        100 * result.urls_lost / max(1, result.urls),
    )
    numbers = [*(f"{share:.1f}" for share in shares), f"{result.cost.seconds:.1f}", f"{result.cost.memory:.0f}"]
    return f"| {tool.shown} | {' | '.join(numbers)} |"
