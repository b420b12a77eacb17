from __future__ import annotations

import json
import os
import stat
import sys
import threading
from datetime import datetime
from typing import TYPE_CHECKING, Any

import pytest
from filelock import FileLock
from tests.support.records import MORNING, history, session

if TYPE_CHECKING:
    from pathlib import Path

from lungetimer.history import codec
from lungetimer.history.edits import delete_session, freeze_week
from lungetimer.history.files import StoreError
from lungetimer.history.session_id import new_id
from lungetimer.history.session_records import History
from lungetimer.history.store import HistoryStore

AT = MORNING.replace(hour=9)
STAMP = "20261120-091203"


def store_in(folder: Path, **options: Any) -> HistoryStore:
    return HistoryStore(folder / "history.json", now=lambda: AT, **options)


def names(folder: Path) -> list[str]:
    return sorted(p.name for p in folder.iterdir())


def test_nothing_there_is_an_empty_history_and_leaves_no_trace(tmp_path: Path) -> None:
    loaded = store_in(tmp_path / "none").load()
    assert loaded.history == History()
    assert loaded.notices == ()
    assert not (tmp_path / "none").exists()


def test_sessions_are_there_for_the_next_start(tmp_path: Path) -> None:
    store_in(tmp_path).add(session("a"))
    store_in(tmp_path).add(session("b"))
    assert [s.id for s in store_in(tmp_path).load().history.sessions] == ["a", "b"]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such modes")
def test_only_the_owner_may_read(tmp_path: Path) -> None:
    old = os.umask(0)
    try:
        store = store_in(tmp_path / "new" / "folder")
        store.add(session("a"))
        store.add(session("b"))
    finally:
        os.umask(old)
    assert stat.S_IMODE((tmp_path / "new" / "folder").stat().st_mode) == 0o700
    for path in (tmp_path / "new" / "folder").iterdir():
        assert stat.S_IMODE(path.stat().st_mode) == 0o600, path.name


def test_the_last_good_file_stays_as_backup(tmp_path: Path) -> None:
    store = store_in(tmp_path)
    store.add(session("a"))
    before = store.path.read_bytes()
    store.add(session("b"))
    assert store.backup.read_bytes() == before
    assert names(tmp_path) == ["history.json", "history.json.bak", "history.json.lock"]


def test_a_change_that_changes_nothing_leaves_file_and_backup_alone(tmp_path: Path) -> None:
    store = store_in(tmp_path)
    store.add(session("a"))
    store.add(session("b"))
    before = (store.path.stat().st_mtime_ns, store.backup.read_bytes())
    store.add(session("a"))
    store.change(lambda found: found)
    assert (store.path.stat().st_mtime_ns, store.backup.read_bytes()) == before


def test_a_damaged_file_is_kept_and_the_backup_loaded_and_both_are_named(tmp_path: Path) -> None:
    store = store_in(tmp_path)
    store.add(session("a"))
    store.add(session("b"))
    store.path.write_bytes(b"\x00junk")

    loaded = store.load()

    assert [s.id for s in loaded.history.sessions] == ["a"]
    assert (tmp_path / f"history.json.damaged-{STAMP}").read_bytes() == b"\x00junk"
    (notice,) = loaded.notices
    assert f"history.json.damaged-{STAMP}" in notice
    assert "history.json.bak" in notice
    assert "\n" not in notice
    # Mended: the next start finds a sound file and has nothing to tell.
    assert store.load().notices == ()
    assert [s.id for s in store.load().history.sessions] == ["a"]
    assert codec.read(store.backup.read_bytes()).problems == ()


def test_sessions_newer_than_the_backup_are_found_again_in_a_torn_file(tmp_path: Path) -> None:
    store = store_in(tmp_path)
    for name in "abc":
        store.add(session(name))
    store.path.write_bytes(store.path.read_bytes()[:-30])
    assert [s.id for s in store.load().history.sessions] == ["a", "b", "c"]


