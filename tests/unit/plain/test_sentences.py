"""What is said before and after a session: plans, the coach, what was done."""

from __future__ import annotations

import pytest
from tests.support.coach import suggestion_of
from tests.support.records import session as record

from lungetimer.coaching.levels import LEVELS
from lungetimer.plain import sentences
from lungetimer.plain.overview import key_problems, plan_line
from lungetimer.settings import Settings
from lungetimer.training.plan import Plan, plan_from

SYMBOLS = set("→←⏎−·✓[]|_\x1b…×•")


@pytest.mark.parametrize("level", LEVELS)
def test_every_level_reads_well_aloud(level: str) -> None:
    line = plan_line(LEVELS[level].plan)
    assert line.startswith("Plan: ")
    assert not set(line) & SYMBOLS


def test_plans() -> None:
    assert plan_line(Plan()) == (
        "Plan: 3 sets of 10 reps per leg, rest 45 s, tempo 2-1-2-0. It takes 16 min 10 s."
    )
    heavy = {"load_kg": 2.0, "equipment": "dumbbells", "pacing": "set", "sets": 1}
    line = plan_line(plan_from(heavy, Plan()))
    assert (
        "1 set of 10 reps per leg, 2 kg dumbbells, you press a key for each set. It takes about"
        in line
    )
    assert sentences.aloud("needed: 1 x 8 today, or 2 x 8") == (
        "needed: 1 set of 8 today, or 2 sets of 8"
    )


def test_advice_after_pain_is_that_of_home() -> None:
    hurt = record(pain=6)
    suggestion = suggestion_of([hurt], Settings(), hurt.day)
    line = sentences.coach_line(suggestion)
    assert suggestion.reason in line
    assert "Your pain was 6 of 10 last time" in line
    assert not set(line) & SYMBOLS


def test_what_was_done_set_by_set() -> None:
    lines = sentences.done_lines(record(), None)
    assert lines[0].startswith("Well done: ")
    assert len(lines) == 1 + len(record().sets)
    assert sentences.stop_lines()[0].startswith("Stop at once and sit down")
    assert key_problems({"pause": "p", "paus": "q"}) == [
        "keys.paus is not an action and was ignored; docs/configuration.md lists all actions"
    ]
