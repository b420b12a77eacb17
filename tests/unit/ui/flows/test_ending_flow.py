"""The end of the app: everything is closed in order, and a mistake in one costs no other."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from tests.support.clocks import START
from tests.support.flows import FlowHouse
from tests.support.records import session
from tests.support.sessions import plan

from lungetimer.history.store import HistoryStore
from lungetimer.running.launch import Launch
from lungetimer.ui.flows import ending_flow
from lungetimer.ui.flows.ending_flow import EndingFlow
from lungetimer.ui.messages import Answered

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    import pytest


class Host:
    """An app as far as its end is concerned."""

    def __init__(self, *screens: object) -> None:
        self.screen_stack: Any = screens
        self.left: list[int] = []

    def exit(self, *, return_code: int = 0) -> None:
        self.left.append(return_code)

    def restore_terminal(self) -> None:
        raise AssertionError("only when the end hangs")


class Summary:
    """A screen with an answer that is not saved yet."""

    def unsaved_answers(self) -> Answered | None:
        return Answered("a", {"pain": 3})


def test_all_is_closed_in_order_and_the_first_mistake_is_given(tmp_path: Path) -> None:
    house = FlowHouse(tmp_path, Launch(plan()))
    house.services.history.add(session("a", START))
    steps: list[str] = []

    def failing(name: str) -> Callable[[], object]:
        def close() -> object:
            steps.append(name)
            raise ValueError(name)

        return close

    closers = (failing("sound"), failing("hooks"), lambda: steps.append("last"))
    flow = EndingFlow(Host(Summary()), house.services, lambda: steps.append("session"), closers)
    settings = house.settings
    settings.change(replace(settings.current, volume=30), {"sound": {"volume": 30}})
    unsaved, failure = flow.close()
    assert unsaved == ()
    assert steps == ["session", "sound", "hooks", "last"]
    assert str(failure) == "sound"
    (saved,) = HistoryStore(tmp_path / "history.json").load().history.sessions
    assert saved.pain == 3, "an answer that was just being given is saved"
    assert "volume = 30" in (tmp_path / "config.toml").read_text()


def test_what_cannot_be_saved_is_given_back(tmp_path: Path) -> None:
    (tmp_path / "history.json").mkdir()  # no file can be written over a folder
    house = FlowHouse(tmp_path, Launch(plan()))
    house.services.history.add(session("a", START))
    unsaved, failure = EndingFlow(Host(), house.services, lambda: None, ()).close()
    assert [record.id for record in unsaved] == ["a"]
    assert failure is None


def test_settings_that_cannot_be_saved_are_told_when_the_screen_is_gone(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "config.toml").mkdir()
    house = FlowHouse(tmp_path, Launch(plan()))
    house.settings.change(house.settings.current, {"sound": {"volume": 30}})
    EndingFlow(Host(), house.services, lambda: None, ()).close()
    assert capsys.readouterr().err.startswith("lungetimer: warning: ")


def test_asked_to_end_it_keeps_the_session_then_leaves_and_calls_off_the_deadline(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    house = FlowHouse(tmp_path, Launch(plan()))
    host, steps = Host(), []

    class Deadline:
        def cancel(self) -> None:
            steps.append("called off")

    def end_anyway(status: int, before: object) -> Deadline:  # noqa: ARG001  # same signature as the real function
        steps.append(f"deadline {status}")
        return Deadline()

    monkeypatch.setattr(ending_flow, "end_anyway", end_anyway)
    flow = EndingFlow(host, house.services, lambda: steps.append("kept"), ())
    flow.asked(143)
    assert steps == ["deadline 143", "kept"], "the disk can hang, so the deadline is set first"
    assert host.left == [143]
    flow.close()
    assert steps[-1] == "called off"
