"""``start``: start a session immediately, full-screen or in plain mode."""

from __future__ import annotations

from typing import Any

import click

from lungetimer.cli.app_launcher import open_with
from lungetimer.cli.plan_asked import plan_asked
from lungetimer.cli.plan_options import plan_options


@click.command()
@plan_options
@click.option(
    "--plain/--full-screen",
    "plain",
    default=None,
    help="--plain prints lines of text, for screen readers and simple terminals; --full-screen"
    " draws the usual screen. The default depends on your settings and the terminal.",
)
@click.option(
    "--verbosity", type=click.Choice(["quiet", "normal", "verbose"]),
    help="How much --plain prints. quiet: each phase, such as a set or a rest. normal: also each"
    " rep. verbose: also each part of a rep, and tips.",
)  # fmt: skip
def start(
    preset: str | None,
    plain: bool | None,  # noqa: FBT001  # click's values
    verbosity: str | None,
    **given: Any,  # noqa: ANN401  # click's values
) -> int:
    """Start a session now, without the Home screen.

    PRESET is the name of a level, such as beginner, or of a preset that you saved. Without PRESET,
    the plan in your settings is used. Use options to change single values of the plan.
    """
    return open_with(
        lambda settings: plan_asked(settings, preset, given),
        at_once=True,
        plain=plain,
        verbosity=verbosity,
    )
