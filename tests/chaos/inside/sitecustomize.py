"""Runs in every Python process of a chaos run, before its program: listens, and can crash it.

Nothing of this is in the app. Python imports a module of this name by itself when it starts.
"""

from __future__ import annotations

import os
import select
import signal
import sys
import threading
import time
import traceback
from asyncio import base_events as loops
from concurrent.futures import thread as pool
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from types import FrameType

mend = setattr  # type checkers rightly object to other people's methods being replaced
STILL_S = 2.0
# Textual hands on what is raised there as an exception of its own, with nothing but the words.
RENAMES = ("textual.css.", "textual.markup")
AGAIN_S = 0.001


def _overheard(where: str, error: BaseException) -> None:
    """Keep an exception that nobody would ever see."""
    text = "".join(traceback.format_exception(error))
    handle = os.open(os.environ["CHAOS_OVERHEARD"], os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    os.write(handle, f"{where} of process {os.getpid()}: {text}\n".encode())
    os.close(handle)


def _sleep(seconds: float) -> None:
    """Sleep; libfaketime 0.9.10 refuses the absolute clock_nanosleep that Python sleeps with."""
    select.select([], [], [], max(seconds, 0.0))


def _unhandled_in(_: object, context: dict[str, Any]) -> None:
    _overheard(
        f"the event loop ({context.get('message')})", context.get("exception") or SystemExit()
    )


def _listen() -> None:
    """Overhear what thread pools and threads would swallow."""
    run = pool._WorkItem.run

    def overheard_run(item: Any, *context: Any) -> None:
        future = item.future
        run(item, *context)
        error = future.exception(0) if future.done() and not future.cancelled() else None
        if error is not None:
            _overheard("a thread pool", error)

    mend(pool._WorkItem, "run", overheard_run)
    mend(loops.BaseEventLoop, "default_exception_handler", _unhandled_in)
    threading.excepthook = lambda a: _overheard(f"thread {a.thread}", a.exc_value or SystemExit())
    sys.unraisablehook = lambda a: _overheard(
        f"what cannot be raised ({a.err_msg}, {a.object})", a.exc_value or SystemExit()
    )


class ChaosError(Exception):
    """The crash that was ordered."""


def _crash_in_a_message(*_: object) -> None:
    """The next message that the app takes raises."""
    app = sys.modules.get("lungetimer.ui.app")
    if app is not None:

        async def on_event(self: object, event: object) -> None:  # noqa: ARG001  # the signature of the replaced method
            raise ChaosError("ordered, in a message")

        app.LungetimerApp.on_event = on_event


def _crash_in_the_loop(*_: object) -> None:
    """What wakes a running session raises."""
    driver = sys.modules.get("lungetimer.running.session_driver")
    if driver is not None:

        def pump(self: object) -> None:  # noqa: ARG001  # the signature of the replaced method
            raise ChaosError("ordered, in the loop")

        driver.Driver.pump = pump


def _stand_still(*_: object) -> None:
    """The event loop stands still for a while, as behind a slow disk or a page of garbage."""
    _sleep(STILL_S)


def _is_renamed(frame: FrameType | None) -> bool:
    """Whether an exception raised here would come out as another one."""
    while frame is not None:
        if str(frame.f_globals.get("__name__")).startswith(RENAMES):
            return True
        frame = frame.f_back
    return False


def _crash_anywhere(_: int, frame: FrameType | None) -> None:
    """Raise right here, wherever the main thread is; where it would be renamed, a moment later."""
    if _is_renamed(frame):
        signal.setitimer(signal.ITIMER_REAL, AGAIN_S)
    else:
        raise ChaosError("ordered, anywhere")


if "CHAOS_OVERHEARD" in os.environ:
    _listen()
    if "libfaketime" in os.environ.get("LD_PRELOAD", ""):
        mend(time, "sleep", _sleep)
    signal.signal(signal.SIGUSR1, _crash_in_a_message)
    signal.signal(signal.SIGUSR2, _crash_anywhere)
    signal.signal(signal.SIGALRM, _crash_anywhere)
    signal.signal(signal.SIGVTALRM, _crash_in_the_loop)
    signal.signal(signal.SIGPROF, _stand_still)
