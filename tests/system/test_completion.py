"""Shell completion, installed by its one line in a shell without any start-up file."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pexpect
import pytest
from tests.support.terminal import environment
from tests.system.sound_server import need

pytestmark = pytest.mark.system


@pytest.mark.parametrize(
    ("shell", "line"),
    [
        ("bash --norc --noprofile -i", 'eval "$(lungetimer completion bash)"'),
        ("zsh -f -i", 'eval "$(lungetimer completion zsh)"'),
        ("fish --no-config -i", "lungetimer completion fish | source"),
    ],
    ids=["bash", "zsh", "fish"],
)
def test_the_line_of_the_readme_completes_commands(shell: str, line: str, tmp_path: Path) -> None:
    program, *options = shell.split()
    need(program)
    bin_ = str(Path(sys.executable).parent)
    env = environment(tmp_path, TERM="dumb", PATH=f"{bin_}{os.pathsep}{os.environ['PATH']}")
    child = pexpect.spawn(program, options, env=env, encoding="utf-8", timeout=30)
    try:
        child.sendline(f"{line}; echo re''ady")
        child.expect("ready")
        child.send("lungetimer unf\t")
        child.expect("lungetimer unfreeze")
    finally:
        child.close(force=True)
    assert line in (Path(__file__).parents[2] / "README.md").read_text(encoding="utf-8")
