"""The safety questions: when they come, what follows from them, and what is kept."""

from __future__ import annotations

import tomllib
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest
from tests.support.apps import HandApp, begun, rows_of, shown, straight_in, until
from tests.support.clocks import START
from tests.support.records import session
from tests.support.sessions import plan
from textual.widgets import Static

from lungetimer.coaching.levels import LEVELS
from lungetimer.coaching.notes import BEFORE, STOP_ADVICE, STOP_NOW
from lungetimer.coaching.safety import QUESTIONS
from lungetimer.history.session_records import History
from lungetimer.history.store import HistoryStore
from lungetimer.settings import Settings
from lungetimer.training.plan import Support
from lungetimer.training.status import PauseReason
from lungetimer.training.views import State
from lungetimer.ui.app import Launch
from lungetimer.ui.screens.advice import AdviceScreen
from lungetimer.ui.screens.home import HomeScreen
from lungetimer.ui.screens.safety import SafetyScreen
from lungetimer.ui.screens.stop_signs import StopSignsScreen
from lungetimer.ui.screens.workout import WorkoutScreen
from lungetimer.ui.widgets.yes_no_row import YesNoRow

if TYPE_CHECKING:
    from pathlib import Path

    from textual.pilot import Pilot
    from textual.screen import Screen

TODAY = START.date()


def kept(home: Path) -> dict[str, Any]:
    path = home / "config.toml"
    return tomllib.loads(path.read_text()) if path.exists() else {}


async def on(app: HandApp, pilot: Pilot[None], screen: type[Screen[Any]]) -> None:
    await until(pilot, lambda: type(app.screen) is screen and app.screen.is_mounted)
    await pilot.pause()


async def mark(app: HandApp, pilot: Pilot[None], *keys: str) -> None:
    """Answer these questions with yes, by nothing but keys."""
    order = [question.key for question in QUESTIONS]
    for key in order:
        if key in keys:
            await pilot.press("y")
        elif key != order[-1]:
            await pilot.press("n")
    assert yes(app) == [key for key in order if key in keys]


async def advised(app: HandApp, pilot: Pilot[None], *keys: str) -> None:
    """Answer these questions with yes, and go on to the advice."""
    await on(app, pilot, SafetyScreen)
    await mark(app, pilot, *keys)
    await pilot.press("enter")
    await on(app, pilot, AdviceScreen)


def yes(app: HandApp) -> list[str]:
    """Keys of the questions marked with yes."""
    assert isinstance(app.screen, SafetyScreen)
    return app.screen.yes


def fresh(home: Path, launch: Launch | None = None) -> HandApp:
    return HandApp(home, launch or Launch(LEVELS["beginner"].plan), screened=False)


