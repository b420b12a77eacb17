"""Titles of events for a hook, and which events are told by a notification."""

from __future__ import annotations

import re

from tests.support.sessions import plan, session_of

from lungetimer.hooks import event_json
from lungetimer.training.events import Event, PhaseEnded, PhaseStarted
from lungetimer.training.plan import RestMode, Routine
from lungetimer.training.timeline import PhaseKind
from lungetimer.words.event_titles import _TITLES, event_title
from lungetimer.words.notification_words import notification_words

SHORT: dict[str, object] = {"sets": 3, "reps_per_leg": 2, "rest_s": 20}


def told(session: object, until: float, step: float = 0.5) -> list[tuple[str, str]]:
    """What is told of a session while time passes, in order."""
    found = []
    now = 0.0
    session.start(now)  # type: ignore[attr-defined]  # a session of any plan
    while now < until:
        now += step
        words = notification_words(session.advance(now), session.view(now))  # type: ignore[attr-defined]  # a session of any plan
        found += [words] if words else []
    return found


def test_each_rest_that_ends_by_the_clock_and_the_end_of_the_session_are_told_once() -> None:
    expected = [
        ("The rest is over", "Set 2 of 3 begins."),
        ("The rest is over", "Set 3 of 3 begins."),
        ("Session done", "3 sets, 12 reps."),
    ]
    assert told(session_of(plan(**SHORT)), 400) == expected
    # One step over everything: what is told last is what is true now.
    assert told(session_of(plan(**SHORT)), 400, step=400) == expected[-1:]


def test_a_rest_that_waits_is_told_when_it_begins_to_wait_and_not_again() -> None:
    session = session_of(plan(**SHORT | {"rest_mode": RestMode.READY}))
    assert told(session, 300) == [("The rest is over", "Set 2 of 3 begins when you are ready.")]
    events = session.skip(300.5)
    assert notification_words(events, session.view(300.5)) is None


def test_what_a_person_ends_by_a_key_is_not_told() -> None:
    session = session_of(plan(**SHORT))
    session.start(0)
    now = 0.0
    while not any(
        isinstance(event, PhaseStarted) and event.phase.kind is PhaseKind.REST
        for event in session.advance(now)
    ):
        now += 0.5
    events = session.skip(now) + session.skip(now)
    assert any(isinstance(event, PhaseEnded) for event in events)
    assert notification_words(events, session.view(now)) is None
    assert notification_words(session.finish_early(now + 1), session.view(now + 1)) is None


def test_every_event_that_a_hook_is_told_has_a_title() -> None:
    silent = {"Countdown", "StageStarted"}
    kinds = {kind.__name__ for kind in Event.__subclasses__()} - silent
    assert {kind.__name__ for kind in _TITLES} == kinds
    session = session_of(plan(**SHORT | {"warm_up": Routine.SHORT}))
    events = session.start(0) + session.advance(120) + session.pause(121) + session.resume(125)
    events += session.adjust(126, "rest_s", 30) + session.advance(700)
    for event in events:
        title = event_title(event)
        assert bool(title) == (event_json(event) is not None), event
        assert not title or re.fullmatch(r"[A-Z0-9][ -~]{2,60}", title), title
