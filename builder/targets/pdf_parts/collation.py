"""Sort words as a language does, by CLDR's rules for it."""

from __future__ import annotations

import ctypes
import re
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

# icu4py has no collator, but the ICU that it brings has one: icu4py.libs/ (Linux, Windows), .dylibs/ (macOS).
_FOLDERS = ("../icu4py.libs", ".dylibs", ".")
# `libicui18n-27b40375.so.78.3`, `libicui18n.78.dylib`, `icuin78-0a1b2c3d.dll`.
_LIBRARY = re.compile(r"(?:lib)?icu(?:i18n|in)(?:\.|-[0-9a-f]+\.so\.|\.so\.)?(?P<version>\d{2})[.-].*")


def sorting(locale: str) -> Callable[[str], bytes]:
    """Make a key to sort words of a locale by; one that CLDR has no rules for is sorted as most are."""
    library, version = _icu()
    open_ = getattr(library, f"ucol_open_{version}")
    open_.restype, open_.argtypes = ctypes.c_void_p, (ctypes.c_char_p, ctypes.POINTER(ctypes.c_int))
    key_of = getattr(library, f"ucol_getSortKey_{version}")
    key_of.argtypes = (ctypes.c_void_p, ctypes.c_char_p, ctypes.c_int32, ctypes.c_char_p, ctypes.c_int32)
    collator = open_(locale.replace("-", "_").encode(), ctypes.byref(ctypes.c_int(0)))

    def key(words: str) -> bytes:
        # Little-endian UTF-16 is what ICU reads on every machine that we know.
        raw = words.encode("utf-16-le")
        size = key_of(collator, raw, len(raw) // 2, None, 0)
        written = ctypes.create_string_buffer(size)
        key_of(collator, raw, len(raw) // 2, written, size)
        return written.raw

    return key


@cache
def _icu() -> tuple[ctypes.CDLL, str]:
    """Open ICU's library of rules; its functions carry its version in their names."""
    # Its own module loads the libraries that this one leans on.
    import icu4py.breakers

    path, version = next(_libraries(Path(icu4py.breakers.__file__).parent))
    return ctypes.CDLL(str(path)), version


def _libraries(package: Path) -> Iterator[tuple[Path, str]]:
    for path in (path for folder in _FOLDERS for path in sorted((package / folder).glob("*icu*"))):
        match = _LIBRARY.fullmatch(path.name)
        if match:
            yield path, match["version"]
