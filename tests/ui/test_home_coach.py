"""Home: the coach's suggestion, levels, presets of one's own, and a plan that is remembered."""

from __future__ import annotations

import threading
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import msgspec
import pytest
from tests.support.apps import HandApp, begun, shown, until
from tests.support.clocks import START
from tests.support.coach import suggestion_of
from tests.support.records import session
from textual.events import AppBlur, AppFocus
from textual.widgets import OptionList, Static

from lungetimer.coaching.levels import LEVELS
from lungetimer.coaching.progression import Rule
from lungetimer.history.plan_record import plan_record
from lungetimer.history.session_records import History
from lungetimer.history.store import HistoryStore
from lungetimer.running.coach_history import pasts_of
from lungetimer.running.history_facts import facts_of
from lungetimer.settings import Settings
from lungetimer.settings_file import load_settings
from lungetimer.training.plan import Pacing, Plan, Routine
from lungetimer.ui.app import Launch
from lungetimer.ui.messages import Answered
from lungetimer.ui.screens.home import HomeScreen
from lungetimer.ui.screens.levels import LevelsScreen
from lungetimer.ui.screens.save_as import SaveAsScreen
from lungetimer.ui.services import history_bridge
from lungetimer.words.plan_words import PresetNameError, checked_name, dosed

if TYPE_CHECKING:
    from pathlib import Path

    from textual.pilot import Pilot

    from lungetimer.history.session_records import SessionRecord
    from lungetimer.running.history_facts import Facts

BEGINNER = LEVELS["beginner"].plan
OWN_PACE = replace(BEGINNER, warm_up=Routine.OFF, cool_down=Routine.SHORT, lead_in_s=9)


def top(app: HandApp) -> type:
    return type(app.screen)


def home_plan(app: HandApp) -> Plan:
    assert app.home.plan is not None
    return app.home.plan


def with_history(home: Path, *records: SessionRecord) -> None:
    HistoryStore(home / "history.json").change(lambda _: History(sessions=records))


def good(name: str, days_ago: int, plan: Plan = BEGINNER) -> SessionRecord:
    record = session(name, START - timedelta(days=days_ago), reps_in_reserve=3, pain=0)
    done = tuple(
        msgspec.structs.replace(record.sets[0], left=plan.reps_per_leg, right=plan.reps_per_leg)
        for _ in range(plan.sets)
    )
    return msgspec.structs.replace(record, plan=plan_record(plan), sets=done)


async def home(app: HandApp, pilot: Pilot[None]) -> None:
    await until(pilot, lambda: top(app) is HomeScreen and app.history.facts.known)
    await pilot.pause()


def app_with(tmp_path: Path, plan: Plan = OWN_PACE, **settings: Any) -> HandApp:
    return HandApp(
        tmp_path,
        Launch(plan),
        Settings(plan=plan, safety_accepted=START.date(), **settings),
    )


def app_after_two_good_sessions(tmp_path: Path) -> HandApp:
    with_history(tmp_path, good("a", 5), good("b", 2))
    return app_with(tmp_path)


