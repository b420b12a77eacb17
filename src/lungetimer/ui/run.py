"""Run the app from its start to its end, and return the outcome."""

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
    from lungetimer.history.session_records import SessionRecord
    from lungetimer.paths import Paths
    from lungetimer.running.launch import Launch
    from lungetimer.settings import Settings


def mouse_fits(environ: Mapping[str, str]) -> bool:
    """Return whether the app uses the mouse. It does not in GNU screen.

    With the mouse on, GNU screen would delay the escape key.

    Args:
        environ: the environment variables. GNU screen sets STY. Over SSH only TERM still names GNU
            screen, but tmux may set TERM to screen as well.
    """
    inside = environ.get("TERM", "").startswith("screen") and not environ.get("TMUX")
    return not (environ.get("STY") or inside)


def run_app(paths: Paths, settings: Settings, launch: Launch, terminal: TerminalFacts) -> Outcome:
    """Run the app until it is closed.

    Args:
        paths: the program's files and folders.
        settings: the settings.
        launch: how the app was started.
        terminal: what is known about the terminal.

    Returns:
        The sessions that could not be saved, the exit status, and the exception that ended the app.
    """
    depth = colour_depth(os.environ)
    app = LungetimerApp(paths, settings, launch, terminal=terminal, depth=depth)
    app.end_requests.listen()
    unsaved: Sequence[SessionRecord] = ()
    try:
        app.run(mouse=mouse_fits(os.environ))
    except Exception as error:  # of any kind: sessions are saved before it is reported
        app.failure = first_failure(app.failure, error)
    finally:
        unsaved = app.close()
    return Outcome(unsaved, app.return_code or int(app.failure is not None), app.failure)
