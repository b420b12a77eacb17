"""``start``: starts a session immediately, full-screen or in plain mode."""

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
    help="Print plain lines, for screen readers and simple terminals, or use the full screen.",
)
@click.option(
    "--verbosity", type=click.Choice(["quiet", "normal", "verbose"]),
    help="What plain mode prints: the phases; also each rep; also each part of a rep and tips.",
)  # fmt: skip
def start(
    preset: str | None,
    plain: bool | None,  # noqa: FBT001  # click's values
    verbosity: str | None,
    **given: Any,  # noqa: ANN401  # click's values
) -> int:
    """Start a session now, without the Home screen.

    PRESET is a level or one of your presets. Options change single values of the plan.
    """
    return open_with(
        lambda settings: plan_asked(settings, preset, given),
        at_once=True,
        plain=plain,
        verbosity=verbosity,
    )
