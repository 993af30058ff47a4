"""What a partner answers becomes the context pack: words from them, names from the course, paths from us."""

import base64
import io
import json
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from PIL import Image

from builder.build.courses import in_locale, sound
from builder.build.handouts import place
from builder.build.returns import Returned, take_back, write_returned
from builder.exchange.photos import Photo, joined, parted
from builder.source import read_pack
from tests.projects import snapshot, write_files

PACK = "translations/towns/sw-KE"
STORY = "Barabara yetu ilijengwa **mwaka jana**.\n\n- Watu\n- Maduka"


def photo(kind: str = "JPEG", size: tuple[int, int] = (40, 30), **more: Any) -> bytes:
    """Take a photo, with what a camera writes into it."""
    exif = Image.Exif()
    exif[0x010F] = "SECRET CAMERA"
    written = io.BytesIO()
    Image.new("RGB", size, "red").save(written, kind, exif=exif, **more)
    return written.getvalue()


def picture(content: bytes | None, **more: Any) -> dict[str, Any]:
    data = "data:image/jpeg;base64," + base64.b64encode(content).decode() if content else ""
    return {"slot": "story", "number": 1, "data": data, "shows": "Barabara", "credit": "Juma"} | more


def form(
    facts: dict[str, str] | None = None, slots: dict[str, str] | None = None, *photos: dict[str, Any], **more: Any
) -> dict[str, Any]:
    def answers(given: dict[str, str] | None) -> list[dict[str, str]]:
        return [{"name": name, "answer": text} for name, text in (given or {}).items()]

    head = {"format": "satchel-place/1", "course": "towns", "version": "1.0", "locale": "sw-KE", "by": "Juma"}
    return head | {"facts": answers(facts), "slots": answers(slots), "photos": list(photos)} | more


def merge(project: Path, value: dict[str, Any]) -> Returned:
    path = project / "place.json"
    path.write_text(json.dumps(value), encoding="utf-8")
    returned = take_back(project, path)
    write_returned(project, returned)
    return returned


def codes(returned: Returned) -> list[str]:
    return [problem.code for problem in returned.problems]


def test_answers_become_a_pack(project: Path) -> None:
    facts = {"law": "Sheria ya Mipango, 2019", "plots": "1200", "money": "KES"}
    returned = merge(project, form(facts, {"story": STORY}, picture(photo())))
    assert codes(returned) == []
    assert sorted(snapshot(project / PACK)) == ["context.yaml", "media/place/story-1.webp", "slots/story.md"]
    pack = read_pack(project, "towns", "sw-KE")
    assert pack is not None and (dict(pack.facts), pack.by) == (facts, "Juma")
    localized = in_locale(project, sound(project, "towns").course, "sw-KE")
    assert "Sheria ya Mipango" in repr(localized.course) and "Barabara yetu" in repr(localized.course)


def test_the_same_answers_twice_change_nothing(project: Path) -> None:
    value = form({"plots": "1200"}, {"story": STORY})
    merge(project, value)
    before = snapshot(project / PACK)
    assert merge(project, value).changes == ()
    assert snapshot(project / PACK) == before


def test_a_form_knows_what_was_answered(project: Path) -> None:
    merge(project, form({"law": '<b>"Sheria"', "plots": "7"}, {"story": STORY}, picture(photo())))
    page = place(project, "towns", "sw-KE").decode()
    assert "\n&lt;b&gt;&#34;Sheria&#34;</textarea>" in page and STORY in page
    assert 'src="data:image/webp;base64,' in page and 'value="Barabara"' in page
    assert page == place(project, "towns", "sw-KE").decode()


def test_an_answer_that_was_taken_out_is_gone(project: Path) -> None:
    merge(project, form({"law": "Sheria", "plots": "7"}, {"story": STORY}, picture(photo())))
    returned = merge(project, form({"law": ""}, {"story": ""}))
    assert {one.what for one in returned.changes} == {"fact", "slot", "photo"}
    assert sorted(snapshot(project / PACK)) == ["context.yaml"]
    pack = read_pack(project, "towns", "sw-KE")
    assert pack is not None and dict(pack.facts) == {"plots": "7"}


def test_what_somebody_wrote_by_hand_stays(project: Path) -> None:
    hand = "# asked on the phone\nby: Ann\ndigits: native\nfacts:\n  law: Sheria  # act 13\n  plots: '7'\n"
    write_files(project / PACK, {"context.yaml": hand})
    merge(project, form({"law": "Sheria", "plots": "8"}))
    text = (project / PACK / "context.yaml").read_text(encoding="utf-8")
    assert text == hand.replace("'7'", '"8"').replace("by: Ann", 'by: "Juma"')


