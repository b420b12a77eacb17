"""Import asyncio without ssl, which a program without network access does not need.

This saves 10 milliseconds and 4 MiB. Python can be built without ssl, so every module of asyncio
that imports ssl also works without it. This module makes the import of ssl fail while asyncio is
loaded. The program can still import ssl later, but asyncio's streams cannot use it. The command
`serve`, which uses the network, does not call `import_asyncio`.
"""

from __future__ import annotations

import sys
from typing import Final

from lungetimer.late_imports import Late, late

_LATE: Final = (
    *map(Late, ("linecache", "locale", "textwrap", "tokenize")),
    Late("traceback", called="extract_stack"),
)
"""Modules that asyncio uses only to describe errors, and to run processes in text mode."""


def import_asyncio() -> None:
    """Import asyncio without ssl. Do nothing if asyncio or ssl is already loaded."""
    if "asyncio" in sys.modules or "ssl" in sys.modules:
        return
    sys.modules["ssl"] = None  # type: ignore[assignment]  # the documented way to block an import
    try:
        with late(*_LATE):
            import asyncio  # noqa: F401, PLC0415  # imported for its side effect
    finally:
        del sys.modules["ssl"]
