"""Make the page that needs nothing beside it."""

from __future__ import annotations

from builder.model import Edition
from builder.targets.parts.document import Surroundings, document
from builder.targets.parts.held import addresses, held
from builder.targets.parts.media import media_files
from builder.targets.target import Kit

_END = "</body>"


def whole_page(edition: Edition, kit: Kit) -> bytes:
    """Write a page with its media: behind the player, so that the first lesson does not wait for them."""
    files = tuple(media_files(edition, kit))
    places = addresses(files)
    page = document(edition, kit, "none", Surroundings(address=lambda path: places.get(path, path), is_single=True))
    before, end, after = page.rpartition(_END)
    return f"{before}{held(files, places)}{end}{after}".encode()
