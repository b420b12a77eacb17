"""One button: `next` always means the natural next thing, and the screen says which."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from tests.support.apps import HandApp, begun, go, shown, straight_in, until
from tests.support.clocks import START
from tests.support.sessions import plan
from textual.widgets import Button, Static

from lungetimer.running.interrupted import find_interrupted
from lungetimer.running.launch import Launch
from lungetimer.settings import Settings
from lungetimer.training.next_button import IGNORE_S, REPEAT_S
from lungetimer.training.plan import LegOrder, Pacing, Plan, RestMode, Routine
from lungetimer.training.views import State
from lungetimer.ui.screens.home import HomeScreen
from lungetimer.ui.screens.interrupted import InterruptedScreen
from lungetimer.ui.screens.leave import LeaveScreen
from lungetimer.ui.screens.summary import SummaryScreen
from lungetimer.ui.screens.workout import WorkoutScreen
from lungetimer.ui.widgets.key_line import KeyLine
from lungetimer.ui.widgets.plan_editor import FIELDS, PlanEditor

if TYPE_CHECKING:
    from pathlib import Path

    from textual.pilot import Pilot

NO_HANDS = plan(
    pacing=Pacing.SET, rest_mode=RestMode.READY, leg_order=LegOrder.ONE_BY_ONE, switch_s=5, sets=2
)


def front(app: HandApp) -> type:
    return type(app.screen)


def button(app: HandApp) -> str:
    return str(app.screen.query_one("#button", Static).content)


def now(app: HandApp) -> str:
    """Where the session is, in a word or two."""
    view = app.driver.view
    if view.state is State.PAUSED:
        return "paused"
    if view.phase is None:
        return str(view.state)
    if view.switch:
        return f"switch to {view.switch.leg}"
    if view.open_set:
        return f"set {view.set} {view.open_set.leg or 'both'}"
    return f"{view.phase.kind} {view.set}{' lead-in' if view.in_lead_in else ''}"


async def settle(app: HandApp, pilot: Pilot[None]) -> None:
    """Let the moment pass in which a press may still turn out to be a key that is held."""
    app.hand.move(REPEAT_S * 1.5)
    await pilot.pause(REPEAT_S * 2)


async def press(
    app: HandApp, pilot: Pilot[None], key: str = "pagedown", after: float = 1.2
) -> None:
    """One press, some seconds after what was before; that it is not held shows after a moment."""
    await go(app, pilot, after, step=0.4)
    await pilot.press(key)
    await settle(app, pilot)


@pytest.mark.parametrize("key", ["pagedown", "enter"])
async def test_a_whole_session_by_nothing_but_the_button(tmp_path: Path, key: str) -> None:
    app = HandApp(tmp_path, Launch(replace(NO_HANDS, cool_down=Routine.SHORT)))
    seen: list[tuple[str, str]] = []
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: app.history.facts.known)
        await pilot.press(key)
        await begun(app, pilot)
        while app.session.live is not None:
            seen.append((now(app), button(app)))
            assert len(seen) < 40, seen
            waits = now(app).startswith("rest") and "lead-in" not in now(app)
            await press(app, pilot, key, 11 if waits else 1.2)
            await pilot.pause()
        await until(pilot, lambda: front(app) is SummaryScreen)
        assert button(app) == "⏎ Save the answers and go home"
        assert "0-9 answer" in str(app.screen.query_one(KeyLine).render())
        app.hand.move(1.2)
        await pilot.press(key)
        await settle(app, pilot)
        await until(pilot, lambda: front(app) is HomeScreen)
    app.close()
    one_set = [
        ("set {} left", "⏎ Left leg done"),
        ("switch to right", "⏎ Start the right leg now"),
        ("set {} right", "⏎ Set done"),
    ]
    assert seen[:9] == [
        ("prepare 1 lead-in", "⏎ Start set 1 now"),
        *((place.format(1), words) for place, words in one_set),
        ("rest 1", "⏎ Ready for set 2"),
        ("rest 1 lead-in", "⏎ Start set 2 now"),
        *((place.format(2), words) for place, words in one_set),
    ]
    stretches = seen[9:]
    assert {place for place, _ in stretches} == {"cool_down 2"}
    assert [words for _, words in stretches] == [
        *["⏎ Skip to the next stretch"] * (len(stretches) - 1),
        "⏎ Finish",
    ]
    (saved,) = app.history._service._store.load().history.sessions
    assert [(s.left, s.right) for s in saved.sets] == [(2, 2), (2, 2)]


async def test_a_double_press_on_start_skips_nothing(tmp_path: Path) -> None:
    app = HandApp(tmp_path)
    async with app.run_test() as pilot:
        await until(pilot, lambda: app.history.facts.known)
        await pilot.press("pagedown")
        await begun(app, pilot)
        await go(app, pilot, 0.4)
        await pilot.press("pagedown")
        await settle(app, pilot)
        assert now(app) == "prepare 1 lead-in"
        await press(app, pilot, after=IGNORE_S)
        assert now(app) == "set 1"


async def test_a_key_that_is_held_from_start_on_is_one_press(tmp_path: Path) -> None:
    app = HandApp(tmp_path, Launch(plan(lead_in_s=9)))
    async with app.run_test() as pilot:
        await until(pilot, lambda: app.history.facts.known)
        await pilot.press("enter")
        await begun(app, pilot)
        await go(app, pilot, 0.5)
        for _ in range(40):
            await pilot.press("enter")
            await go(app, pilot, 0.09)
        await settle(app, pilot)
        assert now(app) == "prepare 1 lead-in"


async def test_every_phase_goes_on_to_the_next(tmp_path: Path) -> None:
    of = replace(plan(), warm_up=Routine.SHORT, cool_down=Routine.SHORT, sets=2)
    app = HandApp(tmp_path, straight_in(of))
    async with app.run_test() as pilot:
        await begun(app, pilot)
        seen = []
        for _ in range(6):
            seen.append((now(app), button(app)))
            await press(app, pilot)
        assert seen == [
            ("prepare 1 lead-in", "⏎ Start the warm-up now"),
            ("warm_up 1", "⏎ Skip to the next drill"),
            ("warm_up 1", "⏎ Skip to the next drill"),
            ("warm_up 1", "⏎ Skip to the first set"),
            ("lead_in 1 lead-in", "⏎ Start set 1 now"),
            ("set 1", "⏎ twice: end the set"),
        ]


async def test_a_timed_rest_is_cut_to_its_lead_in(tmp_path: Path) -> None:
    app = HandApp(tmp_path, straight_in(plan(rest_s=60)))
    async with app.run_test() as pilot:
        await begun(app, pilot)
        await go(app, pilot, 3 + 8 + 2)
        assert (now(app), button(app)) == ("rest 1", "⏎ Ready for set 2")
        await press(app, pilot)
        assert now(app) == "rest 1 lead-in"
        assert app.driver.view.seconds_remaining == 3
        await press(app, pilot)
        assert now(app) == "set 2"


async def test_a_rest_that_waits_counts_up_until_the_press(tmp_path: Path) -> None:
    app = HandApp(tmp_path, straight_in(plan(rest_mode=RestMode.READY)))
    async with app.run_test() as pilot:
        await begun(app, pilot)
        await go(app, pilot, 3 + 8 + 10 + 21)
        assert now(app) == "rest 1"
        assert str(app.screen.query_one("#timed-name", Static).content) == "Extra rest so far"
        assert app.screen.query_one("#words").has_class("-waits")
        assert app.driver.view.seconds_shown == 21
        await press(app, pilot)
        assert now(app) == "rest 1 lead-in"
        await go(app, pilot, 3)
        assert now(app) == "set 2"


async def test_ready_before_the_rest_is_long_enough_starts_at_its_end(tmp_path: Path) -> None:
    app = HandApp(tmp_path, straight_in(plan(rest_mode=RestMode.READY, rest_s=20)))
    async with app.run_test() as pilot:
        await begun(app, pilot)
        await go(app, pilot, 3 + 8 + 5)
        await press(app, pilot)
        assert now(app) == "rest 1"
        assert button(app) == "⏎ Start set 2 sooner"
        await go(app, pilot, 20 - 6 - 2)
        assert now(app) == "rest 1 lead-in"


async def test_in_a_tempo_set_it_takes_two_presses(tmp_path: Path) -> None:
    app = HandApp(tmp_path, straight_in(plan(reps_per_leg=10)))
    async with app.run_test() as pilot:
        await begun(app, pilot)
        await go(app, pilot, 3 + 4.2)  # two reps are done, the third is under way
        await press(app, pilot, after=1.2)
        assert (now(app), button(app)) == ("set 1", "⏎ once more: end the set")
        await go(app, pilot, 1.2)
        await pilot.press("pagedown")  # too late to be the second
        assert now(app) == "set 1"
        await go(app, pilot, 0.4)
        await pilot.press("pagedown")
        await settle(app, pilot)
        assert now(app) == "rest 1"
        (done,) = app.driver.view.sets
        assert (done.left, done.right) == (2, 1)
        assert app.driver.session.result().adjustments == ()


async def test_a_held_key_does_not_end_a_tempo_set(tmp_path: Path) -> None:
    app = HandApp(tmp_path, straight_in(plan(reps_per_leg=10)))
    async with app.run_test() as pilot:
        await begun(app, pilot)
        await go(app, pilot, 3 + 5)
        await pilot.press("pagedown")
        await go(app, pilot, 0.5)
        for _ in range(20):
            await pilot.press("pagedown")
            await go(app, pilot, 0.03)
        await settle(app, pilot)
        assert now(app) == "set 1"


async def test_paused_it_resumes_and_a_double_press_does_no_more(tmp_path: Path) -> None:
    app = HandApp(tmp_path, straight_in(plan(pacing=Pacing.SELF)))
    async with app.run_test() as pilot:
        await begun(app, pilot)
        await go(app, pilot, 5)
        await pilot.press("space")
        assert (now(app), button(app)) == ("paused", "⏎ Continue")
        await press(app, pilot)
        assert now(app) == "set 1"
        await go(app, pilot, 0.5)
        await pilot.press("pagedown")
        await settle(app, pilot)
        assert app.driver.view.reps_done == 0


async def test_in_the_question_before_leaving_it_only_goes_on(tmp_path: Path) -> None:
    app = HandApp(tmp_path, straight_in())
    async with app.run_test() as pilot:
        await begun(app, pilot)
        await go(app, pilot, 6)
        for key in ("pagedown", "enter"):
            await press(app, pilot, "q")
            await until(pilot, lambda: front(app) is LeaveScreen)
            await until(pilot, lambda: "esc or PgDn: continue the session" in shown(app))
            await pilot.press("left", "left", "pageup", key)  # the key `back` finds no other answer
            await until(pilot, lambda: front(app) is WorkoutScreen)
            assert app.driver.view.state is State.RUNNING
        await press(app, pilot, "q")
        await until(pilot, lambda: front(app) is LeaveScreen)
        await pilot.press("right", "right")
        await until(pilot, lambda: app.screen.query_one("#discard", Button).has_focus)
        await pilot.press("pagedown")
        await until(pilot, lambda: front(app) is WorkoutScreen)


@pytest.mark.parametrize("size", [(40, 16), (71, 22), (80, 24)])
async def test_an_interrupted_session_waits_for_another_time(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    first = HandApp(tmp_path, straight_in())
    async with first.run_test() as pilot:
        await begun(first, pilot)
        await go(first, pilot, 8)
    first.close()
    app = HandApp(tmp_path)
    async with app.run_test(size=size) as pilot:
        await until(pilot, lambda: front(app) is InterruptedScreen)
        await until(pilot, lambda: "Press esc or PgDn to decide later" in shown(app))
        await pilot.press("pagedown")
        await until(pilot, lambda: front(app) is HomeScreen)
    assert find_interrupted(tmp_path, app.history.current).found


async def test_summary_and_home_are_each_left_by_a_press_of_their_own(tmp_path: Path) -> None:
    app = HandApp(tmp_path, straight_in(plan(sets=1)))
    async with app.run_test() as pilot:
        await begun(app, pilot)
        await go(app, pilot, 3 + 8)
        await until(pilot, lambda: front(app) is SummaryScreen)
        await pilot.press("pagedown")  # meant for the set that just ended
        await settle(app, pilot)
        assert front(app) is SummaryScreen
        app.hand.move(1.2)
        await pilot.press("pagedown")
        await settle(app, pilot)
        await until(pilot, lambda: front(app) is HomeScreen)
        app.hand.move(0.4)
        await pilot.press("pagedown")  # the second of a double press
        await settle(app, pilot)
        assert app.session.live is None
        app.hand.move(1.2)
        await pilot.press("pagedown")
        await settle(app, pilot)
        await begun(app, pilot)


async def test_a_double_enter_in_the_note_starts_no_session(tmp_path: Path) -> None:
    app = HandApp(tmp_path, straight_in(plan(sets=1)))
    async with app.run_test() as pilot:
        await begun(app, pilot)
        await go(app, pilot, 3 + 8)
        await until(pilot, lambda: front(app) is SummaryScreen)
        app.hand.move(5)
        await pilot.press("down", "down", *"good", "enter")
        await until(pilot, lambda: front(app) is HomeScreen)
        app.hand.move(0.4)
        await pilot.press("enter")
        await settle(app, pilot)
        assert app.session.live is None


async def test_another_key_takes_its_place_everywhere(tmp_path: Path) -> None:
    keys = {"next": "b", "back": "v"}
    settings = Settings(keys=keys, safety_accepted=START.date())
    app = HandApp(tmp_path, Launch(plan(sets=1)), settings)
    async with app.run_test() as pilot:
        await until(pilot, lambda: app.history.facts.known)
        await pilot.press("b")
        await begun(app, pilot)
        assert button(app) == "b Start set 1 now"
        await press(app, pilot, "pagedown")
        assert now(app) == "prepare 1 lead-in", "page down is its key no more"
        await press(app, pilot, "b")
        assert now(app) == "set 1"
        await press(app, pilot, "v", after=4)
        assert now(app) == "lead_in 1 lead-in"
        await press(app, pilot, "q")
        await until(pilot, lambda: front(app) is LeaveScreen)
        await until(pilot, lambda: "esc or b: continue the session" in shown(app))
        await pilot.press("b")
        await until(pilot, lambda: front(app) is WorkoutScreen)
        assert app.driver.view.state is State.RUNNING
        await go(app, pilot, 3 + 8 + 1)
        await until(pilot, lambda: front(app) is SummaryScreen)
        assert button(app) == "b Save the answers and go home"
        app.hand.move(1.2)
        await pilot.press("b")
        await settle(app, pilot)
        await until(pilot, lambda: front(app) is HomeScreen)


@pytest.mark.parametrize("size", [(40, 12), (71, 22), (80, 24), (120, 40), (250, 70)])
async def test_where_the_session_waits_the_screen_says_so_at_every_size(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    app = HandApp(tmp_path, straight_in(Plan(pacing=Pacing.SET, warm_up=Routine.OFF)))
    async with app.run_test(size=size) as pilot:
        await begun(app, pilot)
        await go(app, pilot, 6)
        row = app.screen.query_one("#button", Static)
        assert button(app) == "⏎ Set done"
        assert row.region.height >= (1 if size[1] < 22 else 3)
        assert app.screen.region.contains_region(row.region)


async def test_on_a_small_home_the_cursor_stays_in_sight(tmp_path: Path) -> None:
    app = HandApp(tmp_path, Launch(plan(leg_order=LegOrder.ONE_BY_ONE)))
    async with app.run_test(size=(40, 12)) as pilot:
        await until(pilot, lambda: app.history.facts.known)
        editor = app.screen.query_one(PlanEditor)

        def chosen() -> str:
            assert editor.value is not None
            return editor.value.field

        for name in FIELDS:
            assert chosen() == name
            row = editor.region.y + 1 + editor.row_of(name)
            assert 0 <= row < app.screen.query_one("#start-line").region.y
            await pilot.press("down")
            await pilot.pause()
        assert chosen() == FIELDS[0]
        await pilot.press("pageup")
        assert chosen() == FIELDS[-1], "the key `back` goes to the field before"
