"""``start``: straight into a session."""

from __future__ import annotations

from typing import Any

import click

from lungetimer.cli.app_launcher import open_with
from lungetimer.cli.plan_options import plan_asked, plan_options


@click.command()
@plan_options
def start(preset: str | None, **given: Any) -> int:  # noqa: ANN401  # click's values
    """Go straight into a session, of a PRESET or of your own plan."""
    return open_with(lambda settings: plan_asked(settings, preset, given), at_once=True)
