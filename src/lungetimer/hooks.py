"""Run the user's hook program for each event of a session.

The hook program is started without a shell and reads one JSON object from its stdin. A thread waits
until the hook program ends. So a slow hook program delays only its own next runs, and never the
session.
"""

from __future__ import annotations

import contextlib
import json
import os
import signal
import subprocess
import sys
import time
from collections import deque
from enum import Enum
from threading import Condition, Thread
from typing import TYPE_CHECKING, Any, Final

from lungetimer.frozen import names
from lungetimer.hook_placeholders import filled_arguments
from lungetimer.private import append_file
from lungetimer.text import clean_text
from lungetimer.training.events import Countdown, Event, StageStarted
from lungetimer.training.timeline import Phase

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

MAX_QUEUED: Final = 32
RUN_S: Final = 10.0
GRACE_S: Final = 1.0
STARTING_S: Final = 5.0
"""Seconds within which an end by Ctrl+C counts as an end at the start, also on a busy computer."""
LOG_BYTES: Final = 1_000_000
KILL: Final = getattr(signal, "SIGKILL", signal.SIGTERM)  # Windows has only SIGTERM


def event_json(event: Event) -> dict[str, Any] | None:
    """Return the JSON object that a hook program reads for an event, as a dictionary.

    Hook programs get neither countdowns nor the parts of a rep.

    Returns:
        A dictionary, or None for an event that hook programs do not get. ``event`` is the event's
        name, e.g. ``phase_started``, and ``at_s`` the number of seconds since the start of the
        session, pauses included. The other keys are the event's own fields. A phase is a dictionary
        with the keys kind, name, length_s, set and drill.
    """
    if isinstance(event, Countdown | StageStarted):
        return None
    found: dict[str, Any] = {"event": _snake_case(type(event).__name__)}
    return found | {name: _plain(getattr(event, name)) for name in names(event)}


def _snake_case(name: str) -> str:
    return "".join(f"_{c.lower()}" if c.isupper() else c for c in name).lstrip("_")


def _plain(value: object) -> object:
    if isinstance(value, Phase):
        drill = value.drill.key if value.drill else None
        own = {"kind": value.kind.value, "name": value.name, "length_s": value.length_s}
        return own | {"set": value.set, "drill": drill}
    return value.value if isinstance(value, Enum) else value


