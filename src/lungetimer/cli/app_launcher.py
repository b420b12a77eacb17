"""Opening the app: the way in to the screen, and what is said when it was left in trouble.

Without click: opening the app does not wait for the commands.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from lungetimer.cli.errors import CommandError
from lungetimer.cli.terminal import shows_lines_only, take_terminal
from lungetimer.cli.terminal_facts import terminal_facts
from lungetimer.paths import find_paths
from lungetimer.settings_file import load_settings

if TYPE_CHECKING:
    from collections.abc import Callable

    from lungetimer.paths import Paths
    from lungetimer.running.launch import Outcome
    from lungetimer.settings import Settings
    from lungetimer.training.plan import Plan


def open_app() -> int:
    """The app on its Home screen; gives the exit status."""
    return open_with(lambda settings: settings.plan)


def open_with(
    plan: Callable[[Settings], Plan],
    *,
    at_once: bool = False,
    demo_speed: float | None = None,
    plain: bool | None = None,
    verbosity: str | None = None,
) -> int:
    """Open the app, or plain mode; the plan is checked first, so that a wrong option is told.

    Args:
        plan: makes the plan from the settings.
        at_once: straight into the session, without Home.
        demo_speed: for a demo, how many times as fast; nothing is saved then.
        plain: whether plain mode is asked for; None for what the settings and the terminal say.
        verbosity: how much plain mode tells; None for what the settings say.

    Returns:
        The exit status.

    Raises:
        CommandError: it cannot be opened here, or it was left in trouble.
    """
    paths = find_paths()
    settings, problems = load_settings(paths.config)
    asked = plan(settings)
    # Textual's own way to say that the app is drawn elsewhere; ``serve`` says it.
    elsewhere = bool(os.environ.get("TEXTUAL_DRIVER"))
    if plain is None:
        plain = not elsewhere and demo_speed is None and (settings.plain or shows_lines_only())
    if plain:
        from lungetimer.plain.run import run_plain  # noqa: PLC0415  # for plain mode alone
        from lungetimer.running.launch import Launch  # noqa: PLC0415  # as above

        launch = Launch(asked, at_once, None, problems)
        return _told(run_plain(paths, settings, launch, verbosity or settings.verbosity), paths)
    if demo_speed is not None and shows_lines_only() and not elsewhere:
        raise CommandError("this terminal cannot show a demo; start --plain works", 2)
    if not elsewhere:
        take_terminal()
    from lungetimer.ui.terminal.without_ssl import import_asyncio  # noqa: PLC0415  # for the app alone

    import_asyncio()
    from lungetimer.ui.terminal.first_frame import hold_garbage  # noqa: PLC0415  # for the app alone

    hold_garbage()
    from lungetimer.ui.terminal.lean_textual import import_textual  # noqa: PLC0415  # for the app alone

    import_textual()
    from lungetimer.running.launch import Launch  # noqa: PLC0415  # for the app alone
    from lungetimer.ui.run import run_app  # noqa: PLC0415  # loads the screen

    launch = Launch(asked, at_once, demo_speed, problems)
    return _told(run_app(paths, settings, launch, terminal_facts()), paths)


def _told(outcome: Outcome, paths: Paths) -> int:
    """The exit status, once what went wrong is told."""
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
