"""One run of plain mode, from before it has the terminal until everything is on the disk."""

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
    """Run plain mode until its session is over.

    Args:
        paths: where things are kept.
        settings: what the person has set.
        launch: how the program was called.
        verbosity: how much is told; see `Verbosity`.
    """
    # Nobody takes the lines any more: as when the terminal is gone, the session is kept.
    console = Console(sys.stdout, lambda: os.kill(os.getpid(), _GONE))
    program = PlainProgram(paths, settings, launch, console, Verbosity(verbosity))
    program.end_requests.listen()
    status, failure = 0, None
    try:
        status = asyncio.run(program.main())
    except Exception as error:  # whatever it is, what was done is kept first
        failure = error
    finally:
        unsaved, trouble = program.close()
        console.close()
    if console.gone:  # Python must not complain about it again at exit
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    if console.trouble and sys.stderr is not None:
        print(f"lungetimer: error: {console.trouble}. {KEPT}", file=sys.stderr)
    failure = failure or trouble
    return Outcome(unsaved, status or int(failure is not None), failure)


KEPT = "A session under way is kept, and the next start offers it."
_GONE = getattr(signal, "SIGHUP", signal.SIGTERM)
