"""The workout screen: what is seen, and what keys do."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.support.apps import HandApp, begun, go, shown, straight_in, until
from tests.support.sessions import plan
from textual.widget import Widget
from textual.widgets import Static

from lungetimer.training.plan import LeadLeg, Pacing, Routine, Tempo
from lungetimer.training.status import PauseReason
from lungetimer.training.views import State
from lungetimer.ui.screens.summary import SummaryScreen
from lungetimer.ui.screens.workout import WorkoutScreen
from lungetimer.ui.widgets.giant import Giant
from lungetimer.ui.widgets.key_line import KeyLine
from lungetimer.ui.widgets.stage import Stage

if TYPE_CHECKING:
    from pathlib import Path


def words(app: HandApp, selector: str) -> str:
    return str(app.screen.query_one(selector, Static).content)


def top(app: HandApp) -> object:
    return app.screen


def rows_of(widget: Widget) -> list[str]:
    return [widget.render_line(y).text for y in range(widget.size.height)]


def footer(app: HandApp) -> str:
    return str(app.screen.query_one(KeyLine).render())


def state(app: HandApp) -> State:
    found: State = app.driver.session.state
    return found


async def test_a_session_from_the_first_key_to_the_saved_record(tmp_path: Path) -> None:
    app = HandApp(tmp_path)
    async with app.run_test() as pilot:
        await pilot.pause()
        await pilot.press("enter")
        await begun(app, pilot)
        assert type(top(app)) is WorkoutScreen
        await go(app, pilot, 3.5)
        assert words(app, "#headline") == "Set 1 of 2"
        assert "LEFT" in shown(app)
        await go(app, pilot, 30)
        await pilot.pause()
        assert type(top(app)) is SummaryScreen
        app.hand.move(2)
        await until(pilot, lambda: app.screen.focused is not None)
        await pilot.press("3", "down", "0", "down", *"fine", "enter")
        await pilot.pause()
    assert app.close() == ()
    (saved,) = app.history._service._store.load().history.sessions
    assert [(s.left, s.right) for s in saved.sets] == [(2, 2), (2, 2)]
    assert (saved.reps_in_reserve, saved.pain, saved.note) == (3, 0, "fine")
    assert saved.plan.lead_leg.value == "left"


async def test_the_next_session_leads_with_the_other_leg(tmp_path: Path) -> None:
    for day, expected in enumerate(("left", "right", "left")):
        app = HandApp(tmp_path, straight_in(plan(lead_leg=LeadLeg.AUTO)))
        app.hand.move(day * 86400)
        async with app.run_test() as pilot:
            await begun(app, pilot)
            assert app.driver.session.plan.lead_leg.value == expected
            await go(app, pilot, 31)
            await pilot.pause()
        app.close()


@pytest.mark.parametrize("size", [(40, 12), (80, 24), (120, 40), (250, 70)])
async def test_leg_number_and_phase_are_there_at_every_size(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    app = HandApp(tmp_path, straight_in(plan(reps_per_leg=12, tempo=Tempo(1, 0, 1, 0))))
    async with app.run_test(size=size) as pilot:
        await begun(app, pilot)
        await go(app, pilot, 3.5)
        assert "LEFT" in shown(app)
        assert "Set 1 of 2" in shown(app)
        assert "█" in shown(app)  # the number is drawn in blocks
        assert "of 12" in shown(app)
        await go(app, pilot, 2)
        assert app.screen.query_one("#lane-right").has_class("-active")
        assert not app.screen.query_one("#lane-left").has_class("-active")


async def test_the_first_picture_of_a_set_says_which_foot_steps_back(tmp_path: Path) -> None:
    app = HandApp(tmp_path, straight_in(plan(reps_per_leg=5)))
    async with app.run_test(size=(120, 40)) as pilot:
        await begun(app, pilot)
        for _ in range(60):  # not a step further than to the first frame of the set
            if "Set 1 of 2" in shown(app):
                break
            await go(app, pilot, 0.1)
        await pilot.pause()
        assert "◀ LEFT foot back" in shown(app)


async def test_keys_change_the_session(tmp_path: Path) -> None:
    app = HandApp(tmp_path, straight_in(plan(reps_per_leg=5, sets=3)))
    async with app.run_test() as pilot:
        await begun(app, pilot)
        await go(app, pilot, 4)
        await pilot.press("plus", "plus", "minus", "right_square_bracket", "full_stop", "t")
        now = app.driver.session.plan
        assert (now.reps_per_leg, now.sets, now.rest_s, str(now.tempo)) == (6, 4, 15, "2-1-2-0")
        audit = [(a.field, a.old, a.new) for a in app.driver.session.result().adjustments]
        assert audit == [
            ("reps_per_leg", 5, 6),
            ("reps_per_leg", 6, 7),
            ("reps_per_leg", 7, 6),
            ("sets", 3, 4),
            ("rest_s", 10, 15),
            ("tempo", "1-0-1-0", "2-1-2-0"),
        ]
        assert "Tempo" in words(app, "#next")


async def test_a_key_without_effect_says_why(tmp_path: Path) -> None:
    app = HandApp(tmp_path, straight_in(plan(sets=9, rest_s=0)))
    async with app.run_test() as pilot:
        await begun(app, pilot)
        await go(app, pilot, 12)
        await pilot.press("right_square_bracket", "right_square_bracket")
        assert words(app, "#next") == "Sets: 10 is the limit"
        await pilot.press(*["left_square_bracket"] * 9)
        assert app.driver.session.plan.sets == 2
        assert words(app, "#next") == "Set 2 is running, so there must be at least 2 sets"
        await pilot.press("x")
        assert "You can add rest" in words(app, "#next")


async def test_the_seconds_of_an_untimed_set_are_a_time_at_every_size(tmp_path: Path) -> None:
    app = HandApp(tmp_path, straight_in(plan(reps_per_leg=10, pacing=Pacing.SET)))
    async with app.run_test(size=(80, 24)) as pilot:
        await begun(app, pilot)
        await go(app, pilot, 3 + 12)
        seconds = app.screen.query_one("#set-seconds", Giant)
        assert seconds.value is not None
        assert seconds.value.text == "0:12"
        for width, height in ((40, 12), (71, 22), (120, 40)):
            await pilot.resize_terminal(width, height)
            await until(pilot, lambda: sum("█" in row for row in rows_of(seconds)) >= 3)
        await go(app, pilot, 63, step=1.9)
        assert seconds.value.text == "1:15"


async def test_space_pauses_dims_and_says_how_to_go_on(tmp_path: Path) -> None:
    app = HandApp(tmp_path, straight_in())
    async with app.run_test() as pilot:
        await begun(app, pilot)
        await go(app, pilot, 4)
        await pilot.press("space")
        assert state(app) is State.PAUSED
        assert "PAUSED" in shown(app)
        assert "Press space to continue" in shown(app)
        assert "space continue" in footer(app)
        stage = app.screen.query_one(Stage)
        await until(pilot, lambda: stage.styles.opacity < 0.5)
        before = app.driver.session.result().reps
        await go(app, pilot, 60)
        assert app.driver.session.result().reps == before
        await pilot.press("space")
        assert "PAUSED" not in shown(app)
        assert "space pause" in footer(app)
        assert app.driver.session.result().paused_s == 60
        await until(pilot, lambda: stage.styles.opacity == 1)


async def test_in_a_rest_one_key_says_what_felt_off_and_changes_the_focus(tmp_path: Path) -> None:
    app = HandApp(tmp_path, straight_in(plan(rest_s=30)))
    async with app.run_test() as pilot:
        await begun(app, pilot)
        await go(app, pilot, 12)
        assert "2 knee" in shown(app)
        await pilot.press("2")
        assert app.driver.session.result().sets[0].felt == "knee"
        await go(app, pilot, 20)
        assert "Tip for set 2: " in words(app, "#cue")


async def test_self_pacing_counts_on_enter(tmp_path: Path) -> None:
    app = HandApp(tmp_path, straight_in(plan(pacing=Pacing.SELF, sets=1)))
    async with app.run_test() as pilot:
        await begun(app, pilot)
        await go(app, pilot, 3.5)
        for done in range(1, 4):
            assert words(app, "#button") == "⏎ Rep done"
            await pilot.press("enter")
            assert app.driver.session.result().reps == done
            await go(app, pilot, 2.5)
        assert words(app, "#cue")


@pytest.mark.parametrize("size", [(40, 12), (48, 24), (66, 22), (80, 24), (120, 40)])
async def test_a_pause_moves_nothing(tmp_path: Path, size: tuple[int, int]) -> None:
    app = HandApp(tmp_path, straight_in())
    async with app.run_test(size=size) as pilot:
        await begun(app, pilot)
        await go(app, pilot, 4)
        await until(pilot, lambda: app.screen.size == size)
        places = []
        for key in ("space", "space"):
            places.append({w: w.region for w in app.screen.walk_children(Widget)})
            await pilot.press(key)
            await pilot.pause()
            assert ("PAUSED" in shown(app)) is (state(app) is State.PAUSED)
        places.append({w: w.region for w in app.screen.walk_children(Widget)})
        assert places[0] == places[1] == places[2]


async def test_leaving_asks_and_the_time_of_asking_is_a_pause(tmp_path: Path) -> None:
    app = HandApp(tmp_path, straight_in())
    async with app.run_test() as pilot:
        await begun(app, pilot)
        await go(app, pilot, 6)
        await pilot.press("q")
        await pilot.pause()
        assert state(app) is State.PAUSED
        app.hand.move(1.5)
        await pilot.press("g")
        await pilot.pause()
        assert state(app) is State.RUNNING
        assert app.driver.session.result().paused_s == 1.5


async def test_a_pause_of_ones_own_survives_the_question(tmp_path: Path) -> None:
    app = HandApp(tmp_path, straight_in())
    async with app.run_test() as pilot:
        await begun(app, pilot)
        await go(app, pilot, 6)
        await pilot.press("space", "q")
        await pilot.pause()
        await pilot.press("g")
        await pilot.pause()
        assert state(app) is State.PAUSED


async def test_a_stall_is_explained(tmp_path: Path) -> None:
    app = HandApp(tmp_path, straight_in())
    async with app.run_test() as pilot:
        await begun(app, pilot)
        await go(app, pilot, 6)
        app.hand.move(600)
        app.driver.pump()
        await pilot.pause()
        assert "slept or froze" in shown(app)


async def test_zoom_shows_number_and_leg_alone(tmp_path: Path) -> None:
    app = HandApp(tmp_path, straight_in())
    async with app.run_test() as pilot:
        await begun(app, pilot)
        await go(app, pilot, 4)
        await pilot.press("z")
        await pilot.pause()
        assert "LEFT" in shown(app)
        assert "Set 1 of 2" not in shown(app)
        await pilot.press("z")
        await pilot.pause()
        assert "Set 1 of 2" in shown(app)


async def test_warm_up_drills_show_their_name_cue_and_what_follows(tmp_path: Path) -> None:
    app = HandApp(tmp_path, straight_in(plan(warm_up=Routine.FULL)))
    async with app.run_test() as pilot:
        await begun(app, pilot)
        await go(app, pilot, 5)
        assert "March on the spot" in shown(app)
        assert "Next: Hip circles, 30 s" in words(app, "#next")
        assert words(app, "#cue")


async def test_help_and_history_wait_for_the_person(tmp_path: Path) -> None:
    app = HandApp(tmp_path, straight_in())
    async with app.run_test() as pilot:
        await begun(app, pilot)
        await go(app, pilot, 4)
        for key in ("question_mark", "h"):
            await pilot.press(key)
            await pilot.pause()
            assert not isinstance(app.screen, WorkoutScreen)
            assert state(app) is State.PAUSED
            await pilot.press("escape")
            await pilot.pause()
            assert isinstance(app.screen, WorkoutScreen)


async def test_a_session_pauses_before_the_program_is_suspended(tmp_path: Path) -> None:
    app = HandApp(tmp_path, straight_in())
    async with app.run_test() as pilot:
        await begun(app, pilot)
        await go(app, pilot, 4)
        app.before_stop()
        app.hand.move(2)  # too short to count as a stall
        app.driver.pump()
        assert (state(app), app.driver.view.pause_reason) == (State.PAUSED, PauseReason.ASKED)
        await pilot.press("space", "q")
        app.before_stop()  # with a dialog in front
        await pilot.press("c")
        assert state(app) is State.RUNNING, "the answer to the dialog continues the session"


async def test_the_question_of_a_rest_is_whole_from_the_first_moment(tmp_path: Path) -> None:
    app = HandApp(tmp_path, straight_in(plan(rest_s=20)))
    async with app.run_test(size=(80, 24)) as pilot:
        await begun(app, pilot)
        await go(app, pilot, 4)
        await pilot.press("2")
        assert "After a set, you can say how it felt" in shown(app)
        await pilot.press("n")
        await pilot.pause()
        assert "How was the set?  1 fine  2 knee" in shown(app)