def test_a_photo_that_is_kept_is_not_sent_again(project: Path) -> None:
    merge(project, form({}, {"story": STORY}, picture(photo())))
    before = snapshot(project / PACK)
    assert merge(project, form({}, {"story": STORY}, picture(None))).changes == ()
    assert snapshot(project / PACK) == before
    merge(project, form({}, {"story": STORY}, picture(None, credit="Asha")))
    assert ":credit: Asha" in (project / PACK / "slots/story.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_a_photo_is_drawn_anew(project: Path, kind: str) -> None:
    content = photo(kind, (3000, 1000))
    assert b"SECRET CAMERA" in content
    merge(project, form({}, {"story": STORY}, picture(content)))
    drawn = (project / PACK / "media/place/story-1.webp").read_bytes()
    assert b"SECRET" not in drawn
    with Image.open(io.BytesIO(drawn)) as opened:
        assert (opened.format, opened.size, dict(opened.getexif())) == ("WEBP", (1200, 400), {})


GIF = (
    b"GIF89a\x01\x00\x01\x00\x80\x00\x00\x00\x00\x00\xff\xff\xff,\x00\x00\x00\x00\x01\x00\x01\x00\x00\x02\x02D\x01\x00;"
)


@pytest.mark.parametrize(
    ("value", "code"),
    [
        (form({"evil": "x"}), "X301"),
        (form({}, {"../../evil": "x"}), "X104"),
        (form({}, {"evil": "x"}), "X301"),
        (form({"plots": "many"}), "X302"),
        (form({"money": "shillings"}), "X302"),
        (form({"law": "x" * 1001}), "X302"),
        (form({}, {"story": "Hi <script>alert(1)</script>"}), "X303"),
        (form({}, {"story": "<div onclick=x>\n\nHi\n</div>"}), "X303"),
        (form({}, {"story": "![x](https://evil.example/x.png)"}), "X303"),
        (form({}, {"story": ":::{figure} media/../../../secret.svg\n:alt: x\n:::"}), "X303"),
        (form({}, {"story": "# A module"}), "M301"),
        (form({}, {}, picture(b"no picture at all")), "X304"),
        (form({}, {}, picture(GIF)), "X304"),
        (form({}, {}, picture(photo("PNG", (8000, 6000)))), "X304"),
        (form({}, {}, picture(None)), "X304"),
        (form({}, {}, picture(photo(), shows=" \n ")), "X305"),
        (form({}, {}, picture(photo(), slot="other")), "X301"),
    ],
)
def test_what_may_not_come_in_is_told_and_left_out(project: Path, value: dict[str, Any], code: str) -> None:
    before = snapshot(project / "translations")
    try:
        found = codes(merge(project, value))
    except Exception as error:
        found = [problem.code for problem in getattr(error, "problems", ())]
    assert code in found
    assert snapshot(project / "translations") == before


def test_a_description_cannot_end_its_figure(project: Path) -> None:
    shows = "x\n:::\n\n<script>\n"
    merge(project, form({}, {"story": STORY}, picture(photo(), shows=shows)))
    text = (project / PACK / "slots/story.md").read_text(encoding="utf-8")
    assert text.endswith(":::{figure} media/place/story-1.webp\n:alt: x ::: <script>\n:credit: Juma\n:::\n")
    words, photos = parted(text, "story")
    assert (words, [one.shows for one in photos]) == (STORY, ["x ::: <script>"])


def test_words_and_photos_part_and_join() -> None:
    photos = tuple(Photo(path=f"media/place/a-{number}.webp", shows=f"p{number}") for number in (1, 3))
    for text in ("", "Words.", "Words.\n\n:::{figure} media/x.svg\n:alt: ours\n:::"):
        assert parted(joined(text, photos), "a") == (text, photos)
    assert parted(joined("", photos), "b") == (joined("", photos).strip("\n"), ())


def test_a_sheet_asks_the_same_questions(project: Path) -> None:
    path = project / "sheet.xlsx"
    path.write_bytes(place(project, "towns", "sw-KE", "xlsx"))
    assert take_back(project, path).changes == ()
    book = openpyxl.load_workbook(path)
    assert book.sheetnames == ["place", "satchel"]
    rows = {row[4].value: row for row in book["place"].iter_rows(min_row=3)}
    rows["fact/plots"][1].value = 1200
    rows["slot/story"][1].value = STORY
    book.save(path)
    returned = take_back(project, path)
    write_returned(project, returned)
    assert [(one.what, one.name, one.new) for one in returned.changes] == [
        ("fact", "plots", "1200"),
        ("slot", "story", STORY),
    ]


def test_a_sheet_leaves_the_photos_where_they_are(project: Path) -> None:
    merge(project, form({"plots": "1"}, {"story": STORY}, picture(photo())))
    path = project / "sheet.xlsx"
    path.write_bytes(place(project, "towns", "sw-KE", "xlsx"))
    book = openpyxl.load_workbook(path)
    next(row for row in book["place"].iter_rows() if row[4].value == "slot/story")[1].value = "Mpya."
    book.save(path)
    write_returned(project, take_back(project, path))
    assert "story-1.webp" in (project / PACK / "slots/story.md").read_text(encoding="utf-8")
    assert (project / PACK / "media/place/story-1.webp").is_file()


def test_a_region_inherits_and_is_told_so(project: Path) -> None:
    write_files(project / "translations/towns/sw", {"context.yaml": "facts:\n  law: Sheria ya zamani\n"})
    page = place(project, "towns", "sw-KE").decode()
    assert "Sheria ya zamani" in page and 'data-fact="law" rows="2" maxlength="1000" dir="auto">\n</textarea>' in page
