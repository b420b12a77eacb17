"""Each screen once, the workout at four sizes, with the clock standing still."""

from __future__ import annotations

import tempfile
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

import pytest
from tests.support.apps import HandApp, begun, go, until
from tests.support.clocks import START
from tests.support.records import session

from lungetimer.history.store import HistoryStore
from lungetimer.running.launch import Launch
from lungetimer.training.plan import LegOrder, Pacing, Plan, RestMode, Routine
from lungetimer.training.views import State
from lungetimer.ui.widgets.flank import Flank
from lungetimer.ui.widgets.stage import Stage

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from textual.pilot import Pilot


class SnapCompare(Protocol):
    def __call__(
        self,
        app: HandApp,
        *,
        terminal_size: tuple[int, int] = (80, 24),
        run_before: Callable[[Pilot[None]], Awaitable[None]] | None = None,
    ) -> bool: ...


def an_app(home: Path, *, at_once: bool = False, of: Plan | None = None) -> HandApp:
    return HandApp(home, Launch(of or Plan(), at_once=at_once))


def lived(home: Path) -> None:
    """Six weeks of training three times a week, the last time two days ago."""
    store = HistoryStore(home / "history.json")
    store.add(
        *(
            session(f"s{n:02}", START - timedelta(days=2 + day))
            for n, day in enumerate(d for w in range(6) for d in (7 * w, 7 * w + 2, 7 * w + 4))
        )
    )


def into(app: HandApp, seconds: float, *keys: str) -> Callable[[Pilot[None]], Awaitable[None]]:
    """Some seconds into the session, some keys later, every flash gone out."""

    async def before(pilot: Pilot[None]) -> None:
        await begun(app, pilot)
        await go(app, pilot, seconds, step=1.9)
        await pilot.press(*keys)
        await until(pilot, lambda: not any(f.lit for f in app.screen.query(Flank)))
        still = app.session.live is not None and app.driver.session.state is State.PAUSED
        stages = [s for screen in app.screen_stack for s in screen.query(Stage)]
        await until(pilot, lambda: all(s.has_class("-still") is still for s in stages))

    return before


def at_home(app: HandApp, *keys: str) -> Callable[[Pilot[None]], Awaitable[None]]:
    """On Home, the history read, some keys later."""

    async def before(pilot: Pilot[None]) -> None:
        await until(pilot, lambda: app.history.facts.known)
        for key in keys:
            await pilot.press(key)
            await pilot.pause()
        await pilot.pause()

    return before


SET = Plan(warm_up=Routine.OFF)


@pytest.mark.parametrize("size", [(40, 12), (80, 24), (120, 40), (250, 70)])
def test_workout(snap_compare: SnapCompare, tmp_path: Path, size: tuple[int, int]) -> None:
    app = an_app(tmp_path, at_once=True, of=SET)
    assert snap_compare(app, terminal_size=size, run_before=into(app, 5 + 5 * 13 + 2.5))


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
def test_home(snap_compare: SnapCompare, tmp_path: Path, size: tuple[int, int]) -> None:
    lived(tmp_path)
    app = an_app(tmp_path)
    assert snap_compare(app, terminal_size=size, run_before=at_home(app))


def test_drill(snap_compare: SnapCompare, tmp_path: Path) -> None:
    app = an_app(tmp_path, at_once=True, of=Plan())
    assert snap_compare(app, run_before=into(app, 12))


def test_rest(snap_compare: SnapCompare, tmp_path: Path) -> None:
    app = an_app(tmp_path, at_once=True, of=SET)
    assert snap_compare(app, run_before=into(app, 110))


NO_HANDS = replace(
    SET, pacing=Pacing.SET, leg_order=LegOrder.ONE_BY_ONE, rest_mode=RestMode.READY, rest_s=10
)


@pytest.mark.parametrize("size", [(40, 12), (71, 22), (80, 24), (120, 40)])
def test_an_untimed_set(snap_compare: SnapCompare, tmp_path: Path, size: tuple[int, int]) -> None:
    app = an_app(tmp_path, at_once=True, of=NO_HANDS)
    assert snap_compare(app, terminal_size=size, run_before=into(app, 5 + 12))


def test_a_switch_of_legs(snap_compare: SnapCompare, tmp_path: Path) -> None:
    app = an_app(tmp_path, at_once=True, of=replace(NO_HANDS, pacing=Pacing.TEMPO))
    assert snap_compare(app, run_before=into(app, 5 + 50 + 0.5))


@pytest.mark.parametrize("size", [(40, 12), (71, 22), (80, 24), (120, 40)])
def test_a_rest_that_waits(
    snap_compare: SnapCompare, tmp_path: Path, size: tuple[int, int]
) -> None:
    app = an_app(tmp_path, at_once=True, of=replace(NO_HANDS, pacing=Pacing.TEMPO))
    keys = ("j", "j", "k", "k", "k")
    before = into(app, 5 + 105 + 10 + 21, *keys)
    assert snap_compare(app, terminal_size=size, run_before=before)


def test_paused(snap_compare: SnapCompare, tmp_path: Path) -> None:
    app = an_app(tmp_path, at_once=True, of=SET)
    assert snap_compare(app, run_before=into(app, 31, "space"))


def test_leaving(snap_compare: SnapCompare, tmp_path: Path) -> None:
    app = an_app(tmp_path, at_once=True, of=SET)
    assert snap_compare(app, run_before=into(app, 31, "q"))


def test_summary(snap_compare: SnapCompare, tmp_path: Path) -> None:
    app = an_app(tmp_path, at_once=True, of=SET)
    assert snap_compare(app, run_before=into(app, 110, "q", "s"))


@pytest.mark.parametrize("tab", ["1", "2", "3", "4"])
def test_history(snap_compare: SnapCompare, tmp_path: Path, tab: str) -> None:
    lived(tmp_path)
    app = an_app(tmp_path)
    assert snap_compare(app, run_before=at_home(app, "h", tab))


@pytest.mark.parametrize("key", ["question_mark", "g", "s", "p"])
def test_screens_over_home(snap_compare: SnapCompare, key: str) -> None:
    # A short path: the settings name their file, and a longer one takes one line more.
    with tempfile.TemporaryDirectory() as home:
        app = an_app(Path(home))
        assert snap_compare(app, run_before=at_home(app, key))
