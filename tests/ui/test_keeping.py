"""What the app keeps on disk while a session runs, and what it does when the disk refuses."""

from __future__ import annotations

import json
import re
import signal
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from tests.support.apps import HandApp, begun, go, shown, straight_in, until
from tests.support.clocks import START
from tests.support.records import history, session
from tests.support.sessions import plan
from textual.widgets import Input, Static

from lungetimer.history import codec, files
from lungetimer.history.checkpoint_store import CheckpointStore, interrupted
from lungetimer.history.store import HistoryStore
from lungetimer.training.plan import Routine
from lungetimer.ui.screens.home import HomeScreen
from lungetimer.ui.screens.interrupted import InterruptedScreen
from lungetimer.ui.screens.save_elsewhere import SaveElsewhereScreen
from lungetimer.ui.screens.summary import SummaryScreen
from lungetimer.ui.screens.workout import WorkoutScreen
from lungetimer.ui.widgets.unsaved_notice import UnsavedNotice

if TYPE_CHECKING:
    from textual.pilot import Pilot

    from lungetimer.history.session_records import SessionRecord


def on_disk(home: Path) -> tuple[SessionRecord, ...]:
    return HistoryStore(home / "history.json").load().history.sessions


def kept(home: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((home / "session.json").read_text())
    return found


def reps(home: Path) -> list[tuple[int, int]]:
    return [(s["left"], s["right"]) for s in kept(home)["session"]["sets"]]


def names(home: Path) -> set[str]:
    return {path.name for path in home.iterdir()}


async def cut_off(home: Path, seconds: float, launch: Any = None) -> None:
    """Run a session for some seconds, then let go of everything as a crash would."""
    app = HandApp(home, launch or straight_in())
    async with app.run_test(size=(80, 24)) as pilot:
        await begun(app, pilot)
        await go(app, pilot, seconds)
    app.close()


# Two sets of two reps a leg, 2 s a rep: 3 s lead-in, set 1 from 3 to 11, rest to 21, set 2 to 29.
async def test_the_checkpoint_follows_every_rep_and_phase(tmp_path: Path) -> None:
    app = HandApp(tmp_path, straight_in())
    async with app.run_test(size=(80, 24)) as pilot:
        await begun(app, pilot)
        seen = []
        for _ in range(22):
            await go(app, pilot, 1)
            assert app.session.live is not None
            assert app.session.live.checkpoints is not None
            app.session.live.checkpoints._thread.submit(
                lambda: None
            ).result()  # after what was asked for
            at = kept(tmp_path)["position"]
            if (at["phase"], at["slot"]) not in seen:
                seen.append((at["phase"], at["slot"]))
        assert seen == [
            ("prepare", 0), ("set", 0), ("set", 1), ("set", 2), ("set", 3), ("rest", 0),
        ]  # fmt: skip
        assert reps(tmp_path) == [(2, 2), (0, 0)]
        assert not (tmp_path / "history.json").exists()
        await go(app, pilot, 10)
        await until(pilot, lambda: not (tmp_path / "session.json").exists())
    app.close()
    assert [s.status.value for s in on_disk(tmp_path)] == ["completed"]


async def test_what_was_cut_off_is_resumed_as_the_same_session(tmp_path: Path) -> None:
    await cut_off(tmp_path, 6)
    before = kept(tmp_path)
    assert reps(tmp_path) == [(1, 0)]
    app = HandApp(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: isinstance(app.screen, InterruptedScreen))
        words = str(app.screen.query_one("#interrupted-what", Static).render())
        assert words == "Sunday 22 November 2026, 14:20\nin set 1 of 2\n1 of 8 reps done"
        app.hand.move(3600)
        await pilot.press("r")
        await begun(app, pilot)
        await go(app, pilot, 40)
        await until(pilot, lambda: isinstance(app.screen, SummaryScreen))
        line = str(app.screen.query_one("#done-line", Static).content)
        assert "8 reps in 0:" in line  # the hour in between was no training
    app.close()
    (saved,) = on_disk(tmp_path)
    assert saved.ended_at - saved.started_at > timedelta(hours=1)
    assert saved.id == before["session"]["id"]
    assert saved.started_at == START
    assert [(s.left, s.right) for s in saved.sets] == [(2, 2), (2, 2)]
    assert not (tmp_path / "session.json").exists()


async def test_live_changes_and_drills_survive_the_interruption(tmp_path: Path) -> None:
    of = plan(warm_up=Routine.SHORT)
    app = HandApp(tmp_path, straight_in(of))
    async with app.run_test(size=(80, 24)) as pilot:
        await begun(app, pilot)
        await go(app, pilot, 5)
        await pilot.press("plus", "right")
        await pilot.pause()
    app.close()
    assert kept(tmp_path)["adjusted"]["reps_per_leg"] == 3
    drill = kept(tmp_path)["position"]["drill"]
    app = HandApp(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: isinstance(app.screen, InterruptedScreen))
        await pilot.press("s")  # there is nothing to save yet
        assert isinstance(app.screen, InterruptedScreen)
        await pilot.press("r")
        await begun(app, pilot)
        phase = app.driver.view.phase
        assert phase.drill.key == drill
        assert app.driver.session.plan.reps_per_leg == 3
    app.close()


async def test_it_can_be_saved_as_far_as_it_got(tmp_path: Path) -> None:
    await cut_off(tmp_path, 8)
    app = HandApp(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: isinstance(app.screen, InterruptedScreen))
        await pilot.press("s")
        await until(pilot, lambda: len(app.history.current.sessions) == 1)
        await until(pilot, lambda: isinstance(app.screen, HomeScreen))
        await until(pilot, lambda: "is now in the history. Press h to see it." in shown(app))
    app.close()
    (saved,) = on_disk(tmp_path)
    assert (saved.status.value, saved.reps) == ("partial", 2)
    assert not (tmp_path / "session.json").exists()


async def test_discarded_it_is_gone_and_later_it_is_asked_again(tmp_path: Path) -> None:
    await cut_off(tmp_path, 6)
    for key, stays in (("escape", True), ("d", False)):
        app = HandApp(tmp_path)
        async with app.run_test(size=(80, 24)) as pilot:
            await until(pilot, lambda app=app: isinstance(app.screen, InterruptedScreen))  # type: ignore[misc]  # the default argument binds the current value
            await pilot.press(key)
            await until(pilot, lambda app=app: isinstance(app.screen, HomeScreen))  # type: ignore[misc]  # the default argument binds the current value
        app.close()
        assert (tmp_path / "session.json").exists() is stays
    assert on_disk(tmp_path) == ()


async def test_straight_into_a_session_asks_about_the_old_one_first(tmp_path: Path) -> None:
    await cut_off(tmp_path, 6)
    app = HandApp(tmp_path, straight_in(plan(sets=1)))
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: isinstance(app.screen, InterruptedScreen))
        assert app.session.live is None
        await pilot.press("d")
        await begun(app, pilot)
        assert app.driver.session.plan.sets == 1
    app.close()


