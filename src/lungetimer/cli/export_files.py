"""Write exported data to the standard output or to a file."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from lungetimer.cli.errors import CommandError
from lungetimer.history import files
from lungetimer.paths import find_paths
from lungetimer.text import clean_text

if TYPE_CHECKING:
    from pathlib import Path


def print_data(data: bytes) -> None:
    """Write data to the standard output; a terminal gets it without control characters.

    Raises:
        CommandError: the standard output is closed, or the data is not text and would go to a
            terminal.
    """
    if sys.stdout is None:
        raise CommandError("cannot export: the standard output is closed; name a file with -o FILE")
    if sys.stdout.isatty():
        if b"\x00" in data:
            raise CommandError(
                "cannot print binary data to a terminal; name a file with -o FILE", 2
            )
        for line in data.decode().removesuffix("\n").split("\n"):
            click.echo(clean_text(line))
    else:
        click.echo(data, nl=False)


def write_data(path: Path, data: bytes) -> None:
    """Write data to a file atomically, or directly if the path is a pipe or a device.

    Raises:
        CommandError: the file cannot be written, or it is the history file.
    """
    if _same(path, find_paths().history):
        raise CommandError(f"-o must not be the history itself ({path}); choose another name", 2)
    try:
        target = path.resolve()
        if target.exists() and not target.is_file():
            with target.open("wb") as out:
                out.write(data)
        else:
            files.write_whole(target, data, ours=False)
    except (OSError, RuntimeError) as error:
        wrong = error if isinstance(error, OSError) else OSError(str(error))
        raise CommandError(str(files.trouble("export", path, wrong))) from None


def _same(path: Path, other: Path) -> bool:
    try:
        return path.samefile(other)
    except OSError:
        return False