def test_damage_on_damage_keeps_each_file_under_its_own_name(tmp_path: Path) -> None:
    store = store_in(tmp_path)
    for junk in (b"one", b"two", b"three"):
        store.path.write_bytes(junk)
        store.load()
    kept = {p.name: p.read_bytes() for p in tmp_path.glob("*.damaged-*")}
    assert kept == {
        f"history.json.damaged-{STAMP}": b"one",
        f"history.json.damaged-{STAMP}-2": b"two",
        f"history.json.damaged-{STAMP}-3": b"three",
    }


def test_a_damaged_backup_is_kept_as_well(tmp_path: Path) -> None:
    store = store_in(tmp_path)
    store.path.write_bytes(b"bad")
    store.backup.write_bytes(b"bad too")
    (notice,) = store.load().notices
    assert f"history.json.bak.damaged-{STAMP}" in notice
    assert (tmp_path / f"history.json.bak.damaged-{STAMP}").read_bytes() == b"bad too"


def test_a_change_mends_a_damaged_file_first(tmp_path: Path) -> None:
    store = store_in(tmp_path)
    store.add(session("a"))
    store.add(session("b"))
    store.path.write_bytes(b"{")
    loaded = store.change_with_notices(lambda found: freeze_week(found, "2026-W01", now=AT))
    assert [s.id for s in loaded.history.sessions] == ["a"]
    assert loaded.history.frozen_weeks == ("2026-W01",)
    assert "damaged" in loaded.notices[0]
    assert (tmp_path / f"history.json.damaged-{STAMP}").read_bytes() == b"{"


def test_a_missing_file_comes_back_from_its_backup(tmp_path: Path) -> None:
    store = store_in(tmp_path)
    store.add(session("a"))
    store.add(session("b"))
    store.path.unlink()
    loaded = store.load()
    assert [s.id for s in loaded.history.sessions] == ["a"]
    assert "is missing" in loaded.notices[0]


def test_a_deleted_session_does_not_come_back_through_the_backup(tmp_path: Path) -> None:
    store = store_in(tmp_path)
    store.add(session("a"), session("b"))
    store.change(lambda found: delete_session(found, "a", now=AT))
    data = store.path.read_bytes().replace(b'"pain":null', b'"pain":-1')
    store.path.write_bytes(data)
    assert [s.id for s in store.load().history.sessions] == ["b"]


def test_a_newer_format_is_read_and_never_written(tmp_path: Path) -> None:
    store = store_in(tmp_path)
    store.add(session("a"))
    newer = store.path.read_bytes().replace(b'"version": 1', b'"version": 7')
    store.path.write_bytes(newer)

    loaded = store.load()

    assert loaded.read_only
    assert [s.id for s in loaded.history.sessions] == ["a"]
    assert "newer lungetimer (format 7)" in loaded.notices[0]
    with pytest.raises(StoreError, match="update lungetimer"):
        store.add(session("b"))
    assert store.path.read_bytes() == newer
    assert names(tmp_path) == ["history.json", "history.json.lock"]


def test_unknown_fields_survive_a_save(tmp_path: Path) -> None:
    store = store_in(tmp_path)
    store.add(session("a"))
    plain = json.loads(store.path.read_bytes())
    plain["goal"] = {"reps": 100}
    plain["sessions"][0]["plan"]["surface"] = "grass"
    store.path.write_text(json.dumps(plain, indent=2))
    store.add(session("b"))
    again = json.loads(store.path.read_bytes())
    assert again["goal"] == {"reps": 100}
    assert again["sessions"][0]["plan"]["surface"] == "grass"
    assert len(again["sessions"]) == 2


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights there")
def test_a_linked_history_stays_linked(tmp_path: Path) -> None:
    synced = tmp_path / "synced"
    synced.mkdir()
    store_in(synced).add(session("a"))
    link = tmp_path / "history.json"
    link.symlink_to(synced / "history.json")
    store_in(tmp_path).add(session("b"))
    assert link.is_symlink()
    assert len(store_in(synced).load().history.sessions) == 2


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights there")
def test_a_link_planted_under_the_temporary_name_is_not_followed(tmp_path: Path) -> None:
    victim = tmp_path / "victim"
    victim.write_text("precious")
    (tmp_path / "history.json.tmp").symlink_to(victim)
    store_in(tmp_path).add(session("a"))
    assert victim.read_text() == "precious"


