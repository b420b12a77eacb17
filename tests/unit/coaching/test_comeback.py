"""The way back: dated, by the coach's rules, bending with what is done, and with an end."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest
from bench.coach_laws import WEEKS, breaches, random_story
from bench.simulate_year import DAYS, MON_WED_FRI, PEOPLE, live, way_back
from hypothesis import given
from hypothesis import strategies as st

from lungetimer.coaching.comeback import LONGEST_DAYS, Comeback, comeback_of, is_missing, under_way
from lungetimer.coaching.compare import harder_in
from lungetimer.coaching.course import course_of
from lungetimer.coaching.levels import LEVELS
from lungetimer.coaching.past import PastSession, counts_by
from lungetimer.coaching.progression import Advised, Kind, suggest
from lungetimer.training.plan import Equipment, Plan

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bench.simulate_year import Person

TODAY = date(2026, 11, 27)  # a Friday
HEAVY = replace(LEVELS["loaded"].plan, load_kg=20, reps_per_leg=10)


def done(
    ago: int, plan: Plan = HEAVY, rir: int | None = 3, pain: int | None = 0, share: float = 1.0
) -> PastSession:
    reps = plan.total_reps
    return PastSession(TODAY - timedelta(days=ago), plan, reps, round(share * reps), rir, pain)


def back_of(sessions: Sequence[PastSession], today: date = TODAY) -> Comeback | None:
    known = [s for s in sessions if counts_by(s, today)]
    return comeback_of(course_of(known), today, weekdays=MON_WED_FRI)


def went_well(step_plan: Plan, day: date) -> PastSession:
    reps = step_plan.total_reps
    return PastSession(day, step_plan, reps, reps, 3, 0)


def check(
    sessions: Sequence[PastSession],
    today: date,
    back: Comeback,
    advised: Advised | None = None,
    week: tuple[int, int] = (3, 0),
) -> None:
    """The laws of a ramp, from the sessions and the coach alone."""
    target, first = week
    known = list(sessions)
    before = today - timedelta(days=1)
    for step in back.steps:
        assert before < step.day <= today + timedelta(days=LONGEST_DAYS)
        said = suggest(known, step.day, weekly_target=target, first_weekday=first, advised=advised)
        assert said.plan == step.plan, "it is the coach's own suggestion for that day"
        assert said.kind is not Kind.REST
        assert not breaches(known, step.day, advised, said)
        assert 20 < len(step.reason) <= 160
        known.append(went_well(step.plan, step.day))
        before = step.day
    assert len(back.steps) <= LONGEST_DAYS
    assert back.done >= 0
    if back.arrives:
        assert not is_missing(back.goal, back.steps[-1].plan)


@given(st.integers(0, 2**63), st.sampled_from(WEEKS), st.sampled_from([0, 2, 8, 15, 29, 60, 200]))
def test_a_ramp_is_the_coachs_own_word_for_each_day_and_ends(
    seed: int, week: tuple[int, int], more: int
) -> None:
    story = random_story(random.Random(seed), week)
    today = max(day for _, day, _ in story.said) + timedelta(days=more)
    known = [s for s in story.sessions if s.day <= today]
    target, first = week
    course = course_of(known, weekly_target=target, first_weekday=first)
    back = comeback_of(course, today, weekdays=(0, 2, 4), advised=story.advised)
    if back is not None:
        check(known, today, back, story.advised, week)


@given(
    st.integers(8, 200), st.lists(st.booleans(), max_size=6), st.integers(0, 25),
    st.sampled_from([LEVELS["beginner"].plan, LEVELS["builder"].plan, HEAVY,
                     replace(HEAVY, equipment=Equipment.KETTLEBELL)]),
)  # fmt: skip
def test_nothing_of_it_is_below_what_went_well_since(
    away: int, more: list[bool], kg: int, plan: Plan
) -> None:
    """Someone comes back, does the step or their own heavier thing, and it goes well."""
    sessions = [done(away + n * 2, plan) for n in (4, 2, 0)]
    today = TODAY
    for does_more in more:
        back = back_of(sessions, today)
        if back is None:
            return
        step = back.steps[0]
        own = replace(step.plan, load_kg=step.plan.load_kg + kg) if step.plan.loaded else step.plan
        did = went_well(own if does_more else step.plan, step.day)
        sessions.append(did)
        today = step.day
        after = back_of(sessions, today)
        for later in after.steps if after else ():
            # Less in something and more in nothing would be below; an easy week is the coach's.
            less = harder_in(did.plan, later.plan) and not harder_in(later.plan, did.plan)
            assert not less, (did.plan, later)


def test_only_an_absence_of_eight_days_pain_or_an_open_way_back_begins_one() -> None:
    usual = [done(n) for n in (16, 14, 12, 9, 7)]
    assert back_of(usual) is None
    assert back_of([]) is None
    eight = back_of([done(n) for n in (17, 15, 13, 10, 8)])
    assert eight is not None
    assert [(s.day, s.plan) for s in eight.steps] == [(TODAY, HEAVY)]
    assert (eight.days, eight.done, eight.arrives) == (8, 0, True)
    hurt = back_of([*usual, done(4, pain=5)])
    assert hurt is not None
    assert hurt.days == 0
    assert hurt.steps[0].plan.load_kg < 20
    assert hurt.goal.load_kg == 20
    own_accord = [done(9), done(7), done(4, replace(HEAVY, load_kg=10))]
    assert back_of(own_accord) is None


def test_it_ends_where_one_was_though_the_level_asks_for_longer_rests() -> None:
    short_rests = replace(HEAVY, load_kg=10, rest_s=45)
    back = back_of([done(n, short_rests) for n in (30, 28, 26, 24)] + [done(2, Plan())])
    assert back is not None
    assert back.arrives
    last = back.steps[-1].plan
    assert (last.load_kg, last.reps_per_leg, last.rest_s) == (10, 10, 90)
    assert len(back.steps) < 10
    known = [done(n, short_rests) for n in (30, 28, 26, 24)]
    known += [done(20 - n, s.plan) for n, s in enumerate(back.steps)]
    assert back_of([*known, done(7, last), done(5, last), done(3, last)]) is None


def test_it_bends_with_what_is_done() -> None:
    before = [done(n) for n in (26, 24, 22, 20)]
    first = back_of(before)
    assert first is not None
    assert [s.plan.load_kg for s in first.steps] == [10, 14, 18, 20]
    assert first.total == 4

    half = first.steps[0].plan
    well = back_of([*before, went_well(half, TODAY)])
    assert well is not None
    assert [s.plan.load_kg for s in well.steps] == [14, 18, 20]
    assert (well.done, well.total) == (1, 4)
    assert well.steps[0].day == date(2026, 11, 30), "Monday: the day after tomorrow is no usual one"

    reps = half.total_reps
    hard = back_of([*before, PastSession(TODAY, half, reps, reps, 0, 0)])
    assert hard is not None
    assert [s.plan.load_kg for s in hard.steps][:2] == [10, 14], "nothing is added after a hard one"
    silent = back_of([*before, PastSession(TODAY, half, reps, reps, None, None)])
    assert silent is not None
    assert silent.steps[0].plan.load_kg == 10
    painful = back_of([*before, PastSession(TODAY, half, reps, reps, 3, 6)])
    assert painful is not None
    assert painful.steps[0].plan.load_kg <= 5
    assert painful.steps[0].day >= TODAY + timedelta(days=2)


@pytest.mark.parametrize("away", [8, 9, 14, 15, 20, 28, 29, 60, 200, 400])
@pytest.mark.parametrize("plan", [HEAVY, LEVELS["beginner"].plan])
def test_whoever_did_it_all_again_is_back_without_a_word_on_how_it_went(
    away: int, plan: Plan
) -> None:
    """Logged and imported sessions have no answers."""
    before = [done(20 + away + n, plan, None, None) for n in (6, 4, 2, 0)]
    assert back_of(before, TODAY - timedelta(days=20)) is not None
    again = [done(ago, plan, None, None) for ago in (20, 18, 16)]
    assert back_of([*before, *again], TODAY - timedelta(days=15)) is None
    half = [done(ago, plan, None, None, share=0.6) for ago in (20,)]
    assert back_of([*before, *half], TODAY - timedelta(days=19)) is not None


@pytest.mark.parametrize("pain", [0, 5])
def test_a_way_that_nobody_goes_to_its_end_is_given_up(pain: int) -> None:
    light = replace(HEAVY, load_kg=5)
    before = [done(n + 150) for n in (30, 28, 26)]
    since = [done(n, light, None, None) for n in range(148, -1, -2)]
    story = [*before, done(150, light, None, pain), *since]
    assert back_of(story, TODAY - timedelta(days=100)) is not None
    assert back_of(story, TODAY) is None


def test_after_four_weeks_the_safety_questions_come_first_and_steps_take_two_sessions() -> None:
    back = back_of([done(n) for n in (44, 42, 40)])
    assert back is not None
    assert "safety questions" in back.steps[0].reason
    assert back.steps[0].plan.level == "beginner"
    assert back.arrives
    assert all("safety" not in step.reason for step in back.steps[1:])
    loads = [step.plan.load_kg for step in back.steps]
    assert loads == sorted(loads)
    assert all(loads.count(kg) >= 2 for kg in set(loads) - {20})


def test_where_the_coach_advises_rest_until_it_settles_there_is_no_step() -> None:
    least = replace(LEVELS["supported"].plan, sets=1, reps_per_leg=3)
    back = back_of([done(4, least, pain=5)])
    assert back is not None
    assert back.steps == ()
    assert not back.arrives
    assert "rest until it settles" in back.word


def test_held_at_the_supported_level_it_ends_where_nothing_more_comes() -> None:
    course = course_of([done(n) for n in (24, 22, 20)])
    advised = Advised(TODAY, "supported")
    back = comeback_of(course, TODAY, weekdays=MON_WED_FRI, advised=advised)
    assert back is not None
    assert not back.arrives
    assert 1 <= len(back.steps) < 30
    assert {step.plan.level for step in back.steps} == {"supported"}


EIGHT = [
    "steady beginner", "irregular", "six weeks away", "pain in week 3", "plateaus", "supported",
    "loaded", "back from 20 kg",
]  # fmt: skip


@pytest.mark.parametrize("person", [p for p in PEOPLE if p.kind in EIGHT], ids=lambda p: p.kind)
def test_eight_people_stop_for_a_while_and_come_back(person: Person) -> None:
    for away, most in ((9, 8), (20, 12), (40, 39), (120, 39)):
        sessions, today, back = way_back(person, DAYS // 2, away)
        assert back is not None
        check(sessions, today, back)
        assert back.steps[0].day == today
        assert len(back.steps) <= most
        if away < 15:
            assert back.arrives
    # all of the year: whenever the coach holds someone back, the ramp says the same
    year = live(person)
    for day, said in year.heard[::3]:
        today = date(2026, 1, 5) + timedelta(days=day)
        known = [s for s in year.sessions if s.day < today]
        course = course_of(known)
        if not under_way(course, today):
            continue
        back = comeback_of(course, today, weekdays=MON_WED_FRI, advised=year.advised[day])
        assert back is not None
        check(known, today, back, year.advised[day])
        if said.kind is not Kind.REST and back.steps and back.steps[0].day == today:
            assert back.steps[0].plan == said.plan
