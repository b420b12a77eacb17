"""Sight beside sound, notices that cover nothing, and the hook program."""

from __future__ import annotations

import json
import sys
import time
from typing import TYPE_CHECKING

from tests.support.apps import HandApp, begun, go, straight_in, until
from tests.support.sessions import plan, session_of

from lungetimer.settings import Settings
from lungetimer.ui.session.title_listener import TitleListener
from lungetimer.ui.widgets.flank import Flank
from lungetimer.ui.widgets.notice_line import NoticeLine

if TYPE_CHECKING:
    from pathlib import Path


def lit(app: HandApp) -> list[bool]:
    return [flank.lit for flank in app.screen.query(Flank)]


async def test_the_frame_flashes_at_a_boundary_on_both_sides(tmp_path: Path) -> None:
    app = HandApp(tmp_path, straight_in())
    async with app.run_test() as pilot:
        await begun(app, pilot)
        app.hand.move(1)
        app.driver.pump()  # a countdown is no boundary
        flashed = lit(app)
        assert flashed in ([False, False], [True, True])  # the start itself may still be lit
        await until(pilot, lambda: lit(app) == [False, False])
        app.hand.move(2)
        app.driver.pump()
        assert lit(app) == [True, True]
        await until(pilot, lambda: lit(app) == [False, False])


async def test_nothing_flashes_with_reduced_motion(tmp_path: Path) -> None:
    app = HandApp(tmp_path, straight_in(), Settings(reduced_motion=True))
    async with app.run_test() as pilot:
        await begun(app, pilot)
        for _ in range(12):
            app.hand.move(1)
            app.driver.pump()
            assert lit(app) == [False, False]


async def test_a_line_is_told_beside_the_numbers_and_as_plain_text(tmp_path: Path) -> None:
    app = HandApp(tmp_path, straight_in())
    async with app.run_test() as pilot:
        await begun(app, pilot)
        await go(app, pilot, 4)
        app.notices.tell("[/foo] [bold]not markup[/bold] \N{PILE OF POO}")
        await pilot.pause()
        assert not app.screen.query("Toast")
        told = app.screen.query_one(NoticeLine)
        assert told.display
        assert "[/foo] [bold]not markup[/bold]" in str(told.render())


def test_the_title_tells_phase_and_seconds_once_a_second() -> None:
    codes: list[str] = []
    title = TitleListener(codes.append)
    session = session_of(plan())
    session.start(0.0)
    for tenth in range(50):
        title.happened((), session.view(tenth / 10))
        session.advance(tenth / 10)
    told = [code.removeprefix("\x1b]2;").removesuffix("\x07") for code in codes]
    assert told[:3] == ["Get ready: 3 s", "Get ready: 2 s", "Get ready: 1 s"]
    assert "Set 1 of 2: left 1/2, 8 s" in told
    assert len(told) == len(set(told))


async def test_the_hook_program_hears_of_every_boundary(tmp_path: Path) -> None:
    out = tmp_path / "heard.jsonl"
    script = "import sys; open(sys.argv[1], 'a').write(sys.stdin.read())"
    settings = Settings(hook_command=(sys.executable, "-c", script, str(out)))
    app = HandApp(tmp_path, straight_in(plan(sets=1, reps_per_leg=1)), settings)
    async with app.run_test() as pilot:
        await begun(app, pilot)
        began = time.monotonic()
        await go(app, pilot, 8)
        assert time.monotonic() - began < 5  # eight programs were started, none was waited for
    app.close()
    heard = [json.loads(line)["event"] for line in out.read_text().splitlines()]
    assert heard[:2] == ["phase_started", "phase_ended"]
    assert "rep_done" in heard
