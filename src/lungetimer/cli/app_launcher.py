"""Start the app or plain mode. If it fails, report its error.

This module does not import click, because that would make the app start later.
"""

from __future__ import annotations

import gc
import os
from typing import TYPE_CHECKING

from lungetimer.cli.errors import CommandError
from lungetimer.cli.terminal import shows_lines_only, take_terminal
from lungetimer.late_imports import Late, late

# What pathlib and platformdirs need only for addresses and for temporary files.
with late(
    Late("tempfile", called="TemporaryFile gettempdir"),
    Late("urllib.parse", called="quote_from_bytes"),
):
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
    """Open the app on its Home screen.

    Returns:
        The exit status.
    """
    return open_with(lambda settings: settings.plan)


def open_with(
    plan: Callable[[Settings], Plan],
    *,
    at_once: bool = False,
    demo_speed: float | None = None,
    plain: bool | None = None,
    verbosity: str | None = None,
) -> int:
    """Check the plan, then open the app or plain mode.

    Args:
        plan: takes the settings and returns the plan; raises `CommandError` for an invalid option.
        at_once: whether to start the session immediately, without the Home screen.
        demo_speed: how many times as fast the clock runs in a demo, which saves nothing; None for a
            real session.
        plain: whether to use plain mode; None to decide by the settings and the terminal.
        verbosity: verbosity of plain mode; None to use the settings.

    Returns:
        The exit status.

    Raises:
        CommandError: the app cannot be opened here, or it ended with an error.
    """
    paths = find_paths()
    settings, problems = load_settings(paths.config)
    asked = plan(settings)
    # ``serve`` sets this variable of Textual: the app is shown in a browser, not in a terminal.
    elsewhere = bool(os.environ.get("TEXTUAL_DRIVER"))
    if plain is None:
        plain = not elsewhere and demo_speed is None and (settings.plain or shows_lines_only())
    if plain:
        gc.enable()
        from lungetimer.plain.run import run_plain  # noqa: PLC0415  # only for plain mode
        from lungetimer.running.launch import Launch  # noqa: PLC0415  # only for plain mode

        launch = Launch(asked, at_once, None, problems)
        return _exit_status(
            run_plain(paths, settings, launch, verbosity or settings.verbosity), paths
        )
    if demo_speed is not None and shows_lines_only() and not elsewhere:
        raise CommandError(
            "demo needs a terminal that can show a full screen; here, use lungetimer start --plain",
            2,
        )
    if not elsewhere:
        take_terminal()
    from lungetimer.ui.terminal.without_ssl import import_asyncio  # noqa: PLC0415  # only for the app

    import_asyncio()
    first_look = None
    if at_once and demo_speed is None:
        from lungetimer.moments import wall_now  # noqa: PLC0415  # only for `start`
        from lungetimer.running.first_look import FirstLook  # noqa: PLC0415  # only for `start`

        first_look = FirstLook(paths.history, settings, asked, wall_now().date())
    from lungetimer.ui.terminal.lean_textual import RARELY_USED, import_textual  # noqa: PLC0415  # only for the app

    with late(*RARELY_USED):
        import shutil  # noqa: F401, PLC0415  # Textual's driver needs shutil, but not bz2 and lzma

        import_textual()
        from lungetimer.running.launch import Launch  # noqa: PLC0415  # only for the app
        from lungetimer.ui.run import run_app  # noqa: PLC0415  # loads the screen

    launch = Launch(asked, at_once, demo_speed, problems, first_look)
    return _exit_status(run_app(paths, settings, launch, terminal_facts()), paths)


def _exit_status(outcome: Outcome, paths: Paths) -> int:
    """Return the exit status of the app, or raise an error that says what went wrong.

    Raises:
        CommandError: the app failed or could not save a session. Before this is raised, the
            traceback and the unsaved sessions are saved elsewhere; the message says where.
    """
    lines = []
    if outcome.failure is not None:
        from lungetimer.crash import report  # noqa: PLC0415  # rarely needed

        lines += [
            report(outcome.failure, paths),
            "If a session was running, you can resume it at the next start",
        ]
    if outcome.unsaved:
        from lungetimer.cli.rescue import rescue  # noqa: PLC0415  # rarely needed

        lines.append(rescue(outcome.unsaved, paths))
    if lines:
        raise CommandError(". ".join(lines), outcome.status or 1)
    return outcome.status
