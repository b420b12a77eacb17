from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest
from tests.support.records import MORNING, history, session

from lungetimer.history import codec
from lungetimer.history.conflicts import conflict_copies, merge_conflicts
from lungetimer.history.files import StoreError
from lungetimer.history.store import HistoryStore

if TYPE_CHECKING:
    from pathlib import Path

NAMES = (
    "history.sync-conflict-20260101-120000-ABCDEFG.json",
    "history (Bob's conflicted copy 2026-01-01).json",
    "history (conflicted copy 2026-01-01 120000).json",
    "history_conflict-20260101-120000.json",
)


def merged(store: HistoryStore) -> tuple[str, ...]:
    return merge_conflicts(store, now=lambda: MORNING)


@pytest.mark.parametrize("name", NAMES)
def test_a_copy_of_each_sync_program_is_found_merged_and_kept(tmp_path: Path, name: str) -> None:
    store = HistoryStore(tmp_path / "history.json")
    store.add(session("here"))
    data = codec.write(history(session("there"), session("here")))
    (tmp_path / name).write_bytes(data)

    (told,) = merged(store)

    assert {s.id for s in store.load().history.sessions} == {"here", "there"}
    kept = f"{name}.merged-20261120-071203"
    assert kept in told
    assert (tmp_path / kept).read_bytes() == data
    assert not (tmp_path / name).exists()
    assert merged(store) == ()


@pytest.mark.parametrize(
    "name",
    ["history.json.bak", "history.json.lock", "history-2025.json", "history.json.damaged-1",
     "session.json", "prehistory.sync-conflict-1.json", "history (1).json"],
)  # fmt: skip
def test_other_files_are_left_alone(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text("mine")
    assert conflict_copies(tmp_path / "history.json") == ()


def test_several_copies_at_once(tmp_path: Path) -> None:
    store = HistoryStore(tmp_path / "history.json")
    for number, name in enumerate(NAMES):
        (tmp_path / name).write_bytes(codec.write(history(session(str(number)), session("all"))))
    assert len(merged(store)) == len(NAMES)
    assert {s.id for s in store.load().history.sessions} == {"0", "1", "2", "3", "all"}


def test_a_damaged_copy_is_merged_as_far_as_it_goes_and_its_bytes_kept(tmp_path: Path) -> None:
    store = HistoryStore(tmp_path / "history.json")
    data = codec.write(history(session("a"), session("b")))[:-30]
    (tmp_path / NAMES[0]).write_bytes(data)
    (told,) = merged(store)
    assert "as far as it can be read" in told
    assert [s.id for s in store.load().history.sessions] == ["a", "b"]
    assert (tmp_path / f"{NAMES[0]}.merged-20261120-071203").read_bytes() == data


def test_a_copy_of_a_newer_version_is_left_where_it_is(tmp_path: Path) -> None:
    store = HistoryStore(tmp_path / "history.json")
    data = codec.write(history(session("a"))).replace(b'"version": 1', b'"version": 2')
    (tmp_path / NAMES[0]).write_bytes(data)
    (told,) = merged(store)
    assert "newer lungetimer" in told
    assert (tmp_path / NAMES[0]).read_bytes() == data
    assert store.load().history.sessions == ()


def test_a_history_that_cannot_be_written_leaves_the_copies(tmp_path: Path) -> None:
    store = HistoryStore(tmp_path / "history.json")
    store.path.write_text('{"format": "lungetimer-history", "version": 2, "sessions": []}')
    (tmp_path / NAMES[0]).write_bytes(codec.write(history(session("a"))))
    with pytest.raises(StoreError, match="update lungetimer"):
        merged(store)
    assert (tmp_path / NAMES[0]).exists()


def test_no_folder_has_no_copies(tmp_path: Path) -> None:
    assert conflict_copies(tmp_path / "none" / "history.json") == ()


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights there")
def test_a_link_is_no_copy_so_that_no_private_file_is_carried_into_a_shared_folder(
    tmp_path: Path,
) -> None:
    store = HistoryStore(tmp_path / "shared" / "history.json")
    store.add(session("here"))
    secret = tmp_path / "secret"
    secret.write_text("a private key")
    for name in NAMES:
        (store.path.parent / name).symlink_to(secret)
    before = sorted(p.name for p in store.path.parent.iterdir())
    assert conflict_copies(store.path) == ()
    assert merged(store) == ()
    assert sorted(p.name for p in store.path.parent.iterdir()) == before
