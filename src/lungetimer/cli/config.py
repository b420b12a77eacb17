"""``config``: print the path of the settings file, or the settings that apply."""

from __future__ import annotations

import datetime as dt
import json
import os
import sys
from typing import TYPE_CHECKING

import click

from lungetimer.cli.output import say, warn
from lungetimer.cli.streams import is_terminal
from lungetimer.paths import find_paths
from lungetimer.settings import PLAN_KEYS, SETTINGS
from lungetimer.settings_file import load_settings
from lungetimer.training.drill_keys import written_drills
from lungetimer.training.set_reps import written_reps

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lungetimer.settings import Setting, Settings
    from lungetimer.training.plan import Plan


@click.group()
def config() -> None:
    """Show where the settings are and which values apply."""


@config.command()
@click.option("--data", is_flag=True, help="Print the folder of the history instead.")
def path(*, data: bool) -> None:
    """Print the path of the settings file.

    The path is printed even if the file does not exist.
    """
    paths = find_paths()
    chosen = paths.data_dir if data else paths.config
    if is_terminal(sys.stdout):
        say(str(chosen))
    else:
        click.echo(os.fsencode(chosen))  # for programs: byte for byte


@config.command()
def show() -> None:
    """Print every setting with the value that applies, as TOML."""
    paths = find_paths()
    settings, problems = load_settings(paths.config)
    warn(problems)
    warn(f"{paths.config}: {line}" for line in _wrong_keys(settings))
    there = "" if paths.config.exists() else " (does not exist yet; these are the defaults)"
    say(f"# {paths.config}{there}")
    say(f"# history: {paths.history}")
    for line in lines_of(settings):
        click.echo(line)


def _wrong_keys(settings: Settings) -> tuple[str, ...]:
    """Return one line for each mistake in the table ``[keys]``."""
    if not settings.keys:
        return ()
    from lungetimer.ui.services.keymap import checked_keys  # noqa: PLC0415  # Textual loads slowly

    return checked_keys(settings.keys)[1]


def lines_of(settings: Settings) -> Iterator[str]:
    """Format the settings as the lines of a TOML document.

    Yields:
        Each line, without a line break at its end; an empty line precedes the header of a table.
    """
    section = ""
    for setting in sorted(SETTINGS, key=lambda s: s.section):
        if setting.section != section:
            section = setting.section
            yield f"\n[{section}]"
        yield _line(setting, getattr(settings, setting.attribute))
    yield "\n[plan]"
    yield from _plan(settings.plan)
    for name, plan in settings.presets.items():
        yield f"\n[presets.{as_toml(name)}]"
        yield from _plan(plan)
    if settings.keys:
        yield "\n[keys]"
        yield from (f"{as_toml(k)} = {as_toml(v)}" for k, v in settings.keys.items())


def _line(setting: Setting, value: object) -> str:
    note = f"  # {setting.explain}"
    if setting.choices:
        note += f" ({', '.join(setting.choices)})"
    elif setting.range:
        note += f" ({setting.range[0]:g} to {setting.range[1]:g})"
    return f"# {setting.key} is not set{note}" if value is None else (
        f"{setting.key} = {as_toml(value)}{note}"
    )  # fmt: skip


def _plan(plan: Plan) -> Iterator[str]:
    values = {key: getattr(plan, key) for key in PLAN_KEYS}
    values["drills"] = written_drills(plan.drills)
    if plan.reps:  # the list already contains the number of sets and their reps
        del values["sets"], values["reps_per_leg"]
        values["reps"] = written_reps(plan.reps)
    else:
        del values["reps"]
    return (f"{key} = {as_toml(value)}" for key, value in values.items())


def as_toml(value: object) -> str:
    """Return a value in TOML syntax, with unprintable characters escaped."""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, int | float):
        return repr(int(value) if float(value).is_integer() else value)
    if isinstance(value, dt.date):
        return value.isoformat()
    if isinstance(value, tuple | list):
        return f"[{', '.join(as_toml(item) for item in value)}]"
    text = json.dumps(str(value), ensure_ascii=False)
    return "".join(c if c.isprintable() else f"\\U{ord(c):08x}" for c in text)
