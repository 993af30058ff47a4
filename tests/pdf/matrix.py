"""Small documents: each construct of Markdown and of courses, and how they stand in each other.

A row is the body of a lesson; one that begins with `# ` is a whole module.
"""

LINK = "[plan](https://example.org/plan)"
PICTURE = "![A map](media/map.svg)"
TABLE = "| Year | People |\n| --- | ---: |\n| 2012 | 300 |\n| 2022 | 480 |\n"

MATRIX = {
    # Text
    "paragraph": "Towns grow.",
    "paragraphs": "Towns grow.\n\nStreets follow.\n\nTaxes come last.",
    "hard-break": "One line  \nanother line",
    "emphasis": "*Towns* and **streets** and ***both***.",
    "strike": "~~Villages~~ towns",
    "code": "Press `Enter` twice.",
    "code-block": "```python\nprint('town')\n\nprint('street')\n```",
    "code-block-indented": "Text\n\n    one\n    two",
    "rule": "Above\n\n---\n\nBelow",
    "formula": "It is $a + b$ long.\n\n$$\nx^2 = 4\n$$",
    "formulas": "Of $\\frac{a}{2}$ and $\\sqrt{x}$:\n\n- $a$\n\n| $a$ | b |\n| --- | --- |\n| $a^2$ | $\\sum_i x_i$ |",
    "abbreviation": "An {abbr}`NGO (non-governmental organisation)` helps.",
    "term": "Pay the {term}`levy`.",
    "entities": "Fish &amp; chips &copy; 2026 “quoted” – 5 × 3",
    "attributes": "[mji]{lang=sw} and **mji**{.big}",
    # Headings
    "headings": "### Part\n\nText\n\n#### Piece\n\nText\n\n### Part two\n\nText",
    "heading-skipped": "#### Deep\n\nText\n\n### Less deep\n\nText",
    "heading-deepest": "### Three\n\n#### Four\n\n##### Five\n\n###### Six\n\nText",
    "heading-emphasis": "### A *new* `town`\n\nText",
    "heading-link": f"### See the {LINK}\n\nText",
    "heading-formula": "### Of $x$\n\nText",
    "no-intro": "# Land\n\n## Only a lesson {#only}\n\nText",
    "intro-box": "# Land\n\n:::{activity} Walk {#walk}\nGo.\n:::\n\n## Lesson {#lesson}\n\nText",
    "lessons": "# Land\n\nIntro\n\n## One {#one}\n\nText\n\n## Two {#two}\n\nText",
    # Links
    "link": f"See the {LINK}.",
    "link-emphasis": "See [the **big** plan](https://example.org/plan).",
    "link-all-emphasis": "See [***the plan***](https://example.org/plan).",
    "link-code": "See [`plan.txt`](https://example.org/plan).",
    "link-mixed": "See [the *new* `plan` of ~~ten~~ **five** years](https://example.org/plan).",
    "link-picture": f"[{PICTURE}](https://example.org/map)",
    "link-picture-and-words": f"[{PICTURE} The map](https://example.org/map)",
    "link-inside": "See [lesson](#growth) again.",
    "link-in-emphasis": f"**See the {LINK} now**",
    "link-long": f"Read [{'the plan of the town for the next five years ' * 6}](https://example.org/plan).",
    "link-long-emphasis": f"Read [{'the **plan** of the town for the next five years ' * 6}](https://example.org/plan).",
    "link-plain": "<https://example.org/plan>",
    "links": f"{LINK}, {LINK} and {LINK}",
    # Lists
    "list": "- Land\n- Water",
    "list-ordered": "1. Land\n2. Water",
    "list-start": "4. Land\n5. Water",
    "list-loose": "- Land\n\n- Water",
    "list-paragraphs": "- Land\n\n  is scarce\n\n- Water\n\n  is too",
    "list-nested": "- Land\n  - Field\n  - Street\n- Water",
    "list-nested-mixed": "1. Land\n   - Field\n     1. Rice\n     2. Maize\n   - Street\n2. Water",
    "list-nested-loose": "- Land\n\n  - Field\n\n  - Street\n\n  and more\n\n- Water",
    "list-nested-first": "- - Field\n  - Street\n- Water",
    "list-tasks": "- [ ] Land\n- [x] Water",
    "list-code": "- Land\n\n  ```\n  town\n  ```\n- Water",
    "list-quote": "- Land\n\n  > said she\n- Water",
    "list-table": "- Land\n\n  " + TABLE.replace("\n", "\n  ") + "\n- Water",
    "list-picture": f"- {PICTURE}\n- Water",
    "list-link": f"- {LINK}\n- [**plan**](https://example.org/b)",
    "list-heading": "- ### Land\n\n  Text\n- Water",
    "list-empty-item": "- Land\n-\n- Water",
    "list-long": "\n".join(f"- Item {number}" for number in range(90)),
    "list-long-nested": "\n".join(f"- Item {number}\n  1. Inside {number}\n  2. More" for number in range(40)),
    "definitions": "Levy\n: A small tax.\n\nRent\n: What land earns.",
    "definitions-many": "Levy\n: A small tax.\n: Also a charge.\n\nRent\n\n: What land earns.\n\n  - Field\n  - Street",
    # Tables
    "table": TABLE,
    "table-marks": f"| Year | **People** |\n| --- | --- |\n| `2012` | {LINK} |\n| *2022* | {PICTURE} |",
    "table-empty-cells": "| | People |\n| --- | --- |\n| 2012 | |\n| | 480 |",
    "table-head-only": "| Year | People |\n| --- | --- |",
    "table-long": "| Year | People |\n| --- | --- |\n"
    + "\n".join(f"| {year} | {year * 3} |" for year in range(1900, 2000)),
    "table-long-cell": "| Year | People |\n| --- | --- |\n| 2012 | " + "Many people came to town. " * 120 + "|",
    "table-spans": (
        '<table><thead><tr><th rowspan="2">Year</th><th colspan="2">People</th></tr>'
        "<tr><th>Women</th><th>Men</th></tr></thead>"
        "<tbody><tr><td>2012</td><td>150</td><td>150</td></tr></tbody></table>"
    ),
    "table-span-cells": (
        "<table><caption>People</caption><tr><th>Year</th><th>Women</th><th>Men</th></tr>"
        '<tr><th scope="row" rowspan="2">2012</th><td colspan="2">300</td></tr>'
        "<tr><td>150</td><td>150</td></tr></table>"
    ),
    # Quotes
    "quote": "> Land is not made any more.",
    "quote-nested": "> Land\n>\n> > is not made\n>\n> any more.",
    "quote-list": "> - Land\n> - Water\n>\n> 1. One",
    "quote-table": "> " + TABLE.replace("\n", "\n> "),
    "quote-heading": "> ### Land\n>\n> Text",
    "quote-code": "> ```\n> town\n> ```",
    # Pictures
    "picture": PICTURE,
    "picture-inline": f"Look: {PICTURE} there.",
    "picture-photo": "![A house](media/house.png)",
    "figure": (
        ":::{figure} media/map.svg\n:alt: A map\n:credit: Amina\n:long: A river in the middle.\n\n"
        "The **town** in 2022.\n:::"
    ),
    "figure-list": ":::{figure} media/map.svg\n:alt: A map\n\nSee:\n\n- river\n- road\n:::",
    # Footnotes
    "footnote": "People came.[^census]\n\n[^census]: Census, 2022.",
    "footnotes": (
        "People[^a] came[^b] twice.[^a]\n\n[^a]: Census, 2022. <https://example.org/a>\n\n"
        "[^b]: *Plan*\n\n    - one\n    - two"
    ),
    "footnote-in-table": "| Year[^census] |\n| --- |\n| 2012 |\n\n[^census]: Census, 2022.",
    # Boxes
    **{
        f"box-{name}": f":::{{{name}}}\nLand is **scarce**.\n\n- one\n- two\n:::"
        for name in ("note", "warning", "key-point", "objectives", "summary", "example")
    },
    "box-title": ":::{tip} Ask *first*\nLand is scarce.\n:::",
    "box-details": ":::{details} More\nLand is scarce.\n:::",
    "box-in-box": "::::{note}\nOuter\n\n:::{tip}\nInner\n:::\n::::",
    "box-table": f":::{{note}}\n{TABLE}\n:::",
    "box-heading": ":::{note}\n### Land\n\nText\n:::",
    "activity": ":::{activity} Walk {#walk}\n:duration: 20\n:group: 3 to 5\n:materials: Paper\n\n1. Go.\n2. Look.\n:::",
    "reflection": ":::{reflection}\nWhat grows?\n:::",
    "trainer": ":::{trainer}\n:duration: 10\n\nAsk them.\n:::",
    # Questions
    "quiz-choice": (
        ":::{quiz} Test {#test}\n:pass: 70%\n\n### Who gains? {#who}\n:hint: Land.\n\n- [ ] Nobody\n  > Look again.\n"
        "- [x] Owners\n  > Yes.\n\n> Land gains.\n:::"
    ),
    "quiz-choices": ":::{quiz} Test {#test}\n\n### Who gains? {#who}\n\n- [x] All\n- [ ] Nobody\n- [x] Owners\n:::",
    "quiz-gaps": ":::{quiz} Test {#test}\n\n### Fill in {#fill}\n\nLand is [[rare | dear]] for [[30 ± 1]] years.\n:::",
    "quiz-order": ":::{quiz} Test {#test}\n\n### In order {#order}\n\n1. Ask\n2. Listen\n3. Decide\n:::",
    "quiz-match": (
        ":::{quiz} Test {#test}\n\n### Match {#match}\n\n| Step | State |\n| --- | --- |\n| Tell | Notice |\n"
        "| Ask | Views |\n| | Silence |\n:::"
    ),
    "quiz-table": (
        ":::{quiz} Test {#test}\n\n### How much? {#much}\n\n"
        + TABLE
        + "\nBy [[180]].\n\n> See the [**table**](#growth).\n:::"
    ),
    # Languages
    "language-words": 'She said <span lang="sw">mji unakua</span> to us.',
    "language-block": '<div lang="ar" dir="rtl"><p>المدينة تنمو</p><ul><li>أرض</li></ul></div>',
    "language-link": '[<span lang="fr">le plan</span>](https://example.org/plan)',
    "language-khmer": 'Say <span lang="km">ទីក្រុងកំពុងរីកចម្រើនយ៉ាងឆាប់រហ័ស</span> aloud.',
    # HTML
    "html-inline": "H<sub>2</sub>O, <kbd>Enter</kbd>, <q>land</q>, <abbr title='Town Hall'>TH</abbr>, <mark>new</mark>",
    "html-block": "<div>Loose words <b>bold</b><p>A paragraph</p>more words</div>",
    "html-details": "<details><summary>More</summary><p>Inside</p></details>",
    "html-figure": "<figure><blockquote>Land</blockquote><figcaption>Said she</figcaption></figure>",
    # Over pages
    "long-paragraph": "Many people came to town. " * 700,
    "long-quote": "> " + "Many people came to town. " * 700,
}
