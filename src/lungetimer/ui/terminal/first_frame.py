"""Start-up work that is postponed until after the first frame, so that the frame appears sooner."""

from __future__ import annotations

import gc
from pathlib import Path
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from textual.app import App

# Seconds from the first refresh until more is loaded, which delays keys.
FRAME_SEEN_S: Final = 0.1
_UI: Final = Path(__file__).parents[1]
COMMON_STYLES: Final = _UI / "app.tcss"
HOME_STYLES: Final = _UI / "home.tcss"
SESSION_STYLES: Final = _UI / "session.tcss"
DIALOG_STYLES: Final = _UI / "dialogs.tcss"
OTHER_STYLES: Final = _UI / "screens.tcss"


def release_garbage() -> None:
    """Re-enable garbage collection after the first frame and freeze existing objects.

    ``cli/__init__.py`` disables it.
    """
    if not gc.isenabled():
        gc.freeze()
        gc.enable()


def read_other_styles(app: App[None]) -> None:
    """Load the styles of the screens that have not been shown yet.

    Called after the first frame of Home, because parsing them takes as long as drawing Home. They
    do not change a widget that is shown. A screen that opens before that loads its own, and so does
    a screen that opens over the session of ``lungetimer start``, which takes 1 MiB less without.
    """
    styles = (HOME_STYLES, SESSION_STYLES, DIALOG_STYLES, OTHER_STYLES)
    unread = [path for path in styles if not app.stylesheet.has_source(str(path), "")]
    for path in unread:
        app.stylesheet.read(path)
    if unread:
        app.stylesheet.parse()
