"""The history as the screens know it, without an app: a store, a thread, screens that listen."""

from __future__ import annotations

from dataclasses import replace
from queue import Queue
from typing import TYPE_CHECKING, Any, cast

from tests.support.clocks import START, HandClock
from tests.support.records import session

from lungetimer.history.store import HistoryStore
from lungetimer.running.settings_service import SettingsService
from lungetimer.settings import Settings
from lungetimer.ui.messages import Answered
from lungetimer.ui.services.history_bridge import HistoryBridge, HistoryUpdated

if TYPE_CHECKING:
    from pathlib import Path

    from lungetimer.history.session_records import History
    from lungetimer.running.history_facts import Facts


class Listening:
    """Stands for a screen that draws facts and sessions."""

    def __init__(self) -> None:
        self.facts: list[Facts] = []
        self.histories: list[History] = []

    def show_facts(self, facts: Facts) -> None:
        self.facts.append(facts)

    async def show_history(self, history: History, facts: Facts) -> None:
        assert facts is self.facts[-1]
        self.histories.append(history)


class House:
    """A bridge with what it needs, in an empty folder."""

    def __init__(self, folder: Path) -> None:
        self.clock = HandClock()
        self.settings = SettingsService(folder / "config.toml", Settings(), on_trouble=print)
        self.posted: Queue[Any] = Queue()
        self.screen = Listening()
        self.bridge = HistoryBridge(
            lambda: HistoryStore(folder / "history.json"),
            self.settings,
            self.clock,
            self.posted.put,
            lambda: cast("Any", [self.screen, object()]),
        )

    async def next_news(self) -> None:
        message = self.posted.get(timeout=30)
        assert isinstance(message, HistoryUpdated)
        await self.bridge.apply_update(message.update)

    def close(self) -> None:
        self.bridge.close()
        self.settings.close()


async def test_what_is_saved_is_known_and_shown_on_every_screen_that_listens(
    tmp_path: Path,
) -> None:
    house = House(tmp_path)
    known = [house.bridge.facts.known]
    house.bridge.load()
    await house.next_news()
    known.append(house.bridge.facts.known)
    assert known == [False, True]
    house.bridge.add(session("a", START))
    await house.next_news()
    house.bridge.answer(Answered("a", {"pain": 5}))
    await house.next_news()
    assert [s.pain for s in house.bridge.current.sessions] == [5]
    assert house.screen.facts[-1] is house.bridge.facts
    assert house.screen.histories[-1] is house.bridge.current
    house.close()


async def test_other_rules_and_a_new_day_mean_other_facts_but_the_volume_does_not(
    tmp_path: Path,
) -> None:
    house = House(tmp_path)
    house.settings.change(replace(Settings(), weekly_target=5), {"streak": {"weekly_target": 5}})
    assert house.screen.facts[-1].report.weekly_target == 5, "shown before the history is read"
    house.bridge.load()
    await house.next_news()  # of the new target, which is written down
    await house.next_news()  # of the history, read
    house.settings.change(replace(house.settings.current, volume=1), {"sound": {"volume": 1}})
    house.bridge.refresh()
    assert house.posted.empty()
    house.clock.move(24 * 3600)
    house.bridge.refresh()
    house.bridge.refresh()  # the answer is still on its way
    await house.next_news()
    assert house.bridge.facts.today == house.clock.wall().date()
    house.close()
    assert house.posted.empty(), "a new day is asked about once"
