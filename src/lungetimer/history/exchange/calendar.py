"""Training days as a calendar file (RFC 5545)."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING

from icalendar import Alarm, Calendar, Event

from lungetimer.frozen import frozen

if TYPE_CHECKING:
    from collections.abc import Iterable


@frozen
class Session:
    """A session to come: its date, how long it takes in seconds, and what is to be done."""

    day: date
    length_s: float
    text: str


def to_calendar(sessions: Iterable[Session], at: time, *, now: datetime, remind_min: int) -> bytes:
    """Return a calendar with an event and a reminder for each session.

    Times are those of wherever the calendar is read. Made anew for the same days it has the same
    events, so importing it again changes them instead of doubling them.

    Args:
        sessions: what is planned, one a day.
        at: when to start.
        now: the moment noted in the file.
        remind_min: how many minutes before to remind.
    """
    calendar = Calendar()
    calendar.add("prodid", "-//lungetimer//training days//EN")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", "Reverse lunges")
    for session in sessions:
        event = Event()
        event.add("uid", f"training-{session.day.isoformat()}@lungetimer")
        event.add("dtstamp", now.astimezone(UTC))
        event.add("dtstart", datetime.combine(session.day, at))
        event.add("duration", timedelta(minutes=max(1, round(session.length_s / 60))))
        event.add("summary", "Reverse lunges")
        event.add("description", session.text)
        alarm = Alarm()
        alarm.add("action", "DISPLAY")
        alarm.add("description", "Reverse lunges")
        alarm.add("trigger", -timedelta(minutes=remind_min))
        event.add_component(alarm)
        calendar.add_component(event)
    data: bytes = calendar.to_ical()
    return data
