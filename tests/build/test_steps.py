"""Steps that are taken from the cache give what making them would give."""

from __future__ import annotations

from pathlib import Path

import pytest

from builder.build import courses, steps
from builder.cache import Cache
from builder.media import Fault, converted
from tests.media.pictures import photo, saved
from tests.projects import write_course


def never(*asked: object) -> bytes:
    raise AssertionError("made again")


def test_a_picture_is_made_small_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    picture = saved(photo(120, 80), "JPEG")
    made = steps.converter(Cache(tmp_path))(picture, ".jpg", "lite")
    assert made == converted(picture, ".jpg", "lite")
    monkeypatch.setattr(steps, "converted", never)
    assert steps.converter(Cache(tmp_path))(picture, ".jpg", "lite") == made
    with pytest.raises(AssertionError, match="made again"):
        steps.converter(Cache(tmp_path))(picture, ".jpg", "full")


def test_what_is_no_picture_is_not_kept(tmp_path: Path) -> None:
    assert steps.converter(Cache(tmp_path))(b"sound", ".mp3", "full") == (b"sound", ".mp3")
    with pytest.raises(Fault):
        steps.converter(Cache(tmp_path))(b"no picture", ".png", "full")
    assert not list(tmp_path.rglob("*"))


def test_a_course_is_checked_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_course(tmp_path, module="# Why plan\n\nTowns towns grow: TODO.\n")
    first = courses.survey(tmp_path, "towns", str(tmp_path / "kept")).found
    assert len(first) > 1
    courses._parse_and_check.cache_clear()
    monkeypatch.setattr(courses, "check", never)
    assert courses.survey(tmp_path, "towns", str(tmp_path / "kept")).found == first


def test_fonts_are_cut_and_compared_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(steps, "subset", lambda font, characters, index: font + bytes(sorted(characters)))
    monkeypatch.setattr(steps, "differences", lambda whole, part, words, index: tuple(words))
    asked, pair = (b"font", frozenset({2, 1}), 0), (b"font", b"part", ("ውሃ", "ቤት"), 0)
    made = steps.cutter(Cache(tmp_path))(*asked), steps.prover(Cache(tmp_path))(*pair)
    assert made == (b"font\x01\x02", ("ውሃ", "ቤት"))
    monkeypatch.setattr(steps, "subset", never)
    monkeypatch.setattr(steps, "differences", never)
    assert (steps.cutter(Cache(tmp_path))(*asked), steps.prover(Cache(tmp_path))(*pair)) == made
    with pytest.raises(AssertionError, match="made again"):
        steps.cutter(Cache(tmp_path))(b"font", frozenset({1}), 0)