class HookRunner:
    """Runs the user's hook program once for each event, one run after another, in a thread.

    At most 32 events wait in a queue; if more arrive, the oldest are dropped, and the log says how
    many. A run that takes longer than ``run_s`` is ended. If the same problem occurs again, the log
    does not report it again.

    Args:
        command: the hook program and its arguments, which may contain ``{event}`` and ``{title}``;
            empty to run nothing.
        log: a private file for the output of the hook program and for problems.
        run_s: the most seconds that one run may take.
    """

    def __init__(self, command: Sequence[str], log: Path, *, run_s: float = RUN_S) -> None:
        self._command = list(command)
        self._log = log
        self._run_s = run_s
        self._reported: set[str] = set()
        self._waiting: deque[tuple[list[str], bytes]] = deque()
        self._changed = Condition()
        self._dropped = 0
        self._closing = False
        self._current: subprocess.Popen[bytes] | None = None
        self._thread: Thread | None = None

    def fire_event(self, event: Event, title: str = "") -> None:
        """Queue a run of the hook program if it gets events of this kind; do not wait for the run.

        Args:
            event: what happened in the session.
            title: a short description of the event, which replaces ``{title}``.
        """
        details = event_json(event) if self._command else None
        if details is not None:
            self.fire(details.pop("event"), details, title)

    def fire(self, event: str, details: Mapping[str, Any], title: str = "") -> None:
        """Queue a run of the hook program for an event with this name and these values."""
        if not self._command:
            return
        arguments = filled_arguments(self._command[1:], event, clean_text(title))
        line = json.dumps({"event": event, **details}, ensure_ascii=False).encode() + b"\n"
        with self._changed:
            if self._closing:
                return
            if len(self._waiting) == MAX_QUEUED:
                self._waiting.popleft()
                self._dropped += 1
            self._waiting.append((arguments, line))
            if self._thread is None:
                self._thread = Thread(target=self._work, daemon=True, name="hooks")
                self._thread.start()
            self._changed.notify_all()

    def close(self, timeout_s: float = GRACE_S) -> None:
        """Wait up to ``timeout_s`` seconds for the queued runs; kill a run that takes longer."""
        with self._changed:
            self._closing = True
            self._changed.notify_all()
            thread = self._thread
        if thread is None:
            return
        thread.join(timeout_s)
        if thread.is_alive():
            with self._changed:
                self._waiting.clear()
                current = self._current
            if current is not None:
                _end(current, KILL)
            thread.join(GRACE_S)

    def _work(self) -> None:
        while True:
            with self._changed:
                while not self._waiting and not self._closing:
                    self._changed.wait()
                if not self._waiting:
                    return
                dropped, self._dropped = self._dropped, 0
                arguments, line = self._waiting.popleft()
            if dropped:
                self._note(f"too slow: the {dropped} oldest events were dropped", once=False)
            self._run(arguments, line)

    def _run(self, arguments: Sequence[str], line: bytes) -> None:
        """Run the hook program, and once more if Ctrl+C ended it while it was being started.

        For a moment, the new process still belongs to the job that the terminal interrupts.
        """
        began = time.monotonic()
        status = self._run_once(arguments, line)
        if status == -signal.SIGINT and time.monotonic() - began < STARTING_S:
            status = self._run_once(arguments, line)
        if status > 0:
            self._note(f"ended with exit code {status}")
        elif status < 0 and not self._closing:
            self._note(f"was ended by signal {-status}")

    def _run_once(self, arguments: Sequence[str], line: bytes) -> int:
        """Run the hook program.

        Returns:
            Its exit code, or minus the signal that ended it; 0 if it did not start or took too
            long, which is noted in the log.
        """
        log = self._open_log()
        try:
            process = subprocess.Popen(  # noqa: S603  # the user's own program, no shell
                [self._command[0], *arguments],
                stdin=subprocess.PIPE,
                stdout=log,
                stderr=log,
                start_new_session=True,
            )
        except (OSError, ValueError) as error:
            self._note(f"cannot be started: {error}")
            return 0
        finally:
            os.close(log)
        with process:
            self._current = process
            status = self._communicate(process, line)
            self._current = None
        return status

    def _communicate(self, process: subprocess.Popen[bytes], line: bytes) -> int:
        try:
            process.communicate(line, timeout=self._run_s)
        except subprocess.TimeoutExpired:
            self._note(f"was ended after {self._run_s:g} s")
            _end(process, signal.SIGTERM)
            try:
                process.wait(GRACE_S)
            except subprocess.TimeoutExpired:
                _end(process, KILL)
            return 0
        return process.returncode

    def _open_log(self) -> int:
        with contextlib.suppress(OSError):
            return append_file(self._log, LOG_BYTES)
        return os.open(os.devnull, os.O_WRONLY)

    def _note(self, text: str, *, once: bool = True) -> None:
        if once and text in self._reported:
            return
        self._reported.add(text)
        log = self._open_log()
        try:
            stamp = time.strftime("%Y-%m-%d %H:%M:%S")
            # On a full disk the log cannot be written, but later events must still run the hook.
            with contextlib.suppress(OSError):
                line = clean_text(f"{stamp} hook {self._command[0]}: {text}")
                os.write(log, line.encode() + b"\n")
        finally:
            os.close(log)


def _end(process: subprocess.Popen[bytes], how: int) -> None:
    """Send the signal ``how`` to the hook program and its child processes.

    On Windows, kill the hook program, but not its child processes.
    """
    with contextlib.suppress(OSError):
        if sys.platform == "win32":
            process.kill()
        else:
            os.killpg(process.pid, how)
