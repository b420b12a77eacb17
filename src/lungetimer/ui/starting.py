"""Starting: what is put off until the first frame stands, so that it stands sooner."""

from __future__ import annotations

import gc
from typing import Final

FRAME_SEEN_S: Final = 0.03  # from the first refresh that was asked for until it is on the screen


def hold_garbage() -> None:
    """Collect no garbage for now: all that is made while starting is kept anyway."""
    gc.disable()


def release_garbage() -> None:
    """The first frame stands: collect again, but never look through the program's own code."""
    if not gc.isenabled():
        gc.freeze()
        gc.enable()
