"""Context packs: slots, facts and pictures of a place stand where the course asks for them."""

from dataclasses import replace

import pytest

from builder.catalog import extract, localize
from builder.catalog.facts import NotSaid, Speaker, written
from builder.edition import select
from builder.model import (
    ContextPack,
    Course,
    Fact,
    FactQuestion,
    FootnoteRef,
    PackSource,
    Prose,
    Question,
    SlotQuestion,
    SourceFile,
    plain_text,
    walk,
)
from builder.parse import parse_pack
from tests.catalog.courses import course, in_words, proses

TEXT = """# Streets

The law: {{ law }}. Call {{ ambulance }}. It costs {{ price 1200 }} or {{ price 3.5 USD }}, paid in {{ money }}.

:::{slot} case
Far away.[^far]
:::

[^far]: Far source.
"""
STORY = "Karibu **hapa**.[^near]\n\n:::{quiz}\n### Nani? {#nani}\n- [x] Sisi\n- [ ] Wao\n:::\n\n[^near]: Chanzo.\n"


def asked(name: str, kind: str = "text", default: str = "") -> FactQuestion:
    said = Prose(source=default, plain=True, role="default") if default else None
    question = Prose(source=f"Which {name}?", plain=True, role="question")
    return FactQuestion(name=name, kind=kind, question=question, default=said)  # type: ignore[arg-type]


def town() -> Course:
    facts = (asked("law", default="your law"), asked("ambulance", "phone"), asked("money", "currency", "your money"))
    slot = SlotQuestion(name="case", question=Prose(source="A story?", plain=True))
    return replace(course(TEXT), facts=facts, slots=(slot,))


def pack(locale: str = "sw-KE", story: str = STORY, **facts: str) -> ContextPack:
    file = SourceFile(path=f"translations/towns/{locale}/slots/case.md", text=story)
    made, problems = parse_pack(PackSource(locale=locale, facts=tuple(facts.items()), slots=(("case", file),)))
    assert problems == ()
    return made


def text(subject: Course, locale: str = "sw-KE", *packs: ContextPack) -> str:
    result = localize(subject, (), locale, packs)
    return " ".join(plain_text(prose) for prose in proses(result) if prose.role == "paragraph")


KENYA = {"law": "Sheria ya 2019", "ambulance": "+254 999", "money": "KES"}


def test_facts_of_a_place_stand_in_the_sentence() -> None:
    said = text(town(), "sw-KE", pack(**KENYA))
    assert "The law: Sheria ya 2019. Call +254 999." in said
    assert "Ksh\xa01,200" in said and "US$\xa03.50" in said and "paid in Shilingi ya Kenya." in said


def test_without_a_pack_the_courses_own_answers_stand_there() -> None:
    said = text(town(), "en")
    assert "The law: your law." in said and "costs 1,200 or $3.50, paid in your money." in said


def test_a_default_is_translated_or_marked_as_foreign() -> None:
    words = in_words({"your law": "sheria yenu"})
    assert "sheria yenu" in " ".join(plain_text(one) for one in proses(localize(town(), (words,), "sw")))
    fact = next(node for node in walk(localize(town(), (), "sw").course) if isinstance(node, Fact))
    assert fact.children[0].attrs == (("lang", "en"), ("dir", "ltr"))  # type: ignore[union-attr]


def test_the_nearest_pack_wins_fact_by_fact() -> None:
    said = text(town(), "sw-KE", pack(law="Sheria ya Kenya"), pack("sw", law="Sheria", ambulance="112"))
    assert "Sheria ya Kenya" in said and "112" in said


def test_a_slot_is_filled_in_the_partners_own_words() -> None:
    result = localize(town(), (in_words({"Far away.[^far]": "Mbali.[^far]"}),), "sw-KE", (pack(**KENYA),))
    assert "Far away" not in " ".join(plain_text(one) for one in proses(result))
    story = next(one for one in proses(result) if "Karibu" in plain_text(one))
    assert story.locale == "sw-KE"
    assert [node.id for node in walk(result.course) if isinstance(node, Question)] == ["slot-case-nani"]


def test_footnotes_of_a_slot_join_the_module_and_those_of_its_default_leave() -> None:
    shown = select(localize(town(), (), "sw-KE", (pack(**KENYA),)).course, "learner").course.modules[0]
    (note,) = shown.footnotes
    assert plain_text(next(node for node in walk(note) if isinstance(node, Prose))) == "Chanzo."
    assert [node.label for node in walk(shown) if isinstance(node, FootnoteRef)] == [note.label]


def test_a_partner_brings_no_script() -> None:
    hostile = "Hi <script>alert(1)</script> <img src=x onerror=y> [x](javascript:alert(1))\n\n<iframe src=x></iframe>\n"
    shown = select(localize(town(), (), "sw-KE", (pack(story=hostile, **KENYA),)).course, "learner")
    kept = "".join(getattr(node, "html", "") + str(getattr(node, "attrs", "")) for node in walk(shown.course))
    assert not any(word in kept for word in ("script", "onerror", "iframe", "img"))


def test_a_translator_keeps_the_facts() -> None:
    ids = [message.id for message in extract(town()).messages]
    sentence = next(one for one in ids if one.startswith("The law"))
    result = localize(town(), (in_words({sentence: sentence.replace("{{ law }}", "{{ low }}")}),), "sw")
    assert [problem.code for problem in result.problems] == ["T120", "T121"]
    assert {"your law", "your money", "Which law?", "A story?"} <= set(ids)


WRITTEN = [
    ("number 40000", "en", "40,000"),
    ("number 40000", "fr_SN", "40\u202f000"),
    ("percent 5", "en", "5%"),
    ("percent 2.5", "fr", "2,5\xa0%"),
    ("date 2026-03-08", "en", "March 8, 2026"),
    ("date 2026-03-08", "sw_KE", "8 Machi 2026"),
    ("price 1200 USD", "en", "$1,200"),
    ("price 1200.50 USD", "en", "$1,200.50"),
    ("price 1200", "sw_KE", "Ksh\xa01,200"),
]


@pytest.mark.parametrize(("call", "locale", "expected"), WRITTEN)
def test_numbers_are_written_as_the_locale_does(call: str, locale: str, expected: str) -> None:
    name, *arguments = call.split()
    assert written(name, tuple(arguments), Speaker(locale=locale, currency="KES")) == expected


def test_digits_may_be_the_locales_own() -> None:
    speaker = Speaker(locale="ar_JO", digits="native")
    assert written("number", ("40000",), speaker) == "٤٠٬٠٠٠"
    assert "٢٠٢٦" in written("date", ("2026-03-08",), speaker)


@pytest.mark.parametrize("call", ["number many", "date soon", "price 5 Dollars", "number", "percent 1 2", "number NaN"])
def test_what_cannot_be_written_says_why(call: str) -> None:
    name, *arguments = call.split()
    with pytest.raises(NotSaid):
        written(name, tuple(arguments), Speaker(locale="en"))
