"""Say who may ask a preview for what: pages of this preview, and people who type its address."""

from __future__ import annotations

from collections.abc import Mapping
from http import HTTPStatus

LOOPBACK = ("127.0.0.1", "localhost", "[::1]")

# Nobody else may frame, read or guess what is served; the shell runs its own scripts alone
# (the page that it compares with the open one has styles inside it: they are read, and shown nowhere).
_ALL = {
    "Cache-Control": "no-store",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
}
SHELL_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; connect-src 'self'; frame-src 'self'; "
    "img-src 'self' data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
# A course's page holds its script and styles inside it, and asks the network for nothing.
COURSE_POLICY = (
    "default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'; img-src 'self' data: blob:; media-src "
    "'self' data: blob:; font-src 'self' data:; connect-src 'none'; base-uri 'none'; form-action 'none'; "
    "frame-ancestors 'self'"
)


def addresses(port: int) -> tuple[str, ...]:
    """List the names under which a preview may be asked for."""
    return tuple(f"{name}:{port}" for name in LOOPBACK)


def refused(method: str, path: str, headers: Mapping[str, str], port: int) -> HTTPStatus | None:
    """Say why a request is turned away, or None where it is let in.

    A name of another site that leads to this machine (DNS rebinding) is seen by `Host`, a page of another site by
    `Origin` and `Sec-Fetch-Site`.
    """
    host = headers.get("Host", "").lower()
    if host not in addresses(port):
        return HTTPStatus.MISDIRECTED_REQUEST
    if method == "POST" and headers.get("Origin", "").lower() != f"http://{host}":
        return HTTPStatus.FORBIDDEN
    if path != "/" and headers.get("Sec-Fetch-Site", "none") not in ("none", "same-origin"):
        return HTTPStatus.FORBIDDEN
    return None


def headers_for(policy: str) -> dict[str, str]:
    """Give the headers that every answer has."""
    return {**_ALL, "Content-Security-Policy": policy}
