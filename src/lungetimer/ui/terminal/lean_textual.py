"""Textual's app without the widgets that only its documentation needs: eight milliseconds.

``textual.types`` gathers names for the documentation, and imports a tree of folders, a select box
and more for them. Textual's app asks it for two names of callbacks, which are there already.
"""

from __future__ import annotations

import contextlib
import sys
from types import ModuleType
from typing import Final

_TYPES: Final = "textual.types"


def import_textual() -> None:
    """Import Textual's app; whoever asks for ``textual.types`` later gets the real one."""
    if _TYPES in sys.modules or "textual.app" in sys.modules:
        return
    from textual import _types  # noqa: PLC0415  # this is the place

    stand_in = ModuleType(_TYPES)
    stand_in.__dict__.update(vars(_types))
    sys.modules[_TYPES] = stand_in
    try:
        with contextlib.suppress(ImportError):  # another Textual: as it is, later
            import textual.app  # noqa: F401, PLC0415  # that is the point
    finally:
        del sys.modules[_TYPES]
