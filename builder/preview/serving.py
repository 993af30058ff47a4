"""Serve a preview on this machine's own addresses, and nowhere else."""

from __future__ import annotations

import os
import socket
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from socketserver import ThreadingTCPServer
from threading import Event, Thread
from urllib.parse import parse_qs, urlsplit

from builder.errors import SatchelError
from builder.preview import doors
from builder.preview.routes import Answer, answer, nothing
from builder.preview.studio import Studio
from builder.preview.watching import changes

USUAL_PORT = 4400
_MORE_PORTS = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Preview:
    """Be a running preview; `address` opens it."""

    address: str
    studio: Studio


class PortTaken(SatchelError):
    """Say that somebody else listens on a port."""

    def __init__(self, port: int) -> None:
        self.port = port
        super().__init__(port)

    def __str__(self) -> str:
        return f"Port {self.port} is taken: another preview may be running. Choose one with `--port`."


class _Server(ThreadingTCPServer):
    """Listen on an address of this machine, a thread for each request."""

    daemon_threads = True
    block_on_close = False
    # On Windows this would let two programs listen on one port.
    allow_reuse_address = os.name != "nt"

    def __init__(self, host: str, port: int, studio: Studio) -> None:
        self.studio = studio
        self.address_family = socket.AF_INET6 if ":" in host else socket.AF_INET
        super().__init__((host, port), _Request)

    @property
    def port(self) -> int:
        return int(self.server_address[1])

    def handle_error(self, request: object, client_address: object) -> None:
        """Say nothing of a browser that has gone."""


class _Request(BaseHTTPRequestHandler):
    """Answer one request after the other."""

    protocol_version = "HTTP/1.1"
    server_version = "Satchel"
    sys_version = ""
    server: _Server

    def log_message(self, format: str, *args: object) -> None:
        """Keep the terminal to what the author is told."""

    def do_GET(self) -> None:
        if self._is_let_in():
            address = urlsplit(self.path)
            if address.path == "/events":
                self._listen(address.query)
            else:
                self._send(answer(self.server.studio, address.path))

    def do_HEAD(self) -> None:
        self.do_GET()

    def do_POST(self) -> None:
        self.close_connection = True  # what is sent along is not read
        if not self._is_let_in():
            return
        if urlsplit(self.path).path != "/look":
            return self._send(nothing("There is no such page."))
        self.server.studio.look_again()
        return self._send(nothing("Looking again.", HTTPStatus.ACCEPTED))

    def _is_let_in(self) -> bool:
        headers = {name.title(): value for name, value in self.headers.items()}
        status = doors.refused(self.command, urlsplit(self.path).path, headers, self.server.port)
        if status:
            self.close_connection = True
            self._send(nothing("This preview answers its own page on this machine alone.", status))
        return status is None

    def _send(self, found: Answer) -> None:
        self.send_response(found.status)
        self.send_header("Content-Type", found.kind)
        self.send_header("Content-Length", str(len(found.content)))
        self._end_headers(found.policy)
        if self.command != "HEAD":
            self.wfile.write(found.content)

    def _end_headers(self, policy: str) -> None:
        for name, value in doors.headers_for(policy).items():
            self.send_header(name, value)
        self.end_headers()

    def _listen(self, query: str) -> None:
        """Send events as they come, until the page is closed."""
        studio = self.server.studio
        studio.ready.wait()
        view = studio.view(parse_qs(query).get("view", [""])[0])
        if view is None:
            return self._send(nothing("There is nothing to look at yet.", HTTPStatus.NO_CONTENT))
        self.close_connection = True
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", "text/event-stream")
        self._end_headers(doors.SHELL_POLICY)
        with suppress(OSError):
            for line in studio.bell.listen(view):
                self.wfile.write(line)
        return None


@contextmanager
def preview(project: Path, slug: str, port: int | None = None) -> Iterator[Preview]:
    """Serve a course until the context is left; without a port, on the first free one. Raises `PortTaken`."""
    studio, stop = Studio(project, slug), Event()
    servers = _servers(studio, port)
    threads = [Thread(target=server.serve_forever, args=(0.2,), daemon=True) for server in servers]
    threads.append(Thread(target=studio.work, args=(stop,), daemon=True))
    threads.append(Thread(target=_follow, args=(studio, stop), daemon=True))
    for thread in threads:
        thread.start()
    try:
        yield Preview(address=f"http://localhost:{servers[0].port}/", studio=studio)
    finally:
        stop.set()
        for server in servers:
            server.shutdown()
            server.server_close()


def _follow(studio: Studio, stop: Event) -> None:
    for names in changes(studio.project, studio.slug, stop):
        studio.changed(names)


def _servers(studio: Studio, port: int | None) -> tuple[_Server, ...]:
    """Listen on 127.0.0.1, and on ::1 where there is one; `localhost` may mean either."""
    ports = range(USUAL_PORT, USUAL_PORT + _MORE_PORTS) if port is None else (port,)
    first = _first_free(studio, ports)
    try:
        return first, _Server("::1", first.port, studio)
    except OSError:
        return (first,)


def _first_free(studio: Studio, ports: Iterable[int]) -> _Server:
    tried = 0
    for port in ports:
        tried = port
        with suppress(OSError):
            return _Server("127.0.0.1", port, studio)
    raise PortTaken(tried)
