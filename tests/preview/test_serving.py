"""A preview answers its own page on this machine alone, and nothing that is not in the course."""

from __future__ import annotations

import http.client
import json
import socket
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from builder.preview import Preview, preview
from builder.preview.doors import refused
from builder.preview.serving import PortTaken
from tests.preview.courses import FIRST, until, write_towns
from tests.projects import DRAWING

VIEW = "/view/en/learner/full/html"


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("previewed")
    write_towns(folder)
    (folder / "secret.txt").write_text("secret", encoding="utf-8")
    (folder / "course_src" / "towns" / "media" / "unused.svg").write_text(DRAWING, encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def running(project: Path) -> Iterator[Preview]:
    with preview(project, "towns", 0) as found:
        yield found


def ask(running: Preview, path: str, method: str = "GET", **headers: str) -> tuple[int, dict[str, str], bytes]:
    """Ask a preview as a browser does; `host="…"` for another name."""
    port = int(running.address.rstrip("/").rpartition(":")[2])
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    named = {name.replace("_", "-"): value.replace("PORT", str(port)) for name, value in headers.items()}
    connection.putrequest(method, path, skip_host="host" in named)
    for name, value in named.items():
        connection.putheader(name, value)
    connection.endheaders()
    answer = connection.getresponse()
    content = answer.read()
    connection.close()
    return answer.status, {name.lower(): value for name, value in answer.getheaders()}, content


def state(running: Preview) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(ask(running, "/state")[2])
    return found


@pytest.mark.parametrize(
    ("path", "kind", "holds"),
    [
        ("/", "text/html; charset=utf-8", b'id="frame"'),
        ("/shell/main.js", "text/javascript; charset=utf-8", b"EventSource"),
        ("/shell/shell.css", "text/css; charset=utf-8", b"--back"),
        ("/player/src/progress/state.js", "text/javascript; charset=utf-8", b"decodeState"),
        (f"{VIEW}/index.html", "text/html; charset=utf-8", b"More people need more streets."),
        (f"{VIEW}/index.html?7", "text/html; charset=utf-8", b"More people need more streets."),
        (f"{VIEW}/media/map.svg", "image/svg+xml", b"Street"),
        ("/view/fr/learner/full/html/index.html", "text/html; charset=utf-8", "L’eau vient des puits.".encode()),
        ("/view/en-XA/learner/full/html/index.html", "text/html; charset=utf-8", "Ŵ".encode()),
        ("/view/en/learner/full/scorm12/index.html", "text/html; charset=utf-8", b'"tracking":"scorm12"'),
        ("/view/en/trainer/full/html/index.html", "text/html; charset=utf-8", b"Bring a map."),
        ("/paper/en/learner/full/html/handout.pdf", "application/pdf", b"%PDF-1.7"),
        ("/explain/A101", "application/json", b'"why"'),
    ],
)
def test_what_is_served(running: Preview, path: str, kind: str, holds: bytes) -> None:
    status, headers, content = ask(running, path)
    assert (status, headers["content-type"]) == (200, kind)
    assert holds in content
    assert headers["x-content-type-options"] == "nosniff"
    assert "access-control-allow-origin" not in headers


@pytest.mark.parametrize(
    "path",
    [
        f"{VIEW}/../../../../../secret.txt", f"{VIEW}/%2e%2e/%2e%2e/secret.txt", f"{VIEW}/..%2f..%2fsecret.txt",
        f"{VIEW}//etc/passwd", f"{VIEW}/media/../index.html", f"{VIEW}/media/unused.svg", f"{VIEW}/media%00/map.svg",
        f"{VIEW}/", "/view", "/view/../../../../x/index.html", "/view/de/learner/full/html/index.html",
        "/shell/../studio.py", "/shell/%2e%2e/studio.py", "/shell/", "/player/src/main.js",
        "/course_src/towns/course.yaml", "/secret.txt", "/explain/nonsense",
        "/paper/en/learner/full/html/../pdf.pdf", "/paper/en/learner/full/html/html.pdf",
    ],
)  # fmt: skip
def test_nothing_else_is_served(running: Preview, path: str) -> None:
    status, _, content = ask(running, path)
    assert status == 404
    assert b"secret" not in content


@pytest.mark.parametrize(
    ("method", "path", "headers", "status"),
    [
        ("GET", "/", {"host": "127.0.0.1:PORT"}, 200),
        ("GET", "/", {"host": "[::1]:PORT"}, 200),
        ("GET", "/", {"host": "LocalHost:PORT"}, 200),
        ("GET", "/", {"host": "localhost"}, 421),
        ("GET", "/", {"host": "localhost:1"}, 421),
        ("GET", "/", {"host": "evil.example:PORT"}, 421),
        ("GET", "/", {"host": "127.0.0.1.evil.example:PORT"}, 421),
        ("GET", "/state", {"host": ""}, 421),
        ("POST", "/look", {"host": "evil.example:PORT", "Origin": "http://evil.example:PORT"}, 421),
        ("POST", "/look", {}, 403),
        ("POST", "/look", {"Origin": "null"}, 403),
        ("POST", "/look", {"Origin": "http://evil.example"}, 403),
        ("POST", "/look", {"Origin": "http://localhost:1"}, 403),
        ("POST", "/look", {"host": "localhost:PORT", "Origin": "http://localhost:PORT"}, 202),
        ("POST", "/state", {"host": "localhost:PORT", "Origin": "http://localhost:PORT"}, 404),
        ("GET", f"{VIEW}/index.html", {"Sec-Fetch-Site": "cross-site"}, 403),
        ("GET", "/state", {"Sec-Fetch-Site": "same-site"}, 403),
        ("GET", "/state", {"Sec-Fetch-Site": "same-origin"}, 200),
        ("GET", "/", {"Sec-Fetch-Site": "cross-site"}, 200),
        ("PUT", "/look", {}, 501),
    ],
)
def test_who_is_let_in(running: Preview, method: str, path: str, headers: dict[str, str], status: int) -> None:
    assert ask(running, path, method, **headers)[0] == status


def test_a_request_without_a_host_is_turned_away() -> None:
    assert refused("GET", "/", {}, 4400) == 421


def test_the_shell_runs_its_own_scripts_alone(running: Preview) -> None:
    policy = ask(running, "/")[1]["content-security-policy"]
    assert "script-src 'self';" in policy
    assert "frame-ancestors 'none'" in policy
    assert "connect-src 'none'" in ask(running, f"{VIEW}/index.html")[1]["content-security-policy"]


def test_only_this_machine_is_listened_to(running: Preview) -> None:
    port = int(running.address.rstrip("/").rpartition(":")[2])
    with pytest.raises(OSError):  # whoever listens on every address is found here too
        socket.create_connection(("127.0.0.2", port), timeout=2)


def test_a_taken_port_is_said(running: Preview, project: Path) -> None:
    port = int(running.address.rstrip("/").rpartition(":")[2])
    with pytest.raises(PortTaken, match=str(port)), preview(project, "towns", port):
        pass


def test_a_course_with_errors_shows_its_last_good_page(tmp_path: Path) -> None:
    file = write_towns(tmp_path)
    file.write_text(FIRST.replace("Walk through", "![A plan](media/none.svg)"), encoding="utf-8")
    with preview(tmp_path, "towns", 0) as running:
        status, _, content = ask(running, f"{VIEW}/index.html")
        assert (status, b"mend the errors" in content) == (409, True)
        file.write_text(FIRST, encoding="utf-8")
        until(lambda: ask(running, f"{VIEW}/index.html")[0] == 200)
        file.write_text(FIRST.replace("Towns grow.", "Towns shrink. [Where](#nowhere)"), encoding="utf-8")
        until(lambda: bool(state(running)["stale"]))
        [problem] = [one for one in state(running)["problems"] if one["severity"] == "error"]
        assert b"Towns grow." in ask(running, f"{VIEW}/index.html")[2]
    assert problem["place"] == "course_src/towns/modules/01-why-plan.md:3"
    assert problem["editor"].endswith("/course_src/towns/modules/01-why-plan.md:3")
    assert problem["editor"].startswith("vscode://file/")
    assert (problem["code"], problem["explained"], problem["excerpt"]) == (
        "L102",
        True,
        "Towns shrink. [Where](#nowhere)",
    )


def test_a_bug_is_told_on_the_page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_towns(tmp_path)

    def broken(project: Path, slug: str) -> None:
        raise ZeroDivisionError("all is lost")

    monkeypatch.setattr("builder.preview.studio.survey", broken)
    with preview(tmp_path, "towns", 0) as running:
        assert "ZeroDivisionError: all is lost" in state(running)["trouble"]
