"""Hostile shapes by the door that they come to: each is a text of any size."""

from __future__ import annotations

import json
from collections.abc import Callable

Shape = Callable[[int], str]

QUIZ = "# T\n\n## A {#a}\n\n::::{quiz} Q {#q}\n:pass: 50\n\n### Which? {#which}\n\n"
PO = 'msgid ""\nmsgstr ""\n"Language: sw\\n"\n"Content-Type: text/plain; charset=UTF-8\\n"\n\n'
YAML = 'title: T\nversion: "1"\nlanguage: en\nlicense: X\nsummary: S\n'
SVG = '<svg xmlns="http://www.w3.org/2000/svg">'
REVIEW = '{"format": "satchel-review/1", "course": "towns", "locale": "ar", "texts": '


def repeated(unit: str, before: str = "", after: str = "") -> Shape:
    """Write a unit n times; `%d` in it counts."""
    if "%d" in unit:
        return lambda n: before + "".join(unit.replace("%d", str(number)) for number in range(n)) + after
    return lambda n: before + unit * n + after


def nested(opening: str, closing: str = "", before: str = "", middle: str = "x", after: str = "") -> Shape:
    """Open n times, then close as often."""
    return lambda n: before + opening * n + middle + closing * n + after


def stairs(line: str, before: str = "", step: str = "  ") -> Shape:
    """Indent each line deeper than the one before: a text of n lines has n² characters."""
    return lambda n: before + "".join(step * depth + line for depth in range(n))


def colons(n: int) -> str:
    """Nest directives."""
    opened = "".join(":" * (n + 3 - depth) + "{tip}\n" for depth in range(n))
    return "# T\n\n" + opened + "x\n" + "".join(":" * (depth + 4) + "\n" for depth in range(n))


