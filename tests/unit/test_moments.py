"""The wall clock of a machine that is wrong by decades."""

from __future__ import annotations

import time
from datetime import datetime, tzinfo
from typing import TYPE_CHECKING

import pytest
from tests.support.records import session

from lungetimer import moments
from lungetimer.moments import wall_now

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture(params=["America/Los_Angeles", "Pacific/Kiritimati", "UTC"])
def _zone(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("TZ", request.param)
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()


@pytest.mark.usefixtures("_zone")
@pytest.mark.parametrize(
    ("says", "believed"),
    [((1926, 12, 17), 1970), ((1970, 1, 1), 1970), ((9999, 12, 31), 9998), ((2026, 11, 22), 2026)],
)
def test_a_session_can_be_written_down_whatever_the_clock_says(
    says: tuple[int, int, int], believed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Wrong(datetime):
        @classmethod
        def now(cls, tz: tzinfo | None = None) -> datetime:  # type: ignore[override]  # as asked
            return datetime(*says, tzinfo=tz)

    monkeypatch.setattr(moments, "datetime", Wrong)
    now = wall_now()
    assert now.utcoffset() is not None
    assert now.year == believed
    assert session("a", started=now).started_at.year == believed


def test_it_is_now() -> None:
    assert abs(wall_now().timestamp() - time.time()) < 5
