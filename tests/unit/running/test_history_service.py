"""The history off the event loop: in order, with news after each request, and nothing lost."""

from __future__ import annotations

import errno
import json
import os
import threading
import time
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from tests.support.clocks import START
from tests.support.records import session

from lungetimer.history.files import StoreError
from lungetimer.history.store import HistoryStore
from lungetimer.running.history_service import HistoryService, HistoryUpdate

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from lungetimer.history.session_records import History


class Asked:
    """A service in a folder, and the news it has sent."""

    def __init__(self, folder: Path, lock_timeout_s: float = 20.0) -> None:
        self.path = folder / "history.json"
        self.news: list[HistoryUpdate[int]] = []
        self.threads: set[str] = set()

        def learn(history: History, pending: int) -> int:  # noqa: ARG001  # the service's signature
            self.threads.add(threading.current_thread().name)
            return len(history.sessions)

        self.service = HistoryService(
            HistoryStore(self.path, lock_timeout_s=lock_timeout_s),
            learn,
            self.news.append,
            folder / "settings" / "config.toml",
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


def looked(asked: Asked, busy: Callable[[], bool] = lambda: False) -> None:
    """Let the service look for changes, and wait until it has dealt with what it found."""
    asked.service.look(busy)
    until = time.monotonic() + 30
    while any(thread.name == "history-look" for thread in threading.enumerate()):
        assert time.monotonic() < until
        time.sleep(0.002)
    done = threading.Event()
    asked.service._thread.submit(done.set)
    assert done.wait(30)


def others(asked: Asked) -> tuple[str, ...]:
    return asked.news[-1].others


COPY = "history.sync-conflict-20261127-145424-GPPN3LI.json"


def other_history(folder: Path, *ids: str) -> bytes:
    store = HistoryStore(folder / "other" / "history.json")
    store.add(*(session(name, START + timedelta(hours=n)) for n, name in enumerate(ids)))
    return store.path.read_bytes()


def test_sessions_of_another_program_are_read_at_the_next_look(tmp_path: Path) -> None:
    asked = Asked(tmp_path)
    asked.service.load()
    asked.service.add(session("a", START))
    looked(asked)
    looked(asked)
    assert [news.facts for news in asked.news] == [0, 1], "its own changes are no news"
    HistoryStore(asked.path).add(session("b", START + timedelta(hours=1)))
    looked(asked)
    looked(asked)
    assert [news.facts for news in asked.news[2:]] == [2], "once"
    assert asked.news[2].notices == ()
    HistoryStore(asked.path).add(session("c", START + timedelta(hours=2)))
    looked(asked, lambda: True)
    assert len(asked.news) == 3, "not during a session"
    looked(asked)
    assert asked.news[3].facts == 3
    asked.service.close()
    asked.service.look()


@pytest.mark.parametrize("found", [None, b"", b'{"format": "lungetimer-hist', b"\x00" * 4096])
def test_a_look_neither_repairs_nor_forgets_what_another_program_is_writing(
    tmp_path: Path, found: bytes | None
) -> None:
    asked = Asked(tmp_path)
    asked.service.load()
    asked.service.add(session("a", START))
    wait(asked.service)
    whole = other_history(tmp_path, "a", "b")
    if found is None:
        asked.path.unlink()
    else:
        asked.path.write_bytes(found)
    before = sorted(tmp_path.iterdir())
    looked(asked)
    assert asked.news[-1].facts == 1
    assert sorted(tmp_path.iterdir()) == before
    asked.path.write_bytes(whole)
    looked(asked)
    assert asked.news[-1].facts == 2
    asked.service.close()


@pytest.mark.parametrize("names", [(COPY,), ("history.json..path1", "history.json..path2")])
@pytest.mark.parametrize("ahead_s", [-3600, 0, 3600])
def test_copies_from_another_computer_are_merged_at_a_look_once_they_are_complete(
    tmp_path: Path, names: tuple[str, ...], ahead_s: float
) -> None:
    """The clock of the other computer does not matter."""
    asked, now = Asked(tmp_path), [100.0]
    asked.service._watch._now_s = lambda: now[0]
    asked.service.load()
    asked.service.add(session("a", START))
    wait(asked.service)
    whole = other_history(tmp_path, "a", "b")
    if len(names) == 2:  # rclone bisync leaves no history.json
        asked.path.rename(tmp_path / names[0])
    copy = tmp_path / names[-1]
    copy.write_bytes(whole[:200])
    os.utime(copy, (time.time() + ahead_s,) * 2)
    looked(asked)
    now[0] += 9
    copy.write_bytes(whole)
    os.utime(copy, (time.time() + ahead_s,) * 2)
    looked(asked)
    now[0] += 9
    looked(asked)
    assert asked.news[-1].facts == 1
    assert copy.exists(), "the sync program may still be writing it"
    now[0] += 1
    looked(asked)
    assert asked.news[-1].facts == 2
    assert any(f"{copy} was merged" in line for line in asked.news[-1].notices)
    assert not copy.exists()
    assert sorted(asked.saved) == ["a", "b"]
    told = len(asked.news)
    looked(asked)
    assert len(asked.news) == told
    asked.service.close()


def test_a_merge_that_fails_is_told_once_and_tried_again(tmp_path: Path) -> None:
    asked, now = Asked(tmp_path, lock_timeout_s=0.1), [0.0]
    asked.service._watch._now_s = lambda: now[0]
    asked.service.load()
    wait(asked.service)
    (tmp_path / COPY).write_bytes(other_history(tmp_path, "b"))
    looked(asked)
    with HistoryStore(asked.path).locked():
        for _ in range(3):
            now[0] += 30
            looked(asked)
    told = [line for news in asked.news for line in news.notices]
    assert len(told) == 1
    assert "another lungetimer has locked it" in told[0]
    looked(asked)
    assert asked.saved == ["b"]
    asked.service.close()


def test_other_files_in_the_folder_delay_nothing_and_are_no_news(tmp_path: Path) -> None:
    asked = Asked(tmp_path)
    asked.service.load()
    wait(asked.service)
    known = len(asked.news)
    HistoryStore(asked.path).add(session("b"))
    for n in range(3):
        (tmp_path / "status-12ab34cd-0011.json").write_text(f"{n}")
        (tmp_path / "notes.json").write_text(f"{n}")
        looked(asked)
    assert [news.facts for news in asked.news[known:]] == [1]
    asked.service.close()


def test_a_dead_disk_keeps_no_look_waiting_and_the_end_does_not_wait(tmp_path: Path) -> None:
    asked, dead = Asked(tmp_path), threading.Event()
    asked.service.load()
    wait(asked.service)
    asked.service._watch._now_s = lambda: float(dead.wait(60))
    for _ in range(5):
        asked.service.look()
    looks = [thread for thread in threading.enumerate() if thread.name == "history-look"]
    assert len(looks) == 1
    assert looks[0].daemon
    assert asked.service.close() == ()
    dead.set()
    looks[0].join(30)


def test_a_file_that_could_not_be_merged_is_judged_again(tmp_path: Path) -> None:
    """Another person's history turns out to be one's own, or is deleted."""
    asked, now = Asked(tmp_path), [0.0]
    asked.service._watch._now_s = lambda: now[0]
    asked.service.load()
    asked.service.add(session("a", START))
    wait(asked.service)

    def look() -> None:
        now[0] += 30
        looked(asked)

    bob, link = tmp_path / "history-bob.json", tmp_path / COPY
    for ids in (("x",), ("x", "y")):
        bob.write_bytes(other_history(tmp_path, *ids))
        look()
        look()
    told = [line for news in asked.news for line in news.notices]
    assert len(told) == 1, "a history of another person may grow"
    assert f"{bob} is another history (1 session)" in told[0]
    bob.unlink()
    link.symlink_to(asked.path)
    look()
    look()
    assert [line.startswith(f"{link} is a link") for line in others(asked)] == [True]
    link.unlink()
    bob.write_bytes(other_history(tmp_path, "x", "y"))
    look()
    HistoryStore(asked.path).add(session("x", START))
    look()
    assert not bob.exists()
    assert sorted(asked.saved) == ["a", "x", "y"]
    look()
    assert others(asked) == ()
    asked.service.close()


def test_without_a_history_another_persons_does_not_bring_back_the_backup(tmp_path: Path) -> None:
    asked, now = Asked(tmp_path), [0.0]
    asked.service._watch._now_s = lambda: now[0]
    asked.service.load()
    asked.service.add(session("a", START))
    asked.service.add(session("b", START + timedelta(hours=1)))
    wait(asked.service)
    asked.path.unlink()
    (tmp_path / "history-bob.json").write_bytes(other_history(tmp_path, "x"))
    for _ in range(3):
        now[0] += 30
        looked(asked)
    assert asked.news[-1].facts == 2
    assert not asked.path.exists()
    asked.service.close()


def test_a_link_that_leads_nowhere_keeps_nothing_from_being_merged(tmp_path: Path) -> None:
    (tmp_path / COPY.replace("GPPN3LI", "AAAAAAA")).symlink_to("x" * 300)
    (tmp_path / COPY).write_bytes(other_history(tmp_path, "a"))
    asked = Asked(tmp_path)
    asked.service.load()
    asked.service.close()
    assert asked.saved == ["a"]


def test_a_look_says_nothing_of_a_weekly_goal_that_only_another_program_has(tmp_path: Path) -> None:
    asked = Asked(tmp_path)
    asked.service.load()
    asked.service.add(session("a", START))
    wait(asked.service)
    other = HistoryStore(asked.path, weekly_target=lambda: 5)
    other.add(session("b", START + timedelta(hours=1)))
    looked(asked)
    assert (asked.news[-1].facts, asked.news[-1].notices) == (2, ())
    asked.service.close()


def test_a_look_keeps_sessions_that_wait_for_the_disk(tmp_path: Path) -> None:
    asked = Asked(tmp_path)
    asked.service.load()
    asked.path.mkdir()
    asked.service.add(session("a", START))
    wait(asked.service)
    asked.path.rmdir()
    HistoryStore(asked.path).add(session("b", START + timedelta(hours=1)))
    looked(asked)
    assert (asked.news[-1].facts, asked.news[-1].pending) == (2, 1)
    assert asked.service.close() == ()
    assert sorted(asked.saved) == ["a", "b"]


def test_a_look_at_the_history_of_a_newer_version_says_so_once(tmp_path: Path) -> None:
    asked = Asked(tmp_path)
    asked.service.load()
    asked.service.add(session("a", START))
    wait(asked.service)
    newer = json.loads(asked.path.read_bytes())
    for n in range(3):
        asked.path.write_text(json.dumps(newer | {"version": 99, "extra": n}))
        looked(asked)
    told = [line for news in asked.news for line in news.notices]
    assert len(told) == 1
    assert "newer lungetimer (format 99)" in told[0]
    asked.service.close()


def test_a_folder_whose_files_cannot_be_examined_is_reported(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Python 3.11 raises an error for a file in a folder that can be listed but not searched."""
    asked = Asked(tmp_path)
    asked.path.write_bytes(other_history(tmp_path, "a"))

    def fail(_: Path) -> bool:
        raise PermissionError(errno.EACCES, "no")

    monkeypatch.setattr(type(tmp_path), "is_file", fail)
    asked.service.load()
    looked(asked)
    asked.service.close()
    assert asked.news[0].facts == 1
    assert "you do not have permission" in asked.news[0].notices[0]
    assert len(asked.news) == 1


def wait(service: HistoryService[int]) -> None:
    """Wait until everything asked so far was carried out."""
    done = threading.Event()
    service.do(done.set)
    assert done.wait(30)
