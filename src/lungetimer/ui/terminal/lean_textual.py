"""Import of Textual's app without the widgets that `textual.types` loads; saves eight milliseconds.

``textual.types`` gathers names for the documentation, and imports a directory tree, a select box
and more for them. Textual's app needs only two callback types of it, which are loaded already.
"""

from __future__ import annotations

import contextlib
import sys
from types import ModuleType
from typing import Final

_TYPES: Final = "textual.types"


def import_textual() -> None:
    """Import Textual's app with a stand-in for ``textual.types``, which is removed afterwards."""
    if _TYPES in sys.modules or "textual.app" in sys.modules:
        return
    from textual import _types  # noqa: PLC0415  # only when it is called

    stand_in = ModuleType(_TYPES)
    stand_in.__dict__.update(vars(_types))
    sys.modules[_TYPES] = stand_in
    try:
        with contextlib.suppress(ImportError):  # another version may need more: imported later
            import textual.app  # noqa: F401, PLC0415  # imported for its side effect
    finally:
        del sys.modules[_TYPES]
