"""The first minute: nothing covers a question or a cue, a set can be tried, nothing is lost."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.support.apps import HandApp, begun, go, shown, straight_in, until
from tests.support.records import session
from tests.support.sessions import plan
from textual.widgets._toast import Toast

from lungetimer.history.store import HistoryStore
from lungetimer.running.launch import Launch
from lungetimer.settings import Settings
from lungetimer.training.choices import Leg
from lungetimer.training.plan import Plan, Tempo
from lungetimer.training.timeline import Timeline
from lungetimer.training.views import State
from lungetimer.ui.flows.trial_flow import TRIAL_S, trial_plan
from lungetimer.ui.screens.explain import ExplainScreen
from lungetimer.ui.screens.home import HomeScreen
from lungetimer.ui.screens.safety import SafetyScreen
from lungetimer.ui.screens.workout import WorkoutScreen
from lungetimer.words.summary_words import done_words

if TYPE_CHECKING:
    from pathlib import Path

    from textual.pilot import Pilot
    from textual.screen import Screen

NO_SOUND = "Sound: no sound device was found. lungetimer uses the terminal bell instead."


def front(app: HandApp) -> Screen[object]:
    return app.screen


async def test_a_notice_waits_until_no_question_stands(tmp_path: Path) -> None:
    app = HandApp(tmp_path, screened=False)
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: isinstance(front(app), SafetyScreen))
        asked = shown(app)
        app.notices.tell_from_thread(NO_SOUND)
        await until(pilot, lambda: app.notices_shown == [NO_SOUND])
        assert shown(app) == asked
        assert not app.screen.query(Toast)
        await pilot.press("escape")
        await until(pilot, lambda: NO_SOUND in shown(app))
        assert isinstance(front(app), HomeScreen)
        await pilot.press("g", "escape")
        await pilot.pause()
        assert not app.notices.queued


@pytest.mark.parametrize("size", [(80, 24), (71, 22), (80, 18), (40, 12)])
async def test_a_notice_covers_no_cue(tmp_path: Path, size: tuple[int, int]) -> None:
    app = HandApp(tmp_path, straight_in(plan()))
    async with app.run_test(size=size) as pilot:
        await begun(app, pilot)
        await go(app, pilot, 3.2)
        cue = app.screen.query_one("#cue")
        place, words = cue.region, shown(app).splitlines()[cue.region.y]
        assert words.strip()
        app.notices.tell(NO_SOUND)
        await pilot.pause()
        assert NO_SOUND[:30] in shown(app)
        assert cue.region == place
        assert shown(app).splitlines()[place.y] == words
        await pilot.press("space")
        await pilot.pause()
        assert "PAUSED" in shown(app)
        await pilot.press("space", "z")  # nothing but the number: no place for a line
        await pilot.pause()
        app.notices.tell("Another line.")
        assert app.notices.queued == ["Another line."]
        await pilot.press("z")
        await until(pilot, lambda: not app.notices.queued)


async def test_what_nobody_saw_is_told_at_the_next_start(tmp_path: Path) -> None:
    app = HandApp(tmp_path, screened=False)
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: isinstance(front(app), SafetyScreen))
        app.listeners.sound._starter.troubles.tell(NO_SOUND)
        await until(pilot, lambda: app.notices.queued == [NO_SOUND])
    app.close()
    again = HandApp(tmp_path)
    async with again.run_test(size=(80, 24)) as pilot:
        again.listeners.sound._starter.troubles.tell(NO_SOUND)
        await until(pilot, lambda: NO_SOUND in shown(again))
    again.close()
    third = HandApp(tmp_path)
    third.listeners.sound._starter.troubles.tell(NO_SOUND)
    assert third.notices_shown == []


@pytest.mark.parametrize("tempo", [Tempo(2, 1, 2, 0), Tempo(1, 0, 1, 0), Tempo(3, 1, 3, 0)])
def test_a_trial_takes_about_a_minute(tempo: Tempo) -> None:
    trial = trial_plan(Plan(tempo=tempo, load_kg=0, sets=5))
    assert Timeline.of(trial, (), ()).total_s == TRIAL_S
    assert trial.sets == 1


def files(folder: Path) -> list[str]:
    """The names of what lies in a folder."""
    return sorted(path.name for path in folder.iterdir())


def tried(app: HandApp) -> State | None:
    """Return the state of the trial set; None if there is none."""
    return app.flows.trial.live.driver.session.state if app.flows.trial.live else None


async def trial(app: HandApp, pilot: Pilot[None], seconds: float) -> None:
    """Let a trial set go on."""
    while seconds > 0 and app.flows.trial.live:
        app.hand.move(min(1.0, seconds))
        app.flows.trial.live.driver.pump()
        await pilot.pause()
        seconds -= 1.0


async def test_a_set_can_be_tried_and_nothing_is_kept(tmp_path: Path) -> None:
    hook = tmp_path / "hooked"
    settings = Settings(hook_command=("touch", str(hook)))
    app = HandApp(tmp_path, Launch(Plan()), settings)
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: app.history.facts.known)
        before = files(tmp_path)
        assert "try it: 60 seconds" in shown(app)
        await pilot.press("y")
        await until(pilot, lambda: isinstance(front(app), WorkoutScreen))
        await until(pilot, lambda: tried(app) is State.RUNNING)
        assert "nothing is saved" in shown(app)
        assert app.flows.trial.live
        assert app.flows.trial.live.checkpoints is None
        assert app.flows.in_session(), "changes of the history wait"
        await trial(app, pilot, 20)
        assert "of 5" in shown(app)
        assert app.session.live is None
        await trial(app, pilot, 60)
        await until(pilot, lambda: isinstance(front(app), ExplainScreen))
        assert "Nothing was saved." in shown(app)
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(front(app), HomeScreen))
        assert files(tmp_path) == before
        assert app.history.current.sessions == ()
        # Left amid it: at once, without a question.
        await pilot.press("y")
        await until(pilot, lambda: isinstance(front(app), WorkoutScreen))
        await pilot.press("q")
        await until(pilot, lambda: isinstance(front(app), HomeScreen))
        app.hand.move(2)  # a press right after another one would count as a double press
        await pilot.press("enter")
        await begun(app, pilot)
    assert not app.flows.trial.running


async def test_who_has_trained_is_offered_no_trial_but_can_have_it(tmp_path: Path) -> None:
    HistoryStore(tmp_path / "history.json").add(session("one"))
    app = HandApp(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: app.history.facts.known)
        assert "try it" not in shown(app)
        await pilot.press("y")
        await until(pilot, lambda: isinstance(front(app), WorkoutScreen))


async def test_a_message_about_reps_goes_when_they_are_corrected(tmp_path: Path) -> None:
    app = HandApp(tmp_path, straight_in(plan(reps_per_leg=6)))
    async with app.run_test(size=(80, 24)) as pilot:
        await begun(app, pilot)
        await go(app, pilot, 20)
        await pilot.press("n")
        await pilot.pause()
        done = app.driver.view.sets[0].done(Leg.LEFT)
        assert f"Set 1 ended: left {done}" in shown(app)
        await pilot.press("u")
        await pilot.pause()
        assert "Set 1 ended" not in shown(app)
        assert app.driver.view.sets[0].done(Leg.LEFT) == done + 1


async def test_an_interrupted_session_that_was_put_off_waits_on_home(tmp_path: Path) -> None:
    app = HandApp(tmp_path, straight_in(plan(reps_per_leg=6)))
    async with app.run_test(size=(80, 24)) as pilot:
        await begun(app, pilot)
        await go(app, pilot, 20)
        app.session.keep()
    app.close()
    again = HandApp(tmp_path)
    async with again.run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: "A session was interrupted" in shown(again))
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(front(again), HomeScreen))
        await pilot.pause()
        assert "An interrupted session is waiting.  r  resume, save or discard it" in shown(again)
        await pilot.press("r")
        await until(pilot, lambda: "A session was interrupted" in shown(again))
        await pilot.press("s")
        await until(pilot, lambda: bool(again.history.current.sessions))
        assert "waiting" not in shown(again)
    again.close()


async def test_the_formula_of_the_habit_strength_is_behind_the_question_mark(
    tmp_path: Path,
) -> None:
    HistoryStore(tmp_path / "history.json").add(session("one"))
    app = HandApp(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: app.history.facts.known)
        await pilot.press("h")
        await until(pilot, lambda: "Habit strength" in shown(app))
        assert "0.5^" not in shown(app)
        await pilot.press("question_mark")
        await until(pilot, lambda: "0.5^" in shown(app))


@pytest.mark.parametrize("width", [40, 60, 80, 120])
@pytest.mark.parametrize("whole", [True, False])
@pytest.mark.parametrize("energy", ["", "about 1450 kcal"])
def test_the_line_of_the_summary_is_whole(width: int, whole: bool, energy: str) -> None:  # cases
    line = done_words(1000, "1:40:35", energy, whole=whole, width=width)
    assert len(line) <= width
    assert "1000 reps in 1:40:35" in line
    assert ("(e: how" in line) == bool(energy and width >= 60)
