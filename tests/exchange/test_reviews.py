"""What a reviewer says becomes a comment in the catalog, or the translation where it is accepted."""

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from builder.build.handouts import review
from builder.build.returns import Returned, take_back, write_returned
from builder.cli import main
from builder.exchange.names import text_id

LINKED = "More people need **more streets**, says the [law](https://example.org/law)."
BETTER = "لِمَ نخطط؟"


def said(source: str = "Why plan", text: str = "", note: str = "", **more: Any) -> dict[str, Any]:
    row = {"id": text_id("", source), "source": source, "seen": "لماذا نخطط", "text": text, "note": note}
    return row | {"right": False} | more


def form(*texts: dict[str, Any], by: str = "Amina", **more: Any) -> dict[str, Any]:
    head = {"format": "satchel-review/1", "course": "towns", "version": "1.0", "locale": "ar"}
    return head | {"by": by, "native": True, "texts": list(texts)} | more


def written(project: Path, value: dict[str, Any], name: str = "review.json") -> Path:
    path = project / name
    path.write_text(json.dumps(value, ensure_ascii=False), encoding="utf-8")
    return path


def merge(project: Path, value: dict[str, Any], *, accept: bool = False) -> Returned:
    returned = take_back(project, written(project, value), accept=accept)
    write_returned(project, returned)
    return returned


def catalog(project: Path) -> str:
    return (project / "translations/towns/ar.po").read_text(encoding="utf-8")


def entry(project: Path, source: str = "Why plan") -> str:
    return next(part for part in catalog(project).split("\n\n") if f'msgid "{source}"' in part)


def test_a_correction_is_a_comment_first(project: Path) -> None:
    merge(project, form(said(text=BETTER, note="أقصر")))
    assert entry(project).startswith(
        f"# note of Amina (native speaker): أقصر\n# suggestion of Amina (native speaker): {BETTER}\n"
    )
    assert 'msgstr "لماذا نخطط"' in entry(project)


def test_an_accepted_correction_is_the_translation(project: Path) -> None:
    merge(project, form(said(text=BETTER)))
    merge(project, form(said(text=BETTER)), accept=True)
    assert f'msgstr "{BETTER}"' in entry(project)
    assert "suggestion" not in entry(project)


def test_the_same_review_twice_changes_nothing(project: Path) -> None:
    merge(project, form(said(text=BETTER, note="أقصر")))
    again = merge(project, form(said(text=BETTER, note="أقصر")))
    assert (again.changes, again.files) == ((), ())


def test_what_is_right_is_counted(project: Path) -> None:
    returned = merge(project, form(said(right=True)))
    assert (returned.right, returned.changes) == (1, ())


@pytest.mark.parametrize("accept", [False, True])
def test_a_correction_that_breaks_its_text_is_left_out(project: Path, accept: bool) -> None:
    returned = merge(project, form(said(LINKED, text="بلا رابط", seen="")), accept=accept)
    assert returned.files == () and any(problem.is_error for problem in returned.problems)


def test_a_translation_that_has_changed_meanwhile_is_told(project: Path) -> None:
    returned = merge(project, form(said(text=BETTER, seen="شيء قديم")))
    assert [problem.code for problem in returned.problems] == ["X206"]
    assert len(returned.changes) == 1


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        ("two\nlines", "note of Amina (native speaker): two\\nlines"),
        ('"\nmsgid "evil"\nmsgstr "x', 'note of Amina (native speaker): "\\nmsgid "evil"\\nmsgstr "x'),
        ("</script><script>alert(1)</script>", "note of Amina (native speaker): </script><script>alert(1)</script>"),
    ],
)
def test_a_note_stays_one_comment(project: Path, value: str, shown: str) -> None:
    merge(project, form(said(note=value)))
    assert entry(project).split("\n")[0] == f"# {shown}"
    assert take_back(project, written(project, form(said(note=value)))).changes == ()


def test_a_name_cannot_write_a_line_of_its_own(project: Path) -> None:
    merge(project, form(said(note="x"), by="Ann\nmsgid \u202e"))
    assert entry(project).startswith("# note of Ann msgid (native speaker): x\n")


def test_the_text_that_a_phone_copied_is_found_between_other_words(project: Path) -> None:
    path = project / "mail.txt"
    value = json.dumps(form(said(note="أقصر")), indent=1, ensure_ascii=False)
    path.write_bytes(f"\ufeffDear all,\r\n\r\n{value}\r\n\r\nRegards {{:".encode().replace(b" {:", b""))
    assert len(take_back(project, path).changes) == 1


def test_a_page_cannot_be_ended_by_its_texts(project: Path) -> None:
    merge(project, form(said(text="</script><b>"), by="x"))
    page = review(project, "towns", "ar").decode()
    data = page.partition('id="satchel">')[2].partition("</script>")[0]
    assert "<" not in data and json.loads(data)["texts"][text_id("", "Why plan")]["source"] == "Why plan"


def test_a_page_needs_no_network_and_is_the_same_twice(towns: Path) -> None:
    page = review(towns, "towns", "ar")
    assert page == review(towns, "towns", "ar")
    text = page.decode()
    addresses = [part.split('"')[0] for part in text.replace("'", '"').split('src="')[1:]]
    assert all(address.startswith("data:") for address in addresses) and "innerHTML" not in text


def test_every_text_of_the_catalog_can_be_touched(towns: Path) -> None:
    page = review(towns, "towns", "ar").decode()
    texts = json.loads(page.partition('id="satchel">')[2].partition("</script>")[0])["texts"]
    assert len(texts) == 21
    assert [one["source"] for name, one in texts.items() if f'data-text="{name}"' not in page] == []


def satchel(project: Path, *words: str | Path) -> Result:
    return CliRunner().invoke(main, ["-C", str(project), *map(str, words)])


def test_the_difference_is_shown_before_anything_is_written(project: Path) -> None:
    before = catalog(project)
    path = written(project, form(said(text=BETTER), by="Ann'; reboot #"))
    shown = satchel(project, "merge", path)
    assert shown.exit_code == 0, shown.output
    assert f"- لماذا نخطط\n    + {BETTER}" in shown.stdout
    assert "1 change to translations/towns/ar.po: not written without --write" in shown.stdout
    assert "-l ar --review 'Ann'\"'\"'; reboot #' --native" in shown.stdout
    assert catalog(project) == before
    assert satchel(project, "merge", path, "--write", "--accept").exit_code == 0
    assert f'msgstr "{BETTER}"' in entry(project)


@pytest.mark.parametrize(
    "words", [("export", "-l", "ar"), ("export", "-l", "ar", "--format", "xliff"), ("review", "-l", "ar")]
)
def test_a_handout_says_where_it_is(project: Path, words: tuple[str, ...]) -> None:
    result = satchel(project, *words)
    assert result.exit_code == 0, result.output
    assert (project / result.stdout.split(":")[0]).is_file()


def test_the_language_of_the_source_needs_no_review(towns: Path) -> None:
    result = satchel(towns, "review", "-l", "en")
    assert result.exit_code == 1 and "written in `en`" in result.stderr
