"""``demo``: run a whole session on a faster clock."""

from __future__ import annotations

from typing import Any

import click

from lungetimer.cli.app_launcher import open_with
from lungetimer.cli.numbers import Decimal
from lungetimer.cli.plan_asked import plan_asked
from lungetimer.cli.plan_options import plan_options

SPEEDS = Decimal(1, 1000)


@click.command()
@plan_options
@click.option(
    "--speed", type=SPEEDS, default=10.0, show_default=True, metavar="N",
    help="The speed of the clock, 1 (normal) to 1000. Above 1.5, there is no sound.",
)  # fmt: skip
def demo(preset: str | None, speed: float, **given: Any) -> int:  # noqa: ANN401  # click's values
    """Show a whole session at high speed; nothing is saved.

    PRESET is the name of a level, such as beginner, or of a preset that you saved. Without PRESET,
    the plan in your settings is used. Use options to change single values of the plan.
    """
    return open_with(
        lambda settings: plan_asked(settings, preset, given), at_once=True, demo_speed=speed
    )
