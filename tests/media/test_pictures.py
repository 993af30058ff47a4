"""A picture comes out small, upright, and without a word about who took it."""

from __future__ import annotations

import io
import pickle

import pytest
from PIL import Image

from builder.media import Fault, converted, look
from builder.model import Profile
from tests.media.pictures import bomb, drawing, photo, read, saved, taken

SECRETS = (b"Amina", b"my house", b"Exif", b"EXIF", b"XMP ", b"adobe:xmp")


@pytest.mark.parametrize(("profile", "longest"), [("full", 800), ("lite", 480)])
def test_a_photo_fits_its_profile(profile: Profile, longest: int) -> None:
    made, suffix = converted(taken(1000, 750), ".jpg", profile)
    assert suffix == ".webp"
    assert read(made).format == "WEBP" and read(made).size == (longest, longest * 3 // 4)
    assert len(made) < 0.15 * len(taken(1000, 750))


def test_lite_is_smaller_than_full_and_text_changes_nothing() -> None:
    content = taken(1000, 750)
    assert len(converted(content, ".jpg", "lite")[0]) < 0.6 * len(converted(content, ".jpg", "full")[0])
    assert converted(content, ".jpg", "text") == (content, ".jpg")


def test_a_photo_stands_as_it_was_held() -> None:
    made, _ = converted(taken(400, 200, turn=6), ".jpg", "full")
    upright = photo(400, 200).transpose(Image.Transpose.ROTATE_270)
    assert read(made).size == (200, 400)
    for place in ((20, 20), (180, 380)):
        shown, wanted = read(made).convert("RGB").getpixel(place), upright.getpixel(place)
        assert all(abs(one - other) < 40 for one, other in zip(shown, wanted, strict=True))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("content", "suffix"),
    [
        (taken(1000, 750), ".jpg"),
        (taken(40, 30), ".JPEG"),
        (saved(drawing(64, 64), "PNG", exif=taken(8, 8)[:0] or b"Exif\0\0II*\0\x08\0\0\0\0\0 Amina"), ".png"),
        (saved(photo(64, 64), "WEBP", exif=b"Exif\0\0II*\0\x08\0\0\0\0\0 Amina", xmp=b"my house", quality=5), ".webp"),
    ],
    ids=["photo", "small photo", "logo", "small WebP"],
)
def test_nothing_is_said_about_its_owner(content: bytes, suffix: str) -> None:
    assert any(secret in content for secret in SECRETS)
    made, _ = converted(content, suffix, "full")
    assert [secret for secret in SECRETS if secret in made] == []
    assert dict(read(made).getexif()) == {} and len(made) <= len(content)


def test_a_logo_stays_sharp_and_lets_the_ground_through() -> None:
    picture = drawing(600, 300)
    made, suffix = converted(saved(picture, "PNG"), ".png", "full")
    assert len(made) <= len(saved(picture, "PNG"))
    shown = read(made).convert("RGBA")
    assert shown.tobytes() == picture.tobytes(), suffix


def test_what_is_small_enough_is_left_alone() -> None:
    content = saved(photo(120, 90), "WEBP", quality=30)
    assert converted(content, ".webp", "full") == (content, ".webp")
    tiny = saved(Image.new("P", (4, 4)), "GIF")
    assert len(converted(tiny, ".gif", "full")[0]) <= len(tiny)


def test_what_moves_still_moves() -> None:
    frames = [photo(900, 60), drawing(900, 60).convert("RGB")]
    for kind in ("GIF", "WEBP", "PNG"):
        content = saved(frames[0], kind, save_all=True, append_images=frames[1:])
        made, suffix = converted(content, f".{kind.lower()}", "lite")
        assert suffix == f".{kind.lower()}" and getattr(read(made), "n_frames", 1) == 2


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "I;16", "CMYK", "RGBA"])
def test_every_kind_of_colour_is_shown(mode: str) -> None:
    grey = Image.linear_gradient("L").resize((900, 900))
    picture = Image.new("I;16", (900, 900), 40_000) if mode == "I;16" else grey.convert(mode)
    content = saved(picture, "JPEG" if mode == "CMYK" else "PNG")
    made, _ = converted(content, ".jpg" if mode == "CMYK" else ".png", "full")
    shown = read(made)
    assert max(shown.size) <= 900 and shown.mode in ("RGB", "RGBA", "1", "L", "P", "LA")
    bright = shown.convert("L").getpixel((450 * shown.width // 900, 450 * shown.width // 900))
    assert isinstance(bright, int) and (90 < bright < 170 or mode == "1")


def test_the_same_picture_comes_out_the_same() -> None:
    assert converted(taken(900, 700), ".jpg", "full") == converted(taken(900, 700), ".jpg", "full")


@pytest.mark.parametrize("suffix", [".svg", ".mp3", ".pdf", ""])
def test_what_is_no_photo_stays_as_it_is(suffix: str) -> None:
    assert converted(b"any bytes", suffix, "lite") == (b"any bytes", suffix)


HEIC = b"\0\0\0\x18ftypheic\0\0\0\0mif1heic" + b"\0" * 64

FAULTY = [
    (b"", "broken"),
    (b"no picture at all", "broken"),
    (taken(900, 700)[:5000], "broken"),
    (saved(photo(900, 700), "PNG")[:5000], "broken"),
    (bomb(), "pixels"),
    (saved(Image.new("1", (12_000, 9_000)), "PNG"), "pixels"),
    (HEIC, "heic"),
]


@pytest.mark.parametrize(("content", "reason"), FAULTY)
def test_a_picture_that_cannot_be_read_says_why(content: bytes, reason: str) -> None:
    with pytest.raises(Fault) as fault:
        converted(content, ".jpg", "full")
    assert fault.value.reason == reason
    assert pickle.loads(pickle.dumps(fault.value)).reason == reason


def test_a_look_tells_most_of_it_without_reading_on() -> None:
    look(taken(900, 700), ".jpg")
    for content, reason in ((b"", "broken"), (bomb(), "pixels"), (HEIC, "heic")):
        with pytest.raises(Fault, match=reason):
            look(content, ".jpg")
    with pytest.raises(Fault, match="heic"):
        look(io.BytesIO(taken(9, 9)).getvalue(), ".heic")
