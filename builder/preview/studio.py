"""Keep the pages of a course as its author changes it: the last good ones, and what is wrong now."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from threading import Event, RLock
from typing import Any

from builder import locales, source
from builder.build.courses import Survey, survey
from builder.build.languages import locales_of
from builder.errors import Problem, ProblemsFound, SatchelError, errors_in, merged
from builder.locales import PSEUDO_LOCALES
from builder.model import AUDIENCES, PROFILES
from builder.preview.aside import Aside
from builder.preview.bell import Bell
from builder.preview.convert import Converter
from builder.preview.pages import TARGETS, Page, View, again, known_view, make_page, paper_targets
from builder.preview.rows import row

# A module shown at once has so many seconds to reach the browser before all else is looked at.
_HEAD_START = 0.3
# More modules at once (another branch, another version) are a whole new page.
_FEW = 3


class Studio:
    """Look at one course: `changed` shows a module at once, `work` looks at all of it in the background."""

    def __init__(self, project: Path, slug: str) -> None:
        self.project, self.slug = project, slug
        self.bell = Bell()
        self._aside = Aside()
        self.ready = Event()
        self._convert = Converter()
        self._making = RLock()
        self._good: Survey | None = None
        self._last: Survey | None = None
        self._pages: dict[View, Page] = {}
        self._made: dict[View, int] = {}
        self._looks = 0
        self._is_stale = False
        self._trouble = ""
        self._problems: tuple[Problem, ...] = ()
        self._todo = Event()

    # What pages ask.

    @property
    def tongues(self) -> tuple[str, ...]:
        """List the languages of the course, its own first."""
        known = self._good or self._last
        return locales_of(self.project, self.slug, known.course.source_locale) if known else ()

    def view(self, text: str) -> View | None:
        """Read a view off an address."""
        return known_view(text, self.tongues)

    def state(self) -> dict[str, Any]:
        """Say what there is to look at, and what is wrong."""
        return {
            "course": self.slug,
            "title": self._last.tree.settings.title if self._last else self.slug,
            "tongues": [_tongue(tag) for tag in self.tongues],
            "pseudo": list(PSEUDO_LOCALES),
            "audiences": list(AUDIENCES),
            "profiles": list(PROFILES),
            "targets": list(TARGETS),
            "papers": list(paper_targets()),
            "problems": [row(problem, self.project) for problem in self._problems],
            "stale": self._is_stale,
            "trouble": self._trouble,
            "looks": self._looks,
        }

    def page(self, view: View) -> Page | None:
        """Give the page of a view as it is now, else the last good one, else None."""
        self.ready.wait()
        with self._making:
            if self._good and self._made.get(view) != self._looks:
                self._make(view, self._good)
            return self._pages.get(view)

    def _make(self, view: View, good: Survey) -> None:
        self._made[view] = self._looks
        try:
            self._pages[view] = make_page(self.project, good, view, self._convert)
        except ProblemsFound as found:
            self._is_stale = True
            self._problems = merged((self._problems, found.problems))

    # What happens when files change.

    def changed(self, names: Sequence[str]) -> None:
        """Show a module that changed at once, where nothing else did; then all is looked at."""
        modules = f"course_src/{self.slug}/modules/"
        if 0 < len(names) <= _FEW and all(name.startswith(modules) for name in names):
            self._guarded(lambda: self._show_modules(names))
        self._todo.set()

    def look_again(self) -> None:
        """Look at everything, although no change was seen."""
        self._todo.set()

    def work(self, stop: Event) -> None:
        """Look at the whole course at first, and whenever it has changed, until it is stopped."""
        self._todo.set()
        while not stop.is_set():
            if not self._todo.wait(timeout=0.5):
                continue
            stop.wait(_HEAD_START if self.bell.views() else 0)
            self._todo.clear()
            self._guarded(self._look)
            self.ready.set()
            self._guarded(self._tell)
            self._guarded(self._inspect)
        self._aside.close()

    def _guarded(self, step: Callable[[], None]) -> None:
        """Take a step; whatever fails is told on the page, and the next change is looked at all the same."""
        try:
            step()
        except SatchelError as error:
            self._trouble = str(error)
        except Exception as error:
            self._trouble = f"This is a bug in Satchel, not in your course: {type(error).__name__}: {error}"

    def _show_modules(self, names: Sequence[str]) -> None:
        """Send the modules whose files changed to those who look at them."""
        good = self._good
        read = [source.read_module(self.project, good.tree, name) for name in names] if good else []
        sound = [module for module, problems in filter(None, read) if not errors_in(problems)]
        for view in self.bell.views():
            page = self._pages.get(view)
            for module in sound if page else ():
                html = again(page, module) if page else None
                if html is not None:
                    self.bell.ring("module", {"module": module.slug, "html": html}, view)

    def _look(self) -> None:
        found = survey(self.project, self.slug)
        self._last = found
        self._trouble = ""
        home = f"course_src/{self.slug}/"
        elsewhere = (one for one in self._problems if not one.place.file.startswith(home))
        self._problems = merged((found.problems, tuple(elsewhere)))
        self._is_stale = bool(errors_in(found.problems))
        if not self._is_stale:
            self._good = found
        self._looks += 1

    def _tell(self) -> None:
        """Send new pages to those who look at them."""
        self.bell.ring("state", self.state())
        for view in self.bell.views():
            before = self._pages.get(view)
            page = self.page(view)
            if page:
                is_same = before is not None and before.html == page.html
                # A module with an error may have been shown as it is: it stays until the course is sound.
                if not (is_same and self._is_stale):
                    self.bell.ring("same" if is_same else "page", self._looks, view)
                page.spoken()

    def _inspect(self) -> None:
        """Tell everything that is wrong, in every language; a change meanwhile makes it old news."""
        found = self._aside.problems(self.project, self.slug, self._todo)
        if found is None:
            return
        held = tuple(page.held for page in self._pages.values() if page.held)
        self._problems = merged((found, held))
        self.bell.ring("state", self.state())


def _tongue(tag: str) -> dict[str, str]:
    return {"tag": tag, "name": locales.own_name(tag), "direction": locales.direction(tag)}