def test_a_window_that_never_lets_go_is_told_in_one_line(tmp_path: Path) -> None:
    store = store_in(tmp_path, lock_timeout_s=0.05)
    with (
        FileLock(tmp_path / "history.json.lock"),
        pytest.raises(StoreError, match=r"another lungetimer has locked it for 0\.05 s"),
    ):
        store.add(session("a"))


def test_reading_never_waits_for_the_lock(tmp_path: Path) -> None:
    store = store_in(tmp_path, lock_timeout_s=0)
    store.add(session("a"))
    with FileLock(tmp_path / "history.json.lock"):
        assert len(store.load().history.sessions) == 1


def test_a_folder_in_place_of_the_file_is_told(tmp_path: Path) -> None:
    (tmp_path / "history.json").mkdir()
    with pytest.raises(StoreError, match="it is a folder, not a file"):
        store_in(tmp_path).load()


def test_a_file_in_place_of_the_folder_is_told(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("")
    with pytest.raises(StoreError, match=r"cannot save the history: .*history\.json: "):
        store_in(tmp_path / "data").add(session("a"))


def test_threads_of_one_window_lose_nothing(tmp_path: Path) -> None:
    store = store_in(tmp_path)

    def save(thread: int) -> None:
        for number in range(10):
            store.add(session(f"{thread}-{number}"))

    threads = [threading.Thread(target=save, args=(n,)) for n in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(store.load().history.sessions) == 40


@pytest.mark.parametrize(
    "note",
    [
        "[/foo]",
        "[bold",
        "=cmd|' /C calc'!A0",
        "😀" * 500,
        "ימין לשמאל \u200f!",
        'a\\"b',
        "</html>",
    ],
)
def test_a_note_is_kept_as_it_was_written(tmp_path: Path, note: str) -> None:
    store = store_in(tmp_path)
    store.add(session("a", note=note))
    assert store.load().history.sessions[0].note == note


def test_adding_keeps_the_newer_version(tmp_path: Path) -> None:
    store = store_in(tmp_path)
    newer = session("a", note="newer", updated_at=datetime(2027, 1, 1, tzinfo=MORNING.tzinfo))
    store.add(newer)
    store.add(session("a", note="older"))
    assert store.load().history == history(newer)


def test_ids_are_unlike_each_other() -> None:
    assert len({new_id() for _ in range(1000)}) == 1000


def test_a_record_that_could_not_be_read_again_is_not_written(tmp_path: Path) -> None:
    store = store_in(tmp_path)
    store.add(session("a"))
    before = store.path.read_bytes()
    for wrong in (session("b", pain=99), session("\ud800"), session("", pain=1)):
        with pytest.raises(StoreError, match=r"cannot save the history: .*session") as caught:
            store.add(wrong)
        assert "\n" not in str(caught.value)
    assert store.path.read_bytes() == before


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights there")
def test_an_object_of_git_annex_is_never_replaced(tmp_path: Path) -> None:
    annexed = tmp_path / ".git" / "annex" / "objects" / "x" / "SHA256E-s10.json"
    annexed.parent.mkdir(parents=True)
    data = codec.write(history(session("a")))
    annexed.write_bytes(data)
    (tmp_path / "history.json").symlink_to(annexed)
    store = HistoryStore(tmp_path / "history.json")
    assert len(store.load().history.sessions) == 1
    with pytest.raises(StoreError, match="locked by git-annex; run git annex unlock"):
        store.add(session("b"))
    assert annexed.read_bytes() == data
