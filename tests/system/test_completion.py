"""Shell completion: its one line typed into a real shell, then tab in the next."""

from __future__ import annotations

import os
import re
import shutil
import sys
from pathlib import Path

import pytest
from tests.support.terminal import Terminal, environment

from lungetimer.cli.completion import INSTALL

pytestmark = [pytest.mark.system, pytest.mark.xdist_group("completion")]
# Without the set-up files for the line itself, so that no shell asks what it should be like.
FIRST = {"bash": ("--norc",), "zsh": ("-f",), "fish": ("--no-config",)}
TAB = "\t"


@pytest.fixture(params=list(INSTALL))
def shell(request: pytest.FixtureRequest) -> str:
    name: str = request.param
    if shutil.which(name) is None:
        if os.environ.get("LUNGETIMER_TESTS_STRICT"):
            pytest.fail(f"{name} is missing")
        pytest.skip(f"{name} is missing")
    return name


def test_one_line_installs_it(shell: str, tmp_path: Path) -> None:
    env = environment(tmp_path)
    env["PATH"] = os.pathsep.join([str(Path(sys.executable).parent), env["PATH"]])
    with (tmp_path / "config" / "config.toml").open("a") as config:
        config.write("[presets.morning]\nsets = 2\n")
    (tmp_path / "weeks.json").write_text("{}")
    program = str(shutil.which(shell))

    def open_shell(*options: str) -> Terminal:
        size = (110, 30)
        return Terminal(*options, env=env, size=size, program=(program,), cwd=tmp_path)

    with open_shell(*FIRST[shell]) as terminal:
        if shell == "fish":  # what the first fish without --no-config does
            terminal.press("mkdir -p ~/.config/fish/completions\r")
        terminal.press(INSTALL[shell] + "\r")
        terminal.press("echo in''stalled\r")
        terminal.wait_for(lambda text: re.search(r"^installed", text, re.MULTILINE) is not None)
    with open_shell("-i") as terminal:
        if shell == "bash":
            terminal.press("set -u\r")  # as some people have it
        terminal.press("echo re''ady\r")
        terminal.wait_for(lambda text: re.search(r"^ready", text, re.MULTILINE) is not None)
        for typed, completed in (
            ("lungetimer unf", "lungetimer unfreeze "),
            ("lungetimer start --equi", "lungetimer start --equipment "),
            ("lungetimer start --equipment dumb", "lungetimer start --equipment dumbbells "),
            ("lungetimer start morn", "lungetimer start morning "),
            ("lungetimer guide mus", "lungetimer guide muscles "),
            ("lungetimer merge wee", "lungetimer merge weeks.json"),
        ):
            terminal.press("\x15" + typed)
            terminal.wait_for(typed, patience=15)
            terminal.press(TAB)
            terminal.wait_for(completed, patience=15)
        assert "not found" not in terminal.text
