"""Without miniaudio the bell rings and a line says what to install; once there, it is used."""

from __future__ import annotations

import re
import subprocess
import sys
import sysconfig
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from tests.support.terminal import Terminal
from tests.system.sound_server import SoundServer, running_server
from tests.system.test_sound_in_the_app import START, at_home

if TYPE_CHECKING:
    from collections.abc import Iterator

pytestmark = pytest.mark.system
LONG = tuple("30" if word == "4" else word for word in START)  # time to install it meanwhile
NATIVE = ("miniaudio", "_miniaudio")


@pytest.fixture
def server(tmp_path: Path) -> Iterator[SoundServer]:
    folder = tmp_path / "sound"
    folder.mkdir()
    yield from running_server(folder)


def unwrapped(text: str) -> str:
    """Words of the screen, whatever lines and frames they are broken by."""
    return " ".join(re.sub(r"[^\w()]", " ", text).split())


def venv_without(place: Path) -> tuple[Path, list[tuple[Path, Path]]]:
    """The Python of a venv that has all of ours but miniaudio, and the links that are left out."""
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", place], check=True, timeout=120)
    (packages,) = place.glob("lib/python*/site-packages")
    left_out = []
    for found in Path(sysconfig.get_path("purelib")).iterdir():
        if found.name.startswith(NATIVE):
            left_out.append((packages / found.name, found))
        else:
            (packages / found.name).symlink_to(found)
    return place / "bin" / "python", left_out


def test_the_bell_rings_until_miniaudio_is_installed(tmp_path: Path, server: SoundServer) -> None:
    python, left_out = venv_without(tmp_path / "venv")
    program = (str(python), "-m", "lungetimer")
    env = at_home(tmp_path, server.env)
    env.pop("PYTHONPATH", None)

    def doctor() -> str:
        return subprocess.run(
            [*program, "doctor", "--no-ask"],
            env=env, cwd=tmp_path, capture_output=True, text=True, timeout=120, check=False,
        ).stdout  # fmt: skip

    told = " ".join(doctor().split())
    assert "miniaudio is not installed (pip install miniaudio)" in told
    with Terminal(*LONG, env=env, program=program, cwd=tmp_path) as terminal:
        terminal.wait_for(lambda text: "pip install miniaudio" in unwrapped(text), patience=60)
        for link, target in left_out:
            link.symlink_to(target)
        until = time.monotonic() + 60
        while not server.plays():
            assert time.monotonic() < until, "the running app does not use it"
            time.sleep(0.2)
    assert "miniaudio: " in doctor()
