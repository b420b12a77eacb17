"""What a command loads: those without a screen must not load one."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from tests.support.terminal import environment

if TYPE_CHECKING:
    from pathlib import Path

PROGRAM = """
import sys
from lungetimer.cli import main
status = main({args!r})
heavy = {{"textual", "rich", "tomlkit", "miniaudio"}}
loaded = sorted({{name.split(".")[0] for name in sys.modules}} & heavy)
print("LOADED", *loaded, file=sys.stderr)
sys.exit(status)
"""


@pytest.mark.parametrize(
    ("args", "loads"),
    [
        (["--version"], ""),
        (["--help"], ""),
        (["plan"], " rich"),
        (["plan", "--json"], ""),
        (["history"], ""),
        (["history", "--json"], ""),
        (["status", "--json"], ""),
        (["start", "--plain", "--pacing", "set", "--lead-in", "0", "--warm-up", "off"], ""),
    ],
)
def test_commands_without_a_screen_load_none(tmp_path: Path, args: list[str], loads: str) -> None:
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM.format(args=args)],
        env=environment(tmp_path), capture_output=True, text=True, timeout=60, check=True, input="",
    )  # fmt: skip
    assert done.stderr.splitlines()[-1] == f"LOADED{loads}"