async def test_a_session_that_runs_elsewhere_is_left_alone(tmp_path: Path) -> None:
    await cut_off(tmp_path, 6)
    other = CheckpointStore(tmp_path / "session.json")
    assert other.hold()
    app = HandApp(tmp_path, straight_in())
    async with app.run_test(size=(80, 24)) as pilot:
        await begun(app, pilot)
        await go(app, pilot, 5)
    app.close()
    other.release()
    assert reps(tmp_path) == [(1, 0)]
    assert (tmp_path / "session-2.json").exists()


async def test_a_session_saved_just_before_the_end_is_not_offered_again(tmp_path: Path) -> None:
    await cut_off(tmp_path, 6)
    found = CheckpointStore(tmp_path / "session.json").read().checkpoint
    assert found is not None
    HistoryStore(tmp_path / "history.json").add(found.as_ended_early())
    app = HandApp(tmp_path, straight_in())
    async with app.run_test(size=(80, 24)) as pilot:
        await begun(app, pilot)
        assert isinstance(app.screen, WorkoutScreen)
    app.close()
    assert len(on_disk(tmp_path)) == 1


async def test_a_damaged_checkpoint_is_set_aside_and_told(tmp_path: Path) -> None:
    (tmp_path / "session.json").write_bytes(b'{"format": [[[')
    app = HandApp(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: any("is damaged" in n for n in app.notices_shown))
        assert isinstance(app.screen, HomeScreen)
    app.close()
    (aside,) = [name for name in names(tmp_path) if name.startswith("session.json.damaged-")]
    assert (tmp_path / aside).read_bytes() == b'{"format": [[['


