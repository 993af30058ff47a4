"""Upload packages to the SCORM block of Open edX, let a learner pass them, and say what the block made of that.

Run as a program with the packages' paths: Django has one set of settings in a process.
"""

import json
import sys
import tempfile
from io import BytesIO
from pathlib import Path
from types import SimpleNamespace
from typing import Any
from unittest.mock import Mock

import django
from django.conf import settings

TRACES = Path(__file__).parents[1] / "player/traces"
JOURNEY = {
    "SCORM_12": "scorm12-fail-leave-resume-pass.txt",
    "SCORM_2004": "scorm2004-fail-leave-resume-pass.txt",
}


def start(media: str) -> None:
    """Give Django what the block asks of it: a place for files, a cache, templates."""
    settings.configure(
        MEDIA_ROOT=media,
        CACHES={"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}},
        TEMPLATES=[{"BACKEND": "django.template.backends.django.DjangoTemplates"}],
    )
    django.setup()


def block() -> Any:
    """Make an empty block, as Studio does for an author; the platform around it is a stand-in."""
    from openedxscorm import ScormXBlock
    from xblock.field_data import DictFieldData

    runtime = Mock()
    runtime.handler_url.return_value = "/handler/assets_proxy"
    runtime.service.return_value.get_settings_bucket.return_value = {}
    made = ScormXBlock(runtime, DictFieldData({}), Mock(usage_id="block"))
    made.location = SimpleNamespace(block_id="block", org="org", course="course", block_type="scorm")
    return made


def upload(made: Any, package: Path) -> list[str]:
    """Send the form of Studio, and give the errors that it tells the author."""
    file = BytesIO(package.read_bytes())
    file.name = package.name
    form = {
        "display_name": "Growing towns",
        "width": "",
        "height": "",
        "has_score": "1",
        "weight": "1",
        "enable_navigation_menu": "0",
        "enable_fullscreen_button": "1",
        "navigation_menu_width": "",
        "popup_on_launch": "0",
        "file": SimpleNamespace(file=file),
    }
    errors: list[str] = made.studio_submit(SimpleNamespace(method="POST", params=form), "").json["errors"]
    return errors


def written(trace: str) -> list[tuple[str, str]]:
    """List what the player wrote on the journey of a trace, and in which order."""
    calls = (TRACES / trace).read_text(encoding="utf-8").splitlines()
    sets = (call.split(" ", 2) for call in calls if "SetValue " in call)
    return [(name, value) for _, name, value in sets]


def taken(package: Path) -> dict[str, Any]:
    """Upload a package, report what its player reports, and tell what has become of it."""
    made = block()
    errors = upload(made, package)
    for name, value in written(JOURNEY[made.scorm_version]):
        made.set_value({"name": name, "value": value})
    page = made.assets_proxy(SimpleNamespace(range=None), made.index_page_path)
    return {
        "errors": errors,
        "warnings": list(made.package_warnings),
        "version": made.scorm_version,
        "menu": made.navigation_menu,
        "page": page.body.decode("utf-8")[:15],
        "size": len(page.body),
        "status": [made.lesson_status, made.success_status],
        "grade": made.get_grade(),
    }


def main() -> None:
    with tempfile.TemporaryDirectory() as media:
        start(media)
        sys.stdout.write(json.dumps([taken(Path(name)) for name in sys.argv[1:]]))


if __name__ == "__main__":
    main()
