"""The laws of docs/coaching.md over random histories; bench/coach_laws.py searches many more."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import timedelta

import pytest
from bench.coach_laws import (
    TODAY,
    WEEKS,
    Breach,
    breaches,
    by_kind,
    metamorphic,
    random_plan,
    random_story,
    search,
    told,
)
from hypothesis import given
from hypothesis import strategies as st

from lungetimer.coaching.compare import harder_in
from lungetimer.coaching.levels import LEVELS
from lungetimer.coaching.past import PastSession
from lungetimer.coaching.progression import Advised, Kind, Rule, Suggestion, suggest
from lungetimer.training.plan import Plan

SEEDS = st.integers(0, 2**63)


@given(SEEDS, st.sampled_from(WEEKS))
def test_no_law_is_broken(seed: int, week: tuple[int, int]) -> None:
    rng = random.Random(seed)
    story = random_story(rng, week)
    for known, day, said in story.said:
        sessions = story.sessions[:known]
        wrong = breaches(sessions, day, story.advised, said)
        assert not wrong, "\n".join([*wrong, *told(sessions, day, story.advised, said)])
    assert not metamorphic(rng, story, story.sessions, said)


def unanswered(rng: random.Random, plan: Plan, ago: int) -> PastSession:
    """Without an answer about pain, and mostly without one about reserve."""
    rir = rng.choice([None, None, 5])
    done = rng.choice([plan.total_reps, plan.total_reps // 2])
    return PastSession(TODAY - timedelta(days=ago), plan, plan.total_reps, done, rir, None)


@given(SEEDS, st.integers(4, 10), st.integers(1, 30))
def test_after_pain_nothing_goes_up_through_any_number_of_unanswered_sessions(
    seed: int, pain: int, count: int
) -> None:
    rng = random.Random(seed)
    plan = random_plan(rng)
    start = TODAY - timedelta(days=3 * count + 3)
    sessions = [PastSession(start, plan, plan.total_reps, plan.total_reps, 5, pain)]
    first = suggest(sessions, start + timedelta(days=3)).plan
    for ago in range(3 * count, 0, -3):
        said = suggest(sessions, TODAY - timedelta(days=ago))
        assert said.kind is not Kind.UP
        assert not harder_in(said.plan, plan)
        assert not harder_in(said.plan, first)
        chosen = rng.choice([said.plan, plan, random_plan(rng)])
        sessions.append(unanswered(rng, chosen, ago))


@given(SEEDS, st.integers(8, 100), st.integers(1, 30))
def test_after_a_lay_off_nothing_goes_up_through_any_number_of_unanswered_sessions(
    seed: int, away: int, count: int
) -> None:
    rng = random.Random(seed)
    plan = random_plan(rng)
    back = TODAY - timedelta(days=3 * count + 3)
    before = back - timedelta(days=away)
    sessions = [PastSession(before, plan, plan.total_reps, plan.total_reps, 5, 0)]
    first = suggest(sessions, back).plan
    for ago in range(3 * count + 3, 0, -3):
        said = suggest(sessions, TODAY - timedelta(days=ago))
        assert said.kind is not Kind.UP
        assert not harder_in(said.plan, plan)
        assert not harder_in(said.plan, first)
        chosen = rng.choice([said.plan, plan, random_plan(rng)])
        sessions.append(unanswered(rng, chosen, ago))


@given(SEEDS)
def test_sessions_of_one_rep_without_pain_change_nothing(seed: int) -> None:
    rng = random.Random(seed)
    story = random_story(rng)
    plan = replace(random_plan(rng), sets=3, reps_per_leg=8)
    day = TODAY - timedelta(days=rng.randint(0, 60))
    one = PastSession(day, plan, plan.total_reps, 1, None, rng.choice([None, 0, 3]))
    with_one = suggest([*story.sessions, one], TODAY, advised=story.advised)
    without = suggest(story.sessions, TODAY, advised=story.advised)
    # The sentence about a lay-off says that something was begun; nothing else may differ.
    assert replace(with_one, reason="") == replace(without, reason="")


@pytest.mark.parametrize(
    ("spoilt", "law"),
    [
        ({"plan": replace(Plan(), sets=4)}, "harder"),
        ({"kind": Kind.UP, "plan": replace(Plan(), sets=4, reps_per_leg=11)}, "2 respects"),
        ({"kind": Kind.UP, "plan": replace(Plan(), reps_per_leg=12)}, "more than one rep"),
        ({"kind": Kind.UP}, "0 respects"),
        ({"kind": Kind.DOWN}, "called a step down"),
        ({"reason": "no sentence"}, "sentence"),
    ],
)
def test_the_checker_sees_a_breach(spoilt: dict[str, object], law: str) -> None:
    sessions = [PastSession(TODAY - timedelta(days=3), Plan(), 60, 60, 2, 0)]
    said = suggest(sessions, TODAY)
    assert breaches(sessions, TODAY, None, said) == []
    assert any(law in told for told in breaches(sessions, TODAY, None, changed(said, spoilt)))


@pytest.mark.parametrize(
    ("session", "law"),
    [
        (PastSession(TODAY - timedelta(days=3), Plan(), 60, 60, 5, 4), "after pain"),
        (PastSession(TODAY - timedelta(days=9), Plan(), 60, 60, 5, 0), "after a lay-off"),
        (PastSession(TODAY - timedelta(days=3), Plan(), 60, 60, 5, None), "not answered"),
        (PastSession(TODAY - timedelta(days=1), Plan(), 60, 60, 5, 0), "day between"),
        (PastSession(TODAY - timedelta(days=30), Plan(), 60, 60, 5, 0), "safety questions"),
    ],
)
def test_the_checker_sees_a_step_up_that_was_not_earned(session: PastSession, law: str) -> None:
    more = replace(Plan(), reps_per_leg=11)
    up = Suggestion(more, Rule.MORE_REPS, "One more rep.", "own", Kind.UP)
    assert any(law in told for told in breaches([session], TODAY, None, up))
    held = Advised(TODAY, "supported")
    assert "higher than the safety answers allow" in breaches([session], TODAY, held, up)


def changed(said: Suggestion, spoilt: dict[str, object]) -> Suggestion:
    return replace(said, **spoilt)  # type: ignore[arg-type]  # fields of several types


def test_the_search_reaches_every_rule() -> None:
    rules, found = search(11, 400)
    assert not found
    rare = {Rule.EASY_WEEK.value, Rule.LIMIT.value, Rule.STALLED.value}
    assert set(rules) >= {rule.value for rule in Rule} - rare
    assert set(LEVELS) == {"supported", "beginner", "builder", "light", "loaded"}


def test_a_frequent_breach_hides_no_rare_one() -> None:
    found = [*(Breach("sentence", f"story {n}") for n in range(50)), Breach("pain", "the one")]
    assert by_kind(found) == ["50 x sentence\nstory 0", "1 x pain\nthe one"]
