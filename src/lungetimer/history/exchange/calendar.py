"""Export planned training days to a calendar file (RFC 5545)."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING

from icalendar import Alarm, Calendar, Event

from lungetimer.frozen import frozen

if TYPE_CHECKING:
    from collections.abc import Iterable


@frozen
class Session:
    """A planned session: its date, its length in seconds, and a description."""

    day: date
    length_s: float
    text: str


def to_calendar(sessions: Iterable[Session], at: time, *, now: datetime, remind_min: int) -> bytes:
    """Return a calendar file with an event and a reminder for each session.

    Times have no time zone: 18:00 is 18:00 wherever the calendar is read. The event for a date
    always has the same id, so that importing a later file updates the event and does not add a
    second one.

    Args:
        sessions: the planned sessions, at most one per day.
        at: the time of day at which the sessions start.
        now: the time of creation to write into the file, with its offset from UTC.
        remind_min: minutes from the reminder to the start of the session.
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
