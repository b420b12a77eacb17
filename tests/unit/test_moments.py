"""The wall clock of a machine that is wrong by decades, and local times that clocks skip."""

from __future__ import annotations

import time
from datetime import UTC, datetime, tzinfo
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo, available_timezones

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.support.records import session

from lungetimer import moments
from lungetimer.history import files
from lungetimer.moments import NoSuchDayError, local_moment, wall_now

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


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
        def now(cls, tz: tzinfo | None = None) -> datetime:  # type: ignore[override]  # the test always asks for a time zone
            return datetime(*says, tzinfo=tz)

    monkeypatch.setattr(moments, "datetime", Wrong)
    now = wall_now()
    assert now.utcoffset() is not None
    assert now.year == believed
    assert session("a", started=now).started_at.year == believed


def test_it_is_now() -> None:
    assert abs(wall_now().timestamp() - time.time()) < 5


# -- local times that clocks skipped ---------------------------------------------------------------

SKIPPED = [
    # Clocks go forward at midnight: the first hour of the day does not exist.
    ("Africa/Cairo", "2026-04-24T00:30", "2026-04-24T01:30:00+03:00"),
    ("Asia/Beirut", "2026-03-29T00:00", "2026-03-29T01:00:00+03:00"),
    ("America/Havana", "2026-03-08T00:59", "2026-03-08T01:59:00-04:00"),
    ("America/Santiago", "2026-09-06T00:15", "2026-09-06T01:15:00-03:00"),
    # The last hour of the day does not exist: moving forward would lead to another day.
    ("America/Scoresbysund", "2025-03-29T23:30", "2025-03-29T22:59:00-02:00"),
    ("Europe/Berlin", "2026-03-29T02:30", "2026-03-29T03:30:00+02:00"),
    ("Australia/Lord_Howe", "2026-10-04T02:10", "2026-10-04T02:40:00+11:00"),
    # Shown twice: the first.
    ("Europe/Berlin", "2026-10-25T02:30", "2026-10-25T02:30:00+02:00"),
    ("Africa/Cairo", "2026-10-29T23:30", "2026-10-29T23:30:00+03:00"),
    ("Pacific/Apia", "2011-12-29T23:59", "2011-12-29T23:59:00-10:00"),
    ("Pacific/Apia", "2011-12-31T00:00", "2011-12-31T00:00:00+14:00"),
]
NO_SUCH_DAYS = [
    ("Pacific/Apia", "2011-12-30"),
    ("Pacific/Fakaofo", "2011-12-30"),
    ("Pacific/Kwajalein", "1993-08-21"),
]


@pytest.fixture
def in_zone(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[str], None]]:
    def live(zone: str) -> None:
        monkeypatch.setenv("TZ", zone)
        time.tzset()

    yield live
    monkeypatch.undo()
    time.tzset()


@pytest.mark.parametrize(("zone", "local", "moment"), SKIPPED)
def test_a_local_time_is_moved_forward_but_never_to_another_day(
    zone: str, local: str, moment: str, in_zone: Callable[[str], None]
) -> None:
    asked = datetime.fromisoformat(local)
    assert local_moment(asked, ZoneInfo(zone)).isoformat() == moment
    in_zone(zone)
    assert local_moment(asked).isoformat() == moment


@pytest.mark.parametrize(("zone", "day"), NO_SUCH_DAYS)
@pytest.mark.parametrize("clock", ["00:00", "12:00", "23:59:59"])
def test_a_day_that_does_not_exist_is_refused(
    zone: str, day: str, clock: str, in_zone: Callable[[str], None]
) -> None:
    asked = datetime.fromisoformat(f"{day}T{clock}")
    with pytest.raises(NoSuchDayError, match=f"date {day} does not exist in this time zone"):
        local_moment(asked, ZoneInfo(zone))
    in_zone(zone)
    with pytest.raises(NoSuchDayError, match=f"date {day} does not exist in this time zone"):
        local_moment(asked)


@given(
    st.sampled_from(sorted(available_timezones() - {"localtime", "Factory"})),
    st.datetimes(
        datetime(1971, 1, 1),  # noqa: DTZ001  # a local time is drawn
        datetime(2037, 12, 30),  # noqa: DTZ001  # a local time is drawn
    ),
)
def test_every_local_time_keeps_its_date_in_every_zone(zone: str, local: datetime) -> None:
    there = ZoneInfo(zone)
    try:
        found = local_moment(local, there)
    except NoSuchDayError:
        noon = local.replace(hour=12, minute=0, second=0, microsecond=0, tzinfo=there)
        assert noon.astimezone(UTC).astimezone(there).date() != local.date()
        return
    shown = found.astimezone(UTC).astimezone(there).replace(tzinfo=None, fold=0)
    assert shown.date() == local.date()
    exists = local.replace(tzinfo=there).astimezone(UTC).astimezone(there)
    if exists.replace(tzinfo=None, fold=0) == local:
        assert shown == local


def test_a_zone_that_changes_under_the_running_program_counts_at_once(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    try:
        for zone, hours in (("Europe/Berlin", (1, 2)), ("Pacific/Auckland", (12, 13))):
            monkeypatch.setenv("TZ", zone)  # as a new /etc/localtime: nobody tells the C library
            for now in (wall_now(), files.here_and_now()):
                offset = now.utcoffset()
                assert offset is not None
                assert offset.total_seconds() / 3600 in hours
    finally:
        monkeypatch.undo()
        time.tzset()
