"""One run of the app, from before it has the terminal until it is closed."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from lungetimer.colour_depth import colour_depth
from lungetimer.running.launch import Outcome
from lungetimer.ui.app import LungetimerApp
from lungetimer.ui.terminal.failures import first_failure

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from lungetimer.figure.glyph_choice import TerminalFacts
    from lungetimer.history.records import SessionRecord
    from lungetimer.paths import Paths
    from lungetimer.running.launch import Launch
    from lungetimer.settings import Settings


def mouse_fits(environ: Mapping[str, str]) -> bool:
    """Whether the mouse may be taken: GNU screen holds back the escape key while it is.

    Args:
        environ: screen sets STY; over SSH, TERM alone tells of it. tmux may call itself screen too.
    """
    inside = environ.get("TERM", "").startswith("screen") and not environ.get("TMUX")
    return not (environ.get("STY") or inside)


def run_app(paths: Paths, settings: Settings, launch: Launch, terminal: TerminalFacts) -> Outcome:
    """Run the app until it is closed.

    Args:
        paths: where things are kept.
        settings: what the person has set.
        launch: how the app was called.
        terminal: what is known of the terminal.
    """
    depth = colour_depth(os.environ)
    app = LungetimerApp(paths, settings, launch, terminal=terminal, depth=depth)
    app.end_requests.listen()
    unsaved: Sequence[SessionRecord] = ()
    try:
        app.run(mouse=mouse_fits(os.environ))
    except Exception as error:  # whatever it is, what was done is kept first
        app.failure = first_failure(app.failure, error)
    finally:
        unsaved = app.close()
    return Outcome(unsaved, app.return_code or int(app.failure is not None), app.failure)
