"""A catalog read and written keeps all that gettext knows."""

import time

from hypothesis import given, settings
from hypothesis import strategies as st

from builder.errors import Place
from builder.po import Catalog, Message, read_catalog, write_catalog

FILE = "translations/towns/sw.po"
_ANY = st.characters(exclude_categories=["Cs"])
WHOLE = (
    r"""# Asha's work.
#
# Licence: CC BY 4.0
#, fuzzy
msgid ""
msgstr ""
"Project-Id-Version: towns\n"
"POT-Creation-Date: 2024-05-01T10:00:00Z\n"
"PO-Revision-Date: 2024-05-01\n"
"Language: sw\n"
"Content-Type: text/plain; charset=UTF-8\n"
"X-Own: a: b\n"

# mine
#. heading
#. a place
#: course_src/towns/modules/01-a.md course_src/towns/course.yaml
#, fuzzy, md-text
#| msgctxt "noun"
#| msgid "Tawn"
msgctxt "place"
msgid "Town"
msgstr "Mji"

#: """
    "\u2068course_src/towns/media/the map.svg\u2069"
    r"""
msgid "one \"tree\"\t\\"
msgid_plural "%d trees"
msgstr[0] "mti"
msgstr[1] "miti"

# kept
#, fuzzy
#~| msgid "Streat"
#~ msgid "Street"
#~ msgstr ""
#~ "Mtaa\n"
#~ "wa pili"
"""
)


def read(text: str) -> Catalog:
    catalog, problems = read_catalog(text, FILE)
    assert problems == ()
    return catalog


def test_everything_is_kept() -> None:
    town, trees, street = read(WHOLE).messages
    assert town == Message(
        id="Town",
        text="Mji",
        context="place",
        translator_comments=("mine",),
        extracted_comments=("heading", "a place"),
        references=(Place(file="course_src/towns/modules/01-a.md"), Place(file="course_src/towns/course.yaml")),
        flags=("fuzzy", "md-text"),
        previous_id="Tawn",
        previous_context="noun",
        line=22,
    )
    assert (trees.id, trees.plural_id, trees.plural_texts) == ('one "tree"\t\\', "%d trees", ("mti", "miti"))
    assert trees.references == (Place(file="course_src/towns/media/the map.svg"),)
    assert (street.obsolete, street.previous_id, street.text) == (True, "Streat", "Mtaa\nwa pili")
    assert street.translator_comments == ("kept",)


def test_the_header_is_kept() -> None:
    catalog = read(WHOLE)
    assert (catalog.locale, catalog.file) == ("sw", FILE)
    assert catalog.comments == ("Asha's work.", "", "Licence: CC BY 4.0")
    assert catalog.header("po-revision-date") == "2024-05-01"
    assert catalog.headers[-1] == ("X-Own", "a: b")


def test_what_is_read_is_written_the_same() -> None:
    assert write_catalog(read(WHOLE)) == WHOLE.replace("#, fuzzy\nmsgid", "msgid", 1)


def test_lines_are_written_only_where_asked() -> None:
    catalog = Catalog(messages=(Message(id="a", references=(Place(file="a.md", line=3), Place(file="a.md", line=9))),))
    assert "#: a.md\n" in write_catalog(catalog)
    assert "#: a.md:3 a.md:9\n" in write_catalog(catalog, lines=True)


def test_one_edit_changes_one_message() -> None:
    messages = [Message(id=f"text {n}", text=f"maneno {n}") for n in range(20)]
    before = write_catalog(Catalog(messages=tuple(messages))).splitlines()
    messages[7] = Message(id="text 7", text="mengine")
    after = write_catalog(Catalog(messages=tuple(messages))).splitlines()
    assert [line for line in after if line not in before] == ['msgstr "mengine"']
    assert len(before) == len(after)


def test_a_template_has_no_language() -> None:
    text = 'msgid ""\nmsgstr ""\n"Language: \\n"\n"Content-Type: text/plain; charset=UTF-8\\n"\n'
    catalog, problems = read_catalog(text, "translations/towns/towns.pot")
    assert (catalog.locale, problems) == ("", ())


def test_a_language_may_be_written_as_gettext_does() -> None:
    text = WHOLE.replace("Language: sw", "Language: sw_KE")
    catalog, problems = read_catalog(text, "translations/towns/sw_KE.po")
    assert (catalog.locale, problems) == ("sw-KE", ())


def test_the_file_names_the_locale_of_a_language_nobody_listed() -> None:
    catalog, problems = read_catalog(WHOLE.replace("Language: sw", "Language: tum"), "tum.po")
    assert (catalog.locale, problems) == ("tum", ())


def test_an_obsolete_twin_is_no_duplicate() -> None:
    assert [message.obsolete for message in read(WHOLE + '\n#~ msgid "Street"\n#~ msgstr "x"\n').messages[2:]] == [
        True,
        True,
    ]


def test_three_thousand_messages_take_no_time() -> None:
    messages = [Message(id=f"text {n} " + "word " * 30, text="neno " * 40, flags=("md-text",)) for n in range(3000)]
    text = write_catalog(Catalog(headers=read(WHOLE).headers, messages=tuple(messages)))
    started = time.process_time()
    assert len(read(text).messages) == 3000
    assert time.process_time() - started < 1, "0.06 s on a quiet machine"


@given(st.lists(st.tuples(st.text(_ANY, min_size=1), st.text(_ANY)), unique_by=lambda pair: pair[0], max_size=4))
@settings(max_examples=150, deadline=None)
def test_any_text_survives(pairs: list[tuple[str, str]]) -> None:
    messages = tuple(Message(id=one, text=other) for one, other in pairs)
    text = write_catalog(Catalog(headers=read(WHOLE).headers, messages=messages))
    assert [(message.id, message.text) for message in read(text).messages] == pairs


@given(
    st.lists(st.sampled_from([*WHOLE.splitlines(), '"', "msgid", 'msgid "', "#~", "#|", "#~|", "#", "msgstr[0]", "x"]))
)
@settings(max_examples=300, deadline=None)
def test_any_lines_give_a_catalog_or_problems(lines: list[str]) -> None:
    catalog, problems = read_catalog("\n".join(lines), FILE)
    if not problems:
        assert read_catalog(write_catalog(catalog), FILE)[1] == ()
