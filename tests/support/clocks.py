"""Clocks that only the test moves."""

from __future__ import annotations

import importlib
from datetime import datetime, timedelta, timezone
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    import pytest

START = datetime(2026, 11, 22, 14, 20, tzinfo=timezone(timedelta(hours=1)))


class HandClock:
    """Clock that stands still until the test moves it, together with its wall clock."""

    def __init__(self, speed: float = 1.0) -> None:
        self.speed = speed
        self.seconds = 1000.0
        self.slept = 0.0

    def now(self) -> float:
        return self.seconds

    def asleep(self) -> float:
        return self.slept

    def wall(self) -> datetime:
        return START + timedelta(seconds=self.seconds - 1000.0)

    def move(self, seconds: float) -> None:
        self.seconds += seconds


def set_now(patch: pytest.MonkeyPatch, moment: datetime, modules: Iterable[str]) -> None:
    """Make modules of ``lungetimer.cli`` use ``moment`` as the current time.

    All modules are imported before the first one is changed. A module that was imported later would
    import the changed ``now`` from another module, and keep it in later tests.
    """
    found = [importlib.import_module(f"lungetimer.cli.{module}") for module in modules]
    for module in found:
        patch.setattr(module, "now", lambda: moment)
