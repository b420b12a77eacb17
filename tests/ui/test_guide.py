"""The guide on the screen: every page, by keys, in every size, also in the middle of a session."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.support.apps import HandApp, begun, straight_in, until
from textual.widgets import OptionList, Static

from lungetimer.coaching.guide import PAGES, KeyPose, Page
from lungetimer.coaching.sources import source_of
from lungetimer.figure.frame import Role
from lungetimer.figure.scene import key_pose_frame
from lungetimer.training.views import State
from lungetimer.ui.screens.guide import GuideScreen
from lungetimer.ui.screens.home import HomeScreen
from lungetimer.ui.screens.safety import SafetyScreen
from lungetimer.ui.screens.workout import WorkoutScreen
from lungetimer.ui.widgets.figure_box import FigureBox
from lungetimer.ui.widgets.guide_page import GuidePage
from lungetimer.ui.widgets.key_line import KeyLine

if TYPE_CHECKING:
    from pathlib import Path

    from textual.pilot import Pilot


def top(app: HandApp) -> type:
    return type(app.screen)


def state(app: HandApp) -> State:
    found: State = app.driver.session.state
    return found


def page_of(app: HandApp) -> GuidePage:
    return app.screen.query_one(GuidePage)


async def opened(app: HandApp, pilot: Pilot[None]) -> None:
    await until(pilot, lambda: app.history.facts.known)
    await pilot.press("g")
    await until(pilot, lambda: top(app) is GuideScreen and page_of(app).page is not None)
    await pilot.pause()


def text_of(app: HandApp) -> str:
    return " ".join(str(line.content) for line in page_of(app).query(Static))


def parts(page: Page) -> list[str]:
    """Every piece of text a page must show, numbers and marks aside."""
    found = [page.title, *(line.text for line in page.lines())]
    for block in page.blocks:
        for name in ("text", "question", "mistake"):
            found += [getattr(block, name)] if hasattr(block, name) else []
    return found


async def test_every_page_is_shown_whole_with_its_sources_and_poses(tmp_path: Path) -> None:
    app = HandApp(tmp_path)
    async with app.run_test(size=(100, 40)) as pilot:
        await opened(app, pilot)
        for page in PAGES.values():
            await until(pilot, lambda page=page: page_of(app).page is page)  # type: ignore[misc]  # mypy cannot infer a default
            await pilot.pause()
            text = text_of(app)
            for part in parts(page):
                assert part in text
            for key in page.sources():
                assert source_of(key).name in text
            poses = [block for block in page.blocks if isinstance(block, KeyPose)]
            assert len(page_of(app).query(FigureBox)) == len(poses)
            await pilot.press("down")
    app.close()


async def test_a_pose_is_drawn_in_its_side_s_colour_with_its_caption(tmp_path: Path) -> None:
    app = HandApp(tmp_path)
    async with app.run_test(size=(100, 60)) as pilot:
        await opened(app, pilot)
        first = page_of(app).query(FigureBox).first()
        assert first.seen
        frame = key_pose_frame("stand", *first.size)
        drawn = ["".join(s.text for s in first.render_line(y)) for y in range(first.size.height)]
        assert drawn == list(frame.plain)
        assert "Stand tall, feet hip-width" in text_of(app)
        app.screen.query_one("#topics", OptionList).highlighted = list(PAGES).index("cool-down")
        await until(pilot, lambda: page_of(app).page is PAGES["cool-down"])
        await pilot.pause()
        boxes = page_of(app).query(FigureBox)
        sides = {box: box.get_component_styles("figure--moving_leg").color for box in boxes}
        left = {color for box, color in sides.items() if box.has_class("-left-leg")}
        right = {color for box, color in sides.items() if box.has_class("-right-leg")}
        assert len(left) == len(right) == 1
        assert left != right
    app.close()


async def test_a_pose_has_its_colours_in_a_guide_that_opens_right_after_the_start(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The guide then opens before the other style sheets are read."""
    monkeypatch.setattr("lungetimer.ui.flows.start_flow.FRAME_SEEN_S", 3600)
    app = HandApp(tmp_path)
    async with app.run_test(size=(100, 60)) as pilot:
        await pilot.press("g")
        await until(pilot, lambda: top(app) is GuideScreen and page_of(app).page is not None)
        await pilot.pause()
        assert not app.starting.done
        box = page_of(app).query(FigureBox).first()
        before = {role: box.get_component_styles(f"figure--{role}").color for role in Role}
        assert len(set(before.values())) > 2
        app.starting.start_services()
        await pilot.press("escape")
        await opened(app, pilot)
        box = page_of(app).query(FigureBox).first()
        after = {role: box.get_component_styles(f"figure--{role}").color for role in Role}
        assert before == after
    app.close()


async def test_topics_and_page_take_turns_where_it_is_narrow(tmp_path: Path) -> None:
    app = HandApp(tmp_path)
    async with app.run_test(size=(40, 12)) as pilot:
        await opened(app, pilot)
        topics = app.screen.query_one("#topics", OptionList)
        assert (topics.display, page_of(app).display) == (True, False)
        await pilot.press("down", "enter")
        assert (topics.display, page_of(app).display) == (False, True)
        assert page_of(app).page is list(PAGES.values())[1]
        await pilot.press("down")
        await pilot.press("escape")
        assert (topics.display, page_of(app).display) == (True, False)
        await pilot.resize_terminal(120, 40)
        await pilot.pause()
        assert (topics.display, page_of(app).display) == (True, True)
        await pilot.press("escape")
        await until(pilot, lambda: top(app) is HomeScreen)
    app.close()


async def test_space_reads_on_from_the_list_too(tmp_path: Path) -> None:
    app = HandApp(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(app, pilot)
        await pilot.press("space")
        assert page_of(app).scroll_offset.y > 0
        await pilot.press("b")
        assert page_of(app).scroll_offset.y == 0
    app.close()


async def test_in_a_session_the_guide_makes_it_wait(tmp_path: Path) -> None:
    app = HandApp(tmp_path, straight_in())
    async with app.run_test(size=(80, 24)) as pilot:
        await begun(app, pilot)
        await pilot.press("g")
        await until(pilot, lambda: top(app) is GuideScreen)
        assert state(app) is State.PAUSED
        await pilot.press("exclamation_mark")  # the questions are not for the middle of a session
        await pilot.pause()
        assert top(app) is GuideScreen
        await pilot.press("g")
        await until(pilot, lambda: top(app) is WorkoutScreen)
        assert state(app) is State.PAUSED
        await pilot.press("space")
        assert state(app) is State.RUNNING
    app.close()


async def test_the_safety_questions_are_one_key_away(tmp_path: Path) -> None:
    app = HandApp(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(app, pilot)
        await pilot.press("exclamation_mark")
        await until(pilot, lambda: top(app) is SafetyScreen)
    app.close()


@pytest.mark.parametrize("size", [(30, 8), (40, 12), (80, 24), (250, 70)])
async def test_every_page_lives_in_every_size(tmp_path: Path, size: tuple[int, int]) -> None:
    app = HandApp(tmp_path)
    async with app.run_test(size=size) as pilot:
        await opened(app, pilot)
        for page in PAGES.values():
            await until(pilot, lambda page=page: page_of(app).page is page)  # type: ignore[misc]  # mypy cannot infer a default
            await pilot.press("enter", "space", "left", "down")
        await pilot.resize_terminal(120, 30)
        await pilot.pause()
        assert app.screen.query_one(KeyLine).display
    app.close()
