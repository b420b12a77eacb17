"""Entry point of the program: start the app or run a command, and print each error in one line."""

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

# The output cannot be written: the disk is full, or the terminal or stream is closed.
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
"""Command lines for prompts and status bars. They run without click: importing click is slow."""
WITHOUT_A_TERMINAL: Final = (
    "run it in a terminal window, or use a command that needs none, such as lungetimer history"
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
        return _output_failed(error)
    except Exception as error:
        return _missing_folder(error) or _mistake(error)


def _missing_folder(error: Exception) -> int | None:
    """Report an error if it says that a folder was not found.

    Returns:
        The exit status; None for any other error, which is not reported.
    """
    from lungetimer.folders import FolderError  # noqa: PLC0415  # rarely needed

    return _fail(str(error), 1) if isinstance(error, FolderError) else None


def _output_failed(error: OSError) -> int:
    """Report an error that occurred while the output was written.

    Standard output is redirected to the null device, because Python would otherwise report the
    error again at exit.

    Returns:
        The exit status: 0 if the reader of a pipe has ended, else 1.
    """
    if error.errno not in {errno.EPIPE, *_NO_ROOM}:
        return _mistake(error)
    if sys.stdout is not None:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    if error.errno == errno.EPIPE:  # the reader (head, less) has ended
        return 0
    return _fail(f"the output could not be written: {error.strerror}", 1)


def _mistake(error: Exception) -> int:
    """Report an error in the program itself: print one line and save the traceback in a file.

    This function must work even if other parts of the program are broken.

    Returns:
        The exit status.
    """
    from lungetimer.crash import report  # noqa: PLC0415  # rarely needed
    from lungetimer.paths import find_paths  # noqa: PLC0415  # rarely needed

    try:
        paths = find_paths()
    except Exception:  # the first error has to be reported, whatever is wrong with the folders
        paths = None
    return _fail(report(error, paths), 1)


def _run(args: Sequence[str]) -> int:
    """Run the app or a command, importing click only if it is needed.

    Returns:
        The exit status.
    """
    if not args or args[0] in _SCREENS:
        gc.disable()  # until the first frame, because nearly all objects made before it stay in use
    if not args and _COMPLETING not in os.environ:
        from lungetimer.cli.app_launcher import open_app  # noqa: PLC0415  # each command line loads only what it needs

        return open_app()
    if list(args) in QUICK and _COMPLETING not in os.environ:
        from lungetimer.cli.quick import answer  # noqa: PLC0415  # each command line loads only what it needs

        return answer(args)
    if list(args[:1]) == ["start"] and _COMPLETING not in os.environ:
        from lungetimer.cli.quick_start import start  # noqa: PLC0415  # each command line loads only what it needs

        status = start(args[1:])
        if status is not None:
            return status
    from lungetimer.cli.commands import run  # noqa: PLC0415  # each command line loads only what it needs

    return run(args)


def _fail(message: str, status: int) -> int:
    """Print one error line on stderr.

    Returns:
        The argument ``status``, with which the program is to exit.
    """
    from lungetimer.cli.output import complain  # noqa: PLC0415  # rarely needed

    complain("error", " ".join(message.split()))
    return status
