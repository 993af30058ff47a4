"""Show a course while it is written: a page that follows the author, on this machine alone."""

from typing import TYPE_CHECKING

from builder.lazy import on_demand

if TYPE_CHECKING:
    from builder.preview.serving import Preview, preview

__getattr__ = on_demand(__name__, {"serving": "Preview preview"})

__all__ = ["Preview", "preview"]
