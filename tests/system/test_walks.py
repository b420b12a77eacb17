"""The walk-throughs of docs/architecture.md, walked: each patch, then the commands below it."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

import pytest
from tests.system.sound_server import need

pytestmark = pytest.mark.system
ROOT = Path(__file__).resolve().parents[2]
DOC = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
NEEDED = (
    "src",
    "tests",
    "tools",
    "docs",
    "assets",
    "man",
    "pyproject.toml",
    "README.md",
    "CHANGELOG.md",
)


class Walk(NamedTuple):
    """One walk-through: its name, its text, and what it tells to run."""

    name: str
    text: str
    commands: list[str]


def walks() -> list[Walk]:
    found = []
    for text in DOC.split("## Walk-throughs")[1].split("\n### ")[1:]:
        (name,) = re.findall(r"\(walks/(\w+)\.patch\)", text)
        (block,) = re.findall(r"```sh\n(.*?)```", text, re.DOTALL)
        found.append(Walk(name, text, block.splitlines()))
    return found


WALKS = walks()


def run(command: list[str], tree: Path) -> None:
    """Run it as the reader does, in the copy and with the copy's code; what it says if it fails."""
    # No walk compares pictures; what does so takes a quarter of the time in which pytest starts.
    lean = "-p no:textual-snapshot -p no:syrupy"
    env = {**os.environ, "PYTHONPATH": str(tree / "src"), "PYTEST_ADDOPTS": lean}
    done = subprocess.run(
        command, cwd=tree, env=env, capture_output=True, text=True, timeout=120, check=False
    )
    assert done.returncode == 0, f"{shlex.join(command)}\n{done.stdout}{done.stderr}"


def test_every_patch_belongs_to_a_walk() -> None:
    kept = {path.stem for path in (ROOT / "docs" / "walks").iterdir()}
    assert kept == {walk.name for walk in WALKS}
    assert len(WALKS) == len(kept)


@pytest.mark.parametrize("walk", WALKS, ids=lambda walk: walk.name)
def test_the_text_names_every_file_that_is_touched(walk: Walk) -> None:
    patch = (ROOT / "docs" / "walks" / f"{walk.name}.patch").read_text(encoding="utf-8")
    for path in re.findall(r"^\+\+\+ b/(\S+)", patch, re.MULTILINE):
        assert path.removeprefix("src/lungetimer/") in walk.text


@pytest.mark.parametrize("walk", WALKS, ids=lambda walk: walk.name)
def test_a_walk_leads_where_it_says(walk: Walk, tmp_path: Path) -> None:
    if any("make_sounds" in command for command in walk.commands):
        need("espeak-ng")
    tree = tmp_path / "tree"
    tree.mkdir()
    # What is compiled already comes along: a file that a patch touches is compiled anew.
    forget = shutil.ignore_patterns(".*", "*.pyc.*")
    for name in NEEDED:
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, tree / name, ignore=forget)
        else:
            shutil.copy(ROOT / name, tree / name)
    patch = ROOT / "docs" / "walks" / f"{walk.name}.patch"
    run(["git", "apply", str(patch)], tree)
    touched = re.findall(r"^\+\+\+ b/(\S+\.py)", patch.read_text(encoding="utf-8"), re.MULTILINE)
    assert touched
    run([sys.executable, "-m", "ruff", "check", "--no-cache", *touched], tree)
    for command in walk.commands:
        program, *rest = shlex.split(command)
        run([sys.executable, *(["-m", "pytest"] if program == "pytest" else []), *rest], tree)
