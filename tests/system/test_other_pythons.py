"""Pythons for which simpleaudio is not: it is left out with its reason, and miniaudio is heard."""

from __future__ import annotations

import os
import pwd
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from tests.support.terminal import Terminal
from tests.system.building import wheel_of
from tests.system.sound_server import SoundServer, running_server
from tests.system.test_sound_in_the_app import START, at_home

from lungetimer.audio.sounds import TONES, read_clips, sounds_dir

if TYPE_CHECKING:
    from collections.abc import Iterator

pytestmark = pytest.mark.system
CHECKOUT = Path(__file__).parents[2]


def interpreter(version: str) -> str:
    """A Python of this version that really runs, or a skip with the reason."""
    home = Path(pwd.getpwuid(os.getuid()).pw_dir)
    kept = sorted(home.glob(f".pyenv/versions/{version}.*/bin/python"), reverse=True)
    for found in (shutil.which(f"python{version}"), *map(str, kept)):
        if found is None:
            continue
        tried = subprocess.run([found, "-c", ""], capture_output=True, check=False)
        if tried.returncode == 0:
            return found
    pytest.skip(f"this machine has no Python {version}")


@pytest.fixture
def server(tmp_path: Path) -> Iterator[SoundServer]:
    folder = tmp_path / "sound"
    folder.mkdir()
    yield from running_server(folder)


@pytest.mark.skipif(sys.version_info >= (3, 12), reason="the suite itself runs on such a Python")
@pytest.mark.parametrize("version", ["3.12", "3.13"])
def test_a_session_sounds_through_miniaudio(
    version: str, tmp_path: Path, server: SoundServer
) -> None:
    python = interpreter(version)
    venv = tmp_path / "venv"
    wheel = wheel_of(CHECKOUT, tmp_path)
    # Our own pip installs into it: one less to be put there first.
    subprocess.run([python, "-m", "venv", "--without-pip", venv], check=True, timeout=120)
    subprocess.run(
        [sys.executable, "-m", "pip", "--python", venv / "bin/python", "install", "--quiet",
         "--disable-pip-version-check",
         "--no-compile",  # most of it is never imported here
         "--constraint", CHECKOUT / "constraints.txt", f"{wheel}[simpleaudio]"],
        check=True, timeout=600,
    )  # fmt: skip
    env = at_home(tmp_path, server.env)
    env.pop("PYTHONPATH", None)
    program = (str(venv / "bin" / "lungetimer"),)
    told = subprocess.run(
        [*program, "doctor", "--no-ask"],
        env=env, cwd=tmp_path, capture_output=True, text=True, timeout=120, check=False,
    ).stdout  # fmt: skip
    assert re.search(r"^ok +sound +miniaudio", told, re.MULTILINE), told
    assert re.search(
        r"^- +simpleaudio +not tried, because sound.backend is miniaudio", told, re.MULTILINE
    ), told
    with Terminal(*START, env=env, program=program, cwd=tmp_path) as terminal:
        recording = server.record()
        terminal.wait_for("Set 2 of 2", patience=60)
        recording.end()
    clips = read_clips(sounds_dir())
    # Any of them: it runs beside others, and a busy machine may tear one or the other.
    assert next(recording.onsets_like(*(clips[tone] for tone in TONES)), None) is not None
