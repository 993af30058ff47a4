"""What authors change costs translators as little as possible, and nothing they wrote is lost."""

import time
from dataclasses import replace
from io import BytesIO

import pytest
from babel.messages.pofile import read_po

from builder.catalog import extract, update, without_obsolete
from builder.errors import Place
from builder.po import Catalog, Message, read_catalog, write_catalog
from tests.catalog.courses import course

P1 = "When a town grows, somebody decides where the streets run."
P2 = "Often nobody decides, and the houses come first. Then there is no room for a street, a school or a market."
P3 = "A plan keeps the land for them while it is still cheap."


def module(*paragraphs: str, title: str = "Streets first") -> str:
    return f"# {title}\n\n" + "\n\n".join(paragraphs) + "\n"


def translated(*modules: str) -> Catalog:
    """Translate each message by its own text in brackets."""
    catalog = update(None, extract(course(*modules)), "sw")
    return replace(catalog, messages=tuple(replace(message, text=f"<{message.id}>") for message in catalog.messages))


def merged(old: Catalog, *modules: str) -> dict[str, str]:
    """Update, and tell of each message: its translation, `?` before it when fuzzy, `~` when obsolete."""
    found = update(old, extract(course(*modules)), "sw").messages
    marks = {message.id: "~" if message.obsolete else "?" if message.is_fuzzy else "" for message in found}
    assert len(marks) == len(found)
    return {message.id: marks[message.id] + message.text for message in found}


def test_nothing_changes_when_nothing_changed() -> None:
    old = translated(module(P1, P2, P3))
    assert update(old, extract(course(module(P1, P2, P3))), "sw").messages == old.messages


def test_an_item_inserted() -> None:
    found = merged(
        translated(module("- one tree\n- two wells")), module("- one tree\n- a brand new bench\n- two wells")
    )
    assert (found["one tree"], found["a brand new bench"], found["two wells"]) == ("<one tree>", "", "<two wells>")


def test_a_typo_mended() -> None:
    broken = P2.replace("houses", "housse")
    found = merged(translated(module(P1, broken, P3)), module(P1, P2, P3))
    assert found[P2] == f"?<{broken}>"
    assert broken not in found


def test_a_typo_mended_in_a_short_heading() -> None:
    found = merged(translated(module(P1, title="Stretes first")), module(P1))
    assert found["Streets first"] == "?<Stretes first>"


def test_a_paragraph_split() -> None:
    first, second = P2.split(". ")[0] + ".", P2.split(". ")[1]
    found = merged(translated(module(P1, P2, P3)), module(P1, first, second, P3))
    assert (found[P1], found[second], found[P3]) == (f"<{P1}>", f"?<{P2}>", f"<{P3}>")
    assert found[first] in ("", f"?<{P2}>")


def test_a_module_moved() -> None:
    found = merged(translated(module(P1), module(P2, P3, title="Two")), module(P2, P3, title="Two"), module(P1))
    assert all(text == f"<{key}>" for key, text in found.items())


def test_a_module_moved_and_edited() -> None:
    edited = P2.replace("nobody decides", "no one decides")
    found = merged(translated(module(P1), module(P2, title="Two")), module(edited, title="Two"), module(P1))
    assert found[edited] == f"?<{P2}>"


def test_another_text_is_no_proposal() -> None:
    found = merged(translated(module(P1, P2, P3)), module(P1, "Water flows down from the hills in March.", P3))
    assert found["Water flows down from the hills in March."] == ""
    assert found[P2] == f"~<{P2}>"


def test_an_obsolete_message_comes_back() -> None:
    without = update(translated(module(P1, P2)), extract(course(module(P1))), "sw")
    assert [message.id for message in without.messages if message.obsolete] == [P2]
    assert merged(without, module(P1, P2))[P2] == f"<{P2}>"


def test_an_untranslated_message_is_not_kept() -> None:
    old = update(None, extract(course(module(P1, P2))), "sw")
    assert P2 not in merged(old, module(P1))


