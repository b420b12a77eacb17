"""The door: opens the app, or hands the command line on; tells what went wrong in one line."""

from __future__ import annotations

import errno
import os
import sys
from typing import TYPE_CHECKING, Final

from lungetimer.cli.errors import CommandError, NoTerminalError
from lungetimer.cli.streams import prepare_streams

if TYPE_CHECKING:
    from collections.abc import Sequence

# The output has no room (a full disk), or goes nowhere (a terminal that is gone, a wrong stream).
_NO_ROOM: Final = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EBADF, errno.EIO)
_COMPLETING: Final = "_LUNGETIMER_COMPLETE"  # the shell asks, through click, how a line could go on


QUICK: Final = (
    ["--version"],
    ["plan", "--json"],
    ["streak", "--short"],
    ["status"],
    ["status", "--short"],
    ["status", "--json"],
)
"""What prompts and status bars ask: answered without click, which takes longer than they do."""


def main(args: Sequence[str] | None = None) -> int:
    """Run the command line; gives the exit status: 0, 1 for trouble with data, 2 for wrong use."""
    given = sys.argv[1:] if args is None else args
    prepare_streams()
    try:
        return _run(given)
    except NoTerminalError as error:
        from lungetimer.cli.commands import without_a_terminal  # noqa: PLC0415  # hardly ever needed

        return _fail(f"{error}; {without_a_terminal()}", error.status)
    except CommandError as error:
        return _fail(str(error), error.status)
    except KeyboardInterrupt:
        return _fail("interrupted", 130)
    except OSError as error:
        return _unwritten(error)
    except Exception as error:
        return _missing_folder(error) or _mistake(error)


def _missing_folder(error: Exception) -> int | None:
    """One line where a folder cannot be found; None where it is something else."""
    from lungetimer.folders import FolderError  # noqa: PLC0415  # hardly ever needed

    return _fail(str(error), 1) if isinstance(error, FolderError) else None


def _unwritten(error: OSError) -> int:
    """The output found no taker or no room; Python must not complain about it again at exit."""
    if error.errno not in {errno.EPIPE, *_NO_ROOM}:
        return _mistake(error)
    if sys.stdout is not None:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    if error.errno == errno.EPIPE:  # the reader (head, less) has seen enough
        return 0
    return _fail(f"the output could not be written: {error.strerror}", 1)


def _mistake(error: Exception) -> int:
    """A mistake of our own: one line for the person, the rest in a file.

    Nothing here may rely on what may be broken.
    """
    from lungetimer.crash import report  # noqa: PLC0415  # hardly ever needed
    from lungetimer.paths import find_paths  # noqa: PLC0415  # nor this

    try:
        paths = find_paths()
    except Exception:  # whatever keeps the folders from being found
        paths = None
    return _fail(report(error, paths), 1)


def _run(args: Sequence[str]) -> int:
    """The app where nothing else is asked for, which then need not wait for click."""
    if not args and _COMPLETING not in os.environ:
        from lungetimer.cli.app_launcher import open_app  # noqa: PLC0415  # only what is needed

        return open_app()
    if list(args) in QUICK and _COMPLETING not in os.environ:
        from lungetimer.cli.quick import answer  # noqa: PLC0415  # only what is needed

        return answer(args)
    from lungetimer.cli.commands import run  # noqa: PLC0415  # only what is needed

    return run(args)


def _fail(message: str, status: int) -> int:
    """One line on stderr."""
    from lungetimer.cli.output import complain  # noqa: PLC0415  # hardly ever needed

    complain("error", " ".join(message.split()))
    return status
