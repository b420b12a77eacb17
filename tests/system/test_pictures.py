"""The pictures of the documentation can be made anew, stand alone, and stay small."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

pytestmark = pytest.mark.system
ROOT = Path(__file__).resolve().parents[2]
NAMES = ["figure", "history", "home", "left", "rest", "right"]
LINK = "{http://www.w3.org/1999/xlink}href"


def words(path: Path) -> str:
    return " ".join(ET.fromstring(path.read_text()).itertext())


def test_pictures_are_made_from_the_running_app(tmp_path: Path) -> None:
    tool = ROOT / "tools" / "make_pictures.py"
    subprocess.run([sys.executable, str(tool), str(tmp_path)], check=True, timeout=120)
    made = sorted(tmp_path.glob("*.svg"))
    assert [path.stem for path in made] == NAMES
    for path in made:
        assert path.stat().st_size < 300_000
        for element in ET.fromstring(path.read_text()).iter():
            link = element.get("href") or element.get(LINK) or "#"
            assert link.startswith("#"), "nothing is loaded from elsewhere"
    assert "START" in words(tmp_path / "home.svg")
    assert "LEFT" in words(tmp_path / "left.svg")
    assert "Rest after set 1" in words(tmp_path / "rest.svg")


def test_the_kept_pictures_are_all_there() -> None:
    assert sorted(path.stem for path in (ROOT / "docs" / "pictures").glob("*.svg")) == NAMES
