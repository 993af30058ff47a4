"""What the pages and sheets say is translated as the player is."""

import re
from pathlib import Path

from builder.exchange import scripts, sheet
from builder.player.strings import TEMPLATE, read

ENGLISH = {message.id for message in read(TEMPLATE).messages}


def test_what_the_scripts_say_is_in_the_catalog() -> None:
    assert set(scripts.script_says()) - ENGLISH == set()
    assert "Copied" in scripts.script_says()


def test_what_a_sheet_says_is_in_the_catalog() -> None:
    said = {*sheet._SAID.values(), *sheet._STATES.values(), *sheet._TOLD.values()}
    said |= set(re.findall(r'\bsay\("([^"]+)"', Path(sheet.__file__).read_text(encoding="utf-8")))
    assert "Older translation: %s" in said and said - ENGLISH == set()
