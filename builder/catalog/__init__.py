"""Take the words of a course out for translators, and put their translations in the place of the source.

`extract(course) -> Catalog` makes the template, `update(old, template, locale) -> Catalog` carries translations over to a
new one, `localize(course, chain, locale) -> Localized` puts them into the course, nearest catalog first.
"""

from builder.catalog.localized import Localized

__all__ = ["Localized"]
