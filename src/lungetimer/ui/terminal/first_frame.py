"""Start-up work that waits until the first frame is drawn, so that the frame appears sooner."""

from __future__ import annotations

import gc
from pathlib import Path
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from textual.app import App

# This many seconds after the first refresh, the program loads the rest. Loading delays keys.
FRAME_SEEN_S: Final = 0.1
_UI: Final = Path(__file__).parents[1]
COMMON_STYLES: Final = _UI / "app.tcss"
HOME_STYLES: Final = _UI / "home.tcss"
SESSION_STYLES: Final = _UI / "session.tcss"
DIALOG_STYLES: Final = _UI / "dialogs.tcss"
OTHER_STYLES: Final = _UI / "screens.tcss"


def release_garbage() -> None:
    """Switch garbage collection on again after the first frame.

    ``cli/__init__.py`` switches it off. With `gc.freeze`, the collector ignores the objects that
    exist by now.
    """
    if not gc.isenabled():
        gc.freeze()
        gc.enable()


def read_other_styles(app: App[None]) -> None:
    """Load the style sheets of the screens that have not been opened yet.

    This is called after the first frame of Home, because parsing these style sheets takes as long
    as drawing Home. They do not change any widget that is displayed. A screen that opens earlier
    loads its own style sheet. ``lungetimer start`` does not call this function, which saves 1 MiB;
    there, each screen that opens over the session loads its own style sheet.
    """
    styles = (HOME_STYLES, SESSION_STYLES, DIALOG_STYLES, OTHER_STYLES)
    unread = [path for path in styles if not app.stylesheet.has_source(str(path), "")]
    for path in unread:
        app.stylesheet.read(path)
    if unread:
        app.stylesheet.parse()