async def test_on_first_run_all_questions_are_asked_and_no_to_all_is_one_key(
    tmp_path: Path,
) -> None:
    app = fresh(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        await on(app, pilot, SafetyScreen)
        text = shown(app)
        for question in QUESTIONS:
            assert question.text in text
        await pilot.press("enter")
        await on(app, pilot, HomeScreen)
        assert app.settings.current.safety_accepted == TODAY
        assert app.home is not None
        assert app.home.plan == LEVELS["beginner"].plan
    app.close()
    assert kept(tmp_path) == {"safety": {"accepted": TODAY, "level": "beginner"}}


@pytest.mark.parametrize("size", [(71, 22), (40, 12), (20, 6)])
async def test_in_a_small_window_no_question_is_answered_unseen(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    app = fresh(tmp_path)
    async with app.run_test(size=size) as pilot:
        await on(app, pilot, SafetyScreen)
        await pilot.pause()
        asked, presses = {question.key for question in QUESTIONS}, 0
        while isinstance(app.screen, SafetyScreen) and presses < 20:
            assert presses == 0 or app.focused in app.screen._compositor.visible_widgets
            asked -= {
                row.key for row in app.screen.query(YesNoRow)
                if row in app.screen._compositor.visible_widgets
            }  # fmt: skip
            assert ("MORE QUESTIONS" in shown(app)) is bool(asked) or size[0] < 40
            assert ("⏎ more" in rows_of(app)[-1]) is bool(asked) or size[0] < 40
            await pilot.press("enter")
            await pilot.pause()
            presses += 1
        await on(app, pilot, HomeScreen)
        assert not asked
        assert presses > 1
    app.close()


async def test_q_leaves_the_questions_and_the_advice_like_esc(tmp_path: Path) -> None:
    app = fresh(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        await on(app, pilot, SafetyScreen)
        await pilot.press("q")
        await on(app, pilot, HomeScreen)
        await pilot.press("exclamation_mark")
        await advised(app, pilot, "heart")
        await pilot.press("q")
        await on(app, pilot, HomeScreen)
    app.close()
    assert kept(tmp_path) == {}


async def test_a_yes_leads_to_its_advice_and_to_the_supported_level(tmp_path: Path) -> None:
    app = fresh(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        await advised(app, pilot, "knees")
        assert "Start at the supported level" in shown(app)
        assert "Source: Article" in shown(app)
        await pilot.press("enter")
        await on(app, pilot, HomeScreen)
        found = app.home.plan
        assert found is not None
        assert (found.sets, found.reps_per_leg, found.support) == (2, 6, Support.CHAIR)
        await pilot.press("enter")
        await begun(app, pilot)
        assert app.driver.session.plan.support is Support.CHAIR
    app.close()
    written = kept(tmp_path)
    assert written["safety"] == {"accepted": TODAY, "level": "supported"}
    assert "knees" not in (tmp_path / "config.toml").read_text()


async def test_the_person_may_keep_the_plan_all_the_same(tmp_path: Path) -> None:
    app = fresh(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        await advised(app, pilot, "back")
        await pilot.press("k")
        await on(app, pilot, HomeScreen)
        assert app.home is not None
        assert app.home.plan == LEVELS["beginner"].plan
    app.close()
    assert kept(tmp_path)["safety"]["level"] == "supported"


async def test_with_a_doctor_to_ask_enter_does_not_go_on_and_nothing_is_kept(
    tmp_path: Path,
) -> None:
    app = fresh(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        await advised(app, pilot, "heart", "balance")
        text = " ".join(shown(app).split())
        assert "Please ask a doctor first." in text
        assert "Hold on to a wall or a chair" in text
        await pilot.press("enter")
        await on(app, pilot, HomeScreen)
        await pilot.press("enter")  # a session is not begun without the answers
        await on(app, pilot, SafetyScreen)
        assert app.session.live is None
    app.close()
    assert kept(tmp_path) == {}


async def test_start_asks_first_and_then_begins(tmp_path: Path) -> None:
    app = fresh(tmp_path, straight_in())
    async with app.run_test(size=(80, 24)) as pilot:
        await on(app, pilot, SafetyScreen)
        assert app.session.live is None
        await pilot.press("enter")
        await begun(app, pilot)
        assert type(app.screen) is WorkoutScreen
    app.close()


async def test_start_left_unanswered_shows_home_and_no_session(tmp_path: Path) -> None:
    app = fresh(tmp_path, straight_in())
    async with app.run_test(size=(80, 24)) as pilot:
        await on(app, pilot, SafetyScreen)
        await pilot.press("escape")
        await on(app, pilot, HomeScreen)
        assert app.session.live is None
    app.close()


async def test_a_demo_asks_nothing_and_keeps_nothing(tmp_path: Path) -> None:
    app = fresh(tmp_path, Launch(plan(), at_once=True, demo_speed=10.0))
    async with app.run_test(size=(80, 24)) as pilot:
        await begun(app, pilot)
        assert type(app.screen) is WorkoutScreen
    app.close()
    assert not (tmp_path / "config.toml").exists()
    assert not (tmp_path / "history.json").exists()


@pytest.mark.parametrize(
    ("asked", "trained", "due"),
    [(29, None, True), (28, None, False), (100, 28, False), (100, 29, True), (10, 100, False)],
)
async def test_they_come_again_after_more_than_28_days_away(
    tmp_path: Path, asked: int, trained: int | None, *, due: bool
) -> None:
    if trained is not None:
        day = START - timedelta(days=trained)
        record = session("one", day)
        HistoryStore(tmp_path / "history.json").change(lambda _: History(sessions=(record,)))
    app = HandApp(tmp_path, None, Settings(safety_accepted=TODAY - timedelta(days=asked)))
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: app.history.facts.known)
        for _ in range(3):
            await pilot.pause()
        assert (type(app.screen) is SafetyScreen) is due
    app.close()


async def test_they_come_on_request_from_home_and_the_last_answers_hold(tmp_path: Path) -> None:
    app = HandApp(tmp_path, None, Settings(safety_accepted=TODAY - timedelta(days=3)))
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: app.history.facts.known)
        await pilot.press("exclamation_mark")
        await on(app, pilot, SafetyScreen)
        await pilot.press("escape")
        await on(app, pilot, HomeScreen)
        assert app.settings.current.safety_accepted == TODAY - timedelta(days=3)
        await pilot.press("exclamation_mark")
        await on(app, pilot, SafetyScreen)
        await pilot.press("enter")
        await on(app, pilot, HomeScreen)
        assert app.settings.current.safety_accepted == TODAY
    app.close()


async def test_answers_can_be_changed_and_clicked_before_they_count(tmp_path: Path) -> None:
    app = fresh(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        await on(app, pilot, SafetyScreen)
        await pilot.press("space", "down", "down", "y", "up", "n", "up", "up", "up", "space")
        assert yes(app) == []
        await pilot.click("#ask-ill")
        assert yes(app) == ["ill"]
        assert app.screen.focused is app.screen.query_one("#ask-ill", YesNoRow)
        await pilot.click("#safety-done")
        await on(app, pilot, AdviceScreen)
        assert "Rest today" in shown(app)
        await pilot.press("l")  # no level is advised to someone who is ill
        assert type(app.screen) is AdviceScreen
        await pilot.press("escape")
        await on(app, pilot, HomeScreen)
    app.close()


async def test_the_check_stands_on_home_and_opens_every_session(tmp_path: Path) -> None:
    app = HandApp(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: app.history.facts.known)
        await pilot.pause()
        assert BEFORE.text in shown(app)
        await pilot.press("enter")
        await begun(app, pilot)
        assert BEFORE.text in shown(app)
        app.hand.move(1.0)
        app.driver.pump()
        await pilot.pause()
        assert BEFORE.text in shown(app)
    app.close()


async def test_the_stop_signs_are_one_key_away_and_hold_the_session(tmp_path: Path) -> None:
    app = HandApp(tmp_path, straight_in())
    async with app.run_test(size=(80, 24)) as pilot:
        await begun(app, pilot)
        await pilot.press("exclamation_mark")
        await on(app, pilot, StopSignsScreen)
        text = " ".join(str(line.content) for line in app.screen.query(Static))
        for sign in STOP_NOW:
            assert sign.text in text
        assert STOP_ADVICE.text in text
        assert "esc: back" in shown(app)  # in view even if the text does not fit
        view = app.driver.view
        assert (view.state, view.pause_reason) == (State.PAUSED, PauseReason.SAFETY)
        before = view.left_s
        app.hand.move(60.0)
        app.driver.pump()
        await pilot.press("escape")
        await on(app, pilot, WorkoutScreen)
        assert (app.driver.view.state, app.driver.view.left_s) == (State.PAUSED, before)
        await pilot.press("space")
        assert app.driver.session.state is State.RUNNING
    app.close()


@pytest.mark.parametrize("size", [(30, 8), (40, 12), (120, 40), (250, 70)])
async def test_questions_and_advice_live_in_every_size(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    app = fresh(tmp_path)
    async with app.run_test(size=size) as pilot:
        await on(app, pilot, SafetyScreen)
        for number, question in enumerate(QUESTIONS):
            focused = app.screen.focused
            assert isinstance(focused, YesNoRow)
            assert focused.key == question.key
            await until(pilot, lambda row=focused: row.region.bottom <= size[1])  # type: ignore[misc]  # the default argument binds the current value
            await pilot.press("space", "down")
            assert len(yes(app)) == number + 1
        await pilot.press("enter")
        await on(app, pilot, AdviceScreen)
        assert "This exercise" in shown(app)
        await pilot.resize_terminal(80, 24)
        await pilot.press("n")
        await on(app, pilot, HomeScreen)
    app.close()


async def test_whoever_finds_kneeling_hard_is_offered_standing_stretches(tmp_path: Path) -> None:
    app = fresh(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        await advised(app, pilot, "kneeling")
        assert "[x] Do the stretches standing from now on" in shown(app)
        await pilot.press("s")
        assert "[ ] Do the stretches standing from now on" in shown(app)
        await pilot.press("s", "k")
        await on(app, pilot, HomeScreen)
        assert app.settings.current.kneeling is False
        await pilot.press("enter")
        await begun(app, pilot)
        phases = [p.drill.key for p in app.driver.session.script.phases if p.drill]
        assert "hip_flexor_standing_left" in phases
        assert "hip_flexor_left" not in phases
    app.close()
    written = kept(tmp_path)
    assert written["safety"] == {"accepted": TODAY, "level": "beginner"}
    assert written["body"] == {"kneeling": False}


async def test_standing_stretches_are_not_taken_where_they_were_declined(tmp_path: Path) -> None:
    app = fresh(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        await advised(app, pilot, "kneeling")
        await pilot.press("s", "k")
        await on(app, pilot, HomeScreen)
        assert app.settings.current.kneeling is True
    app.close()
    assert "body" not in kept(tmp_path)
