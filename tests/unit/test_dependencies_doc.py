"""docs/dependencies.md says what is really installed with the app."""

from __future__ import annotations

import platform
import re
import sys
from importlib.metadata import distribution
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

CHECKOUT = Path(__file__).parents[2]
ROW = re.compile(r"\| ([a-z0-9-]+) \| ([0-9.]+) \| ([^|]+) \| (yes|no) \| ([^|]+) \|")


# Those that are listed, and those with which another library asks for this one.
EXTRAS = {"lungetimer": {"web", "remote", "x11", "calendar"}, "markdown-it-py": {"linkify"}}


def installed() -> dict[str, set[str]]:
    """Every library that comes with the app, each with those that bring it."""
    found: dict[str, set[str]] = {}
    waiting = ["lungetimer"]
    while waiting:
        parent = waiting.pop()
        for text in distribution(parent).requires or []:
            wanted = Requirement(text)
            asked = [{"extra": extra} for extra in ("", *EXTRAS.get(parent, ()))]
            if wanted.marker and not any(wanted.marker.evaluate(extra) for extra in asked):
                continue
            name = str(canonicalize_name(wanted.name))
            if name not in found:
                waiting.append(name)
            found.setdefault(name, set()).add(parent)
    return found


@pytest.mark.skipif(
    (sys.platform, platform.machine()) != ("linux", "x86_64") or sys.version_info >= (3, 15),
    reason="other libraries are needed there",
)
def test_every_library_has_its_row_with_version_licence_and_who_brings_it() -> None:
    text = (CHECKOUT / "docs" / "dependencies.md").read_text(encoding="utf-8")
    pins = {
        str(canonicalize_name(name)): version
        for line in (CHECKOUT / "constraints.txt").read_text(encoding="utf-8").splitlines()
        for name, sign, version in [line.partition("==")]
        if sign
    }
    rows = {row[1]: row for row in ROW.finditer(text)}
    expected = installed()
    assert set(rows) == set(expected)
    for name, row in rows.items():
        about = distribution(name)
        assert row[2] == pins[name], name
        fields = ("License-Expression", "License", "Classifier")
        told = " ".join(text for field in fields for text in about.metadata.get_all(field) or [])
        assert row[3] in told, (name, told)
        native = any(file.suffix in {".so", ".pyd"} for file in about.files or [])
        assert (row[4] == "yes") == native, name
        assert set(row[5].split(", ")) <= expected[name], (name, expected[name])
