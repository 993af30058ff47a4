"""Write the headers of a catalog: its language and plurals, no clock."""

from __future__ import annotations

from builder import locales
from builder.catalog.msgid import VERSION

# gettext's own words for "nobody has revised it yet": an empty date stops Babel and what is built on it.
_NO_DATE = "YEAR-MO-DA HO:MI+ZONE"

Headers = tuple[tuple[str, str], ...]


def template_headers(slug: str, source_locale: str) -> Headers:
    """Give a template the headers that `msgfmt -c` asks for; dates and names are the translators' to fill in."""
    return (
        ("Project-Id-Version", slug),
        ("Report-Msgid-Bugs-To", ""),
        ("PO-Revision-Date", _NO_DATE),
        ("Last-Translator", ""),
        ("Language-Team", ""),
        ("Language", ""),
        ("MIME-Version", "1.0"),
        ("Content-Type", "text/plain; charset=UTF-8"),
        ("Content-Transfer-Encoding", "8bit"),
        ("X-Source-Language", _gettext_name(source_locale)),
        ("X-Satchel-Msgid", VERSION),
    )


def catalog_headers(old: Headers, template: Headers, locale: str) -> Headers:
    """Keep what translators wrote, add what is missing, and set the language."""
    ours = dict(template) | {"Language": _gettext_name(locale)}
    fixed = ("Language", "X-Satchel-Msgid", "X-Source-Language")
    dated = [(name, _NO_DATE if name == "PO-Revision-Date" and not value else value) for name, value in old]
    kept = [(name, ours[name] if name in fixed and name in ours else value) for name, value in dated]
    names = {name.lower() for name, _value in old}
    plurals = plural_forms(locale)
    if plurals and "plural-forms" not in names:
        ours["Plural-Forms"] = plurals
    return (*kept, *((name, value) for name, value in ours.items() if name.lower() not in names))


def plural_forms(locale: str) -> str:
    """Give the plural rule of a locale as gettext's tools know it, else as CLDR does, or nothing."""
    known = locales.known(locale)
    if known is None:
        return ""
    # 30 ms to import
    from babel.core import Locale
    from babel.messages.plurals import PLURALS, get_plural
    from babel.plural import to_gettext

    listed = known in PLURALS or known.partition("_")[0] in PLURALS
    rule = str(get_plural(known).plural_forms if listed else to_gettext(Locale.parse(known).plural_form))
    return rule.rstrip(";") + ";"


def _gettext_name(locale: str) -> str:
    """Write a tag as gettext's tools do: `es-CO` → `es_CO`."""
    return locale.replace("-", "_")
