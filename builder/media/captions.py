"""Read captions: what is said in a film, and when (WebVTT, https://www.w3.org/TR/webvtt1/ §4)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from builder.errors import Place, Problem, Severity

# A film of ten hours has fewer.
MOST_CUES, MOST_BYTES = 10_000, 2_000_000
_TIME = r"(?:(\d{2,}):)?([0-5]\d):([0-5]\d)\.(\d{3})"
_TIMING = re.compile(rf"{_TIME}[ \t]+-->[ \t]+{_TIME}(?:[ \t].*)?")
# Blocks that show no words.
_SILENT = re.compile(r"(?:NOTE|STYLE|REGION)(?:[ \t]|$)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Cue:
    """Be words under a film, from one second to another."""

    start: float
    end: float
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Captions:
    """Hold the cues of a film that can be read, and what cannot be, by line."""

    cues: tuple[Cue, ...]
    faults: tuple[tuple[int, str], ...] = ()


def read_captions(content: bytes) -> Captions:
    """Read a WebVTT file; what cannot be read of it is named, and the rest is kept."""
    if len(content) > MOST_BYTES:
        return Captions(cues=(), faults=((1, f"captions have at most {MOST_BYTES // 1_000_000} MB"),))
    lines = re.split(r"\r\n|[\r\n]", content.decode("utf-8-sig", errors="replace"))
    if not re.fullmatch(r"WEBVTT(?:[ \t].*)?", lines[0]):
        return Captions(cues=(), faults=((1, "it does not begin with the line `WEBVTT`"),))
    cues: list[Cue] = []
    faults: list[tuple[int, str]] = []
    for number, block in _blocks(lines):
        if len(cues) == MOST_CUES:
            faults.append((number, f"at most {MOST_CUES:,} captions are read"))
            break
        if not _SILENT.match(block[0]):
            _read(number, block, cues, faults)
    return Captions(cues=tuple(cues), faults=tuple(faults))


def _blocks(lines: Sequence[str]) -> Iterator[tuple[int, list[str]]]:
    """Part the lines below the first at empty ones; each part with its line, from 1."""
    block: list[str] = []
    for number, line in enumerate((*lines[1:], ""), start=2):
        if line.strip():
            block.append(line)
        elif block:
            yield number - len(block), block
            block = []


def _read(number: int, block: list[str], cues: list[Cue], faults: list[tuple[int, str]]) -> None:
    """Read one cue: perhaps a name, its times, its words."""
    at = next((index for index, line in enumerate(block[:2]) if "-->" in line), None)
    if at is None:
        faults.append((number, "it says no times"))
        return
    match = _TIMING.fullmatch(block[at].strip())
    if match is None:
        faults.append((number + at, "its times cannot be read"))
        return
    start, end = _seconds(match.groups()[:4]), _seconds(match.groups()[4:])
    if end <= start:
        faults.append((number + at, "it ends before it begins"))
    else:
        cues.append(Cue(start=start, end=end, text="\n".join(block[at + 1 :])))


def _seconds(parts: Sequence[str | None]) -> float:
    hours, minutes, seconds, thousandths = (int(part or 0) for part in parts)
    return hours * 3600 + minutes * 60 + seconds + thousandths / 1000


def caption_problems(captions: Captions, file: str) -> Iterator[Problem]:
    """I106: something in a file of captions cannot be read."""
    for line, reason in captions.faults:
        yield Problem(
            code="I106",
            message=f"A caption is left out: {reason}.",
            place=Place(file=file, line=line),
            hint="Save the captions as WebVTT (.vtt): times look like `00:01:02.500 --> 00:01:05.000`.",
            severity=Severity.WARNING,
        )
