"""Training days as a calendar file (RFC 5545)."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING

from icalendar import Alarm, Calendar, Event

if TYPE_CHECKING:
    from collections.abc import Iterable


def to_calendar(
    days: Iterable[date], at: time, *, now: datetime, length_s: float, remind_min: int, text: str
) -> bytes:
    """Return a calendar with an event and a reminder on each day.

    Times are those of wherever the calendar is read. Made anew for the same days it has the same
    events, so importing it again changes them instead of doubling them.

    Args:
        days: the training days.
        at: when to start.
        now: the moment noted in the file.
        length_s: how long a session takes, in seconds.
        remind_min: how many minutes before to remind.
        text: what is to be done.
    """
    calendar = Calendar()
    calendar.add("prodid", "-//lungetimer//training days//EN")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", "Reverse lunges")
    for day in days:
        event = Event()
        event.add("uid", f"training-{day.isoformat()}@lungetimer")
        event.add("dtstamp", now.astimezone(UTC))
        event.add("dtstart", datetime.combine(day, at))
        event.add("duration", timedelta(minutes=max(1, round(length_s / 60))))
        event.add("summary", "Reverse lunges")
        event.add("description", text)
        alarm = Alarm()
        alarm.add("action", "DISPLAY")
        alarm.add("description", "Reverse lunges")
        alarm.add("trigger", -timedelta(minutes=remind_min))
        event.add_component(alarm)
        calendar.add_component(event)
    data: bytes = calendar.to_ical()
    return data
