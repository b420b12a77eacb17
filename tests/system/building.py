"""Builds by the libraries that are installed beside the tests."""

from __future__ import annotations

import importlib.util
import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path


def need_module(name: str) -> None:
    """Skip without this module; where the tests must be complete, fail."""
    if importlib.util.find_spec(name) is None:
        text = f"not installed: {name}"
        if os.environ.get("LUNGETIMER_TESTS_STRICT") == "1":
            pytest.fail(text)
        pytest.skip(text)


def wheel_of(tree: Path, place: Path) -> Path:
    """Build a wheel of some sources; pip would first install what builds it, which takes longer."""
    need_module("hatchling")
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", place / "dist"],
        check=True, timeout=120, cwd=tree, capture_output=True,
    )  # fmt: skip
    (wheel,) = (place / "dist").glob("*.whl")
    return wheel
