"""Modules become one script, or a clear error says why not."""

import json
import subprocess
from collections.abc import Callable

import pytest

from builder.player.joiner import JoinError, join_modules, without_comments

Run = Callable[[dict[str, str]], str]


@pytest.fixture
def run(program: Callable[..., str]) -> Run:
    """Join modules, run them, and read what they print."""

    def run(modules: dict[str, str]) -> str:
        script = join_modules(modules, "main.js")
        command = [program("node"), "--input-type=commonjs", "-e", script]
        return subprocess.run(command, capture_output=True, text=True, check=True).stdout

    return run


def test_names_are_imported_and_renamed(run: Run) -> None:
    modules = {
        "main.js": "import {one, two as zwei} from './parts/a.js';\nconsole.log(one, zwei(3), new Three().four);",
        "parts/a.js": "import {base} from '../b.js';\nexport const one = base + 1;\n"
        "export function two(x) {\n  return x * 2;\n}\n",
        "b.js": "export const base = 0;",
    }
    modules["main.js"] = modules["main.js"].replace("console", "import {Three} from './c.js';\nconsole")
    modules["c.js"] = "export class Three {\n  four = 4;\n}"
    assert run(modules) == "1 6 4\n"


def test_an_import_over_several_lines(run: Run) -> None:
    modules = {
        "main.js": "import {\n  one,\n  two,\n} from './a.js';\nconsole.log(one + two);",
        "a.js": "export const one = 1;\nexport const two = 2;",
    }
    assert run(modules) == "3\n"


def test_each_module_has_a_scope_of_its_own(run: Run) -> None:
    modules = {
        "main.js": "import {one} from './a.js';\nconst hidden = 'main';\nconsole.log(one(), hidden);",
        "a.js": "const hidden = 'a';\nexport function one() {\n  return hidden;\n}",
    }
    assert run(modules) == "a main\n"


def test_a_module_runs_once_however_often_it_is_imported(run: Run) -> None:
    modules = {
        "main.js": "import {a} from './a.js';\nimport {b} from './b.js';\nconsole.log(a, b);",
        "a.js": "import {c} from './c.js';\nexport const a = c;",
        "b.js": "import {c} from './c.js';\nexport const b = c;",
        "c.js": "console.log('once');\nexport const c = 1;",
    }
    assert run(modules) == "once\n1 1\n"


def test_the_end_of_a_script_is_hidden_from_html(run: Run) -> None:
    script = join_modules({"main.js": "console.log('</script><!--');"}, "main.js")
    assert "</script" not in script and "<!--" not in script
    assert run({"main.js": "console.log('</script><!--');"}) == "</script><!--\n"


REFUSED = {
    "a module that is not there": ({"main.js": "import {a} from './a.js';"}, "main.js: there is no module a.js"),
    "a name that is not exported": (
        {"main.js": "import {a} from './a.js';", "a.js": "const a = 1;"},
        "main.js: a.js exports no a",
    ),
    "a cycle": (
        {
            "main.js": "import {a} from './a.js';",
            "a.js": "import {b} from './b.js';",
            "b.js": "import {a} from './a.js';",
        },
        "a.js: imports itself: a.js → b.js → a.js",
    ),
    "a package": ({"main.js": "import {a} from 'a';"}, "main.js: a is not relative: begin with ./ or ../"),
    "a default export": ({"main.js": "export default 1;"}, "main.js: cannot join `export default 1;`"),
    "a namespace": ({"main.js": "import * as a from './a.js';"}, "cannot join `import * as a from './a.js';`"),
    "a dynamic import": ({"main.js": "x = import('./a.js');"}, "main.js: cannot join `import(`"),
    "a value that changes": ({"main.js": "export let a = 1;"}, "main.js: cannot join `export let a = 1;`"),
    "a template over lines": ({"main.js": "const a = `b\n  c`;"}, "would lose its indentation"),
    "no entry": ({}, "main.js: there is no module main.js"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_refused(name: str) -> None:
    modules, message = REFUSED[name]
    with pytest.raises(JoinError) as refused:
        join_modules(modules, "main.js")
    assert message in str(refused.value)


KEPT = [
    "const url = 'http://x/* no comment */';",
    'const url = "// no comment";',
    "const text = `// ${one} /* no */`;",
    "const quoted = 'it\\'s // here';",
    "const pattern = /[/*]'\"\\/\\//gu;",
    "call(/\\/\\*x/u, 1 / 2 / 3);",
]


@pytest.mark.parametrize("line", KEPT)
def test_what_only_looks_like_a_comment_stays(line: str) -> None:
    assert without_comments(line) == line


@pytest.mark.parametrize(
    ("line", "left"),
    [
        ("a(); // it's", "a();  "),
        ("/** `one` */ b();", "  b();"),
        ("a /* 1 */ / 2 /* ' */ / 3;", "a   / 2   / 3;"),
        ("import {a} from './a.js'; // 'x'", "import {a} from './a.js';  "),
    ],
)
def test_comments_go(line: str, left: str) -> None:
    assert without_comments(line) == left


def test_an_import_inside_a_comment_is_none() -> None:
    assert "gone" not in join_modules({"main.js": "/*\nimport {a} from './gone.js';\n*/\nb();"}, "main.js")


def test_the_order_of_the_files_changes_nothing() -> None:
    modules = {"main.js": "import {a} from './a.js';\nimport {b} from './b.js';", "b.js": "export const b = 1;"}
    modules["a.js"] = "export const a = 1;"
    backwards = dict(reversed(modules.items()))
    assert join_modules(modules, "main.js") == join_modules(backwards, "main.js")


def test_patterns_mean_the_same_when_joined(run: Run) -> None:
    source = "console.log(JSON.stringify(['a/b'.split(/[/]/u), 6 / 3 / 2, `x${1 / 2}`]));"
    assert json.loads(run({"main.js": source})) == [["a", "b"], 1, "x0.5"]
