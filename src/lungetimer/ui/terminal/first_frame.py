"""Start-up work that is postponed until after the first frame, so that the frame appears sooner."""

from __future__ import annotations

import gc
from pathlib import Path
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from textual.app import App

FRAME_SEEN_S: Final = 0.03  # from the request for the first refresh until it is on the screen
FIRST_STYLES: Final = Path(__file__).parents[1] / "app.tcss"
OTHER_STYLES: Final = Path(__file__).parents[1] / "screens.tcss"


def hold_garbage() -> None:
    """Disable garbage collection during start-up, when nearly all new objects stay in use."""
    gc.disable()


def release_garbage() -> None:
    """Re-enable garbage collection after the first frame and freeze existing objects."""
    if not gc.isenabled():
        gc.freeze()
        gc.enable()


def read_other_styles(app: App[None]) -> None:
    """Load the styles of all screens but Home, unless they are loaded already.

    Called after the first frame, or before the first other screen opens: parsing them takes as long
    as drawing Home.
    """
    if not app.stylesheet.has_source(str(OTHER_STYLES), ""):
        app.stylesheet.read(OTHER_STYLES)
        app.stylesheet.reparse()
        app.stylesheet.update(app)
