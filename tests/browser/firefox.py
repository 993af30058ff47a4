"""Drive Firefox by WebDriver BiDi, and show its page as Playwright shows one, as far as a `Learner` needs it."""

from __future__ import annotations

import json
import re
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from websockets.sync.client import ClientConnection, connect

LONGEST_WAIT = 10
FUNCTION = re.compile(r"(\([\w, ]*\)|\w+) =>|\(\[.*?\]\) =>")
KEYS = {
    "Tab": "\ue004",
    "Enter": "\ue006",
    "Escape": "\ue00c",
    "ArrowUp": "\ue013",
    "ArrowDown": "\ue015",
}

# BiDi's own preferences let a page of a file read the files beside it, which no learner's Firefox does.
# Nothing that the browser asks for by itself belongs in a test: what it asks for goes to a port where nobody is.
PREFERENCES = {
    "remote.prefs.recommended": False,
    "app.normandy.enabled": False,
    "app.update.disabledForTesting": True,
    "browser.aboutwelcome.enabled": False,
    "browser.sessionstore.resume_from_crash": False,
    "browser.shell.checkDefaultBrowser": False,
    "datareporting.policy.dataSubmissionEnabled": False,
    "network.proxy.type": 1,
    "network.proxy.http": "127.0.0.1",
    "network.proxy.http_port": 9,
    "network.proxy.ssl": "127.0.0.1",
    "network.proxy.ssl_port": 9,
    "network.proxy.allow_hijacking_localhost": True,
    "services.settings.server": "",
    "toolkit.startup.max_resumed_crashes": -1,
    "toolkit.telemetry.enabled": False,
}


@contextmanager
def running_firefox(program: str, profile: Path, allowed: str) -> Iterator[FirefoxPage]:
    """Start a browser with a profile, yield its page, and close it; nothing may have gone wrong then."""
    profile.mkdir(exist_ok=True)
    lines = (f"user_pref({json.dumps(name)}, {json.dumps(value)});" for name, value in PREFERENCES.items())
    (profile / "user.js").write_text("\n".join(lines), encoding="utf-8")
    command = [program, "--headless", "--no-remote", "--profile", profile, "--remote-debugging-port", "0"]
    log = profile.with_suffix(".log")
    with log.open("wb") as output:
        browser = subprocess.Popen([*command, "about:blank"], stdout=output, stderr=subprocess.STDOUT)
    try:
        with connect(address(browser, log) + "/session", max_size=None) as line:
            page = opened(line, allowed)
            yield page
            page.command("browser.close")
        browser.wait(LONGEST_WAIT)
    finally:
        browser.kill()
        browser.wait()
    assert page.complaints == []


def address(browser: subprocess.Popen[bytes], log: Path) -> str:
    """Wait until the browser says where it listens."""
    last = time.monotonic() + 6 * LONGEST_WAIT
    while time.monotonic() < last and browser.poll() is None:
        found = re.search(r"WebDriver BiDi listening on (\S+)", log.read_text(encoding="utf-8", errors="replace"))
        if found:
            return found[1]
        time.sleep(0.05)
    raise AssertionError(f"Firefox does not start: {log.read_text(encoding='utf-8', errors='replace')}")


def opened(line: ClientConnection, allowed: str) -> FirefoxPage:
    """Begin a session, and listen to what goes wrong in its page."""
    page = FirefoxPage(line, allowed)
    page.command("session.new", capabilities={})
    page.command("session.subscribe", events=["log.entryAdded", "network.beforeRequestSent"])
    page.context = page.command("browsingContext.create", type="tab")["context"]  # the first one never has the focus
    return page


