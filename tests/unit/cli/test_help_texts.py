"""Help texts stay where Python drops docstrings, and nothing needs an assertion at run time."""

from __future__ import annotations

import subprocess
import sys

import click

from lungetimer.cli.commands import cli

SCRIPT = """
import inspect, sys, click
from lungetimer.cli.commands import cli, run
from lungetimer.cli.help_texts import with_help
if sys.flags.optimize == 2:
    with_help(cli)
def walk(command, name):
    yield name, command.help
    context = click.Context(command)
    if isinstance(command, click.Group):
        for below in command.list_commands(context):
            yield from walk(command.get_command(context, below), f"{name} {below}")
for name, help in walk(cli, ""):
    print(name, repr(inspect.cleandoc(help or "")))
"""


def helps(*options: str) -> list[str]:
    done = subprocess.run(
        [sys.executable, *options, "-c", SCRIPT], capture_output=True, text=True, check=True
    )
    return done.stdout.splitlines()


def test_every_command_has_its_help_without_docstrings() -> None:
    with_docstrings, without = helps(), helps("-OO")
    assert len(with_docstrings) > len(cli.list_commands(click.Context(cli)))
    assert without == with_docstrings
    assert not any(line.endswith(" ''") for line in without)
    done = subprocess.run(
        [sys.executable, "-OO", "-m", "lungetimer", "plan", "--help"],
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert "Show the timeline of a session" in done.stdout


def option_help(command: str, field: str) -> str:
    found = cli.get_command(click.Context(cli), command)
    assert found is not None
    (option,) = [p for p in found.params if p.name == field]
    assert isinstance(option, click.Option)
    return option.help or ""


def test_log_asks_how_a_session_was_done_and_start_says_what_lungetimer_will_do() -> None:
    for field in ("pacing", "rest_mode", "lead_in_s"):
        assert option_help("start", field) == option_help("plan", field)
        assert "you took" in option_help("log", field) or "How you" in option_help("log", field)
    assert "lungetimer" not in option_help("log", "pacing")
    assert "until you press a key" in option_help("start", "rest_mode")
