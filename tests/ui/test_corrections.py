"""Reps that were called but not done: corrected in the rest, on the summary and in History."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.support.apps import HandApp, begun, go, straight_in, until
from tests.support.clocks import START
from tests.support.records import session
from tests.support.sessions import plan
from textual.widgets import Static

from lungetimer.history.store import HistoryStore
from lungetimer.settings import Settings
from lungetimer.training.choices import Leg, Pacing
from lungetimer.ui.screens.edit import EditScreen
from lungetimer.ui.screens.history import HistoryScreen
from lungetimer.ui.screens.home import HomeScreen
from lungetimer.ui.screens.summary import SummaryScreen
from lungetimer.ui.widgets.count_row import CountField, CountRow
from lungetimer.ui.widgets.set_table import SetTable

if TYPE_CHECKING:
    from pathlib import Path

    from textual.pilot import Pilot

    from lungetimer.history.session_records import SessionRecord


def saved(app: HandApp) -> SessionRecord:
    app.close()
    (record,) = app.history._service._store.load().history.sessions
    return record


def row(app: HandApp) -> str:
    return app.screen.query_one(CountRow).render().plain


def told(app: HandApp) -> str:
    return str(app.screen.query_one("#next", Static).content)


async def into_the_rest(app: HandApp, pilot: Pilot[None]) -> None:
    await begun(app, pilot)
    await go(app, pilot, 3 + 8 + 2)
    assert app.driver.view.correctable == 1


@pytest.mark.parametrize("size", [(40, 12), (71, 22), (80, 24), (120, 40), (250, 70)])
async def test_in_the_rest_four_keys_correct_the_set_before(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    app = HandApp(tmp_path, straight_in(plan(rest_s=60)))
    async with app.run_test(size=size) as pilot:
        await into_the_rest(app, pilot)
        assert row(app).split()[:3] == ["◀", "LEFT", "2"]
        assert row(app).index("LEFT 2") < size[0] // 2 - 1 <= row(app).index("RIGHT 2")
        await pilot.press("j", "j", "j", "k", "i", "i", "k")
        one = app.driver.view.sets[0]
        assert (one.left, one.right) == (0, 2), "never below nothing"
        assert (one.called(Leg.LEFT), one.called(Leg.RIGHT)) == (2, 2)
        assert "LEFT 0" in row(app)
        assert app.screen.query_one(CountRow).region.height == 1
        await pilot.press("u", "i")
        assert "LEFT 1" in row(app)
        assert "RIGHT 3" in row(app)


async def test_outside_a_rest_a_key_says_when_reps_can_be_corrected(tmp_path: Path) -> None:
    app = HandApp(tmp_path, straight_in())
    async with app.run_test() as pilot:
        await begun(app, pilot)
        await go(app, pilot, 6)
        await pilot.press("j")
        assert told(app) == "You can correct the reps after the set"
        assert app.driver.session.result().corrections == ()


async def test_other_keys_correct_and_the_row_names_them(tmp_path: Path) -> None:
    own = {"left_less": "f5", "right_more": "f8"}
    settings = Settings(keys=own, safety_accepted=START.date())
    app = HandApp(tmp_path, straight_in(plan(rest_s=60)), settings)
    async with app.run_test() as pilot:
        await into_the_rest(app, pilot)
        assert "f5− u+" in row(app)
        assert "k− f8+" in row(app)
        await pilot.press("j", "f5", "f8", "i")
        assert [app.driver.view.sets[0].done(leg) for leg in Leg] == [1, 3]


async def test_a_failed_set_ends_at_the_rep_before_and_rests(tmp_path: Path) -> None:
    app = HandApp(tmp_path, straight_in(plan(reps_per_leg=5)))
    async with app.run_test() as pilot:
        await begun(app, pilot)
        await go(app, pilot, 3 + 7)  # three reps are done, the fourth is under way
        await pilot.press("n")
        view = app.driver.view
        assert view.phase is not None
        assert view.phase.name == "Rest"
        assert (view.sets[0].left, view.sets[0].right) == (2, 1)
        assert told(app) == "Set 1 ended: left 2, right 1"
        await pilot.press("n")
        assert told(app) == "You can end a set only while it is running"


async def test_without_a_clock_a_failed_set_lacks_its_last_rep(tmp_path: Path) -> None:
    app = HandApp(tmp_path, straight_in(plan(reps_per_leg=5, pacing=Pacing.SET)))
    async with app.run_test() as pilot:
        await begun(app, pilot)
        await go(app, pilot, 3 + 7)
        await pilot.press("n")
        assert [app.driver.view.sets[0].done(leg) for leg in Leg] == [5, 4]


async def test_on_the_summary_a_set_is_chosen_and_corrected_and_saved_at_once(
    tmp_path: Path,
) -> None:
    app = HandApp(tmp_path, straight_in())
    async with app.run_test() as pilot:
        await begun(app, pilot)
        await go(app, pilot, 3 + 8 + 10 + 8 + 1)
        await until(pilot, lambda: type(app.screen) is SummaryScreen)
        table = app.screen.query_one(SetTable)
        keys = "left j− u+  right k− i+"
        assert f"Correct set 2: {keys}   ↑: another set" in table.render().plain
        await pilot.press("up")
        assert table.has_focus
        assert f"Correct set 2: {keys}   ↑ ↓: another set" in table.render().plain
        await pilot.press("down", "k")  # the last set, while nothing else is chosen
        await pilot.press("up")
        assert table.has_focus
        await pilot.press("up", "j", "j", "j", "i")
        text = table.render().plain
        assert f"Correct set 1: {keys}   ↑ ↓: another set" in text
        assert "counted 2/2" in text
        await until(pilot, lambda: app.history.current.sessions[0].left == 2)
        app.hand.move(5)
        await pilot.press("escape")
        await until(pilot, lambda: type(app.screen) is HomeScreen)
    record = saved(app)
    assert [(s.left, s.right) for s in record.sets] == [(0, 3), (2, 1)]
    assert [(s.called(Leg.LEFT), s.called(Leg.RIGHT)) for s in record.sets] == [(2, 2), (2, 2)]
    assert [(c.set, c.leg, c.old, c.new) for c in record.corrected] == [
        (2, Leg.RIGHT, 2, 1),
        (1, Leg.LEFT, 2, 1),
        (1, Leg.LEFT, 1, 0),
        (1, Leg.RIGHT, 2, 3),
    ]
    assert record.adjustments == ()


async def test_letters_typed_into_the_note_correct_nothing(tmp_path: Path) -> None:
    app = HandApp(tmp_path, straight_in())
    async with app.run_test() as pilot:
        await begun(app, pilot)
        await go(app, pilot, 3 + 8 + 10 + 8 + 1)
        await until(pilot, lambda: type(app.screen) is SummaryScreen)
        await pilot.press("down", "down", *"juki")
        app.hand.move(5)
        await pilot.press("escape")
        await until(pilot, lambda: type(app.screen) is HomeScreen)
    record = saved(app)
    assert (record.note, record.reps, record.corrected) == ("juki", 8, ())


async def test_in_the_history_reps_are_corrected_and_it_can_be_undone(tmp_path: Path) -> None:
    HistoryStore(tmp_path / "history.json").add(session("a", START))
    app = HandApp(tmp_path)
    async with app.run_test(size=(120, 40)) as pilot:
        await until(pilot, lambda: app.history.facts.known)
        before = app.history.current.sessions[0].sets
        await pilot.press("h", "2", "e")
        await until(pilot, lambda: type(app.screen) is EditScreen)
        app.screen.query(CountField)[1].focus()
        await pilot.press("j", "k", "k", "ctrl+s")
        await until(pilot, lambda: type(app.screen) is HistoryScreen)
        await until(pilot, lambda: app.history.current.sessions[0].sets != before)
        one = app.history.current.sessions[0].sets[1]
        assert (one.left, one.right) == (before[1].left - 1, before[1].right - 2)
        assert one.called(Leg.LEFT) == before[1].left
        await pilot.press("u")
        await until(pilot, lambda: app.history.current.sessions[0].sets == before)
    assert len(saved(app).corrected) == 4


async def test_leaving_the_edit_as_it_was_corrects_nothing(tmp_path: Path) -> None:
    HistoryStore(tmp_path / "history.json").add(session("a", START))
    app = HandApp(tmp_path)
    async with app.run_test(size=(120, 40)) as pilot:
        await until(pilot, lambda: app.history.facts.known)
        before = app.history.current
        await pilot.press("h", "2", "e")
        await until(pilot, lambda: type(app.screen) is EditScreen)
        app.screen.query(CountField)[0].focus()
        await pilot.press("j", "k", "escape")
        await until(pilot, lambda: type(app.screen) is HistoryScreen)
        assert app.history.current == before
    assert saved(app).corrected == ()
