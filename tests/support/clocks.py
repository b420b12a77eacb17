"""Clocks that go only when a test says so."""

from __future__ import annotations

import importlib
from datetime import datetime, timedelta, timezone
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    import pytest

START = datetime(2026, 11, 22, 14, 20, tzinfo=timezone(timedelta(hours=1)))


class HandClock:
    """Stands still until it is moved; its wall clock goes along."""

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
    """Let modules below ``lungetimer.cli`` take a moment for the present one.

    All are imported before the first is changed: one that came later would import the changed
    ``now`` from another and keep it for the tests to come.
    """
    found = [importlib.import_module(f"lungetimer.cli.{module}") for module in modules]
    for module in found:
        patch.setattr(module, "now", lambda: moment)
