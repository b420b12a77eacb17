"""Entry point: starts the app or dispatches a command, and prints failures in one line."""

from __future__ import annotations

import errno
import gc
import os
import sys
from typing import TYPE_CHECKING, Final

from lungetimer.cli.errors import CommandError, NoTerminalError
from lungetimer.cli.streams import prepare_streams

if TYPE_CHECKING:
    from collections.abc import Sequence

# The output has no room (full disk) or no destination (closed terminal, wrong stream).
_NO_ROOM: Final = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EBADF, errno.EIO)
_COMPLETING: Final = "_LUNGETIMER_COMPLETE"  # set by the shell's completion, which click answers


_SCREENS: Final = ("start", "demo")  # commands that open the app
QUICK: Final = (
    ["--version"],
    ["plan", "--json"],
    ["streak", "--short"],
    ["status"],
    ["status", "--short"],
    ["status", "--json"],
)
"""Commands of prompts and status bars: run without click, whose import takes longer than they."""
WITHOUT_A_TERMINAL: Final = (
    "run it in a terminal window, or use a command that needs none; lungetimer --help lists them"
)


def main(args: Sequence[str] | None = None) -> int:
    """Run the command line and return its exit status.

    Returns:
        0 for success, 1 for trouble with data, 2 for wrong use, 130 after Ctrl+C, or a status that
        the command documents.
    """
    given = sys.argv[1:] if args is None else args
    prepare_streams()
    try:
        return _run(given)
    except NoTerminalError as error:
        return _fail(f"{error}; {WITHOUT_A_TERMINAL}", error.status)
    except CommandError as error:
        return _fail(str(error), error.status)
    except KeyboardInterrupt:
        return _fail("interrupted", 130)
    except OSError as error:
        return _unwritten(error)
    except Exception as error:
        return _missing_folder(error) or _mistake(error)


def _missing_folder(error: Exception) -> int | None:
    """Return the exit status after one line about a folder that cannot be found, or None.

    None means that the error is another one.
    """
    from lungetimer.folders import FolderError  # noqa: PLC0415  # rarely needed

    return _fail(str(error), 1) if isinstance(error, FolderError) else None


def _unwritten(error: OSError) -> int:
    """Return the exit status for output that could not be written.

    Standard output is redirected, so that Python does not report the same error again at exit.
    """
    if error.errno not in {errno.EPIPE, *_NO_ROOM}:
        return _mistake(error)
    if sys.stdout is not None:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    if error.errno == errno.EPIPE:  # the reader (head, less) has ended
        return 0
    return _fail(f"the output could not be written: {error.strerror}", 1)


def _mistake(error: Exception) -> int:
    """Return the exit status after reporting an error in the program itself.

    The person gets one line, and a file gets the traceback. Nothing here can rely on what may be
    broken.
    """
    from lungetimer.crash import report  # noqa: PLC0415  # rarely needed
    from lungetimer.paths import find_paths  # noqa: PLC0415  # rarely needed

    try:
        paths = find_paths()
    except Exception:  # whatever the reason is why the folders are not found
        paths = None
    return _fail(report(error, paths), 1)


def _run(args: Sequence[str]) -> int:
    """Return the exit status of the app or a command, importing click only if it is needed."""
    if not args or args[0] in _SCREENS:
        gc.disable()  # until the first frame: nearly all that is created before it stays in use
    if not args and _COMPLETING not in os.environ:
        from lungetimer.cli.app_launcher import open_app  # noqa: PLC0415  # only what is needed

        return open_app()
    if list(args) in QUICK and _COMPLETING not in os.environ:
        from lungetimer.cli.quick import answer  # noqa: PLC0415  # only what is needed

        return answer(args)
    if list(args[:1]) == ["start"] and _COMPLETING not in os.environ:
        from lungetimer.cli.quick_start import start  # noqa: PLC0415  # only what is needed

        status = start(args[1:])
        if status is not None:
            return status
    from lungetimer.cli.commands import run  # noqa: PLC0415  # only what is needed

    return run(args)


def _fail(message: str, status: int) -> int:
    """Return the exit status given, after printing one line on stderr."""
    from lungetimer.cli.output import complain  # noqa: PLC0415  # rarely needed

    complain("error", " ".join(message.split()))
    return status