def test_a_proposal_says_what_it_was_made_for_until_it_is_confirmed() -> None:
    edited, again = P2.replace("school", "clinic"), P2.replace("school", "library")
    once = update(translated(module(P1, P2)), extract(course(module(P1, edited))), "sw")
    message = next(message for message in once.messages if message.id == edited)
    assert (message.flags, message.previous_id) == (("fuzzy", "md-text"), P2)
    twice = update(once, extract(course(module(P1, again))), "sw")
    message = next(message for message in twice.messages if message.id == again)
    assert (message.text, message.previous_id) == (f"<{P2}>", P2)


def test_a_new_context_is_a_question_to_the_translator() -> None:
    old = translated("# T\n\nPlan\n")
    new = update(old, extract(course("# T\n\n<!-- i18n: context verb -->\n\nPlan\n")), "sw")
    message = next(message for message in new.messages if message.context == "verb")
    assert (message.text, message.is_fuzzy) == ("<Plan>", True)


def test_comments_of_translators_stay_and_those_of_authors_are_new() -> None:
    old = translated(module(P1))
    noted = replace(old, messages=tuple(replace(one, translator_comments=("mine",)) for one in old.messages))
    new = update(noted, extract(course(f"# Streets first\n\n<!-- translators: look -->\n\n{P1}\n")), "sw").messages[-1]
    assert (new.translator_comments, new.extracted_comments) == (("mine",), ("paragraph, module 1", "look"))


def test_headers_of_translators_stay() -> None:
    old = Catalog(locale="sw", headers=(("Last-Translator", "Asha"), ("X-Own", "1"), ("Language", "xx")))
    new = update(old, extract(course(module(P1))), "sw")
    assert new.headers[:3] == (("Last-Translator", "Asha"), ("X-Own", "1"), ("Language", "sw"))
    assert new.header("X-Satchel-Msgid") == "1"
    assert new.header("Plural-Forms").startswith("nplurals=2;")


@pytest.mark.parametrize("locale", ["sw", "es-CO", "ar", "tum", "zh-Hans", "sr-Cyrl"])
def test_what_is_written_is_read_back(locale: str) -> None:
    old = update(translated(module(P1, P2)), extract(course(module(P1, P3))), locale)
    catalog = replace(old, file=f"translations/towns/{locale}.po")
    again, problems = read_catalog(write_catalog(catalog), catalog.file)
    assert problems == ()
    assert write_catalog(again) == write_catalog(catalog)
    assert again.locale == locale


def test_five_thousand_messages_take_half_a_second() -> None:
    words = "town street land plan water house road school market people council river hill map tax".split()
    texts = [" ".join(words[(n * k + k) % 15] for k in range(3, 20)) + f" number {n}" for n in range(5000)]
    old = [
        Message(id=text, text=text.upper(), references=(Place(file=f"m{n // 250}.md"),)) for n, text in enumerate(texts)
    ]
    new = [replace(message, text="") for message in old if not message.id.endswith("7")]
    new = [replace(message, id=message.id + " more") if n % 20 == 0 else message for n, message in enumerate(new)]
    started = time.process_time()
    result = update(Catalog(messages=tuple(old)), Catalog(messages=tuple(new)), "sw")
    assert time.process_time() - started < 2, "0.5 s on a quiet machine"
    assert sum(message.is_fuzzy for message in result.messages) == len(new[::20])


def test_babel_reads_a_new_catalog() -> None:
    """An empty date in the header stops it."""
    written = write_catalog(update(None, extract(course("# Streets\n\nTowns grow.\n")), "sw"))
    assert len(read_po(BytesIO(written.encode()))) == 4


def test_what_is_gone_stays_until_it_is_purged() -> None:
    catalog = update(translated(module(P1, P2)), extract(course(module(P1))), "sw")
    assert [message.id for message in catalog.messages if message.obsolete] == [P2]
    purged = without_obsolete(catalog)
    assert not any(message.obsolete for message in purged.messages)
    assert {message.id for message in purged.messages} == {m.id for m in catalog.messages} - {P2}
