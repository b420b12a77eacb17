"""The history off the event loop: in order, with news after each request, and nothing lost."""

from __future__ import annotations

import json
import os
import threading
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from tests.support.clocks import START
from tests.support.records import session

from lungetimer.history.files import StoreError
from lungetimer.history.store import HistoryStore
from lungetimer.running.history_service import HistoryService, HistoryUpdate

if TYPE_CHECKING:
    from pathlib import Path

    from lungetimer.history.session_records import History


class Asked:
    """A service in a folder, and the news it has sent."""

    def __init__(self, folder: Path) -> None:
        self.path = folder / "history.json"
        self.news: list[HistoryUpdate[int]] = []
        self.threads: set[str] = set()

        def learn(history: History, pending: int) -> int:  # noqa: ARG001  # the service's signature
            self.threads.add(threading.current_thread().name)
            return len(history.sessions)

        self.service = HistoryService(
            HistoryStore(self.path), learn, self.news.append, folder / "settings" / "config.toml"
        )

    @property
    def saved(self) -> list[str]:
        return [one.id for one in HistoryStore(self.path).load().history.sessions]


def test_requests_are_carried_out_in_order_in_a_thread_of_their_own(tmp_path: Path) -> None:
    known: list[History] = []
    asked, done = Asked(tmp_path), []
    asked.service.load(known.append)
    asked.service.add(session("a", START), lambda: done.append("saved"))
    asked.service.answer("a", {"pain": 4}, START + timedelta(minutes=1))
    asked.service.recompute_facts()
    assert asked.service.close() == ()
    assert [history.sessions for history in known] == [()]
    assert [news.facts for news in asked.news] == [0, 1, 1, 1]
    assert done == ["saved"]
    assert HistoryStore(asked.path).load().history.sessions[0].pain == 4
    assert threading.current_thread().name not in asked.threads


def test_copies_of_the_settings_are_told_wherever_the_settings_are(tmp_path: Path) -> None:
    copy = tmp_path / "settings" / "config.sync-conflict-20261127-145424-GPPN3LI.toml"
    copy.parent.mkdir()
    copy.write_text("")
    asked = Asked(tmp_path)
    asked.service.load()
    asked.service.close()
    assert f"{copy} contains the settings of another computer" in asked.news[0].notices[0]


def test_what_the_disk_refuses_is_kept_told_once_and_saved_when_it_can_be(tmp_path: Path) -> None:
    asked, done = Asked(tmp_path), []
    asked.path.mkdir()  # a folder stands where the file belongs
    asked.service.add(session("a", START), lambda: done.append("a"))
    asked.service.add(session("b", START + timedelta(hours=1)), lambda: done.append("b"))
    asked.service.retry()
    wait(asked.service)
    assert [news.pending for news in asked.news[:3]] == [1, 2, 2]
    told = [len(news.notices) for news in asked.news[:3]]
    assert told == [1, 1, 0], "once for each session, and not again at every try"
    assert "1 session is held in memory" in asked.news[0].notices[0]
    assert asked.news[2].facts == 2, "they count meanwhile"
    assert done == []
    asked.path.rmdir()
    asked.service.retry()
    wait(asked.service)
    assert asked.saved == ["a", "b"]
    assert done == ["a", "b"]
    assert any("saved now" in line for news in asked.news for line in news.notices)
    assert asked.service.close() == ()


def test_a_copy_elsewhere_holds_what_waits_and_the_end_gives_it_back(tmp_path: Path) -> None:
    asked = Asked(tmp_path)
    asked.path.mkdir()
    asked.service.add(session("a", START))
    asked.service.save_copy(tmp_path / "copy.json")
    (unsaved,) = asked.service.close()
    assert unsaved.id == "a"
    copied = HistoryStore(tmp_path / "copy.json").load().history.sessions
    assert [one.id for one in copied] == ["a"]


def test_the_trouble_of_other_work_becomes_a_notice_and_ends_nothing(tmp_path: Path) -> None:
    asked = Asked(tmp_path)

    def fail() -> None:
        raise StoreError("the file is still there")

    asked.service.do(fail)
    asked.service.add(session("a", START))
    asked.service.close()
    assert asked.news[0].notices == ("the file is still there",)
    assert asked.saved == ["a"]


