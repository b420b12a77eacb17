"""The committed words are what the script makes."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from tests.system.sound_server import need

from lungetimer.audio.sounds import sounds_dir

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.system
def test_the_words_are_made_again_byte_for_byte(tmp_path: Path) -> None:
    need("espeak-ng")
    script = [sys.executable, str(ROOT / "tools" / "make_sounds.py"), "--out", str(tmp_path)]
    told = subprocess.run(script, env=os.environ, capture_output=True, check=True, text=True).stdout
    if "stay as they are" in told:
        pytest.skip(told.strip())  # another version of espeak-ng speaks a little differently
    assert {p.name for p in tmp_path.iterdir()} == {p.name for p in sounds_dir().glob("*.wav")}
    for path in tmp_path.iterdir():
        assert path.read_bytes() == (sounds_dir() / path.name).read_bytes(), path.name
