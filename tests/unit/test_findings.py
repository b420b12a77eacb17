"""The scripts of findings/ keep to their form; what they tell is run by `make findings` alone."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest

FINDINGS = Path(__file__).resolve().parents[2] / "findings"
SCRIPTS = sorted(FINDINGS.glob("*"))


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda path: path.name)
def test_a_finding_states_versions_works_in_a_temporary_folder_and_says_what_changed(
    script: Path,
) -> None:
    text = script.read_text(encoding="utf-8")
    head = text.partition("\nset -")[0]
    assert re.fullmatch(r"[a-z0-9-]+\.sh", script.name)
    assert text.startswith("#!/usr/bin/env bash\n# ")
    assert re.search(r"\d+\.\d+", head), "no version"
    assert "Seen:" in head, "no output"
    assert "mktemp -d" in text
    assert "trap" in text, "the folder is left behind"
    assert "changed:" in text, "it does not say what has changed"
    assert "exit 1" in text
    assert not re.search(r"(pip|apt-get) install .*\blungetimer\b|import lungetimer", text)


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda path: path.name)
@pytest.mark.skipif(shutil.which("bash") is None, reason="no bash")
def test_a_finding_is_a_script_that_bash_can_read(script: Path) -> None:
    assert subprocess.run(["bash", "-n", str(script)], check=False).returncode == 0
