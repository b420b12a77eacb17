"""One run of the app, from before it has the terminal until it is closed."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from lungetimer.colour_depth import colour_depth
from lungetimer.running.launch import Outcome
from lungetimer.ui.app import LungetimerApp

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lungetimer.history.records import SessionRecord
    from lungetimer.paths import Paths
    from lungetimer.running.launch import Launch
    from lungetimer.settings import Settings


def run_app(paths: Paths, settings: Settings, launch: Launch) -> Outcome:
    """Run the app until it is closed.

    Args:
        paths: where things are kept.
        settings: what the person has set.
        launch: how the app was called.
    """
    app = LungetimerApp(paths, settings, launch, depth=colour_depth(os.environ))
    app.end_requests.listen()
    unsaved: Sequence[SessionRecord] = ()
    try:
        app.run()
    except Exception as error:  # whatever it is, what was done is kept first
        app.failure = app.failure or error
    finally:
        unsaved = app.close()
    return Outcome(unsaved, app.return_code or int(app.failure is not None), app.failure)
