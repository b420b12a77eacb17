"""Clocks that go only when a test says so."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone

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
