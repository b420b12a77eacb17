"""Flows without an app: a stack of screens that are not drawn, and real services in a folder."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, cast

from tests.support.clocks import START, HandClock

from lungetimer.history.store import HistoryStore
from lungetimer.paths import Paths
from lungetimer.running.settings_service import SettingsService
from lungetimer.settings import Settings
from lungetimer.training.next_button import NextButton
from lungetimer.ui.flows.app_services import AppServices
from lungetimer.ui.flows.home_flow import HomeFlow
from lungetimer.ui.flows.safety_flow import SafetyFlow
from lungetimer.ui.flows.session_flow import SessionFlow, Surroundings
from lungetimer.ui.services.history_bridge import HistoryBridge
from lungetimer.ui.services.notices import Notices

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from textual.screen import Screen

    from lungetimer.history.session_records import History, SessionRecord
    from lungetimer.running.launch import Launch

SCREENED = Settings(safety_accepted=START.date())
"""Settings of a user who has answered the safety questions."""


class ScreenStack:
    """Stack of screens that are not drawn.

    Args:
        screens: the initial screens; the last one is in front.

    Attributes:
        told: every notice and message that was shown over the screens.
    """

    def __init__(self, *screens: object) -> None:
        self.screen_stack: list[Screen[Any]] = [cast("Any", screen) for screen in screens]
        self.told: list[str] = []
        self._callbacks: list[Callable[[Any], None] | None] = []

    @property
    def screen(self) -> Screen[Any]:
        return self.screen_stack[-1]

    @property
    def shown(self) -> list[type]:
        """The types of the screens; the last one is in front."""
        return [type(screen) for screen in self.screen_stack]

    def push_screen(
        self, screen: Screen[Any], callback: Callable[[Any], None] | None = None
    ) -> None:
        self.screen_stack.append(screen)
        self._callbacks.append(callback)

    def pop_screen(self) -> None:
        self.screen_stack.pop()
        self._callbacks.pop()

    def leave(self, result: object) -> None:
        """Close the screen in front with this result, as a user does with a key."""
        self.screen_stack.pop()
        callback = self._callbacks.pop()
        assert callback is not None
        callback(result)

    def notify(self, message: str, **_: object) -> None:
        self.told.append(message)


class NotingListener:
    """Listener that records the beginning and the end of sessions."""

    def __init__(self) -> None:
        self.told: list[str] = []

    def session_begins(self, driver: object) -> None:  # noqa: ARG002  # a listener's signature
        self.told.append("begins")

    def happened(self, events: object, view: object) -> None:
        pass

    def session_ends(self) -> None:
        self.told.append("ends")


class Following:
    """Listeners that exist from the beginning.

    Args:
        first: the listeners of each session.
    """

    def __init__(self, first: Sequence[Any]) -> None:
        self.first = first
        self.later: Sequence[Any] = ()


class NotingHistory:
    """History service that carries out each request at once and records it."""

    def __init__(self) -> None:
        self.added: list[SessionRecord] = []
        self.done: list[str] = []
        self.copies: list[Path] = []

    def load(self, then: Callable[[History], object]) -> None:  # noqa: ARG002  # the protocol's signature
        raise AssertionError("nobody asked for it")

    def add(self, record: SessionRecord, saved: Callable[[], None]) -> None:
        self.added.append(record)
        saved()

    def do(self, work: Callable[[], None]) -> None:
        work()

    def retry(self) -> None:
        self.done.append("retry")

    def save_copy(self, path: Path) -> None:
        self.copies.append(path)


class FlowHouse:
    """Flows with real services in an empty folder.

    Args:
        folder: the folder of all files.
        launch: how the app was started.
        settings: the user's settings.
        listeners: further listeners of the sessions, besides one that records their beginning and
            end.
    """

    def __init__(
        self,
        folder: Path,
        launch: Launch,
        settings: Settings = SCREENED,
        listeners: Sequence[Any] = (),
    ) -> None:
        clock = HandClock()
        self.stack = ScreenStack()
        self.host = cast("Any", self.stack)
        self.listener = NotingListener()
        self.closed: list[object] = []
        self.seen: list[object] = []
        self.settings = SettingsService(folder / "config.toml", settings, on_trouble=print)
        history = HistoryBridge(
            lambda: HistoryStore(folder / "history.json"), self.settings, clock, lambda _: None,
            lambda: self.stack.screen_stack,
        )  # fmt: skip
        self.services = AppServices(
            Paths(folder, folder, folder), clock, self.settings, history, Notices(self.host),
            NextButton(),
        )  # fmt: skip
        self.home = HomeFlow(self.host, self.services, launch.plan, {})
        around = Surroundings(
            home=self.home,
            safety=SafetyFlow(self.host, self.services, self.home),
            listeners=Following((self.listener, *listeners)),
            call_later=None,
            still=lambda: True,
            own_keys={},
            close=lambda: self.closed.append(None),
            seen=lambda: self.seen.append(None),
        )
        self.flow = SessionFlow(self.host, self.services, launch, around)

    def read_history(self) -> None:
        """Mark the history as read; it is empty."""
        self.services.history.facts = replace(self.services.history.facts, known=True)

    def close(self) -> None:
        self.flow.keep()
        self.services.history.close()
        self.settings.close()
