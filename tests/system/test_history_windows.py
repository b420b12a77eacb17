"""Several windows that finish at once: every session of every window is saved."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from lungetimer.history import codec

pytestmark = pytest.mark.system

PROCESSES = 8
SESSIONS_EACH = 25
WINDOW = f"""
import sys
from pathlib import Path
from lungetimer.history.store import HistoryStore
from tests.support.records import session
store = HistoryStore(Path(sys.argv[1]), lock_timeout_s=60)
print("ready", flush=True)
sys.stdin.readline()
for number in range({SESSIONS_EACH}):
    store.add(session(f"{{sys.argv[2]}}-{{number}}"))
"""


def test_eight_processes_saving_25_sessions_each_lose_none(tmp_path: Path) -> None:
    path = tmp_path / "history.json"
    root = str(Path(__file__).parents[2])
    windows = [
        subprocess.Popen(
            [sys.executable, "-c", WINDOW, str(path), str(number)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            cwd=root,
        )
        for number in range(PROCESSES)
    ]
    for window in windows:
        assert window.stdout is not None
        assert window.stdout.readline() == "ready\n"
    for window in windows:  # the same starting shot for all
        assert window.stdin is not None
        window.stdin.write("go\n")
        window.stdin.flush()
    for window in windows:
        _, errors = window.communicate(timeout=120)
        assert (window.returncode, errors) == (0, "")
    reading = codec.read(path.read_bytes())
    assert reading.problems == ()
    expected = {f"{p}-{n}" for p in range(PROCESSES) for n in range(SESSIONS_EACH)}
    assert {s.id for s in reading.history.sessions} == expected
    assert codec.read((tmp_path / "history.json.bak").read_bytes()).problems == ()
