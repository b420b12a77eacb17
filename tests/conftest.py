"""One seam for all tests: nothing of the developer's own files, settings or sound is touched."""

from __future__ import annotations

import gc
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, settings
from tests.support.stylesheets import parse_once

if TYPE_CHECKING:
    from pathlib import Path

# The same examples whenever the same modules are imported; Hypothesis draws some from the numbers
# and strings of our source, so that another order of the tests or a change elsewhere gives others:
# pin those that fail with @example. No deadline, and time to draw them, for machines differ.
settings.register_profile(
    "house", derandomize=True, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("house")
parse_once()
# Most of what a test makes is gone with it: looked for less often, garbage costs a tenth less time.
gc.set_threshold(100_000, 50, 100)


@pytest.fixture(autouse=True)
def _own_home(
    tmp_path: Path, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Every test has a home of its own, apart from its working folder."""
    monkeypatch.setenv("HOME", str(tmp_path_factory.mktemp("home")))
    monkeypatch.setenv("LUNGETIMER_DATA_DIR", str(tmp_path / "data"))
    monkeypatch.setenv("LUNGETIMER_CONFIG_DIR", str(tmp_path / "config"))
    # Neither is the developer's desktop kept awake.
    monkeypatch.setenv("DBUS_SYSTEM_BUS_ADDRESS", f"unix:path={tmp_path}/no-system-bus")
    for name in (
        "NO_COLOR", "TEXTUAL_ANIMATIONS", "TEXTUAL_THEME", "COLUMNS", "LINES",
        "DBUS_SESSION_BUS_ADDRESS", "DISPLAY", "WAYLAND_DISPLAY", "XDG_SESSION_TYPE",
    ):  # fmt: skip
        monkeypatch.delenv(name, raising=False)
