"""The manual page: true to the command line, and sound roff."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from lungetimer.words.commands import COMMANDS

pytestmark = pytest.mark.system
ROOT = Path(__file__).resolve().parents[2]
PAGE = ROOT / "man" / "lungetimer.1"


def groff(*options: str) -> subprocess.CompletedProcess[str]:
    if shutil.which("groff") is None:
        if os.environ.get("LUNGETIMER_TESTS_STRICT"):
            pytest.fail("groff is missing")
        pytest.skip("groff is missing")
    return subprocess.run(
        ["groff", "-man", "-Tutf8", "-P-cbou", *options, str(PAGE)],
        capture_output=True, text=True, timeout=60, check=True,
    )  # fmt: skip


def test_it_is_what_the_command_line_makes_of_it(tmp_path: Path) -> None:
    made = tmp_path / "lungetimer.1"
    tool = ROOT / "tools" / "make_man.py"
    subprocess.run([sys.executable, str(tool), str(made)], check=True, timeout=60)
    assert made.read_text() == PAGE.read_text(), "the page is out of date: make man"


def test_it_is_sound_roff() -> None:
    assert groff("-ww", "-z").stderr == ""


def test_it_tells_every_command_option_and_key() -> None:
    shown = " ".join(groff("-rLL=400n").stdout.split())
    for section in ("NAME", "SYNOPSIS", "OPTIONS", "COMMANDS", "PLAN OPTIONS", "KEYS", "FILES",
                    "ENVIRONMENT", "EXIT STATUS", "EXAMPLES", "SEE ALSO"):  # fmt: skip
        assert section in shown
    for command in ("start", "demo", "serve", "plan", "history", "guide", "streak", "export",
                    "import", "merge", "log", "freeze", "unfreeze", "config path", "config show",
                    "completion", "doctor"):  # fmt: skip
        assert f"lungetimer {command} " in shown
    for option in ("--reps N[,N...] Reps per leg in each set, 1 to 50",
                   "--port N", "-o, --output FILE",
                   "--rir N Reps in reserve (RIR): how many more good reps"):  # fmt: skip
        assert option in shown
    for key in COMMANDS:
        assert f"{key.help} [{key.id}]" in shown
    assert shown.count("--drills NAMES") == 1  # the plan options are listed once
    assert "lungetimer start --sets 2 --reps 8 --rest 60" in shown
