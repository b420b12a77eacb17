"""Import asyncio without ssl, which an offline program does not need; saves 10 ms and 4 MiB.

Python can be built without ssl, so each module of asyncio tries to import it and works without it.
This module makes that import fail while asyncio is loaded. Later imports of ssl succeed, but
asyncio's streams cannot use it. `serve`, which uses the network, does not call this function.
"""

from __future__ import annotations

import sys
from typing import Final

from lungetimer.late_imports import Late, late

_LATE: Final = (
    *map(Late, ("linecache", "locale", "textwrap", "tokenize")),
    Late("traceback", called="extract_stack"),
)
"""What asyncio and its helpers need only for text about errors, and for processes in text mode."""


def import_asyncio() -> None:
    """Import asyncio without ssl, unless either of the two is loaded already."""
    if "asyncio" in sys.modules or "ssl" in sys.modules:
        return
    sys.modules["ssl"] = None  # type: ignore[assignment]  # the documented way to block an import
    try:
        with late(*_LATE):
            import asyncio  # noqa: F401, PLC0415  # imported for its side effect
    finally:
        del sys.modules["ssl"]
