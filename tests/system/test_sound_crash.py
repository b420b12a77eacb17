"""What can go wrong with sound goes wrong here, for real: the session never notices."""

from __future__ import annotations

import os
import pty
import signal
import subprocess
import sys
import time
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from tests.system.listening import tape_of
from tests.system.sound_server import SoundServer, running_server

from lungetimer.audio.cues import Cue, Part
from lungetimer.audio.ladder import BackendName
from lungetimer.audio.sounds import sounds_dir
from lungetimer.audio.worker_options import SoundOptions
from lungetimer.audio.worker_player import WorkerPlayer

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

pytestmark = [pytest.mark.system, pytest.mark.xdist_group("listening")]
GO = Cue(0.0, (Part("go"),), must=True)


@pytest.fixture
def server(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[SoundServer]:
    for found in running_server(tmp_path):
        for name, value in found.env.items():
            monkeypatch.setenv(name, value)
        yield found


def wait_for(what: Callable[[], object], seconds: float = 15) -> None:
    until = time.monotonic() + seconds
    while not what():
        assert time.monotonic() < until, "it did not happen"
        time.sleep(0.02)


def alive(pid: int) -> bool:
    try:
        state = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
    except OSError:
        return False
    return state != "Z"


def has_gone(pid: int) -> bool:
    return not alive(pid)


def test_a_process_that_crashes_is_replaced_twice_then_the_bell_rings_until_it_is_back(
    server: SoundServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("lungetimer.audio.player_thread.RESTART_S", 2.0)
    rings: list[float] = []
    notices: list[str] = []
    log = tmp_path / "sound.log"
    player = WorkerPlayer(
        SoundOptions(sounds_dir(), volume=100),
        forced=BackendName.MINIAUDIO,
        ring=lambda: rings.append(time.monotonic()),
        log=log,
        on_notice=notices.append,
    )
    tape = tape_of(server)
    played: list[float] = []
    killed: list[int] = []
    try:
        player.session_active(active=True)
        for _ in range(3):
            wait_for(lambda: player.ready)
            pid = player.worker_pid
            assert pid is not None
            assert pid not in killed
            time.sleep(0.5)
            played.append(time.monotonic())
            player.play(GO)
            time.sleep(0.6)
            os.kill(pid, signal.SIGSEGV)
            killed.append(pid)
            wait_for(partial(has_gone, pid))
            wait_for(lambda: player.worker_pid not in killed)
        wait_for(lambda: player.backend is BackendName.BELL)
        player.play(GO)
        wait_for(lambda: rings)
        wait_for(lambda: player.backend is BackendName.MINIAUDIO)
        played.append(time.monotonic())
        player.play(GO)
        time.sleep(1.0)
    finally:
        player.close()
        tape.end()
    assert len(rings) == 1
    told = "Sound: the sound process stopped 3 times within a minute."
    assert notices == [f"{told} lungetimer uses the terminal bell instead."]
    assert "Segmentation fault" in log.read_text()
    assert [at for at in played if tape.onset(at) is None] == []


@pytest.mark.usefixtures("server")
def test_a_worker_that_hangs_is_replaced(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("lungetimer.audio.process.ANSWER_S", 1.0)
    player = WorkerPlayer(
        SoundOptions(sounds_dir()), forced=BackendName.MINIAUDIO, log=tmp_path / "log"
    )
    try:
        player.session_active(active=True)
        wait_for(lambda: player.ready)
        pid = player.worker_pid
        assert pid is not None
        os.kill(pid, signal.SIGSTOP)
        player.play(GO)
        wait_for(partial(has_gone, pid))
        wait_for(lambda: player.ready and player.worker_pid not in {None, pid})
        assert player.backend is BackendName.MINIAUDIO
    finally:
        player.close()


def test_a_sound_server_that_goes_away_ends_in_the_bell(
    server: SoundServer, tmp_path: Path
) -> None:
    rings: list[int] = []
    player = WorkerPlayer(
        SoundOptions(sounds_dir()),
        forced=BackendName.MINIAUDIO,
        ring=lambda: rings.append(1),
        log=tmp_path / "l",
    )
    try:
        player.session_active(active=True)
        wait_for(lambda: player.ready)
        server.stop()
        wait_for(lambda: player.backend is BackendName.BELL, 30)
        player.play(GO)
        wait_for(lambda: rings)
    finally:
        player.close()


APP = """
import sys, time
from pathlib import Path
from lungetimer.audio.cues import Cue, Part
from lungetimer.audio.worker_options import SoundOptions
from lungetimer.audio.sounds import sounds_dir
from lungetimer.audio.worker_player import WorkerPlayer

options = SoundOptions(sounds_dir())
player = WorkerPlayer(options, log=Path(sys.argv[1]), on_notice=print)
player.session_active(active=True)
until = time.monotonic() + 20
while not player.ready and time.monotonic() < until:
    time.sleep(0.02)
player.play(Cue(0.0, (Part("go"),), must=True))
print(player.worker_pid, player.describe(), flush=True)
if sys.argv[2] == "stay":
    time.sleep(60)
time.sleep(0.3)
player.close()
"""


def test_the_worker_goes_when_the_app_is_killed(server: SoundServer, tmp_path: Path) -> None:
    app = subprocess.Popen(
        [sys.executable, "-c", APP, str(tmp_path / "log"), "stay"],
        env=os.environ | server.env,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert app.stdout is not None
    pid = int(app.stdout.readline().split()[0])
    assert alive(pid)
    app.kill()
    app.wait()
    app.stdout.close()
    wait_for(partial(has_gone, pid))


def test_no_device_means_silence_and_not_one_foreign_byte_on_the_screen(tmp_path: Path) -> None:
    controller, terminal = pty.openpty()
    nowhere = {
        "PULSE_SERVER": f"unix:{tmp_path}/nobody",
        "XDG_RUNTIME_DIR": str(tmp_path),
        "HOME": str(tmp_path),
        "ALSA_CONFIG_PATH": str(tmp_path / "none.conf"),
    }
    log = tmp_path / "sound.log"
    app = subprocess.Popen(
        [sys.executable, "-c", APP, str(log), "leave"],
        env=os.environ | nowhere,
        stdin=terminal,
        stdout=terminal,
        stderr=terminal,
    )
    os.close(terminal)
    seen = b""
    while True:
        try:
            block = os.read(controller, 4096)
        except OSError:  # the other side is closed
            break
        if not block:
            break
        seen += block
    os.close(controller)
    assert app.wait(20) == 0
    notice, told = seen.decode().splitlines()
    assert notice == "Sound: no sound device was found. There is no sound."
    assert told.endswith(" silence")
    assert log.stat().st_mode & 0o777 == 0o600
