"""Make hostile texts of seeds: cut, repeated, mixed, and with marks of their formats thrown in."""

from __future__ import annotations

from pathlib import Path

from hypothesis import strategies as st

HERE = Path(__file__).resolve().parent
SEEDS, FINDINGS = HERE / "seeds", HERE / "findings"

# What means something to one of the formats, or to none that should see it.
MARKS = [
    *("\n", "\n\n", "\n    ", "\t", " ", "\r", "\0", "\x0b", "\x1b", "\x85", "\u2028", "\u00a0", "\ufeff", "\u202e"),
    *("é", "e\u0301", "字", "ب", "𝒳", "\ud7ff", "\ufffe", "−", "“", "±", "²", "٣", "½"),
    *(
        "#",
        "## ",
        "### ",
        "- ",
        "1. ",
        "> ",
        "* ",
        "- [x] ",
        "- [ ] ",
        "|",
        "|---|",
        "***",
        "---\n",
        "```",
        "~~~",
        "$$",
    ),
    *(
        "[",
        "]",
        "(",
        ")",
        "](",
        "![",
        "[[",
        "]]",
        "[^1]",
        "[^1]: ",
        "[a]: b",
        "{",
        "}",
        "{#a}",
        "{.a}",
        "{{ a }}",
        "{%",
    ),
    *(
        ":::",
        "::::",
        ":::{tip}\n",
        ":::{quiz} a {#b}\n",
        ":::{figure} x\n",
        ":::{slot} a\n",
        ":alt: ",
        ":kind: order\n",
    ),
    *(
        "<",
        ">",
        "</",
        "/>",
        "<!--",
        "-->",
        "<![CDATA[",
        "]]>",
        "<?",
        "<!DOCTYPE a>",
        "&",
        "&amp;",
        "&#0;",
        "&#x110000;",
    ),
    *(
        '"',
        "'",
        "\\",
        "`",
        "$",
        "%",
        "*",
        "_",
        "~~",
        "=",
        ":",
        ";",
        ",",
        "!",
        "?",
        "/",
        "..",
        "//a.org",
        "javascript:x",
    ),
    *(
        "msgid ",
        'msgstr "',
        "#~ ",
        "#| ",
        "#, fuzzy",
        "msgstr[9] ",
        "<<<<<<<",
        "- &a ",
        "*a",
        "? ",
        "!!x ",
        "| ",
        "%TAG",
    ),
    *("null", "true", "1e999", "NaN", "-1", "99999999999999999999", "[]", "{}", '{"a":', "\\u0000", "\\ud800", "0x"),
]
_BYTES = [mark.encode("utf-8", "surrogatepass") for mark in MARKS] + [b"\xff", b"\x80", b"\xed\xa0\x80", b"PK\x05\x06"]


def seeds(door: str) -> list[bytes]:
    """Read the seeds of a door, and what was found at it before."""
    folders = (SEEDS / door, FINDINGS / door)
    return [path.read_bytes() for folder in folders if folder.is_dir() for path in sorted(folder.iterdir())]


def hostile(door: str) -> st.SearchStrategy[bytes]:
    """Give texts for a door: edited seeds, and marks in a row."""
    edit = st.tuples(st.integers(0, 4000), st.integers(0, 30), st.sampled_from(_BYTES) | st.binary(max_size=4))
    edited = st.tuples(st.sampled_from(seeds(door)), st.lists(edit, min_size=1, max_size=6)).map(_edited)
    return edited | st.lists(st.sampled_from(_BYTES), max_size=25).map(b"".join)


def _edited(drawn: tuple[bytes, list[tuple[int, int, bytes]]]) -> bytes:
    content, edits = drawn
    for at, gone, new in edits:
        start = at % (len(content) + 1)
        content = content[:start] + new + content[start + gone :]
    return content