@dataclass
class FirefoxPage:
    """Hold the one page of a browser, the way to it, and what went wrong in it."""

    line: ClientConnection
    allowed: str
    context: str = ""
    complaints: list[str] = field(default_factory=list)
    sent: int = 0

    @property
    def keyboard(self) -> FirefoxPage:
        return self

    def command(self, method: str, **params: Any) -> Any:
        """Send a command, and wait for its answer; what the browser tells meanwhile is remembered."""
        self.sent += 1
        self.line.send(json.dumps({"id": self.sent, "method": method, "params": params}))
        while (told := json.loads(self.line.recv(timeout=3 * LONGEST_WAIT))).get("id") != self.sent:
            self.hear(told.get("method", ""), told["params"])
        assert told["type"] == "success", told
        return told["result"]

    def hear(self, method: str, params: Any) -> None:
        if method == "log.entryAdded" and params["level"] == "error":
            self.complaints.append(params["text"])
        if method == "network.beforeRequestSent":
            self.ask(params["request"]["url"])

    def ask(self, url: str) -> None:
        if not url.startswith((self.allowed, "data:", "about:blank")):
            self.complaints.append(f"asks for {url}")

    def goto(self, url: str) -> None:
        self.command("browsingContext.navigate", context=self.context, url=url, wait="complete")

    def evaluate(self, script: str, arg: object = None) -> Any:
        """Run an expression, or a function with what it is given."""
        call = f"({script})({json.dumps(arg)})" if FUNCTION.match(script) else script
        told = self.command(
            "script.evaluate",
            expression=f"(async () => JSON.stringify(await ({call})) ?? 'null')()",
            target={"context": self.context},
            awaitPromise=True,
        )
        assert told["type"] == "success", told
        return json.loads(told["result"]["value"])

    def wait_for_function(self, script: str, arg: object = None) -> None:
        """Ask until the answer is yes."""
        last = time.monotonic() + LONGEST_WAIT
        while not self.holds(script, arg):
            assert time.monotonic() < last, f"{script} stays false for {arg}"
            time.sleep(0.02)

    def holds(self, script: str, arg: object) -> bool:
        """Ask once; a page that is just being left answers nothing."""
        try:
            return bool(self.evaluate(script, arg))
        except AssertionError:
            return False

    def press(self, key: str) -> None:
        self.type_keys([KEYS.get(key, key)])

    def type(self, text: str) -> None:
        self.type_keys(list(text))

    def type_keys(self, values: list[str]) -> None:
        steps = [{"type": way, "value": value} for value in values for way in ("keyDown", "keyUp")]
        keys = {"type": "key", "id": "keyboard", "actions": steps}
        self.command("input.performActions", context=self.context, actions=[keys])

    def locator(self, selector: str) -> Spot:
        return Spot(self, ((selector, None),))


@dataclass(frozen=True)
class Spot:
    """Name elements of a page by selectors inside each other, each with a rank or without."""

    page: FirefoxPage
    steps: tuple[tuple[str, int | None], ...]

    def locator(self, selector: str) -> Spot:
        return Spot(self.page, (*self.steps, (selector, None)))

    def nth(self, rank: int) -> Spot:
        return Spot(self.page, (*self.steps[:-1], (self.steps[-1][0], rank)))

    @property
    def first(self) -> Spot:
        return self.nth(0)

    def of_all(self, script: str) -> Any:
        """Run a function with the list of all elements."""
        inside = "found.flatMap(e => [...e.querySelectorAll(selector)])"
        narrowed = f"(found, [selector, rank]) => {{ const all = {inside}; return rank === null ? all : [all[rank]]; }}"
        return self.page.evaluate(f"steps => ({script})(steps.reduce({narrowed}, [document]))", list(self.steps))

    def count(self) -> int:
        return int(self.of_all("all => all.length"))

    def inner_text(self) -> str:
        return str(self.of_all("([one]) => one.innerText"))

    def all_inner_texts(self) -> list[str]:
        return list(self.of_all("all => all.map(one => one.innerText)"))

    def get_attribute(self, name: str) -> str | None:
        value: str | None = self.of_all(f"([one]) => one.getAttribute({json.dumps(name)})")
        return value

    def focus(self) -> None:
        self.of_all("([one]) => one.focus()")
