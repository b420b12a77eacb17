"""Starting: what is put off until the first frame stands, so that it stands sooner."""

from __future__ import annotations

import gc
from pathlib import Path
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from textual.app import App

FRAME_SEEN_S: Final = 0.03  # from the first refresh that was asked for until it is on the screen
FIRST_STYLES: Final = Path(__file__).parents[1] / "app.tcss"
OTHER_STYLES: Final = Path(__file__).parents[1] / "screens.tcss"


def hold_garbage() -> None:
    """Collect no garbage for now: all that is made while starting is kept anyway."""
    gc.disable()


def release_garbage() -> None:
    """The first frame stands: collect again, but never look through the program's own code."""
    if not gc.isenabled():
        gc.freeze()
        gc.enable()


def read_other_styles(app: App[None]) -> None:
    """Read the styles of every screen but Home, once: when Home stands, or with the first of them.

    Parsing them takes as long as drawing Home does.
    """
    if not app.stylesheet.has_source(str(OTHER_STYLES), ""):
        app.stylesheet.read(OTHER_STYLES)
        app.stylesheet.reparse()
        app.stylesheet.update(app)
