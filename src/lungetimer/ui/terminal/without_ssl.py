"""asyncio without ssl: ten milliseconds and 4 MiB that a program offline does not need.

A Python may be built without ssl, so each module of asyncio asks whether it is there (`try: import
ssl`). It is told no while asyncio is imported, and nobody is told so afterwards: whoever imports
ssl later gets it, but cannot use it with asyncio's streams. `serve`, which has a network, goes
another way.
"""

from __future__ import annotations

import sys


def import_asyncio() -> None:
    """Import asyncio; without effect where it or ssl is loaded already."""
    if "asyncio" in sys.modules or "ssl" in sys.modules:
        return
    sys.modules["ssl"] = None  # type: ignore[assignment]  # the documented way to bar an import
    try:
        import asyncio  # noqa: F401, PLC0415  # that is the point
    finally:
        del sys.modules["ssl"]
