"""A catalog of another tool, or of an older normalisation, keeps its translations."""

import pytest

from builder.catalog import extract, localize, update
from builder.catalog.migrate import STEPS, loose, migrated
from builder.catalog.msgid import VERSION
from builder.model import plain_text
from builder.po import Catalog, Message
from tests.catalog.courses import course, proses

TEXT = """# Towns

Towns grow
fast, says [UN].

See [UN] and
[the report][un] now.

It is __very__ dear, _and_ far.

One line\\
another line

A [[levy]] is [due].

[un]: https://unhabitat.org
"""

# A msgid as another tool wrote it, its translation, the same as Satchel writes it.
OLD = [
    ("Towns grow\nfast, says [UN].", "Miji inakua\nharaka, [UN].", "Miji inakua haraka, [UN][UN]."),
    ("Towns grow fast, says [UN].", "Miji inakua, asema [Umoja].", "Miji inakua, asema [Umoja][UN]."),
    ("See [UN] and [the report][un] now.", "Tazama [UN] na [ripoti][un].", "Tazama [UN][UN] na [ripoti][un]."),
    ("It is **very** dear, *and* far.", "Ni **ghali** *na* mbali.", "Ni **ghali** *na* mbali."),
    ("One line another line", "Mstari mmoja\\\nmwingine", "Mstari mmoja\\\nmwingine"),
    ("A [[levy]] is\n[due].", "[[Kodi]] [due].", "[[Kodi]] [due]."),
]  # fmt: skip


def old_catalog(*pairs: tuple[str, str], version: str = "") -> Catalog:
    headers = (("X-Satchel-Msgid", version),) if version else ()
    messages = tuple(Message(id=text, text=new) for text, new in pairs)
    return Catalog(locale="sw", headers=headers, messages=messages, file="translations/towns/sw.po")


@pytest.mark.parametrize("version", ["", "0"])
@pytest.mark.parametrize(("text", "new", "expected"), OLD)
def test_a_translation_is_carried_over(text: str, new: str, expected: str, version: str) -> None:
    made = update(old_catalog((text, new), version=version), extract(course(TEXT)), "sw")
    (kept,) = (message for message in made.messages if message.text)
    assert (kept.text, kept.is_usable) == (expected, True)
    assert made.header("X-Satchel-Msgid") == VERSION


def test_learners_see_what_was_carried_over() -> None:
    subject = course(TEXT)
    made = update(old_catalog(("Towns grow\nfast, says [UN].", "Miji, asema [Umoja].")), extract(subject), "sw")
    result = localize(subject, (made,), "sw")
    assert result.problems == ()
    assert "Miji, asema Umoja." in {plain_text(prose) for prose in proses(result) if prose.locale == "sw"}


def test_a_catalog_of_this_version_is_left_alone() -> None:
    old = old_catalog(("Towns grow\nfast, says [UN].", "Miji"), version=VERSION)
    assert migrated(old, extract(course(TEXT))) is old


def test_a_catalog_of_a_later_version_is_left_alone() -> None:
    old = old_catalog(("Towns grow\nfast, says [UN].", "Miji"), version="999")
    assert migrated(old, extract(course(TEXT))) is old


def test_every_version_leads_to_this_one() -> None:
    for version in STEPS:
        reached = version
        for _ in STEPS:
            reached = STEPS[reached][1] if reached in STEPS else reached
        assert reached == VERSION


def test_of_two_that_become_one_the_usable_stays() -> None:
    old = Catalog(
        locale="sw",
        messages=(
            Message(id="It is **very** dear, *and* far.", text="A", flags=("fuzzy",)),
            Message(id="It is __very__ dear, _and_ far.", text="B"),
        ),
    )
    made = update(old, extract(course(TEXT)), "sw")
    assert [message.text for message in made.messages if message.text] == ["B"]


def test_what_two_messages_could_be_is_nobodys() -> None:
    subject = course("# T\n\nA *plan*\n\nA _plan_\n")
    made = update(old_catalog(("A\n*plan*", "Mpango")), extract(subject), "sw")
    assert [message.is_fuzzy for message in made.messages if message.text and not message.obsolete] != [False, False]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("a\nb", "a b"),
        ("a  \nb", "a\\\nb"),
        ("[x][x]", "[x]"),
        ("[x][]", "[x]"),
        ("_a_ __b__", "*a* **b**"),
    ],
)
def test_forms_that_are_the_same(one: str, other: str) -> None:
    assert loose(one) == loose(other)


@pytest.mark.parametrize(
    ("one", "other"), [("[x][y]", "[x]"), ("snake_case_name", "snake*case*name"), ("[[x]]", "[x]"), ("a", "b")]
)
def test_forms_that_differ(one: str, other: str) -> None:
    assert loose(one) != loose(other)
