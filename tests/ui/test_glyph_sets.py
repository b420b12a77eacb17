"""Every screen in each glyph set, as it is before the terminal's driver has a last look at it."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import msgspec
import pytest
from tests.support.apps import HandApp, begun, go, rows_of, until
from tests.support.clocks import START
from tests.support.records import session

from lungetimer.coaching.guide import PAGES
from lungetimer.figure.glyph_choice import TerminalFacts
from lungetimer.figure.glyphs import ASCII, CONSOLE, FULL, GlyphSet
from lungetimer.history.store import HistoryStore
from lungetimer.running.launch import Launch
from lungetimer.settings import Settings
from lungetimer.training.plan import Plan, Routine
from lungetimer.training.status import Status
from lungetimer.ui.app import LungetimerApp
from lungetimer.ui.screens.advice import AdviceScreen
from lungetimer.ui.screens.home import HomeScreen
from lungetimer.ui.screens.safety import SafetyScreen
from lungetimer.ui.screens.summary import SummaryScreen
from lungetimer.ui.widgets.guide_page import GuidePage

if TYPE_CHECKING:
    from pathlib import Path

FEW = [GlyphSet.CONSOLE, GlyphSet.ASCII]
SHORT = Plan(sets=2, reps_per_leg=2, rest_s=20, warm_up=Routine.OFF, cool_down=Routine.SHORT)


def look(app: HandApp, where: str) -> str:
    """What stands on the screen; every character of it is of the set."""
    allowed = app.glyphs.allowed
    rows = rows_of(app)
    assert allowed is not None
    foreign = {char for row in rows for char in row} - allowed
    assert not foreign, f"{where}: {foreign}\n" + "\n".join(rows)
    return "\n".join(rows)


def lived(home: Path) -> None:
    """Weeks of training, one session left early."""
    store = HistoryStore(home / "history.json")
    days = [day for week in range(6) for day in (7 * week, 7 * week + 2, 7 * week + 4)]
    records = [session(f"s{n:02}", START - timedelta(days=2 + d)) for n, d in enumerate(days)]
    records[0] = msgspec.structs.replace(records[0], status=Status.PARTIAL)
    store.add(*records)


def app_with(home: Path, glyphs: str, plan: Plan = SHORT, *, at_once: bool = False) -> HandApp:
    return HandApp(home, Launch(plan, at_once=at_once), Settings(plan=plan, glyphs=glyphs))


@pytest.mark.parametrize("size", [(80, 24), (120, 40), (60, 18)])
@pytest.mark.parametrize("glyphs", FEW)
async def test_home_and_what_it_opens(
    tmp_path: Path, glyphs: GlyphSet, size: tuple[int, int]
) -> None:
    lived(tmp_path)
    app = app_with(tmp_path, glyphs)
    async with app.run_test(size=size) as pilot:
        await until(pilot, lambda: app.history.facts.known and isinstance(app.screen, HomeScreen))
        look(app, "home")
        for key in ("question_mark", "s", "p", "d", "ctrl+s", "exclamation_mark", "ctrl+p"):
            await pilot.press(key)
            await until(pilot, lambda: not isinstance(app.screen, HomeScreen))
            await pilot.pause()
            look(app, key)
            for step in ("down", "pagedown", "end"):
                await pilot.press(step)
                await pilot.pause()
                look(app, f"{key} {step}")
            while not isinstance(app.screen, HomeScreen):
                await pilot.press("escape")
                await pilot.pause()
    app.close()


@pytest.mark.parametrize("glyphs", FEW)
async def test_every_page_of_the_guide(tmp_path: Path, glyphs: GlyphSet) -> None:
    app = app_with(tmp_path, glyphs)
    async with app.run_test(size=(120, 200)) as pilot:
        await until(pilot, lambda: app.history.facts.known)
        await pilot.press("g")
        for page in PAGES.values():
            await until(pilot, lambda page=page: app.screen.query_one(GuidePage).page is page)  # type: ignore[misc]  # mypy cannot infer a default
            await pilot.pause()
            look(app, page.title)
            await pilot.press("down")
    app.close()


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
@pytest.mark.parametrize("glyphs", FEW)
async def test_the_history(tmp_path: Path, glyphs: GlyphSet, size: tuple[int, int]) -> None:
    lived(tmp_path)
    app = app_with(tmp_path, glyphs)
    async with app.run_test(size=size) as pilot:
        await until(pilot, lambda: app.history.facts.known)
        await pilot.press("h")
        await pilot.pause()
        signs = app.glyphs
        streaks = look(app, "streaks")
        assert f"{signs.day} training day  {signs.day_some} too few reps  ~ frozen" in streaks
        await pilot.press("2")
        await pilot.pause()
        assert f" {signs.partial} " in look(app, "sessions")
        await pilot.press("slash", "a", "escape", "e")
        await pilot.pause()
        look(app, "edit")
        await pilot.press("escape", "3")
        await pilot.pause()
        assert signs.ink in look(app, "trends")
    app.close()


@pytest.mark.parametrize("size", [(80, 24), (120, 40), (40, 12)])
@pytest.mark.parametrize("glyphs", FEW)
async def test_a_session(tmp_path: Path, glyphs: GlyphSet, size: tuple[int, int]) -> None:
    app = app_with(tmp_path, glyphs, at_once=True)
    async with app.run_test(size=size) as pilot:
        await begun(app, pilot)
        pictures = set()
        while app.session.live is not None:
            pictures.add(look(app, "session"))
            await go(app, pilot, 2.5)
        assert len(pictures) > 20
        await until(pilot, lambda: isinstance(app.screen, SummaryScreen))
        look(app, "summary")
    app.close()


@pytest.mark.parametrize("size", [(80, 24), (60, 18), (40, 12)])
@pytest.mark.parametrize("glyphs", FEW)
async def test_pause_leave_and_stop(
    tmp_path: Path, glyphs: GlyphSet, size: tuple[int, int]
) -> None:
    app = app_with(tmp_path, glyphs, at_once=True)
    async with app.run_test(size=size) as pilot:
        await begun(app, pilot)
        await go(app, pilot, 7)
        for key in ("space", "q", "exclamation_mark", "question_mark"):
            await pilot.press(key)
            await pilot.pause()
            picture = look(app, key)
            assert key != "q" or ("Continue" in picture and "Discard" in picture), picture
            if key != "space":
                await pilot.press("escape")
                await pilot.pause()
    app.close()


@pytest.mark.parametrize("glyphs", FEW)
async def test_the_safety_questions(tmp_path: Path, glyphs: GlyphSet) -> None:
    app = HandApp(tmp_path, Launch(SHORT), Settings(glyphs=glyphs), screened=False)
    async with app.run_test() as pilot:
        await until(pilot, lambda: isinstance(app.screen, SafetyScreen))
        await pilot.pause()
        for _ in range(3):
            look(app, "safety")
            await pilot.press("y", "down")
            await pilot.pause()
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, AdviceScreen))
        await pilot.pause()
        look(app, "advice")
    app.close()


async def test_the_setting_holds_at_once(tmp_path: Path) -> None:
    lived(tmp_path)
    app = app_with(tmp_path, "auto")
    async with app.run_test() as pilot:
        await until(pilot, lambda: app.history.facts.known)
        before = rows_of(app)
        assert any("╭" in row for row in before)
        for wanted in ("ascii", "console"):
            app.settings.change(
                replace(app.settings.current, glyphs=wanted), {"screen": {"glyphs": wanted}}
            )
            await pilot.pause()
            await pilot.pause()
            assert app.glyphs.name == wanted
            look(app, "home")
            await pilot.press("s")
            await pilot.pause()
            look(app, "settings")
            await pilot.press("escape")
            await pilot.pause()
        app.settings.change(
            replace(app.settings.current, glyphs="auto"), {"screen": {"glyphs": "auto"}}
        )
        await pilot.pause()
        await pilot.pause()
        assert rows_of(app) == before
    app.close()


def test_the_terminal_decides_where_nothing_is_set(tmp_path: Path) -> None:
    hand = HandApp(tmp_path)
    assert hand.glyphs is FULL
    hand.close()
    for term, glyphs in (("linux", CONSOLE), ("vt220", ASCII), ("xterm", FULL)):
        facts = TerminalFacts(term, "utf-8")
        app = LungetimerApp(hand.paths, Settings(), Launch(SHORT), terminal=facts)
        assert app.glyphs is glyphs
        app.close()
