"""``due``: show whether a session is due this week, and the shortest session that counts."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import click

from lungetimer.cli.errors import CommandError
from lungetimer.cli.history_access import load_untouched
from lungetimer.cli.output import complain, say
from lungetimer.cli.quick_history import now, report_of_today
from lungetimer.cli.settings_loader import load_settings_and_warn
from lungetimer.cli.times import TimeOfDay

if TYPE_CHECKING:
    from datetime import time

    from lungetimer.running.outlook import DueToday


@click.command()
@click.option("--json", "as_json", is_flag=True, help="Print JSON for programs.")
@click.option("--quiet", "-q", is_flag=True, help="Print nothing if the exit status is 0.")
@click.option(
    "--notify",
    is_flag=True,
    help="Also show the result as a desktop notification, unless the exit status is 0.",
)
@click.option("--install", is_flag=True, help="Install a daily reminder (Linux with systemd).")
@click.option("--uninstall", is_flag=True, help="Remove the daily reminder.")
@click.option(
    "--at",
    type=TimeOfDay(),
    metavar="HH:MM",
    help="With --install: the time of the reminder. The default is the time at which you usually"
    " train, or 18:00 if that is unknown.",
)
@click.option(
    "--yes", "-y", is_flag=True,
    help="With --install: do not ask for confirmation. Without a terminal, this is the default.",
)  # fmt: skip
def due(
    *,
    as_json: bool,
    quiet: bool,
    notify: bool,
    install: bool,
    uninstall: bool,
    at: time | None,
    yes: bool,
) -> int:
    """Show whether you still have to train this week.

    If so, the command also shows the shortest session that counts as a training day. The exit
    status is 0 if no session is due today, because you have met the weekly goal, have already
    trained today or should not train today. It is 10 if a session is due but a later day of this
    week is early enough, 11 if you must train today to meet the weekly goal, and 12 if you can no
    longer meet it. You can run this command at each login, in a shell prompt, or from cron or a
    timer.
    """
    _only_together(install=install, uninstall=uninstall, at=at, yes=yes)
    if (install or uninstall) and (as_json or quiet or notify):
        raise CommandError(
            "--install and --uninstall cannot be combined with --json, --quiet or --notify", 2
        )
    if install or uninstall:
        from lungetimer.cli.due_timer import install_timer, uninstall_timer  # noqa: PLC0415  # rarely needed

        return install_timer(at, yes=yes) if install else uninstall_timer()
    today = due_today()
    status = today.due.status
    if not (quiet and status == 0):
        if as_json:
            click.echo(json.dumps(as_plain(today)))
        else:
            say(today.line)
    if notify and status:
        _notify(today.line)
    return status


def _only_together(*, install: bool, uninstall: bool, at: time | None, yes: bool) -> None:
    if install and uninstall:
        raise CommandError("--install and --uninstall cannot be combined; choose one", 2)
    if at is not None and not install:
        raise CommandError("--at can only be used with --install", 2)
    if yes and not install:
        raise CommandError("--yes can only be used with --install", 2)


def due_today() -> DueToday:
    """Return what is due today according to the saved history.

    Raises:
        CommandError: the history is damaged or cannot be read.
    """
    from lungetimer.running.outlook import outlook_of  # noqa: PLC0415  # not for --install

    history = load_untouched()
    settings = load_settings_and_warn()
    report = report_of_today(history, settings)
    return outlook_of(history, settings, now().date(), report).due


def as_plain(today: DueToday) -> dict[str, Any]:
    """Return what ``due --json`` prints. Scripts use its fields: do not remove or change any."""
    found, small = today.due, today.due.smallest
    return {
        "week": found.week.name,
        "state": found.state.value,
        "days_done": found.week.days_done,
        "weekly_target": found.week.weekly_target,
        "days_left": found.week.days_left,
        "smallest": small
        and {"sets": small.sets, "reps": small.reps_per_leg, "minutes": today.minutes},
    }


def _notify(line: str) -> None:
    """Show the line as a desktop notification; if that fails, print a warning."""
    from lungetimer.presence.notice import NotNotifiedError  # noqa: PLC0415  # used only here
    from lungetimer.presence.notification import send_notification  # noqa: PLC0415  # used only here

    try:
        send_notification("Reverse lunges", line)
    except NotNotifiedError as error:
        complain("warning", f"the notification could not be shown: {error}")