async def test_the_suggestion_stands_with_reason_and_source_and_c_takes_it(
    tmp_path: Path,
) -> None:
    app = app_after_two_good_sessions(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        await home(app, pilot)
        text = shown(app)
        assert "A step up" in text
        assert "3 x 11 per leg, rest 45 s" in text
        assert "You did all reps with 3 in reserve, so do one more rep for each leg." in text
        assert "Article on reverse lunges" in text
        await pilot.press("c")
        assert home_plan(app) == replace(OWN_PACE, reps_per_leg=11)
        assert "✓ this plan is in use" in shown(app)
        await pilot.press("minus")
        assert "✓ this plan is in use" not in shown(app)
        await pilot.click("#coach")
        assert home_plan(app).reps_per_leg == 11
    app.close()


async def test_pain_that_another_program_logs_changes_the_suggestion_of_an_open_home(
    tmp_path: Path,
) -> None:
    app = app_after_two_good_sessions(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        await home(app, pilot)
        assert "A step up" in shown(app)
        await pilot.press("c")
        record = msgspec.structs.replace(good("c", 0), pain=5)
        HistoryStore(tmp_path / "history.json").add(record)
        app.post_message(AppBlur())
        app.post_message(AppFocus())
        await until(pilot, lambda: "Your pain was 5 of 10" in shown(app))
        assert "A step up" not in shown(app)
        assert "✓ this plan is in use" not in shown(app)
    app.close()


async def test_during_a_session_the_history_is_not_read_again(tmp_path: Path) -> None:
    app = app_after_two_good_sessions(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        await home(app, pilot)
        await pilot.press("enter")
        await begun(app, pilot)
        HistoryStore(tmp_path / "history.json").add(good("c", 0))
        app.post_message(AppFocus())
        await pilot.pause()
        app.history.do(lambda: None)
        looked = threading.Event()
        app.history.do(looked.set)
        await until(pilot, looked.is_set)
        assert len(app.history.current.sessions) == 2
        await pilot.press("q", "d")
        await home(app, pilot)
        app.post_message(AppFocus())
        await until(pilot, lambda: len(app.history.current.sessions) == 3)
    app.close()


async def test_home_fits_into_80_by_24_without_scrolling(tmp_path: Path) -> None:
    with_history(tmp_path, good("a", 5), good("b", 2))
    app = app_with(tmp_path, replace(OWN_PACE, rest_s=5))
    async with app.run_test(size=(80, 24)) as pilot:
        await home(app, pilot)
        body = app.screen.query_one("#home-body")
        assert body.max_scroll_y == 0
        assert "START" in shown(app)
        assert "We recommend a rest of 30-60 s" in shown(app)
    app.close()


@pytest.mark.parametrize("pacing", Pacing)
async def test_on_a_small_screen_the_finish_time_is_in_sight(
    tmp_path: Path, pacing: Pacing
) -> None:
    app = app_with(tmp_path, replace(OWN_PACE, pacing=pacing))
    async with app.run_test(size=(120, 40)) as pilot:
        await home(app, pilot)
        whole = str(app.screen.query_one("#start-line", Static).render()).rstrip()
        await pilot.resize_terminal(40, 12)
        await pilot.pause()
        line = app.screen.query_one("#start-line", Static)
        words = str(line.render()).rstrip()
        told = whole.partition("    y ")[0]  # what comes before the offer to try a set
        assert words.split()[-1] == told.split()[-1]
        assert len(words) <= line.size.width
        assert app.screen.region.contains_region(line.region)
    app.close()


async def test_after_a_session_yesterday_it_says_rest_and_shows_what_if(tmp_path: Path) -> None:
    with_history(tmp_path, good("a", 1))
    app = app_with(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        await home(app, pilot)
        assert app.history.facts.suggestion is not None
        assert app.history.facts.suggestion.rule is Rule.DAY_BETWEEN
        text = shown(app)
        assert "A rest day" in text
        assert "You trained yesterday" in text
        assert "3 x 10 per leg" in text
    app.close()


async def test_an_answer_given_in_the_app_changes_the_suggestion(tmp_path: Path) -> None:
    with_history(tmp_path, good("a", 2))
    app = app_with(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        await home(app, pilot)
        found = app.history.facts.suggestion
        assert found is not None
        assert found.rule is Rule.MORE_REPS
        app.history.answer(Answered(app.history.current.sessions[0].id, {"pain": 5}))
        await until(
            pilot,
            lambda: (
                app.history.facts.suggestion is not None
                and app.history.facts.suggestion.rule is Rule.PAIN
            ),
        )
        await pilot.pause()
        assert "Your pain was 5 of 10 last time" in shown(app)
    app.close()


async def test_what_follows_from_the_history_is_found_off_the_event_loop(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    found_in: list[int] = []

    def noting(*given: Any) -> Facts:
        found_in.append(threading.get_ident())
        return facts_of(*given)

    monkeypatch.setattr(history_bridge, "facts_of", noting)
    with_history(tmp_path, good("a", 1))
    app = app_with(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        await home(app, pilot)
        app.history.answer(Answered("a", {"pain": 5}))
        await until(pilot, lambda: app.history.current.sessions[0].pain == 5)
        app.settings.change(
            replace(app.settings.current, weekly_target=5), {"streak": {"weekly_target": 5}}
        )
        await until(pilot, lambda: app.history.facts.report.weekly_target == 5)
        app.hand.move(24 * 3600)
        app.history.refresh()
        await until(pilot, lambda: app.history.facts.today == app.clock.wall().date())
        counted = len(found_in)
        app.settings.change(replace(app.settings.current, volume=10), {"sound": {"volume": 10}})
        await pilot.pause()
    app.close()
    assert counted == len(found_in) == 4, "the volume is none of its business"
    assert threading.get_ident() not in found_in


async def test_a_new_day_brings_a_new_suggestion_to_an_app_left_open(tmp_path: Path) -> None:
    with_history(tmp_path, good("a", 1))
    app = app_with(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        await home(app, pilot)
        assert "A rest day" in shown(app)
        app.hand.move(24 * 3600)
        app.history.refresh()
        await until(pilot, lambda: "A step up" in shown(app))
        assert app.history.facts.today == START.date() + timedelta(days=1)
    app.close()


async def test_a_level_brings_its_dose_and_leaves_one_s_own_pace(tmp_path: Path) -> None:
    app = app_with(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        await home(app, pilot)
        await pilot.press("p")
        await until(pilot, lambda: top(app) is LevelsScreen)
        options = app.screen.query_one(OptionList)
        assert options.highlighted == list(LEVELS).index("beginner")
        await pilot.pause()
        note = app.screen.query_one("#level-note", Static)
        assert LEVELS["beginner"].note in str(note.content)
        await pilot.press("up", "enter")
        await until(pilot, lambda: top(app) is HomeScreen)
        assert home_plan(app) == dosed(OWN_PACE, LEVELS["supported"].plan)
        assert home_plan(app).warm_up is Routine.OFF
    app.close()


async def test_a_plan_is_saved_under_a_name_found_again_and_started_by_it(
    tmp_path: Path,
) -> None:
    config = tmp_path / "config.toml"
    config.write_text("# mine\n[plan]\nlead_in_s = 9  # slow\n")
    settings, _ = load_settings(config)
    app = HandApp(tmp_path, Launch(settings.plan), replace(settings, safety_accepted=START.date()))
    async with app.run_test(size=(80, 24)) as pilot:
        await home(app, pilot)
        await pilot.press("plus", "ctrl+s")
        await until(pilot, lambda: top(app) is SaveAsScreen)
        await pilot.press("enter")
        problem = app.screen.query_one("#preset-problem", Static)
        assert "yours is empty" in str(problem.content)
        await pilot.press(*"light", "enter")
        assert "that of a level" in str(problem.content)
        await pilot.press("space", *"legs", "enter")
        await until(pilot, lambda: top(app) is HomeScreen)
        assert "light legs" in shown(app)
        await pilot.press("minus", "ctrl+s")
        await until(pilot, lambda: top(app) is SaveAsScreen)
        await pilot.press(*"light", "space", *"legs", "enter")
        problem = app.screen.query_one("#preset-problem", Static)
        assert "there is already a preset named light legs" in str(problem.content).lower()
        await pilot.press("escape")
        await until(pilot, lambda: top(app) is HomeScreen)
        await pilot.press("p")
        await until(pilot, lambda: top(app) is LevelsScreen)
        options = app.screen.query_one(OptionList)
        assert "light legs" in str(options.get_option("plan-5").prompt)
        options.highlighted = 5
        await pilot.press("enter")
        await until(pilot, lambda: top(app) is HomeScreen)
        assert home_plan(app).reps_per_leg == 11
    app.close()
    text = config.read_text()
    assert text.startswith("# mine\n[plan]\nlead_in_s = 9  # slow\n")
    again, problems = load_settings(config)
    assert problems == ()
    assert again.presets["light legs"] == replace(
        Plan(), level="light legs", reps_per_leg=11, lead_in_s=9
    )


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("", "yours is empty"),
        ("   ", "yours is empty"),
        ("beginner", "that of a level"),
        ("x" * 33, "yours has 33"),
        ("a.b", "only letters"),
        ("--sets", "only letters"),
        ("[/foo]", "only letters"),
        ('a"b', "only letters"),
    ],
)
def test_a_name_that_cannot_be_is_refused_in_one_line(name: str, said: str) -> None:
    with pytest.raises(PresetNameError) as error:
        checked_name(name, {})
    assert said in str(error.value)
    assert "\n" not in str(error.value)


def test_a_name_is_cleaned_and_known_ones_are_told() -> None:
    assert checked_name("  früh\tam  Tag \x1b", {"früh am Tag": BEGINNER}) == ("früh am Tag", True)
    assert checked_name("fru\u0308h\xad", {"früh": BEGINNER}) == (
        "früh",
        True,
    )  # they look the same
    assert checked_name("früh", {"fru\u0308h": BEGINNER}) == ("fru\u0308h", True)


async def test_what_was_changed_on_home_is_what_the_next_start_begins_with(
    tmp_path: Path,
) -> None:
    config = tmp_path / "config.toml"
    config.write_text("[plan]\nrest_s = 50 # a minute is too long\n")
    settings, _ = load_settings(config)
    app = HandApp(tmp_path, Launch(settings.plan), replace(settings, safety_accepted=START.date()))
    async with app.run_test(size=(80, 24)) as pilot:
        await home(app, pilot)
        await pilot.press("plus", "comma")
        await pilot.press("enter")
        await begun(app, pilot)
    app.close()
    assert config.read_text() == "[plan]\nrest_s = 45 # a minute is too long\nreps_per_leg = 11\n"


async def test_a_start_from_the_command_line_changes_no_defaults(tmp_path: Path) -> None:
    plan = replace(BEGINNER, sets=1)
    app = HandApp(tmp_path, Launch(plan, at_once=True), Settings(safety_accepted=START.date()))
    async with app.run_test(size=(80, 24)) as pilot:
        await begun(app, pilot)
    app.close()
    assert not (tmp_path / "config.toml").exists()


def test_records_become_what_the_coach_reads() -> None:
    plan = replace(BEGINNER, sets=2)
    one = good("a", 4, plan)
    two = msgspec.structs.replace(good("b", 2), reps_in_reserve=None, pain=7)
    pasts = pasts_of([two, one])
    assert [past.day for past in pasts] == [one.day, two.day]
    assert (pasts[0].planned_reps, pasts[0].done_reps, pasts[0].rir) == (40, 40, 3)
    assert pasts[0].plan.sets == 2
    assert (pasts[1].rir, pasts[1].pain) == (None, 7)
    found = suggestion_of([two, one], Settings(), START.date())
    assert found.rule is Rule.PAIN


def test_the_first_suggestion_follows_the_safety_answers() -> None:
    settings = Settings(safety_accepted=START.date(), safety_level="supported")
    assert suggestion_of([], settings, START.date()).plan == LEVELS["supported"].plan
    only_a_date = Settings(safety_accepted=START.date())
    assert suggestion_of([], only_a_date, START.date()).plan == LEVELS["beginner"].plan
