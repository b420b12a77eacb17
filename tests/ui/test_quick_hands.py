"""Keys that come faster than screens: held down, pressed twice, pressed while one is leaving."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

import pytest
from tests.support.apps import HandApp, begun, go, straight_in, until
from tests.support.records import history, session
from textual.css.query import NoMatches
from textual.dom import NoScreen
from textual.events import Key, Paste
from textual.screen import Screen
from textual.widget import MountError
from textual.widgets import Input, TabbedContent

from lungetimer.history import codec
from lungetimer.ui.messages import SessionOver
from lungetimer.ui.screens.guide import GuideScreen
from lungetimer.ui.screens.help import HelpScreen
from lungetimer.ui.screens.history_trends import TrendsTab
from lungetimer.ui.screens.home import HomeScreen
from lungetimer.ui.screens.leave import Leave, LeaveScreen
from lungetimer.ui.screens.palette import Palette
from lungetimer.ui.screens.summary import SummaryScreen
from lungetimer.ui.screens.workout import WorkoutScreen
from lungetimer.ui.widgets.history_tabs import HistoryTabs

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(autouse=True)
def _patience_for_a_busy_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    """No key is dispatched before its turn only because the machine is slow."""
    monkeypatch.setattr("lungetimer.ui.terminal.key_queue.TIMEOUT_S", 30.0)


def hold(app: HandApp, key: str, times: int) -> None:
    """Keys all at once, before the first of them is carried out."""
    for _ in range(times):
        app.post_message(Key(key, key if len(key) == 1 else None))


def stack(app: HandApp) -> list[type[Screen[object]]]:
    # Below a session that began at once lies Textual's own screen, which is empty.
    return [type(screen) for screen in app.screen_stack if type(screen) is not Screen]


@pytest.mark.parametrize(("key", "screen"), [("g", GuideScreen), ("question_mark", HelpScreen)])
async def test_a_key_held_down_opens_a_screen_once_and_escape_held_down_leaves_it_alone(
    tmp_path: Path, key: str, screen: type[Screen[object]]
) -> None:
    app = HandApp(tmp_path, straight_in())
    async with app.run_test(size=(80, 24)) as pilot:
        await begun(app, pilot)
        hold(app, key, 5)
        await until(pilot, lambda: stack(app)[-1] is screen)
        await pilot.pause()
        assert stack(app) == [WorkoutScreen, screen]
        front = app.screen
        for _ in range(3):
            front.dismiss()
        await pilot.pause()
        assert stack(app) == [WorkoutScreen]  # the session's screen is still there
        hold(app, key, 1)
        await until(pilot, lambda: stack(app) == [WorkoutScreen, screen])  # and again, if asked
    app.close()


@pytest.mark.parametrize("key", ["h", "g", "s", "p", "question_mark", "exclamation_mark"])
async def test_a_key_typed_right_after_the_one_that_leaves_a_screen_counts_on_the_next(
    tmp_path: Path, key: str
) -> None:
    app = HandApp(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: app.history.facts.known)
        await pilot.press(key)
        await until(pilot, lambda: stack(app)[-1] is not HomeScreen)
        await pilot.pause()
        for _ in range(3):
            front = app.screen
            hold(app, "escape", 1)
            hold(app, key, 1)  # on Home, where it opens such a screen again
            await until(pilot, lambda front=front: app.screen not in (front, app.home.home))  # type: ignore[misc]  # the default argument binds the current value
            await pilot.pause()
            assert len(stack(app)) == 2
        hold(app, "escape", 1)
        hold(app, "q", 1)
        await until(pilot, lambda: app._exit)
    app.close()


async def test_a_key_typed_right_after_the_one_that_opens_a_screen_counts_there(
    tmp_path: Path,
) -> None:
    (tmp_path / "history.json").write_bytes(codec.write(history(session("a"))))
    app = HandApp(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: app.history.facts.known)
        for opening, then in (("h", "2"), ("escape", "h"), ("3", "escape")):
            hold(app, opening, 1)
            hold(app, then, 1)
        hold(app, "h", 1)
        hold(app, "4", 1)  # a tab that is not active earlier
        await until(
            pilot,
            lambda: [t.active for t in app.screen.query(TabbedContent)] == ["records"],
        )
    app.close()


async def test_a_tab_stays_whatever_is_focused_in_another(tmp_path: Path) -> None:
    """When a tab is hidden, Textual may focus its next widget before the new tab has the focus."""
    (tmp_path / "history.json").write_bytes(codec.write(history(session("a"))))
    app = HandApp(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: app.history.facts.known)
        await pilot.press("h", "2")
        tabs = app.screen.query_one(TabbedContent)
        await until(pilot, lambda: tabs.active == "sessions")
        app.screen.query_one("#streak-list").focus()
        for _ in range(3):
            await pilot.pause()
        assert tabs.active == "sessions"
    app.close()


async def test_a_tab_that_is_opened_while_another_opens_is_the_one_that_stays(
    tmp_path: Path,
) -> None:
    (tmp_path / "history.json").write_bytes(codec.write(history(session("a"))))
    app = HandApp(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: app.history.facts.known)
        await pilot.press("h")
        tabs = app.screen.query_one(HistoryTabs)
        tabs.active = "sessions"  # as a click does
        for _ in range(1000):
            if "sessions" in tabs._created:
                break
            await asyncio.sleep(0)
        assert "sessions" in tabs._created
        tabs.active = "trends"
        await until(pilot, lambda: isinstance(app.focused, TrendsTab))
        assert tabs.active == "trends"
    app.close()


async def test_keys_and_pastes_keep_their_order(tmp_path: Path) -> None:
    app = HandApp(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: app.history.facts.known)
        hold(app, "ctrl+s", 1)  # a name for the plan
        hold(app, "a", 1)
        app.post_message(Paste("bc"))
        hold(app, "d", 1)
        await until(pilot, lambda: [f.value for f in app.screen.query(Input)] == ["abcd"])
    app.close()


async def test_a_widget_that_hangs_over_a_key_does_not_hold_the_keyboard_for_ever(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("lungetimer.ui.terminal.key_queue.TIMEOUT_S", 0.05)
    app = HandApp(tmp_path)
    go_on = asyncio.Event()

    async def hang(_: object) -> None:
        await go_on.wait()

    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: app.history.facts.known)
        assert app.screen.focused is not None
        monkeypatch.setattr(type(app.screen.focused), "on_key", hang, raising=False)
        hold(app, "h", 1)
        await asyncio.sleep(0.1)
        app.screen.set_focus(None)
        hold(app, "question_mark", 1)
        for _ in range(200):
            await asyncio.sleep(0.01)
            if stack(app)[-1] is HelpScreen:
                break
        assert stack(app)[-1] is HelpScreen
        go_on.set()
    app.close()


async def test_a_screen_behind_another_is_not_left_and_takes_none_with_it(tmp_path: Path) -> None:
    app = HandApp(tmp_path)
    answers: list[Leave | None] = []
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: app.history.facts.known)
        behind = LeaveScreen(3)
        await app.push_screen(behind, answers.append)
        await app.push_screen(GuideScreen())
        behind.dismiss(Leave.DISCARD)
        await pilot.pause()
        assert stack(app) == [HomeScreen, LeaveScreen, GuideScreen]
        assert answers == []
        app.screen.dismiss()
        await pilot.pause()
        behind.dismiss(Leave.GO_ON)
        behind.dismiss(Leave.DISCARD)
        await pilot.pause()
        assert stack(app) == [HomeScreen]
        assert answers == [Leave.GO_ON]
    app.close()


async def test_the_palette_is_left_once_too(tmp_path: Path) -> None:
    app = HandApp(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: app.history.facts.known)
        await pilot.press("h")
        before = stack(app)
        await pilot.press("ctrl+p")
        palette = app.screen
        assert isinstance(palette, Palette)
        palette._action_command_list("page_down")
        palette.dismiss()
        palette.dismiss()
        await pilot.pause()
        assert stack(app) == before
    app.close()


async def test_a_session_that_ends_takes_the_question_over_it_along(tmp_path: Path) -> None:
    app = HandApp(tmp_path, straight_in())
    async with app.run_test(size=(80, 24)) as pilot:
        await begun(app, pilot)
        await go(app, pilot, 8)
        await app.push_screen(LeaveScreen(1))  # a quick q, before the end is carried out
        app.driver.do(lambda s, now: s.finish_early(now))
        app.post_message(SessionOver())
        await until(pilot, lambda: stack(app) == [SummaryScreen])
    app.close()


@pytest.mark.parametrize("wide", [1, 30])
async def test_page_keys_in_a_list_without_room_come_to_nothing(tmp_path: Path, wide: int) -> None:
    app = HandApp(tmp_path)
    async with app.run_test(size=(wide, 2)) as pilot:
        await until(pilot, lambda: app.history.facts.known)
        for opens in ("g", "p"):
            await pilot.press(opens, "pagedown", "pageup", "end", "pageup", "home", "escape")
        await pilot.press("escape", "escape")
    assert app.failure is None
    app.close()


@pytest.mark.parametrize(
    "error", [NoMatches("no parts"), MountError("no screen"), NoScreen("no screen either")]
)
async def test_what_is_taken_down_while_leaving_is_no_mistake(
    tmp_path: Path, error: Exception
) -> None:
    app = HandApp(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: app.history.facts.known)
        app.exit(return_code=0)
        app._handle_exception(error)
    assert (app.failure, app.return_code) == (None, 0)
    app.close()


async def test_a_mistake_is_kept_for_the_door_and_not_printed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    app = HandApp(tmp_path)

    async def run() -> None:
        async with app.run_test(size=(80, 24)) as pilot:
            await until(pilot, lambda: app.history.facts.known)
            app.call_later(lambda: int("by mistake"))
            app.call_later(lambda: int("its consequence"))
            await pilot.pause()

    with pytest.raises(ValueError, match="by mistake"):
        await run()
    assert "by mistake" in str(app.failure)
    assert app.return_code == 1
    app.close()
    out, err = capsys.readouterr()
    assert "Traceback" not in out + err


async def test_textuals_own_last_words_are_kept_too(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    app = HandApp(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: app.history.facts.known)
        app.panic("no such driver")
    assert "no such driver" in str(app.failure)
    assert app.return_code == 1
    app.close()
    assert "no such driver" not in "".join(capsys.readouterr())


@pytest.mark.parametrize("key", ["g", "h", "s", "p", "question_mark", "exclamation_mark", "ctrl+s"])
async def test_a_screen_may_be_gone_before_it_stands(tmp_path: Path, key: str) -> None:
    app = HandApp(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: app.history.facts.known)
        hold(app, key, 1)
        for _ in range(100):
            await asyncio.sleep(0)
            if not app.home.in_front:
                break  # the very moment at which it is opened
        app.screen.dismiss()
        await pilot.pause()
        assert stack(app) == [HomeScreen]
    assert app.failure is None
    app.close()


async def test_the_palette_opens_again_while_it_is_still_closing(tmp_path: Path) -> None:
    app = HandApp(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: app.history.facts.known)
        for _ in range(3):
            app.action_command_palette()
            app.screen.dismiss()
        app.action_command_palette()
        await pilot.pause()
        assert stack(app) == [HomeScreen, Palette]
    app.close()