HEAD = "# T\n\n## A {#a}\n\n"
# By door: shapes, and how often they hold their unit so that a door takes about 50 ms.
SHAPES: dict[str, dict[str, tuple[Shape, int]]] = {
    "module": {
        "paragraphs": (repeated("Word %d.\n\n", HEAD), 300),
        "lines of a paragraph": (repeated("word %d\n", HEAD), 300),
        "lessons": (repeated("## A\n\nx\n\n", "# T\n\n"), 300),
        "lessons of many names": (repeated("## A %d\n\nx\n\n", "# T\n\n"), 300),
        "headings": (repeated("### A %d\n\n", HEAD), 300),
        "headings alike": (repeated("### A\n\n", HEAD), 300),
        "headings with one id": (repeated("### A {#b}\n\n", HEAD), 300),
        "titles": (repeated("# A\n\n"), 300),
        "quotes": (nested("> ", "", HEAD), 300),
        "quotes over lines": (lambda n: HEAD + "> " * 40 + "x\n" + "\n".join([">" * 40 + " x"] * n), 300),
        "lazy quotes": (lambda n: HEAD + "> x\n" + "y\n" * n, 300),
        "lists in lists": (stairs("- x\n", HEAD), 60),
        "lists on a line": (nested("- ", "", HEAD), 300),
        "items": (repeated("- x %d\n", HEAD), 300),
        "loose items": (repeated("- x %d\n\n", HEAD), 300),
        "numbered items": (repeated("1. x\n", HEAD), 300),
        "empty items": (repeated("-\n", HEAD), 300),
        "tasks": (repeated("- [ ] x\n", HEAD), 300),
        "rows": (repeated("| x | %d |\n", HEAD + "| a | b |\n|---|---|\n"), 300),
        "columns": (lambda n: HEAD + "|a" * n + "|\n" + "|-" * n + "|\n" + "|x" * n + "|\n", 300),
        "short rows": (repeated("|x|\n", HEAD + "|a" * 20 + "|\n" + "|-" * 20 + "|\n"), 30),
        "row of bars": (lambda n: HEAD + "|" * n + "\n" + "-|" * n, 300),
        "footnotes": (repeated("x[^%d]\n\n[^%d]: y\n\n", HEAD), 100),
        "footnote marks": (lambda n: HEAD + "x[^1] " * n + "\n\n[^1]: y\n", 300),
        "unknown footnotes": (lambda n: HEAD + "x[^1] " * n + "\n", 300),
        "footnotes alike": (repeated("[^1]: y\n\n", HEAD + "x[^1]\n\n"), 300),
        "definitions": (repeated("[a%d]: https://a.org\n", HEAD), 300),
        "definitions with titles": (repeated('[a%d]: https://a.org "A %d"\n', HEAD), 300),
        "definitions that end late": (repeated("[a]: https://a.org 'x\n", HEAD), 300),
        "definitions with long labels": (repeated("[a\n", HEAD), 300),
        "reference links": (repeated("[a%d]\n\n", HEAD + "[a1]: https://a.org\n\n"), 300),
        "links and definitions": (repeated("[w][a%d]\n\n[a%d]: https://a.org/%d\n\n", HEAD), 100),
        "code fences": (repeated("```\nx\n```\n\n", HEAD), 300),
        "open fences": (repeated("```\n", HEAD), 301),
        "fences in quotes": (repeated("> ```\n\n", HEAD), 300),
        "indented code": (repeated("    x\n\n", HEAD), 300),
        "rules": (repeated("---\n\n", HEAD), 300),
        "setext": (repeated("a\n---\n", HEAD), 300),
        "almost setext": (repeated("a\n- - - x\n", HEAD), 300),
        "html blocks": (repeated("<div>\n\nx\n\n</div>\n\n", HEAD), 100),
        "open html": (repeated("<div>\n", HEAD), 300),
        "html on a line": (repeated("<b>x</b>", HEAD + "<div>"), 300),
        "html attributes": (repeated(' title="x %d"', HEAD + "<div", "></div>\n"), 300),
        "html brackets": (repeated("<", HEAD + "<div>"), 3000),
        "html comments": (repeated("<!-- x -->\n\n", HEAD), 300),
        "html comments that never end": (repeated("<!-- x\n\n", HEAD), 300),
        "html declarations": (repeated("<?x ", HEAD + "<div>"), 300),
        "translators' notes": (repeated("<!-- translators: x %d -->\n\nx %d\n\n", HEAD), 100),
        "notes of blanks": (lambda n: HEAD + "<!-- translators: " + " " * n + "\n-->\n", 3000),
        "waivers": (repeated("<!-- satchel: allow A101 because x -->\n\nx %d\n\n", HEAD), 100),
        "formulas": (repeated("$$\nx\n$$\n\n", HEAD), 20),
        "open formulas": (repeated("$$\nx\n\n", HEAD), 300),
        "terms": (repeated("x %d\n: y\n\n", HEAD), 100),
        "colons of terms": (repeated(": x\n", HEAD + "x\n"), 300),
        "directives": (repeated(":::{tip}\nx\n:::\n\n", HEAD), 100),
        "directives in directives": (colons, 30),
        "open directives": (repeated(":::{tip}\n", HEAD), 300),
        "unknown directives": (repeated(":::{xyz}\nx\n:::\n", HEAD), 300),
        "closing lines": (repeated(":::\n", HEAD), 300),
        "closing lines of another length": (lambda n: HEAD + ":::{tip}\n" * n + "::::\n" * n, 100),
        "directives with options": (repeated(":a%d: x\n", HEAD + ":::{tip}\n", ":::\n"), 300),
        "options over lines": (repeated("  x\n", HEAD + ":::{figure} media/map.svg\n:alt: x\n", ":::\n"), 300),
        "figures": (repeated(":::{figure} media/map.svg\n:alt: Map %d\n:::\n\n", HEAD), 100),
        "options of a question": (repeated("- [ ] x %d\n", QUIZ, "- [x] z\n::::\n"), 100),
        "options alike": (repeated("- [x] x\n", QUIZ, "::::\n"), 300),
        "questions": (repeated("### Which %d? {#w%d}\n\n- [x] a\n- [ ] b\n\n", QUIZ.partition("###")[0], "::::\n"), 50),
        "gaps": (repeated("[[a %d]] ", QUIZ, "\n::::\n"), 100),
        "accepted words": (repeated("a%d |", QUIZ + "x [[", "z]]\n::::\n"), 300),
        "items to order": (repeated("1. x %d\n", QUIZ, "::::\n"), 100),
        "pairs to match": (repeated("| x %d | y %d |\n", QUIZ + "| a | b |\n|---|---|\n", "::::\n"), 60),
        "groups to sort": (repeated("**Group %d**\n\n- item %d\n\n", QUIZ, "::::\n"), 60),
        "items to sort": (repeated("- item %d\n", QUIZ + "**A**\n\n- x\n\n**B**\n\n", "::::\n"), 100),
        "fields of a question": (repeated(":hint: x\n", QUIZ, "\n- [x] a\n- [ ] b\n::::\n"), 300),
        "quizzes": (
            repeated("::::{quiz} Q {#q%d}\n:pass: 50\n\n### Which? {#w%d}\n\n- [x] a\n- [ ] b\n::::\n\n", HEAD), 30
        ),
        "front matter": (repeated("a%d: 1\n", "---\n", "---\n# T\n"), 100),
        "one long word": (repeated("x", HEAD), 30_000),
        "blanks": (repeated(" ", HEAD + "a", "b\n"), 30_000),
        "tabs": (repeated("\t", HEAD), 3_000),
        "empty lines": (repeated("\n", HEAD, "x\n"), 3_000),
        "letters in capitals": (repeated("SHOUT ", HEAD), 1_000),
        "a sentence": (repeated("word ", HEAD), 3_000),
        "sentences": (repeated("One word. ", HEAD), 1_000),
        "combining marks": (repeated("\u0301", HEAD + "a"), 3_000),
        "combining marks unsorted": (repeated("\u0301\u0316", HEAD + "a"), 1_000),
    },
    "glossary": {
        "terms": (repeated("x%d\n: y\n\n", "# G\n\n"), 100),
        "meanings": (repeated(": y\n\n", "# G\n\ngrow\n"), 300),
        "terms alike": (repeated("x\n: y\n\n", "# G\n\n"), 300),
        "strangers": (repeated("x\n\n", "# G\n\n"), 300),
        "terms on lines": (repeated("x%d\n", "# G\n\n", ": y\n"), 300),
    },
    "inline": {
        "brackets": (repeated("["), 300),
        "brackets that close": (nested("[", "]"), 300),
        "brackets closed": (repeated("]"), 300),
        "links in links": (nested("[", "](x)"), 300),
        "images in images": (nested("![", "](x)"), 300),
        "links": (repeated("[a](b) "), 300),
        "links without an end": (repeated("[a](b "), 300),
        "links without an angle": (repeated("[a](<b "), 300),
        "links without a quote": (repeated('[a](b "c '), 300),
        "reference links": (repeated("[UN][UN] "), 300),
        "shortcuts": (repeated("[UN] "), 300),
        "labels": (repeated("[a][b"), 300),
        "spans": (repeated("[a]{.b}"), 300),
        "spans in spans": (nested("[", "]{.b}"), 300),
        "spans without an end": (repeated("[a]{.b "), 300),
        "attributes": (repeated(".a ", "[x]{", "}"), 300),
        "attributes without an end": (repeated("`a`{a='b "), 300),
        "comments in attributes": (repeated("`a`{%"), 300),
        "footnotes": (repeated("[^note] "), 300),
        "footnotes without an end": (repeated("[^note"), 300),
        "gaps": (repeated("[[a]] "), 300),
        "gaps without an end": (repeated("[[a "), 300),
        "autolinks": (repeated("<https://a.org> "), 300),
        "autolinks without an end": (repeated("<https://a.org "), 300),
        "stars": (repeated("*a "), 300),
        "stars that close": (repeated("*a* "), 300),
        "stars in stars": (nested("*a ", "b*"), 300),
        "double stars": (repeated("**a *b "), 300),
        "mixed stars": (repeated("*a_ "), 300),
        "mixed stars and lines": (repeated("*_**__"), 300),
        "tildes": (repeated("~~a "), 300),
        "backticks": (lambda n: "".join("`" * length + " " for length in range(n // 8)), 300),
        "one backtick": (repeated("`a "), 300),
        "odd backticks": (repeated("``a` "), 300),
        "roles": (repeated("{term}`a` "), 300),
        "roles without an end": (repeated("{term}`a "), 300),
        "roles of many ticks": (lambda n: "".join("{term}" + "`" * length + " " for length in range(1, n // 8)), 300),
        "terms with targets": (repeated("{term}`a <", after="`"), 300),
        "short forms": (repeated("(", "{abbr}`a", "`"), 300),
        "facts": (repeated("{{ a }} "), 300),
        "facts without an end": (repeated("{{ a "), 300),
        "arguments of a fact": (repeated("b ", "{{ a "), 300),
        "braces": (repeated("{"), 300),
        "money": (repeated("$a"), 300),
        "money with blanks": (repeated("$ a "), 300),
        "formulas": (repeated("$a$ "), 300),
        "double money": (repeated("$$a "), 300),
        "html": (repeated("<b>x</b>"), 300),
        "html without an end": (repeated("<b "), 300),
        "html attributes": (repeated(" a='b'", "<b"), 300),
        "html attributes without a quote": (repeated("<b a='"), 300),
        "html comments": (repeated("<!--"), 300),
        "html cdata": (repeated("<![CDATA["), 300),
        "html declarations": (repeated("<!A "), 300),
        "html instructions": (repeated("<?"), 300),
        "closing html": (repeated("</"), 300),
        "entities": (repeated("&amp;"), 300),
        "entities without an end": (repeated("&a"), 300),
        "entities of digits": (repeated("&#1"), 300),
        "backslashes": (repeated("\\"), 300),
        "escapes": (repeated("\\["), 300),
        "breaks": (repeated("a\\\n"), 300),
        "blanks before a break": (repeated("a  \n"), 300),
        "links over lines": (repeated("[a](b)\n"), 300),
        "formulas over lines": (repeated("$a$\n"), 300),
    },
    "catalog": {
        "messages": (repeated('msgid "a %d"\nmsgstr "b"\n\n', PO), 500),
        "messages alike": (repeated('msgid "a"\nmsgstr "b"\n\n', PO), 500),
        "lines of a message": (repeated('"a"\n', PO + 'msgid ""\n', 'msgstr "b"\n'), 3_000),
        "a long message": (repeated("a ", PO + 'msgid "', '"\nmsgstr "b"\n'), 3_000),
        "a long message without blanks": (repeated("a", PO + 'msgid "', '"\nmsgstr "b"\n'), 10_000),
        "escapes": (repeated("\\n", PO + 'msgid "', '"\nmsgstr "b"\n'), 1_000),
        "escapes without an end": (repeated("\\", PO + 'msgid "', '"\nmsgstr "b"\n'), 10_001),
        "quotes": (repeated('"', PO + 'msgid "', '"\nmsgstr "b"\n'), 10_001),
        "comments": (repeated("# x %d\n", PO, 'msgid "a"\nmsgstr "b"\n'), 3_000),
        "references": (repeated("#: a/b.md:%d\n", PO, 'msgid "a"\nmsgstr "b"\n'), 1_000),
        "references on a line": (repeated("a/b.md:%d ", PO + "#: ", '\nmsgid "a"\nmsgstr "b"\n'), 1_000),
        "colons in a reference": (repeated(":1", PO + "#: a", '\nmsgid "a"\nmsgstr "b"\n'), 3_000),
        "isolates in a reference": (repeated("\u2068", PO + "#: ", '\nmsgid "a"\nmsgstr "b"\n'), 3_000),
        "flags": (repeated("fuzzy,", PO + "#, ", '\nmsgid "a"\nmsgstr "b"\n'), 3_000),
        "plurals": (repeated('msgstr[%d] "b"\n', PO + 'msgid "a"\nmsgid_plural "as"\n'), 1_000),
        "headers": (repeated('"A%d: b\\n"\n', PO.rstrip() + "\n"), 1_000),
        "obsolete messages": (repeated('#~ msgid "a %d"\n#~ msgstr "b"\n\n', PO), 500),
        "no messages": (repeated("x\n", PO), 1_000),
        "conflicts": (repeated("<<<<<<<\n", PO), 1_000),
        "blanks": (repeated(" ", PO + "#| ", "x\n"), 10_000),
        "wide letters": (repeated("字", PO + 'msgid "', '"\nmsgstr "b"\n'), 1_000),
    },
    "settings": {
        "keys": (repeated("a%d: b\n", YAML), 100),
        "keys alike": (repeated("a: b\n", YAML), 100),
        "authors": (repeated("  - A %d\n", YAML + "authors:\n"), 100),
        "facts": (repeated("  f%d: {question: Q}\n", YAML + "facts:\n"), 50),
        "wrong facts": (repeated("  f%d: {question: 1, kind: x, z: 1}\n", YAML + "facts:\n"), 50),
        "lists in lists": (nested("[", "]", YAML + "authors: ", ""), 50),
        "maps in maps": (nested("{a: ", "}", YAML + "brand: ", "1"), 50),
        "dashes": (nested("- ", "", YAML + "authors:\n  "), 50),
        "steps": (stairs("a:\n", YAML + "brand:\n"), 20),
        "anchors": (repeated("  - &a%d x\n", YAML + "authors:\n"), 100),
        "aliases": (repeated("  - *a\n", YAML + "title2: &a x\nauthors:\n"), 100),
        "laughs": (lambda n: "".join(f"a{k}: &a{k} [" + f"*a{k - 1}," * 9 * (k > 0) + "x]\n" for k in range(n)), 20),
        "long text": (repeated("a", YAML + "readers: ", "\n"), 3_000),
        "text over lines": (repeated("  a\n", YAML + "readers: >\n"), 300),
        "quotes over lines": (repeated("  a\n", YAML + 'readers: "', '"\n'), 300),
        "escapes": (repeated("\\u0041", YAML + 'readers: "', '"\n'), 300),
        "comments": (repeated("# x\n", YAML), 1_000),
        "blanks": (repeated(" ", YAML + "a:", "b\n"), 3_000),
        "curly quotes": (repeated("“", YAML + "readers: “", "\n"), 3_000),
        "tags": (repeated("!", YAML + "readers: ", " x\n"), 1_000),
        "questions": (repeated("? ", YAML), 50),
        "digits": (repeated("9", YAML + "readers: ", "\n"), 5_000),
        "documents": (repeated("---\na: b\n", YAML), 300),
        "colons": (repeated("a: ", YAML), 300),
        "tabs": (repeated("\t", YAML + "a: "), 3_000),
    },
    "drawing": {
        "labels": (repeated("<text>A %d</text>", SVG, "</svg>"), 300),
        "groups": (nested("<g>", "</g>", SVG, "", "</svg>"), 60),
        "spans": (nested("<tspan>a", "</tspan>", SVG + "<text>", "", "</text></svg>"), 60),
        "spans in a label": (repeated("<tspan>a</tspan>b", SVG + "<text>", "</text></svg>"), 300),
        "labels from right to left": (repeated("<text>ب</text>", SVG, "</svg>"), 300),
        "labels deep in groups": (repeated("<text>ب</text>", SVG + "<g>" * 200, "</g>" * 200 + "</svg>"), 60),
        "comments": (repeated("<!--a-->b", SVG + "<text>", "</text></svg>"), 1_000),
        "foreign elements": (repeated("<a:b xmlns:a='urn:a'/>c", SVG + "<text>", "</text></svg>"), 300),
        "namespaces": (repeated(" xmlns:a%d='urn:a%d'", SVG[:-1], "></svg>"), 100),
        "attributes": (repeated(" a%d='b'", SVG + "<g", "/></svg>"), 300),
        "addresses": (repeated("url(", SVG + "<style>", "</style></svg>"), 1_000),
        "addresses without an end": (repeated("url('", SVG + "<g style=\"", "\"/></svg>"), 1_000),
        "addresses with blanks": (repeated(" ", SVG + "<g style=\"url(", "x\"/></svg>"), 3_000),
        "url with blanks": (repeated("url  ", SVG + "<g style=\"", "\"/></svg>"), 1_000),
        "rules": (repeated("a{b}", SVG + "<style>", "</style></svg>"), 1_000),
        "rules without braces": (repeated("a", SVG + "<style>", "</style></svg>"), 10_000),
        "rules without an end": (repeated("a{", SVG + "<style>", "</style></svg>"), 1_000),
        "anchors": (repeated(";text-anchor", SVG + '<text style="', '">ب</text></svg>'), 1_000),
        "anchors with blanks": (repeated("; ", SVG + '<text style="', '">ب</text></svg>'), 3_000),
        "selectors": (repeated(".a%d,", SVG + "<style>", "b{text-anchor:end}</style><text>ب</text></svg>"), 300),
        "dangers": (repeated("<a%d/>", SVG, "</svg>"), 300),
        "entities": (repeated("&a;", SVG + "<text>", "</text></svg>"), 300),
        "laughs": (
            lambda n: "<!DOCTYPE svg [<!ENTITY a0 'ha'>" + "".join(
                f"<!ENTITY a{k + 1} '{f'&a{k};' * 10}'>" for k in range(n)
            ) + f"]>{SVG}<text>&a{n};</text></svg>", 20
        ),
        "a long word": (repeated("a", SVG + "<text>", "</text></svg>"), 10_000),
        "blanks": (repeated(" ", SVG + "<text>a", "b</text></svg>"), 10_000),
    },
    "returned": {
        "texts": (
            lambda n: REVIEW + json.dumps([{"id": f"t{k:014x}", "source": "a", "text": "b"} for k in range(n)]) + "}",
            500,
        ),
        "wrong texts": (lambda n: REVIEW + json.dumps([{"id": k} for k in range(n)]) + "}", 500),
        "lists in lists": (nested("[", "]", REVIEW, "", "}"), 300),
        "braces": (repeated("{"), 3_000),
        "braces that close": (repeated("}", "{"), 3_000),
        "units": (
            repeated(
                "<unit id='u%d'><segment><source>a</source><target>b</target></segment></unit>",
                '<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" version="2.0" srcLang="en" trgLang="ar">'
                '<file id="f" original="satchel:towns">', "</file></xliff>",
            ), 100,
        ),
        "groups": (
            nested(
                "<group id='g'>", "</group>",
                '<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" version="2.0" srcLang="en" trgLang="ar">'
                '<file id="f" original="satchel:towns">', "", "</file></xliff>",
            ), 50,
        ),
        "segments": (
            repeated(
                "<segment><source>a</source><target>b</target></segment>",
                '<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" version="2.0" srcLang="en" trgLang="ar">'
                '<file id="f" original="satchel:towns"><unit id="u">', "</unit></file></xliff>",
            ), 100,
        ),
        "blanks": (repeated(" ", "{", "}"), 10_000),
    },
    "record": {
        "answers": (
            lambda n: json.dumps(
                {"satchel-record": 1, "course": "t", "answers": {f"q{k}": {"response": "a"} for k in range(n)}}
            ), 1_000,
        ),
        "certificates": (
            lambda n: json.dumps({"satchel-record": 1, "course": "t", "certificates": [{"name": "A"}] * n}), 300
        ),
        "names": (
            lambda n: json.dumps({"satchel-record": 1, "course": "t", "learner": {"names": [" a"] * n}}), 1_000
        ),
        "a long name": (
            lambda n: json.dumps({"satchel-record": 1, "course": "t", "learner": {"names": [" a" * n]}}), 3_000
        ),
        "lists in lists": (nested("[", "]", '{"satchel-record": ', "", "}"), 300),
    },
    "page": {
        "calls": (repeated('<img src="//a.org/%d">'), 300),
        "neighbours": (repeated('<img src="a%d">'), 300),
        "open tags": (repeated("<a "), 1_000),
        "open comments": (repeated("<!--"), 1_000),
        "open declarations": (repeated("<!"), 1_000),
        "open instructions": (repeated("<?"), 1_000),
        "open attributes": (repeated("<a b='"), 1_000),
        "attributes": (repeated(" a='b'", "<a", ">"), 1_000),
        "imports": (repeated("@import ", "<style>", "</style>"), 1_000),
        "addresses": (repeated("url(//a ", "<style>", "</style>"), 1_000),
        "addresses with blanks": (repeated("url( ", "<style>", "</style>"), 1_000),
        "styles": (repeated(" ", "<p style='url(", "'>"), 3_000),
        "entities": (repeated("&", "<p title='", "'>"), 3_000),
        "an open script": (repeated("</scrip", "<script>"), 1_000),
        "scripts": (repeated("<script>a</script>"), 300),
    },
    "manifest": {
        "items": (repeated("<item/>", "<manifest><organizations>", "</organizations></manifest>"), 300),
        "elements": (nested("<a>", "</a>", "", ""), 60),
        "references": (repeated("&#65;", "<manifest>", "</manifest>"), 1_000),
        "laughs": (
            lambda n: "<!DOCTYPE m [<!ENTITY a0 'ha'>" + "".join(
                f"<!ENTITY a{k + 1} '{f'&a{k};' * 10}'>" for k in range(n)
            ) + f"]><manifest>&a{n};</manifest>", 20
        ),
    },
}  # fmt: skip
