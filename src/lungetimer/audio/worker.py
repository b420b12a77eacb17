"""The sound process: plays the cues that the app sends, and keeps native crashes away from the app.

It is started as ``python -m lungetimer.audio.worker BACKEND OPTIONS...``; `SoundOptions.arguments`
returns the options, and `lungetimer.audio.protocol` describes the protocol. When its input ends,
because the app has ended for any reason, it exits and plays nothing more. It loads no screen
library. Its stderr is the log file, because ALSA and other libraries print to it freely.
"""

from __future__ import annotations

import os
import sys
import time
from io import TextIOWrapper
from queue import Empty, Queue
from threading import Thread
from typing import TYPE_CHECKING

from lungetimer.late_imports import Late, late

with late(Late("urllib.parse", called="quote_from_bytes")):  # pathlib needs it only for URLs
    from lungetimer.audio.backends import BACKENDS
    from lungetimer.audio.device_control import DeviceControl
    from lungetimer.audio.sounds import BEAT, read_clip
    from lungetimer.audio.worker_options import SoundOptions

if TYPE_CHECKING:
    from collections.abc import Callable


def reader(options: SoundOptions) -> Callable[[str], bytes | None]:
    """Return a function that reads a clip by name; the user's own files replace built-in clips."""
    own_folder = options.own
    if own_folder is None:
        return lambda name: read_clip(options.sounds / f"{name}.wav")
    from lungetimer.audio.own_sounds import read_own  # noqa: PLC0415  # few users have a folder

    def read(name: str) -> bytes | None:
        own = read_own(own_folder / f"{name}.wav")
        return own if own is not None else read_clip(options.sounds / f"{name}.wav")

    return read


def _send(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def _work(name: str, options: SoundOptions, commands: Queue[str]) -> None:
    """Open the device, then carry out commands and check the device; never returns."""
    control = DeviceControl(
        lambda agenda, clips: BACKENDS[name](agenda, clips, options.keep_awake),
        reader(options), options.volume, _send,
    )  # fmt: skip
    control.execute(f"latency {options.latency_ms}")
    control.prepare(BEAT)
    control.execute("wake")
    while True:
        try:
            line = commands.get(timeout=control.next_check_s)
        except Empty:
            control.check_device()
            continue
        try:
            control.execute(line)
        except ValueError as error:
            _log(f"not understood: {line!r} ({error})")
        _send("done")
        if commands.empty():
            control.check_device()


def _log(text: str) -> None:
    sys.stderr.write(f"{time.strftime('%Y-%m-%d %H:%M:%S')} sound process {os.getpid()}: {text}\n")
    sys.stderr.flush()


def main(arguments: list[str]) -> None:
    """Run the sound process until its input ends; never returns."""
    for stream in (sys.stdin, sys.stdout):  # device names may have any character
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="replace")
    name, options = arguments[0], SoundOptions.from_arguments(arguments[1:])
    commands: Queue[str] = Queue()

    def work() -> None:
        try:
            _work(name, options, commands)
        except Exception as error:  # the process ends on any error; the app starts another one
            _log(f"{type(error).__name__}: {error}")
        finally:
            # Not sys.exit: the clean-up of a native library may hang, and there is nothing to save.
            os._exit(1)

    Thread(target=work, daemon=True).start()
    # This thread only reads, so that the process ends with the app even if a driver hangs.
    for line in sys.stdin:
        commands.put(line.strip())
    os._exit(0)


if __name__ == "__main__":
    main(sys.argv[1:])
