"""Try a sound backend in a separate process and report whether it works."""

from __future__ import annotations

import signal
from queue import Empty, SimpleQueue
from typing import TYPE_CHECKING

from lungetimer.audio.installed import missing_backends
from lungetimer.audio.ladder import BackendName
from lungetimer.audio.process import READY_S, WorkerProcess
from lungetimer.frozen import frozen

if TYPE_CHECKING:
    from pathlib import Path

    from lungetimer.audio.worker_options import SoundOptions


@frozen
class Probe:
    """Result of trying a backend.

    Attributes:
        backend: the backend that was tried.
        works: whether it opened a device and played silence through it.
        detail: one line that says which device it opened, or why it does not work.
    """

    backend: BackendName
    works: bool
    detail: str


def probe(backend: BackendName, options: SoundOptions, log: Path | None, *, bell: bool) -> Probe:
    """Try one backend in a separate process; this takes up to ten seconds if a driver hangs.

    Args:
        backend: the backend to try.
        options: the start options of the sound process.
        log: the file for what sound libraries print.
        bell: whether there is a terminal that can ring its bell.

    Returns:
        Whether the backend works, with the details.
    """
    if backend is BackendName.NONE:
        return Probe(backend, works=True, detail="always available")
    if backend is BackendName.BELL:
        detail = "the terminal decides how it sounds" if bell else "there is no terminal"
        return Probe(backend, bell, detail)
    missing = missing_backends().get(backend)
    if missing:
        return Probe(backend, works=False, detail=missing)
    answers: SimpleQueue[str | None] = SimpleQueue()
    try:
        worker = WorkerProcess(backend, options, log, lambda _, line: answers.put(line))
    except OSError as error:
        return Probe(backend, works=False, detail=f"the sound process cannot be started: {error}")
    try:
        line = answers.get(timeout=READY_S)
    except Empty:
        line = "lost the sound server does not respond"
        worker.kill()
    code = worker.reap()
    if line is None:
        return Probe(backend, works=False, detail=f"the sound process ended ({_ending(code)})")
    word, _, rest = line.partition(" ")
    works = word == "ready"
    return Probe(backend, works, f"{backend}: {rest}" if works else rest)


def _ending(code: int) -> str:
    if code >= 0:
        return f"exit code {code}; the log has more"
    try:
        return signal.Signals(-code).name
    except ValueError:
        return f"signal {-code}"


def probe_all(options: SoundOptions, log: Path | None, *, bell: bool) -> list[Probe]:
    """Try every backend, one after another.

    Returns:
        A result for each backend, in order of preference.
    """
    return [probe(name, options, log, bell=bell) for name in BackendName]
