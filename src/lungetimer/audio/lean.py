"""Load miniaudio without its internet radio.

miniaudio imports ``urllib.request`` for a radio client, and with it HTTP and TLS: 5 MiB of memory
and a network stack in a process that only plays files.
"""

from __future__ import annotations

import importlib
import sys
from types import ModuleType
from typing import Any, Final

_RADIO: Final = "urllib.request"


def load_miniaudio() -> Any:  # noqa: ANN401  # miniaudio ships no types
    """Return the miniaudio module, loaded with an empty stand-in for ``urllib.request``.

    Raises:
        ImportError: it is not installed.
        OSError: its native part cannot be loaded.
    """
    importlib.invalidate_caches()  # it may have been installed since the last attempt
    if _RADIO in sys.modules:
        import miniaudio  # noqa: PLC0415  # native, so only when it is needed

        return miniaudio
    sys.modules[_RADIO] = ModuleType(_RADIO)
    try:
        import miniaudio  # noqa: PLC0415  # native, so only when it is needed

        return miniaudio
    finally:
        del sys.modules[_RADIO]  # other importers get the real module
