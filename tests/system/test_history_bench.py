"""The bench of the history still runs; its figures are read by people, not by tests."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.system
ROOT = Path(__file__).parents[2]


def test_the_bench_prints_a_row_for_each_size() -> None:
    done = subprocess.run(
        [sys.executable, str(ROOT / "bench" / "history.py"), "--sizes", "10", "30", "--runs", "1"],
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert done.returncode == 0, done.stderr
    head, ten, thirty, *_ = done.stdout.splitlines()
    assert "json.load ms" in head
    assert [ten.split()[0], thirty.split()[0]] == ["10", "30"]
    assert "one checkpoint" in done.stdout
