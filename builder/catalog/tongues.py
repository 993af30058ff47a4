"""Take what a catalog says about its language: a name, a direction, a locale to write numbers like.

CLDR knows most written languages, not all: Mooré, Soninke or Tumbuka say it themselves, in the header of the PO file.
"""

from __future__ import annotations

from builder.errors import Place, Problem
from builder.locales import Tongue, canonical, known, tongue
from builder.model import ContextPack
from builder.po import Catalog

NAME, DIRECTION, LIKE = "X-Language-Name", "X-Language-Direction", "X-Language-Format"


def tongue_of(locale: str, chain: tuple[Catalog, ...], packs: tuple[ContextPack, ...] = ()) -> Tongue:
    """Ask the nearest catalog and context pack that say something; what none says comes from the tag."""
    digits = next((pack.digits for pack in packs if pack.digits), "")
    return tongue(locale, _said(chain, NAME), _direction(chain), _like(chain), digits)


def tongue_problems(catalog: Catalog) -> tuple[Problem, ...]:
    """Tell of a direction that is none, and of a locale to write like that nobody knows."""
    place = Place(file=catalog.file, line=1)
    problems: list[Problem] = []
    if catalog.header(DIRECTION) not in ("", "ltr", "rtl"):
        message = f"The header {DIRECTION} is `{catalog.header(DIRECTION)}`."
        problems.append(Problem(code="T301", message=message, place=place, hint="Write `ltr` or `rtl`."))
    like = catalog.header(LIKE)
    if like and known(canonical(like) or "") is None:
        message = f"The header {LIKE} names `{like}`, a locale that nobody can write numbers like."
        problems.append(Problem(code="T302", message=message, place=place, hint="Name a neighbour, such as `fr-BF`."))
    return tuple(problems)


def _said(chain: tuple[Catalog, ...], header: str) -> str:
    return next((value for catalog in chain if (value := catalog.header(header))), "")


def _direction(chain: tuple[Catalog, ...]) -> str:
    said = _said(chain, DIRECTION)
    return said if said in ("ltr", "rtl") else ""


def _like(chain: tuple[Catalog, ...]) -> str:
    said = canonical(_said(chain, LIKE)) or ""
    return said if said and known(said) else ""
