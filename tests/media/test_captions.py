"""Captions are read as WebVTT has them; what cannot be read is named by its line, and the rest is kept."""

import pytest

from builder.media import MOST_BYTES, MOST_CUES, Captions, Cue, caption_problems, read_captions

OTHER = ((1, "it does not begin with the line `WEBVTT`"),)
HELLO = Cue(start=1, end=2.5, text="Habari!")
CASES = {
    "one": ("WEBVTT\n\n00:01.000 --> 00:02.500\nHabari!\n", (HELLO,), ()),
    "with a title, a name and settings": (
        "\ufeffWEBVTT - Walk\n\nfirst\n00:00:01.000 --> 00:00:02.500 line:0 align:start\nHabari!\n",
        (HELLO,),
        (),
    ),
    "two lines, hours, Windows": (
        "WEBVTT\r\n\r\n01:00:00.000 --> 01:00:01.000\r\n<v Amina>One\r\ntwo & three\r\n",
        (Cue(start=3600, end=3601, text="<v Amina>One\ntwo & three"),),
        (),
    ),
    "notes and styles": (
        "WEBVTT\n\nNOTE seen by nobody\n\nSTYLE\n::cue {}\n\n00:01.000 --> 00:02.500\nHabari!",
        (HELLO,),
        (),
    ),
    "nothing said": ("WEBVTT\n", (), ()),
    "another format": ("1\n00:00:01,000 --> 00:00:02,500\nHabari!\n", (), OTHER),
    "nothing at all": ("", (), OTHER),
    "times of another format": (
        "WEBVTT\n\n00:00:01,000 --> 00:00:02,500\nHabari!\n\n00:01.000 --> 00:02.500\nHabari!\n",
        (HELLO,),
        ((3, "its times cannot be read"),),
    ),
    "words without times": ("WEBVTT\n\nHabari!\n", (), ((3, "it says no times"),)),
    "backwards": ("WEBVTT\n\nx\n00:02.000 --> 00:01.000\nHabari!\n", (), ((4, "it ends before it begins"),)),
}  # fmt: skip


@pytest.mark.parametrize(("text", "cues", "faults"), CASES.values(), ids=CASES)
def test_captions_are_read(text: str, cues: tuple[Cue, ...], faults: tuple[tuple[int, str], ...]) -> None:
    assert read_captions(text.encode()) == Captions(cues=cues, faults=faults)


def test_a_line_ends_where_the_format_says_so() -> None:
    (cue,) = read_captions("WEBVTT\r\r00:01.000 --> 00:02.000\rOne\u2028two\x0bthree\r".encode()).cues
    assert cue.text == "One\u2028two\x0bthree"


def test_a_huge_file_is_not_read() -> None:
    assert read_captions(b"WEBVTT\n".ljust(MOST_BYTES, b"\n")) == Captions(cues=())
    (fault,) = read_captions(b"WEBVTT\n".ljust(MOST_BYTES + 1, b"\n")).faults
    assert fault == (1, "captions have at most 2 MB")


def test_letters_that_are_none_stop_nothing() -> None:
    (cue,) = read_captions(b"WEBVTT\n\n00:01.000 --> 00:02.000\nCaf\xe9\n").cues
    assert cue.text == "Caf\ufffd"


def test_there_is_an_end_to_captions() -> None:
    text = "WEBVTT\n\n" + "00:01.000 --> 00:02.000\nx\n\n" * (MOST_CUES + 2)
    found = read_captions(text.encode())
    assert len(found.cues) == MOST_CUES
    assert [line for line, _ in found.faults] == [3 * MOST_CUES + 3]


def test_a_fault_is_told_with_its_place() -> None:
    (problem,) = caption_problems(read_captions(b"WEBVTT\n\nHabari!\n"), "course_src/towns/media/walk.vtt")
    assert (problem.code, str(problem.place)) == ("I106", "course_src/towns/media/walk.vtt:3")
