"""Run commands for shell prompts and status bars without importing click, which takes long.

`QUICK` in ``cli/__init__.py`` lists these command lines. Their output is the same as with click.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from lungetimer import __version__

if TYPE_CHECKING:
    from collections.abc import Sequence


def answer(args: Sequence[str]) -> int:
    """Run a command line that is listed in `QUICK`.

    Returns:
        The exit status.

    Raises:
        CommandError: the history or the settings cannot be read.
    """
    if args[0] == "plan":
        line = _plan()
    elif args[0] == "streak":
        line = _streak()
    elif args[0] == "status":
        from lungetimer.cli.status_answer import status_answer  # noqa: PLC0415  # not every answer needs it

        line = status_answer(args[1:])
    else:
        line = f"lungetimer {__version__}"
    if line:
        print(line, flush=True)
    return 0


def _plan() -> str:
    import json  # noqa: PLC0415  # not every answer needs it

    from lungetimer.cli.plan_document import as_plain  # noqa: PLC0415  # not every answer needs it
    from lungetimer.cli.settings_loader import load_settings_and_warn  # noqa: PLC0415  # not every answer needs it
    from lungetimer.coaching.drills import routines  # noqa: PLC0415  # not every answer needs it
    from lungetimer.training.timeline import Timeline  # noqa: PLC0415  # not every answer needs it

    settings = load_settings_and_warn()
    plan = settings.plan.with_lead(None)
    return json.dumps(as_plain(Timeline.of(plan, *routines(plan, kneeling=settings.kneeling))))


def _streak() -> str:
    from lungetimer.cli.quick_history import is_new_user, load_if_sound, report_of_today  # noqa: PLC0415  # not every answer needs it
    from lungetimer.cli.settings_loader import load_settings_and_warn  # noqa: PLC0415  # not every answer needs it
    from lungetimer.cli.streak_document import one_line  # noqa: PLC0415  # not every answer needs it

    settings = load_settings_and_warn()
    if is_new_user():
        return one_line(report_of_today(None, settings))
    history = load_if_sound()
    if history is None:
        from lungetimer.cli.history_access import load_and_warn  # noqa: PLC0415  # not every answer needs it

        history = load_and_warn().history
    return one_line(report_of_today(history, settings))
