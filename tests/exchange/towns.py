"""Write a project whose course has texts of every kind, facts, a slot and two languages."""

from pathlib import Path

from tests.projects import DRAWING, write_files

YAML = """\
title: Small towns
version: "1.0"
language: en
license: CC-BY-4.0
summary: How small towns grow.
facts:
  law:
    question: What is the planning law called here?
    example: Physical Planning Act, 2019
    default: the planning law
  plots:
    question: How many plots does the town have?
    kind: number
    required: true
  money:
    question: Which currency do people pay with?
    kind: currency
    default: the local currency
slots:
  story:
    question: Tell of a street near you (150 words).
"""
MODULE = """\
# Why plan

Towns grow under {{ law }}, on {{ plots }} plots.

## Growth {#growth}

More people need **more streets**, says the [law](https://example.org/law).

:::{figure} media/street.svg
:alt: A street
Streets of the town.
:::

:::{slot} story
A street far away was paved last year.
:::

:::{quiz} Check yourself {#check}
### Who gains? {#gain}
- [x] Owners
  > Yes, they do.
- [ ] Visitors
:::
"""
AR = """\
msgid ""
msgstr ""
"Language: ar\\n"
"Content-Type: text/plain; charset=UTF-8\\n"

msgid "Why plan"
msgstr "لماذا نخطط"

msgid "More people need **more streets**, says the [law](https://example.org/law)."
msgstr "المزيد من الناس يحتاجون **شوارع أكثر**، كما يقول [القانون](https://example.org/law)."

#, fuzzy
msgid "Streets of the town."
msgstr "شارع المدينة."
"""
SW = """\
msgid ""
msgstr ""
"Language: sw\\n"
"Content-Type: text/plain; charset=UTF-8\\n"

msgid "Why plan"
msgstr "Kwa nini kupanga"
"""


def write_project(project: Path) -> Path:
    """Write the course and its catalogs."""
    write_files(
        project / "course_src/towns",
        {"course.yaml": YAML, "modules/01-why-plan.md": MODULE, "media/street.svg": DRAWING},
    )
    write_files(project / "translations/towns", {"ar.po": AR, "sw.po": SW})
    return project
