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
    help="Plain lines, for screen readers and simple terminals, or a full screen.",
)
@click.option(
    "--verbosity", type=click.Choice(["quiet", "normal", "verbose"]),
    help="How much plain mode tells: phases, each rep, or each stage and cue.",
)  # fmt: skip
def start(
    preset: str | None,
    plain: bool | None,  # noqa: FBT001  # click's values
    verbosity: str | None,
    **given: Any,  # noqa: ANN401  # click's values
) -> int:
    """Go straight into a session, of a PRESET or of your own plan."""
    return open_with(
        lambda settings: plan_asked(settings, preset, given),
        at_once=True,
        plain=plain,
        verbosity=verbosity,
    )
