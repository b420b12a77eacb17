"""PipeWire and JACK servers of the tests' own, each with something to record from."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from tests.system.jack_database import forget_killed_clients, jack_lock
from tests.system.listening import Tape, parec
from tests.system.sound_server import AHEAD, need

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

TIMEOUT_S = 20.0


def wait_until(what: Callable[[], object], problem: str) -> None:
    until = time.monotonic() + TIMEOUT_S
    while not what():
        assert time.monotonic() < until, problem
        time.sleep(0.1)


@dataclass
class Programs:
    """Programs that run for as long as a test needs them.

    Attributes:
        env: leads a program to them.
    """

    folder: Path
    env: dict[str, str] = field(default_factory=dict)
    running: list[subprocess.Popen[bytes]] = field(default_factory=list)

    def start(self, *command: str) -> subprocess.Popen[bytes]:
        one = subprocess.Popen(
            command, env=os.environ | self.env, stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        self.running.append(one)
        return one

    def ask(self, *command: str) -> bool:
        done = subprocess.run(
            command, env=os.environ | self.env, capture_output=True, check=False, timeout=TIMEOUT_S
        )
        return done.returncode == 0

    def stop(self) -> None:
        for one in reversed(self.running):
            one.terminate()
            try:
                one.wait(10)
            except subprocess.TimeoutExpired:
                one.kill()
                one.wait()
        self.running.clear()


class PipeWire(Programs):
    """PipeWire with its PulseAudio door and one null sink."""

    def tape(self) -> Tape:
        return parec("test.monitor", self.env)


def pipewire(folder: Path) -> Iterator[PipeWire]:
    """A PipeWire for as long as a test needs it."""
    need("pipewire", "wireplumber", "pipewire-pulse", "dbus-daemon", "pactl", "parec")
    run, home = folder / "run", folder / "home"
    for place in (run, home):
        place.mkdir(mode=0o700)
    bus = f"unix:path={run}/bus"
    server = PipeWire(folder, {
        "HOME": str(home), "XDG_RUNTIME_DIR": str(run), "XDG_CONFIG_HOME": str(home),
        "XDG_STATE_HOME": str(home), "DBUS_SESSION_BUS_ADDRESS": bus,
        "PULSE_SERVER": f"unix:{run}/pulse/native", "PULSE_RUNTIME_PATH": str(run / "pulse"),
    })  # fmt: skip
    try:
        server.start("dbus-daemon", "--session", "--nofork", f"--address={bus}")
        wait_until((run / "bus").exists, "no session bus")
        for program in ("pipewire", "wireplumber", "pipewire-pulse"):
            server.start(program)
        wait_until(lambda: server.ask("pactl", "info"), "PipeWire does not answer")
        sink = ("module-null-sink", "sink_name=test", "rate=44100", "channels=2")
        assert server.ask("pactl", "load-module", *sink)
        wait_until(lambda: server.ask("pactl", "set-default-sink", "test"), "no sink")
        yield server
    finally:
        server.stop()


class Jack(Programs):
    """A JACK server without a device."""

    def recorded(self, seconds: int) -> Tape:
        """What the program plays into JACK in the next seconds."""
        path = self.folder / "jack.wav"
        ports = self.ports()
        assert len(ports) >= 2, "nobody plays into JACK in stereo"
        words = ("-f", str(path), "-d", str(seconds), "-b", "16", *ports[:2])
        recorder = self.start("jack_rec", *words)
        wait_until(path.exists, "nothing is recorded")
        # The samples of a WAV file begin after 44 bytes.
        tape = Tape(["tail", "-c", "+45", "-s", "0.02", "-f", str(path)], self.env)
        recorder.wait(seconds + TIMEOUT_S)
        tape.end()
        return tape

    def ports(self) -> list[str]:
        """The outputs of our program."""
        done = subprocess.run(
            ["jack_lsp"], env=os.environ | self.env, capture_output=True, text=True, check=False
        )
        return [line for line in done.stdout.splitlines() if line.startswith("lungetimer:")]


def jack(folder: Path) -> Iterator[Jack]:
    """A JACK server for as long as a test needs it; there is nothing else to play through."""
    need("jackd", "jack_rec", "jack_lsp")
    with jack_lock():
        forget_killed_clients()
        yield from _running_jack(folder)


def _running_jack(folder: Path) -> Iterator[Jack]:
    run, home = folder / "run", folder / "home"
    for place in (run, home):
        place.mkdir(mode=0o700)
    server = Jack(folder, {
        "HOME": str(home), "XDG_RUNTIME_DIR": str(run), "XDG_CONFIG_HOME": str(home),
        "PULSE_SERVER": f"unix:{run}/nothing", "ALSA_CONFIG_PATH": str(folder / "none.conf"),
        "JACK_DEFAULT_SERVER": f"lt{os.getpid()}", "JACK_NO_AUDIO_RESERVATION": "1",
        "JACK_NO_START_SERVER": "1",
    })  # fmt: skip
    try:
        server.start("jackd", "-n", server.env["JACK_DEFAULT_SERVER"], *_priority(),
                     "-d", "dummy", "-r", "44100", "-p", "1024")  # fmt: skip
        wait_until(lambda: server.ask("jack_lsp"), "JACK does not answer")
        yield server
    finally:
        server.stop()


def _priority() -> list[str]:
    """JACK's own threads, also those in its clients, have no other priority than it is told here.

    It gives its clients five less than itself.
    """
    first = sys.platform == "linux" and os.sched_getscheduler(0) == os.SCHED_RR
    return ["--realtime", "--realtime-priority", str(AHEAD + 5)] if first else ["--no-realtime"]