def test_sessions_of_another_program_are_read_at_the_next_look(tmp_path: Path) -> None:
    asked = Asked(tmp_path)
    asked.service.load()
    asked.service.add(session("a", START))
    asked.service.look()
    asked.service.look()
    wait(asked.service)
    assert [news.facts for news in asked.news] == [0, 1, 1], "its own changes are no news"
    HistoryStore(asked.path).add(session("b", START + timedelta(hours=1)))
    asked.service.look()
    asked.service.look()
    wait(asked.service)
    assert [news.facts for news in asked.news[3:]] == [2, 2], "once"
    assert asked.news[3].notices == ()
    asked.service.close()


@pytest.mark.parametrize("found", [None, b"", b'{"format": "lungetimer-hist', b"\x00" * 4096])
def test_a_look_neither_repairs_nor_forgets_what_another_program_is_writing(
    tmp_path: Path, found: bytes | None
) -> None:
    asked = Asked(tmp_path)
    asked.service.load()
    asked.service.add(session("a", START))
    wait(asked.service)
    whole = HistoryStore(tmp_path / "other" / "history.json")
    whole.add(session("a", START), session("b", START + timedelta(hours=1)))
    if found is None:
        asked.path.unlink()
    else:
        asked.path.write_bytes(found)
    before = sorted(tmp_path.iterdir())
    asked.service.look()
    wait(asked.service)
    assert asked.news[-1].facts == 1
    assert sorted(tmp_path.iterdir()) == before
    asked.path.write_bytes(whole.path.read_bytes())
    asked.service.look()
    wait(asked.service)
    assert asked.news[-2].facts == 2
    asked.service.close()


def test_a_copy_from_another_computer_is_merged_at_a_look_once_it_is_complete(
    tmp_path: Path,
) -> None:
    asked = Asked(tmp_path)
    asked.service.load()
    asked.service.add(session("a", START))
    other = HistoryStore(tmp_path / "other" / "history.json")
    other.add(session("b", START + timedelta(hours=1)))
    copy = tmp_path / "history.sync-conflict-20261127-145424-GPPN3LI.json"
    copy.write_bytes(other.path.read_bytes())
    asked.service.look()
    wait(asked.service)
    assert asked.news[-1].facts == 1
    assert copy.exists(), "the sync program may be just writing it"
    os.utime(copy, (START.timestamp(), START.timestamp()))
    asked.service.look()
    wait(asked.service)
    assert asked.news[-2].facts == 2
    assert f"{copy} was merged" in asked.news[-2].notices[0]
    assert not copy.exists()
    assert sorted(asked.saved) == ["a", "b"]
    asked.service.close()


def test_a_look_keeps_sessions_that_wait_for_the_disk(tmp_path: Path) -> None:
    asked = Asked(tmp_path)
    asked.service.load()
    lock = HistoryStore(asked.path)
    asked.path.mkdir()
    asked.service.add(session("a", START))
    wait(asked.service)
    asked.path.rmdir()
    lock.add(session("b", START + timedelta(hours=1)))
    asked.service.look()
    wait(asked.service)
    assert (asked.news[-2].facts, asked.news[-2].pending) == (2, 1)
    assert asked.service.close() == ()
    assert sorted(asked.saved) == ["a", "b"]


def test_a_look_at_the_history_of_a_newer_version_says_so_once(tmp_path: Path) -> None:
    asked = Asked(tmp_path)
    asked.service.load()
    asked.service.add(session("a", START))
    wait(asked.service)
    newer = json.loads(asked.path.read_bytes())
    asked.path.write_text(json.dumps(newer | {"version": 99}))
    asked.service.look()
    asked.service.look()
    wait(asked.service)
    told = [line for news in asked.news for line in news.notices]
    assert len(told) == 1
    assert "newer lungetimer (format 99)" in told[0]
    asked.service.close()


def wait(service: HistoryService[int]) -> None:
    """Wait until everything asked so far was carried out."""
    done = threading.Event()
    service.do(done.set)
    assert done.wait(30)
