"""Import packages into Wagtail LMS with its own models, and say what it made of them.

Run as a program with the packages' paths: Django has one set of settings in a process.
"""

import json
import sys
import tempfile
from pathlib import Path
from typing import Any

import django
from django.conf import settings

APPS = (
    "auth contenttypes admin.apps.SimpleAdminConfig sessions messages",
    "admin contrib.settings documents images search snippets users",
)


def start(media: str) -> None:
    """Give Django the apps that Wagtail LMS stands on, a database in memory and a place for files."""
    django_apps, wagtail_apps = (names.split() for names in APPS)
    settings.configure(
        SECRET_KEY="only for this test",
        MEDIA_ROOT=media,
        STATIC_URL="/static/",
        ROOT_URLCONF="wagtail_lms.urls",
        WAGTAILADMIN_BASE_URL="http://lms.test",
        DEFAULT_AUTO_FIELD="django.db.models.BigAutoField",
        DATABASES={"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": ":memory:"}},
        INSTALLED_APPS=[
            *(f"django.contrib.{name}" for name in django_apps),
            "taggit",
            "modelcluster",
            *(f"wagtail.{name}" for name in wagtail_apps),
            "wagtail",
            "wagtail_lms",
        ],
    )
    django.setup()


def files_in(folder: str) -> int:
    """Count the files that were unpacked."""
    return sum(path.is_file() for path in (Path(settings.MEDIA_ROOT) / folder).rglob("*"))


def imported(package: Path) -> dict[str, Any]:
    """Save a package as the form of an administrator does, without a title."""
    from django.core.files import File
    from django.core.files.storage import default_storage
    from wagtail_lms.models import SCORMPackage

    with package.open("rb") as opened:
        record = SCORMPackage(package_file=File(opened, name=package.name))
        record.save()
    again = SCORMPackage.objects.get(pk=record.pk)
    folder = f"scorm_content/{again.extracted_path}"
    page = f"{folder}/{again.launch_url}" if again.launch_url else ""
    return {
        "title": again.title,
        "version": again.manifest_data["version"],
        "launch": again.launch_url,
        "files": files_in(folder),
        "page": default_storage.open(page).read(15).decode() if page else "",
    }


def main() -> None:
    with tempfile.TemporaryDirectory() as media:
        start(media)
        from django.db import connection
        from wagtail_lms.models import SCORMPackage

        with connection.schema_editor() as editor:
            editor.create_model(SCORMPackage)
        sys.stdout.write(json.dumps([imported(Path(name)) for name in sys.argv[1:]]))


if __name__ == "__main__":
    main()
