"""Run plain mode until everything is saved, and return how the run ended."""

from __future__ import annotations

import asyncio
import os
import signal
import sys
from typing import TYPE_CHECKING

from lungetimer.plain.console import Console
from lungetimer.plain.narrator import Verbosity
from lungetimer.plain.program import PlainProgram
from lungetimer.running.launch import Launch, Outcome

if TYPE_CHECKING:
    from lungetimer.paths import Paths
    from lungetimer.settings import Settings


def run_plain(paths: Paths, settings: Settings, launch: Launch, verbosity: str) -> Outcome:
    """Run plain mode until the user leaves it and everything is saved.

    Args:
        paths: the folders and files of the program.
        settings: the user's settings.
        launch: how the program was started.
        verbosity: how much is printed; see `Verbosity`.

    Returns:
        How the run ended, with the sessions that could not be saved.
    """
    # If the output is closed, end as if the terminal were gone, with the session saved.
    console = Console(sys.stdout, lambda: os.kill(os.getpid(), _GONE))
    program = PlainProgram(paths, settings, launch, console, Verbosity(verbosity))
    program.end_requests.listen()
    status, failure = 0, None
    try:
        status = asyncio.run(program.main())
    except Exception as error:  # of any kind: the session must be saved first
        failure = error
    finally:
        unsaved, trouble = program.close()
        console.close()
    if console.gone:  # otherwise Python reports the closed output again at exit
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    if console.trouble and sys.stderr is not None:
        print(f"lungetimer: error: {console.trouble}. {KEPT}", file=sys.stderr)
    failure = failure or trouble
    return Outcome(unsaved, status or int(failure is not None), failure)


KEPT = "An unfinished session is saved; you can resume it at the next start."
_GONE = getattr(signal, "SIGHUP", signal.SIGTERM)
