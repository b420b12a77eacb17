"""Parameter type for a time of day on the command line."""

from __future__ import annotations

from datetime import datetime, time

import click


class TimeOfDay(click.ParamType[time]):
    """Parameter type for a local time of day like ``18:30``."""

    name = "time"

    def convert(
        self, value: str | time, param: click.Parameter | None, ctx: click.Context | None
    ) -> time:
        """Return the time; if the value is not a time, click prints an error."""
        if isinstance(value, time):
            return value
        try:
            return datetime.strptime(value, "%H:%M").time()  # noqa: DTZ007  # a time of day without a date
        except ValueError:
            self.fail(
                f"must be a time from 00:00 to 23:59, like 18:30, not {value[:40]!r}", param, ctx
            )
