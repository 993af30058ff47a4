"""Run scormhost, a small LMS, on this machine for as long as it is needed."""

from __future__ import annotations

import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Browser, FilePayload

LONGEST_START = 60
TRAINER = {
    "email": "trainer@example.org",
    "username": "trainer",
    "display_name": "Trainer",
    "password": "only-for-this-test",
}


@contextmanager
def running_lms(folder: Path) -> Iterator[str]:
    """Start the LMS with its data in a folder, yield its address, and stop it."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "uvicorn", "--factory", "scormhost:create_scorm_app", "--port", str(port)]
    with (folder / "lms.log").open("wb") as log:
        server = subprocess.Popen(command, cwd=folder, stdout=log, stderr=subprocess.STDOUT)
        try:
            wait_for(f"http://127.0.0.1:{port}/health", server)
            yield f"http://127.0.0.1:{port}"
        finally:
            server.terminate()
            server.wait(timeout=20)


def wait_for(address: str, server: subprocess.Popen[bytes]) -> None:
    """Ask until there is an answer."""
    last = time.monotonic() + LONGEST_START
    while time.monotonic() < last and server.poll() is None:
        try:
            with urllib.request.urlopen(address, timeout=5):
                return
        except OSError:
            time.sleep(0.1)
    raise AssertionError("the LMS does not start")


def upload(browser: Browser, lms: str, package: Path) -> str:
    """Upload a package as the LMS's first person, who may do so, and name the course that it becomes."""
    context = browser.new_context()
    signed_in = context.request.post(f"{lms}/api/auth/register", data=TRAINER)
    if not signed_in.ok:  # she has uploaded something before
        signed_in = context.request.post(f"{lms}/api/auth/login", data=TRAINER)
    assert signed_in.ok, signed_in.text()
    file: FilePayload = {"name": package.name, "mimeType": "application/zip", "buffer": package.read_bytes()}
    sent = context.request.post(f"{lms}/api/packages", multipart={"file": file})
    assert sent.ok, sent.text()
    name = str(sent.json()["id"])
    context.close()
    return name
