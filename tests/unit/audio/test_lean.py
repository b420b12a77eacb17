"""Loading miniaudio without what it has for the internet; each in an interpreter of its own."""

from __future__ import annotations

import subprocess
import sys

import pytest

LOAD = "import sys; from lungetimer.audio.lean import load_miniaudio; m = load_miniaudio();"


@pytest.mark.parametrize(
    ("program", "said"),
    [
        ("print({'ssl', 'socket', 'http.client', 'urllib.request'} & set(sys.modules))", "set()"),
        ("print(m is load_miniaudio(), m.SampleFormat.SIGNED16.name)", "True SIGNED16"),
        ("import urllib.request; print(urllib.request.urlopen.__name__)", "urlopen"),
    ],
)  # fmt: skip
def test_no_network_comes_along_and_whoever_wants_it_still_gets_it(program: str, said: str) -> None:
    done = subprocess.run(
        [sys.executable, "-c", LOAD + program], capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == said
