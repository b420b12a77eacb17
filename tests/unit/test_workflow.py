"""The workflow for a public forge: valid, pinned, and for every Python of the classifiers."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
WORKFLOW = ROOT / ".github" / "workflows" / "test.yml"
TEXT = WORKFLOW.read_text(encoding="utf-8")


def lint(workflow: Path) -> subprocess.CompletedProcess[str]:
    actionlint = shutil.which("actionlint", path=str(Path(sys.executable).parent))
    if actionlint is None:
        if os.environ.get("LUNGETIMER_TESTS_STRICT") == "1":
            pytest.fail("not installed: actionlint")
        pytest.skip("not installed: actionlint")
    return subprocess.run(
        [actionlint, "-no-color", workflow], capture_output=True, text=True, timeout=60, check=False
    )


def test_the_workflow_is_valid_and_a_mistake_in_it_would_be_found(tmp_path: Path) -> None:
    found = lint(WORKFLOW)
    assert found.returncode == 0, found.stdout + found.stderr
    wrong = tmp_path / "wrong.yml"
    wrong.write_text(TEXT.replace("matrix.python }}", "matrix.pyhton }}"), encoding="utf-8")
    assert "pyhton" in lint(wrong).stdout


def test_it_runs_every_python_of_the_classifiers_and_pins_every_action() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    named = re.findall(r":: (3\.\d+)$", "\n".join(project["classifiers"]), re.MULTILINE)
    assert named == ["3.11", "3.12", "3.13", "3.14", "3.15"]
    lists = re.findall(r"python: \[(.*)\]", TEXT)
    assert len(lists) == 2
    assert all(re.findall(r'"(.*?)"', one) == named for one in lists)
    assert all(re.fullmatch(r"[\w-]+/[\w-]+@v\d+", use) for use in re.findall(r"uses: (.*)", TEXT))
