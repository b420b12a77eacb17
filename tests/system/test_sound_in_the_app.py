"""The app itself, in a real terminal, through a real sound server, and without any."""

from __future__ import annotations

import os
import re
import signal
import statistics
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from tests.support.terminal import Terminal, environment
from tests.system.sound_server import Recording, SoundServer, give_way, put_first, running_server

from lungetimer.audio.cues import Cue, cue_sheet
from lungetimer.audio.mode import SoundMode
from lungetimer.audio.sounds import TONES, read_clips, read_lengths, sounds_dir
from lungetimer.training.plan import LeadLeg, Plan, Tempo
from lungetimer.training.session import Session

if TYPE_CHECKING:
    from collections.abc import Iterator

pytestmark = pytest.mark.system
listening = pytest.mark.xdist_group("listening")
PLAN = Plan(sets=2, reps_per_leg=1, rest_s=4, tempo=Tempo(1, 1, 1, 0), lead_in_s=4,
            lead_leg=LeadLeg.LEFT)  # fmt: skip
START = (
    "start", "--sets", "2", "--reps", "1", "--rest", "4", "--tempo", "1-1-1-0", "--lead-in", "4",
    "--lead-leg", "left", "--warm-up", "off", "--cool-down", "off",
)  # fmt: skip


@pytest.fixture
def server(tmp_path: Path) -> Iterator[SoundServer]:
    folder = tmp_path / "sound"
    folder.mkdir()
    yield from running_server(folder)


def at_home(tmp_path: Path, more: dict[str, str]) -> dict[str, str]:
    """A home whose settings ask for tones."""
    env = environment(tmp_path, **more)
    config = Path(env["LUNGETIMER_CONFIG_DIR"]) / "config.toml"
    config.parent.mkdir(parents=True, exist_ok=True)
    old = config.read_text() if config.exists() else ""
    config.write_text(old + '\n[sound]\nmode = "tones"\nvolume = 100\nbackend = "miniaudio"\n')
    return env


def expected_cues() -> list[Cue]:
    session = Session(PLAN)
    events = session.start(0.0)
    cues: list[Cue] = []
    lengths = read_lengths(sounds_dir())
    while True:
        due = session.next_due()
        cues += cue_sheet(events, SoundMode.TONES, lengths, next_due_s=due)
        if due is None:
            return cues
        events = session.advance(due)


def worker_of(pid: int) -> int | None:
    """The sound process of an app; threads other than the first may have started it."""
    for task in Path(f"/proc/{pid}/task").iterdir():
        for child in (task / "children").read_text().split():
            command = Path(f"/proc/{child}/cmdline")
            if command.exists() and b"lungetimer.audio.worker" in command.read_bytes():
                return int(child)
    return None


def wait_for_worker(pid: int) -> int:
    """The sound process of an app, once it has one."""
    end = time.monotonic() + 15
    while (worker := worker_of(pid)) is None:
        assert time.monotonic() < end, "no sound process"
        time.sleep(0.05)
    return worker


@listening
def test_a_session_in_the_app_is_heard_on_its_beat(server: SoundServer, tmp_path: Path) -> None:
    clips = read_clips(sounds_dir())
    give_way()  # the screen computes a lot; only what makes and hears the sound comes first
    with Terminal(*START, env=at_home(tmp_path, server.env)) as terminal:
        recording = server.record()
        put_first(recording.process.pid)
        worker = wait_for_worker(terminal.process.pid)
        terminal.wait_for("Get ready", patience=60)
        put_first(worker)
        terminal.wait_for("Well done!", patience=60)
        time.sleep(4.0)  # the end is the longest sound, and a busy recorder is behind
        recording.end()
    cues = expected_cues()
    # The first seconds may pass before the device is open; from the first set on all must be there.
    go = next(c for c in cues if c.name == "go")
    anchor = next(recording.onsets_like(clips["go"]), None)
    assert anchor is not None, "no go in the recording"
    offset = anchor - go.due_s
    lags: list[float] = []
    for cue in (c for c in cues if c.due_s >= go.due_s):
        onset = recording.onset(offset + cue.due_s - 0.15, offset + cue.due_s + 0.25)
        assert onset is not None, f"{cue.name} at {cue.due_s} is not in the recording"
        assert sounds_like(recording, onset, cue.name, clips), f"not {cue.name} at {cue.due_s}"
        lags.append(onset - offset - cue.due_s)
    middle = statistics.median(lags)
    spread = sorted(abs(lag - middle) for lag in lags)
    worst_of_95 = spread[int(0.95 * (len(spread) - 1))]
    print(f"app: {len(lags)} cues, 95 % within {1000 * worst_of_95:.1f} ms")
    assert worst_of_95 <= 0.030
    title = re.findall(rb"\x1b\]2;([^\x07]*)\x07", bytes(terminal.raw))
    assert any(re.fullmatch(rb"Set 1 of 2: left 1/1, \d+ s", t) for t in title)
    assert any(re.fullmatch(rb"Get into position: \d+ s", t) for t in title)


def sounds_like(recording: Recording, at_s: float, name: str, clips: dict[str, bytes]) -> bool:
    """Whether it is this tone: nearly the same, or, where a busy machine tore it, none other."""
    alike = recording.likeness(at_s, clips[name])
    if alike > 0.9:
        return True
    others = [recording.likeness(at_s, clips[other]) for other in TONES if other != name]
    return alike > 1.5 * max(others)


@listening
def test_a_crash_of_the_sound_process_never_stops_the_session(
    server: SoundServer, tmp_path: Path
) -> None:
    with Terminal(*START, env=at_home(tmp_path, server.env)) as terminal:
        terminal.wait_for("Set 1 of 2")
        worker = wait_for_worker(terminal.process.pid)
        os.kill(worker, signal.SIGSEGV)
        recording = server.record()
        terminal.wait_for("Well done!", patience=90)
        time.sleep(2.0)
        recording.end()
        replaced = worker_of(terminal.process.pid)
        assert replaced not in {None, worker}
        terminal.press("\x1b")
        terminal.wait_for("START")
        terminal.press("q")
        assert terminal.wait_for_end() == 0
    clip = read_clips(sounds_dir())["rest"]
    assert next(recording.onsets_like(clip), None) is not None, "no boundary sounds again"
    assert b"Traceback" not in bytes(terminal.raw)


def test_without_a_device_the_session_runs_and_nothing_foreign_is_on_the_screen(
    tmp_path: Path,
) -> None:
    nowhere = {"PULSE_SERVER": f"unix:{tmp_path}/nothing", "XDG_RUNTIME_DIR": str(tmp_path)}
    with Terminal(*START, env=at_home(tmp_path, nowhere)) as terminal:
        terminal.wait_for("Well done!", patience=60)
        terminal.press("\x1b")
        terminal.wait_for("START")
        terminal.press("q")
        assert terminal.wait_for_end() == 0
    raw = bytes(terminal.raw)
    for foreign in (b"ALSA", b"alsa", b"pulse", b"jack", b"Traceback", b"Cannot"):
        assert foreign not in raw
    assert b"\x1b[22;2t" in raw  # the window's title was kept
    assert raw.rstrip().endswith(b"\x1b[23;2t") or b"\x1b[23;2t" in raw[-200:]  # and restored
