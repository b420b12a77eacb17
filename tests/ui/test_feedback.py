"""What is said steers what comes: within the session, and at the start of the next one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.support.apps import HandApp, begun, go, straight_in, until
from tests.support.sessions import plan

from lungetimer.coaching.focus import FOR_FELT
from lungetimer.history.edits import edit_session
from lungetimer.history.store import HistoryStore
from lungetimer.training.plan import Support
from lungetimer.training.result import Felt
from lungetimer.training.timeline import PhaseKind
from lungetimer.ui.screens.home import HomeScreen
from lungetimer.ui.screens.summary import SummaryScreen

if TYPE_CHECKING:
    from pathlib import Path

    from textual.pilot import Pilot


def top(app: HandApp) -> type:
    return type(app.screen)


def cue(app: HandApp) -> str:
    return app.screen.query_one("#cue").render_line(0).text.strip()


async def into(app: HandApp, pilot: Pilot[None], kind: PhaseKind, number: int) -> None:
    """Let time pass until a phase has begun."""
    for _ in range(400):
        phase = app.driver.view.phase
        if phase and phase.kind is kind and phase.set == number:
            return
        await go(app, pilot, 0.5)
    raise AssertionError(f"{kind} {number} did not come")


async def test_a_word_in_the_rest_picks_the_focus_of_the_next_set_and_of_the_next_session(
    tmp_path: Path,
) -> None:
    answer = FOR_FELT[Felt.KNEE].headline.text
    app = HandApp(tmp_path, straight_in(plan(reps_per_leg=6, rest_s=20)))
    async with app.run_test(size=(80, 24)) as pilot:
        await begun(app, pilot)
        await into(app, pilot, PhaseKind.REST, 1)
        await pilot.press("2")
        await go(app, pilot, 12.0)
        assert answer in cue(app)
        await into(app, pilot, PhaseKind.SET, 2)
        await go(app, pilot, 0.5)
        assert cue(app) == answer
        while app.session.live is not None:
            await go(app, pilot, 1.0)
        await until(pilot, lambda: top(app) is SummaryScreen and app.screen.focused is not None)
        await pilot.press("3", "down", "2", "escape")
        await until(pilot, lambda: top(app) is HomeScreen)
        await until(pilot, lambda: app.history.facts.last_felt is Felt.KNEE)
        app.hand.move(1.2)
        await pilot.press("enter")
        await begun(app, pilot)
        await into(app, pilot, PhaseKind.SET, 1)
        await go(app, pilot, 0.5)
        assert cue(app) == answer
    app.close()
    (first,) = HistoryStore(tmp_path / "history.json").load().history.sessions
    assert [s.felt for s in first.sets] == [Felt.KNEE, None]
    assert (first.reps_in_reserve, first.pain) == (3, 2)


async def test_an_answer_on_the_summary_leaves_those_of_another_window(tmp_path: Path) -> None:
    app = HandApp(tmp_path, straight_in(plan(reps_per_leg=1, sets=1)))
    store = HistoryStore(tmp_path / "history.json")
    async with app.run_test(size=(80, 24)) as pilot:
        await begun(app, pilot)
        while app.session.live is not None:
            await go(app, pilot, 1.0)
        await until(pilot, lambda: bool(app.history.current.sessions))
        name = app.history.current.sessions[0].id
        store.change(lambda h: edit_session(h, name, now=app.clock.wall(), pain=5, note="theirs"))
        await until(pilot, lambda: app.screen.focused is not None)
        await pilot.press("3")
        await until(pilot, lambda: app.history.current.sessions[0].reps_in_reserve == 3)
    app.close()
    (kept,) = store.load().history.sessions
    assert (kept.reps_in_reserve, kept.pain, kept.note) == (3, 5, "theirs")


async def test_at_the_supported_level_the_cues_speak_of_the_chair(tmp_path: Path) -> None:
    app = HandApp(tmp_path, straight_in(plan(reps_per_leg=6, support=Support.CHAIR)))
    async with app.run_test(size=(80, 24)) as pilot:
        await begun(app, pilot)
        await into(app, pilot, PhaseKind.SET, 1)
        seen = set()
        while app.driver.view.phase.kind is PhaseKind.SET:
            seen.add(cue(app))
            assert all(len(text) <= 48 for text in seen)
            await go(app, pilot, 0.5)
        assert any("chair" in text for text in seen)
        assert any("as feels good" in text for text in seen)
        assert not any("thigh level" in text for text in seen)
    app.close()
