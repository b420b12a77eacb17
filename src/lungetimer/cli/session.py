"""The app, ``start`` and ``demo``: what needs a terminal."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING, Any

import click

from lungetimer.cli import WITHOUT_A_TERMINAL
from lungetimer.cli.numbers import Decimal
from lungetimer.cli.options import plan_asked, plan_options
from lungetimer.cli.trouble import Trouble
from lungetimer.paths import find_paths
from lungetimer.settings_file import load_settings

if TYPE_CHECKING:
    from collections.abc import Callable

    from lungetimer.settings import Settings
    from lungetimer.training.plan import Plan


SPEEDS = Decimal(1, 1000)


def open_app() -> int:
    """The app on its Home screen; gives the exit status."""
    return _open(lambda settings: settings.plan)


@click.command()
@plan_options
def start(preset: str | None, **given: Any) -> int:  # noqa: ANN401  # click's values
    """Go straight into a session, of a PRESET or of your own plan."""
    return _open(lambda settings: plan_asked(settings, preset, given), at_once=True)


@click.command()
@plan_options
@click.option(
    "--speed", type=SPEEDS, default=10.0, show_default=True, metavar="N",
    help="How many times as fast, 1 to 1000; silent above 1.5.",
)  # fmt: skip
def demo(preset: str | None, speed: float, **given: Any) -> int:  # noqa: ANN401  # click's values
    """See a whole session on a faster clock; nothing is saved."""
    return _open(
        lambda settings: plan_asked(settings, preset, given), at_once=True, demo_speed=speed
    )


def _open(
    plan: Callable[[Settings], Plan], *, at_once: bool = False, demo_speed: float | None = None
) -> int:
    """Open the app; the plan is checked first, so that a wrong option is told without it."""
    paths = find_paths()
    settings, problems = load_settings(paths.config)
    asked = plan(settings)
    # Textual's own way to say that the app is drawn elsewhere; ``serve`` says it.
    elsewhere = bool(os.environ.get("TEXTUAL_DRIVER"))
    if not (elsewhere or all(s.isatty() for s in (sys.stdin, sys.stdout, sys.stderr))):
        raise Trouble(f"this needs a terminal; {WITHOUT_A_TERMINAL}", 2)
    from lungetimer.ui.starting import hold_garbage  # noqa: PLC0415  # for the app alone

    hold_garbage()
    from lungetimer.ui.app import Launch, run_app  # noqa: PLC0415  # loads the screen

    outcome = run_app(paths, settings, Launch(asked, at_once, demo_speed, problems))
    told = []
    if outcome.failure is not None:
        from lungetimer.crash import report  # noqa: PLC0415  # hardly ever needed

        told += [report(outcome.failure, paths), "A session under way is offered at the next start"]
    if outcome.unsaved:
        from lungetimer.cli.rescue import rescue  # noqa: PLC0415  # hardly ever needed

        told.append(rescue(outcome.unsaved, paths))
    if told:
        raise Trouble(". ".join(told), outcome.status or 1)
    return outcome.status
