from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.support.records import session

from lungetimer.history import codec
from lungetimer.history.files import StoreError
from lungetimer.history.store import HistoryStore
from lungetimer.history.unsaved import UnsavedSessions

if TYPE_CHECKING:
    from pathlib import Path


def blocked(tmp_path: Path) -> UnsavedSessions:
    """A unsaved whose store's folder is, for now, a file."""
    (tmp_path / "data").write_text("")
    return UnsavedSessions(HistoryStore(tmp_path / "data" / "history.json"))


def test_what_is_saved_does_not_wait(tmp_path: Path) -> None:
    unsaved = UnsavedSessions(HistoryStore(tmp_path / "history.json"))
    assert unsaved.save(session("a")) is None
    assert unsaved.pending == ()


def test_what_cannot_be_saved_waits_and_is_saved_later(tmp_path: Path) -> None:
    unsaved = blocked(tmp_path)
    assert "1 session is held in memory" in str(unsaved.save(session("a")))
    assert "2 sessions are held in memory" in str(unsaved.save(session("b")))
    (tmp_path / "data").unlink()
    assert unsaved.retry() is None
    loaded = HistoryStore(tmp_path / "data" / "history.json").load()
    assert [s.id for s in loaded.history.sessions] == ["a", "b"]


def test_a_later_version_of_a_waiting_session_takes_its_place(tmp_path: Path) -> None:
    unsaved = blocked(tmp_path)
    first = session("a")
    unsaved.save(first)
    unsaved.save(session("a", note="answered", updated_at=first.updated_at.replace(year=2027)))
    assert [s.note for s in unsaved.pending] == ["answered"]


def test_a_copy_can_be_saved_elsewhere_but_not_over_a_file(tmp_path: Path) -> None:
    unsaved = blocked(tmp_path)
    unsaved.save(session("a"))
    copy = tmp_path / "usb" / "copy.json"
    unsaved.save_copy(copy)
    assert [s.id for s in codec.read(copy.read_bytes()).history.sessions] == ["a"]
    with pytest.raises(StoreError, match="exists already; choose another name"):
        unsaved.save_copy(copy)
    with pytest.raises(StoreError, match="cannot save a copy"):
        unsaved.save_copy(tmp_path / "data" / "copy.json")


def test_a_file_of_a_newer_version_makes_the_session_wait(tmp_path: Path) -> None:
    store = HistoryStore(tmp_path / "history.json")
    store.path.write_text('{"format": "lungetimer-history", "version": 2, "sessions": []}')
    unsaved = UnsavedSessions(store)
    told = unsaved.save(session("a"))
    assert told is not None
    assert "update lungetimer" in told
    assert len(unsaved.pending) == 1
