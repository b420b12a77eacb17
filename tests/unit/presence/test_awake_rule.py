"""The screen stays on while a session runs, and for ten minutes of a pause."""

from __future__ import annotations

from lungetimer.presence.awake_rule import AwakeRule
from lungetimer.training.views import State

RUNNING, PAUSED = State.RUNNING, State.PAUSED


def test_it_is_needed_while_the_session_runs_however_long() -> None:
    rule = AwakeRule()
    assert all(rule.is_needed(RUNNING, now) for now in (0, 599, 601, 100_000))


def test_before_the_start_and_after_the_end_it_is_not() -> None:
    rule = AwakeRule()
    assert not rule.is_needed(State.READY, 0)
    assert rule.is_needed(RUNNING, 1)
    assert not rule.is_needed(State.FINISHED, 2)


def test_a_pause_keeps_it_for_ten_minutes_and_no_longer() -> None:
    rule = AwakeRule()
    assert rule.is_needed(RUNNING, 100)
    needed = [now for now in (101, 400, 700.9, 701, 5000) if rule.is_needed(PAUSED, now)]
    assert needed == [101, 400, 700.9]


def test_going_on_brings_it_back_and_each_pause_has_its_own_ten_minutes() -> None:
    rule = AwakeRule()
    assert rule.is_needed(PAUSED, 0)
    assert not rule.is_needed(PAUSED, 600)
    assert rule.is_needed(RUNNING, 900)
    assert rule.is_needed(PAUSED, 901)
    assert rule.is_needed(PAUSED, 1500)
    assert not rule.is_needed(PAUSED, 1501)


def test_a_machine_that_slept_through_its_pause_is_not_kept_awake_after_it() -> None:
    rule = AwakeRule()
    assert rule.is_needed(PAUSED, 10)
    assert not rule.is_needed(PAUSED, 8 * 3600)
