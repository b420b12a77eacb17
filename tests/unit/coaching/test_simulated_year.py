from __future__ import annotations

from pathlib import Path

import pytest
from bench.simulate_year import DAYS, PEOPLE, Person, live, table, weeks

from lungetimer.coaching.levels import level_index
from lungetimer.coaching.progression import Kind, Rule

# In one process: a year that one test has lived is there for the others.
pytestmark = pytest.mark.xdist_group("simulated_year")
BY_KIND = {person.kind: person for person in PEOPLE}


@pytest.mark.parametrize("person", PEOPLE, ids=lambda p: p.kind)
def test_no_jump_and_no_rise_after_pain_or_lay_off(person: Person) -> None:
    year = live(person)
    assert year.faults == []
    assert len(year.sessions) >= 52


def test_steady_one_gets_an_easy_week_at_least_every_8_weeks() -> None:
    assert live(BY_KIND["steady beginner"]).longest_without_easy() < 8


def test_pain_in_week_3_leads_down_and_then_slowly_back() -> None:
    heard = live(BY_KIND["pain in week 3"]).heard
    assert [said.kind for day, said in heard if 16 <= day <= 21] == [Kind.DOWN] * 3
    assert level_index(next(said.plan for day, said in heard if day == 23)) == 0
    assert level_index(heard[-1][1].plan) > 1


def test_six_weeks_away_begin_again_with_the_safety_questions() -> None:
    year = live(BY_KIND["six weeks away"])
    day, said = next((day, said) for day, said in year.heard if day >= 142)
    assert (said.rule, said.plan.level, day) == (Rule.RESTART, "beginner", 142)
    assert year.screened == 2


def test_every_day_adds_at_most_one_step_a_week() -> None:
    heard = live(BY_KIND["every day"]).heard
    for week in range(DAYS // 7):
        assert sum(s.kind is Kind.UP for day, s in heard if day // 7 == week) <= 1


def test_weak_knees_stay_supported_until_asked_anew() -> None:
    heard = live(BY_KIND["supported"]).heard
    assert all(level_index(said.plan) == 0 for day, said in heard if day < 182)
    assert level_index(heard[-1][1].plan) > 0


def test_plateau_stays_where_it_is() -> None:
    year = live(BY_KIND["plateaus"])
    assert {said.plan.level for _, said in year.heard} == {"beginner"}
    assert year.longest_without_easy() < 8


def test_printed_table_has_everyone_and_no_fault() -> None:
    text = table()
    assert all(person.kind in text for person in PEOPLE)
    assert "FAULT" not in text
    document = Path(__file__).parents[3] / "docs" / "coaching.md"
    assert text in document.read_text(encoding="utf-8"), (
        "paste it anew: python -m bench.simulate_year"
    )
    assert len(weeks("irregular").splitlines()) == len(live(BY_KIND["irregular"]).heard)


def test_back_from_20_kg_is_there_again_within_weeks_and_not_at_once() -> None:
    heard = dict(live(BY_KIND["back from 20 kg"]).heard)
    after_24_days = [heard[day].plan.load_kg for day in (42, 44, 46, 49)]
    assert after_24_days == [10, 14, 18, 22.5]
    assert heard[84].rule is Rule.PAIN
    assert (heard[81].plan.load_kg, heard[84].plan.load_kg) == (27.5, 22.5)
    assert heard[200].rule is Rule.RESTART
    back = next(day for day, said in heard.items() if day > 200 and said.plan.load_kg >= 30)
    assert 14 <= back - 200 <= 42


def test_who_never_answers_pain_goes_up_more_slowly_and_is_asked_by_name() -> None:
    silent = live(BY_KIND["pain unanswered"]).heard
    answering = live(BY_KIND["steady beginner"]).heard
    ups = [said for _, said in silent if said.kind is Kind.UP]
    assert 0 < len(ups) < len([said for _, said in answering if said.kind is Kind.UP])
    assert all("not said" in said.reason for said in ups)
    assert any("the question about pain" in said.reason for _, said in silent)


def test_none_in_reserve_for_a_year_leads_to_fewer_reps_and_no_further() -> None:
    heard = live(BY_KIND["none in reserve"]).heard
    doses = [(said.plan.sets, said.plan.reps_per_leg) for _, said in heard]
    assert doses[:6] == [(3, 10), (3, 10), (3, 8), (3, 8), (3, 6), (3, 6)]
    assert set(doses[6:]) == {(3, 6), (2, 6)}


def test_who_takes_no_easy_week_is_asked_in_one_week_of_seven() -> None:
    heard = live(BY_KIND["no easy weeks"]).heard
    weeks_asked = sorted({day // 7 for day, said in heard if said.kind is Kind.EASY})
    assert weeks_asked == list(range(6, 52, 7))
