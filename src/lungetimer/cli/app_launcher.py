"""Opening the app: the way in to the screen, and what is said when it was left in trouble.

Without click: opening the app does not wait for the commands.
"""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING, TextIO

from lungetimer.cli.errors import CommandError, NoTerminalError
from lungetimer.paths import find_paths
from lungetimer.settings_file import load_settings

if TYPE_CHECKING:
    from collections.abc import Callable

    from lungetimer.settings import Settings
    from lungetimer.training.plan import Plan


def open_app() -> int:
    """The app on its Home screen; gives the exit status."""
    return open_with(lambda settings: settings.plan)


def open_with(
    plan: Callable[[Settings], Plan], *, at_once: bool = False, demo_speed: float | None = None
) -> int:
    """Open the app; the plan is checked first, so that a wrong option is told without it."""
    paths = find_paths()
    settings, problems = load_settings(paths.config)
    asked = plan(settings)
    # Textual's own way to say that the app is drawn elsewhere; ``serve`` says it.
    elsewhere = bool(os.environ.get("TEXTUAL_DRIVER"))
    if not (elsewhere or all(map(_is_terminal, (sys.stdin, sys.stdout, sys.stderr)))):
        raise NoTerminalError
    from lungetimer.ui.terminal.first_frame import hold_garbage  # noqa: PLC0415  # for the app alone

    hold_garbage()
    from lungetimer.running.launch import Launch  # noqa: PLC0415  # for the app alone
    from lungetimer.ui.run import run_app  # noqa: PLC0415  # loads the screen

    outcome = run_app(paths, settings, Launch(asked, at_once, demo_speed, problems))
    told = []
    if outcome.failure is not None:
        from lungetimer.crash import report  # noqa: PLC0415  # hardly ever needed

        told += [report(outcome.failure, paths), "A session under way is offered at the next start"]
    if outcome.unsaved:
        from lungetimer.cli.rescue import rescue  # noqa: PLC0415  # hardly ever needed

        told.append(rescue(outcome.unsaved, paths))
    if told:
        raise CommandError(". ".join(told), outcome.status or 1)
    return outcome.status


def _is_terminal(stream: TextIO | None) -> bool:
    return stream is not None and stream.isatty()  # None: it was closed before the start