async def test_a_checkpoint_of_a_newer_version_is_told_and_let_go(tmp_path: Path) -> None:
    data = b'{"format": "lungetimer-checkpoint", "version": 3}'
    (tmp_path / "session.json").write_bytes(data)
    app = HandApp(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        told = "was written by a newer lungetimer"
        await until(pilot, lambda: any(told in n for n in app.notices_shown))
        assert isinstance(app.screen, HomeScreen)
        (left,) = interrupted(tmp_path)  # free for the newer one to go on with
        left.release()
    app.close()
    assert (tmp_path / "session.json").read_bytes() == data


async def test_asked_to_end_it_keeps_the_session_and_says_by_which_signal(tmp_path: Path) -> None:
    app = HandApp(tmp_path, straight_in())
    async with app.run_test(size=(80, 24)) as pilot:
        await begun(app, pilot)
        await go(app, pilot, 6)
        app.end_requests._asked(signal.SIGTERM, None)
        await until(pilot, lambda: app.return_code == 143)
        assert reps(tmp_path) == [(1, 0)]
    app.close()


async def test_asked_to_end_it_has_a_few_seconds_even_where_the_disk_hangs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    done: list[object] = []
    monkeypatch.setattr(
        "lungetimer.ui.flows.ending_flow.end_anyway", lambda status, _: done.append(status)
    )
    app = HandApp(tmp_path, straight_in())
    async with app.run_test(size=(80, 24)) as pilot:
        await begun(app, pilot)
        monkeypatch.setattr(type(app.session.live), "keep", lambda _: done.append("the disk"))
        app.flows.ending.asked(143)
        assert done == [143, "the disk"]
        monkeypatch.undo()
    app.close()


async def test_a_demo_leaves_nothing_behind(tmp_path: Path) -> None:
    from lungetimer.ui.app import Launch  # noqa: PLC0415  # used only here

    await cut_off(tmp_path, 6, Launch(plan(), at_once=True, demo_speed=1.0))
    assert not {n for n in names(tmp_path) if n.startswith(("history", "session"))}


# -- the disk refuses ---------------------------------------------------------------------------


class FullDisk:
    """Lets nothing be written below a folder until it is emptied."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
        self.full = True
        real = files._write_new

        def write(path: Path, data: bytes) -> None:
            if self.full and path.is_relative_to(folder):
                raise OSError(28, "No space left on device")
            real(path, data)

        monkeypatch.setattr(files, "_write_new", write)


@pytest.fixture
def home(tmp_path: Path) -> Path:
    folder = tmp_path / "data"
    folder.mkdir()
    return folder


async def finished(app: HandApp, pilot: Pilot[None]) -> None:
    await begun(app, pilot)
    await go(app, pilot, 30)
    await until(pilot, lambda: isinstance(app.screen, SaveElsewhereScreen))


def waiting(app: HandApp) -> list[int | None]:
    return [
        w.value for screen in app.screen_stack for w in screen.query(UnsavedNotice) if w.display
    ]


async def test_a_full_disk_costs_nothing_once_there_is_room_again(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    disk = FullDisk(monkeypatch, home)
    app = HandApp(home, straight_in())
    async with app.run_test(size=(80, 24)) as pilot:
        await finished(app, pilot)
        why = str(app.screen.query_one("#unsaved-why", Static).render())
        assert "the disk is full; free some space; 1 session is held in memory" in why
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(app.screen, SummaryScreen))
        assert waiting(app) == [1]
        assert len(app.history.current.sessions) == 1  # in memory it counts already
        await until(pilot, lambda: app.screen.focused is not None)
        await pilot.press("3", "down", "1")  # its answers are not lost either
        await pilot.pause()
        await pilot.press("w")
        await until(pilot, lambda: isinstance(app.screen, SaveElsewhereScreen))
        disk.full = False
        await pilot.press("enter")  # try again
        await until(pilot, lambda: app.history.facts.pending == 0)
        assert waiting(app) == []
    assert app.close() == ()
    (saved,) = on_disk(home)
    assert (saved.reps, saved.reps_in_reserve, saved.pain) == (8, 3, 1)
    assert not (home / "session.json").exists()


async def test_it_can_be_saved_elsewhere_and_merged_later(
    home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    FullDisk(monkeypatch, home)
    app = HandApp(home, straight_in())
    async with app.run_test(size=(80, 24)) as pilot:
        await finished(app, pilot)
        field = app.screen.query_one(Input)
        # The hand-held clock moves until the thread that writes has failed, so not to the second.
        assert Path(field.value).parent == Path.home()
        assert re.fullmatch(r"lungetimer-unsaved-2026-11-22-14\d{4}\.json", Path(field.value).name)
        field.value = str(tmp_path / "stick" / "mine.json")
        field.focus()
        await pilot.press("enter")
        await until(pilot, (tmp_path / "stick" / "mine.json").exists)
    assert len(app.close()) == 1
    copied = codec.read((tmp_path / "stick" / "mine.json").read_bytes())
    assert [s.reps for s in copied.history.sessions] == [8]
    assert copied.problems == ()


async def test_the_same_trouble_is_told_once(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    FullDisk(monkeypatch, home)
    app = HandApp(home, straight_in())
    async with app.run_test(size=(80, 24)) as pilot:
        await finished(app, pilot)
        await pilot.press("escape")
        for _ in range(3):
            app.history.retry()
        app.history._service._thread.submit(lambda: None).result()
        await pilot.pause()
        told = [n for n in app.notices_shown if "save the history" in n]
        assert len(told) == 1
    app.close()


async def test_a_folder_that_cannot_be_written_is_told_at_the_start(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("a file stands where the folder should be")
    app = HandApp(tmp_path / "data")
    async with app.run_test(size=(80, 24)) as pilot:
        await until(
            pilot,
            lambda: any("part of the path is a file" in n for n in app.notices_shown),
        )
        assert isinstance(app.screen, HomeScreen)
    app.close()


async def test_conflict_copies_are_merged_at_the_start_and_told_in_a_line(home: Path) -> None:
    (home / "history.json").write_bytes(codec.write(history(session("mine"))))
    copy = home / "history (conflicted copy 2026-01-01 120000).json"
    copy.write_bytes(codec.write(history(session("other"))))
    app = HandApp(home)
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: len(app.history.current.sessions) == 2)
        (told,) = app.notices_shown
        assert "was merged and renamed to" in told
    app.close()
    assert not copy.exists()
    assert {s.id for s in on_disk(home)} == {"mine", "other"}


@pytest.mark.parametrize("size", [(40, 12), (40, 16), (60, 14), (80, 22), (80, 24)])
async def test_every_way_out_of_an_unsaved_session_can_be_reached_and_seen(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    app = HandApp(tmp_path)
    folder = "/home/somebody" + "/a-folder-with-a-long-name" * 6
    why = f"cannot save the history: {folder}/history.json: the disk is full; free some space"
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        app.push_screen(SaveElsewhereScreen(why, tmp_path / "copy.json"))
        await until(pilot, lambda: isinstance(app.screen, SaveElsewhereScreen))
        box = app.screen.query_one(".dialog").region
        seen: list[str | None] = []
        for _ in range(4):
            await pilot.pause()
            focused = app.screen.focused
            assert focused is not None
            # The dialog scrolls to the focused widget a moment later.
            await until(pilot, lambda now=focused: box.contains_region(now.region))  # type: ignore[misc]  # the default argument binds the current value
            seen.append(focused.id)
            await pilot.press("tab")
        path = app.screen.query_one("#unsaved-path", Input)
        path.value = "~nosuchuser/x"
        path.focus()
        await pilot.press("enter")
        await pilot.pause()
        assert "nosuchuser" in str(app.screen.query_one("#unsaved-why", Static).render())
        await pilot.press("escape")
    app.close()
    assert seen == ["again", "copy", "later", "unsaved-path"]


async def test_a_session_of_another_computer_is_named_and_left_there_first(tmp_path: Path) -> None:
    await cut_off(tmp_path, 6)
    file = tmp_path / "session.json"
    there = kept(tmp_path) | {"host": "kitchen-laptop"}
    file.write_text(json.dumps(there))
    app = HandApp(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: isinstance(app.screen, InterruptedScreen))
        words = str(app.screen.query_one("#interrupted-what", Static).render())
        assert "ago on kitchen-laptop" in words
        await pilot.press("d")  # nothing of another computer is thrown away from here
        assert isinstance(app.screen, InterruptedScreen)
        assert app.focused is not None
        assert app.focused.id == "later"
        await pilot.press("enter")
        await until(pilot, lambda: not isinstance(app.screen, InterruptedScreen))
    app.close()
    assert kept(tmp_path) == there
