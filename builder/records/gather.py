"""Bring the records of many learners together: of each the newest counts, and what is doubtful is told."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from builder.errors import Place, Problem, Severity
from builder.records.values import Record


@dataclass(frozen=True, slots=True, kw_only=True)
class Gathered:
    """Hold the records that count, in the order of their files, and what is doubtful about them."""

    records: tuple[Record, ...]
    problems: tuple[Problem, ...] = ()


def gather(records: Iterable[Record]) -> Gathered:
    """Keep the newest record of each learner; learners of the same name on two devices are told, and both count."""
    found = tuple(records)
    kept: dict[object, Record] = {}
    problems: list[Problem] = []
    for record in found:
        key = _learner(record)
        older = kept.get(key)
        kept[key] = record if older is None else max(older, record, key=_age)
        if older is not None:
            problems.append(_twice(older, record, kept[key]))
    counting = {id(record) for record in kept.values()}
    counted = tuple(record for record in found if id(record) in counting)
    return Gathered(records=counted, problems=(*problems, *_namesakes(counted), *_unsound(counted)))


def _learner(record: Record) -> object:
    """Tell learners apart: by the chance text of their progress, without one by their names."""
    if record.learner:
        return record.scope, record.learner
    return (record.scope, "", record.names) if record.names else (record.scope, record.file)


def _age(record: Record) -> tuple[str, int]:
    """Order the records of one learner: by when they were saved, then by how much is in them."""
    return record.saved, len(record.seen) + len(record.answers)


def _twice(older: Record, newer: Record, kept: Record) -> Problem:
    dropped = older if kept is newer else newer
    message = f"The same learner ({_who(kept)}) is in {kept.file} too, saved {kept.saved or 'at no known time'}."
    hint = f"The newest counts: {kept.file}. Take the other file away to be rid of this warning."
    return _warning(dropped, "R105", message, hint)


def _namesakes(records: tuple[Record, ...]) -> Iterator[Problem]:
    """Find different learners of one name: two people, or one on two devices."""
    named = sorted((one for one in records if one.names), key=lambda one: (one.scope, _folded(one), one.file))
    for _, same in groupby(named, key=lambda one: (one.scope, _folded(one))):
        first, *others = same
        for other in others:
            message = f"{_who(other)} is in {first.file} too, from another device or another place on the same one."
            hint = "Both are in the table. If it is one person, take the file away that does not count."
            yield _warning(other, "R106", message, hint)


def _folded(record: Record) -> tuple[str, ...]:
    return tuple(sorted(name.casefold() for name in record.names))


def _unsound(records: tuple[Record, ...]) -> Iterator[Problem]:
    for record in records:
        for certificate in record.certificates:
            if not certificate.is_sound:
                message = f"The code {certificate.code} does not fit the certificate of {certificate.said.name or '—'}."
                hint = "Name, course, version, score or date were changed after it was made. Ask the learner."
                yield _warning(record, "R107", message, hint)


def _who(record: Record) -> str:
    return ", ".join(record.names) or "without a name"


def _warning(record: Record, code: str, message: str, hint: str) -> Problem:
    place = Place(file=record.file)
    return Problem(code=code, message=message, place=place, hint=hint, severity=Severity.WARNING)
