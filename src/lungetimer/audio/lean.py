"""Load miniaudio without the modules that it needs only for internet radio.

miniaudio imports ``urllib.request``, with HTTP and TLS, and ``html`` for a radio client, and it
imports ``inspect`` without using it. These modules take 7 MiB of memory, and playing a file needs
none of them.
"""

from __future__ import annotations

import importlib
from typing import Any, Final

from lungetimer.late_imports import Late, late

_FOR_RADIO: Final = tuple(map(Late, ("html", "inspect", "urllib.request")))


def load_miniaudio() -> Any:  # noqa: ANN401  # miniaudio ships no types
    """Return the miniaudio module.

    Raises:
        ImportError: it is not installed.
        OSError: its native part cannot be loaded.
    """
    importlib.invalidate_caches()  # it may have been installed since the last attempt
    with late(*_FOR_RADIO):
        import miniaudio  # noqa: PLC0415  # native, so only when it is needed

    return miniaudio
