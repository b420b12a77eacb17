"""The font of the figure's dots is what its tool makes."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]


def test_it_is_made_anew_with_the_same_bytes(tmp_path: Path) -> None:
    made = tmp_path / "dots.ttf"
    tool = ROOT / "tools" / "make_dots.py"
    subprocess.run([sys.executable, str(tool), str(made)], check=True, timeout=60)
    kept = ROOT / "src" / "lungetimer" / "web" / "page" / "dots.ttf"
    assert made.read_bytes() == kept.read_bytes()
