from __future__ import annotations

import shlex
import sys
from typing import TYPE_CHECKING

import pytest
from tests.support.records import MORNING, history, session

from lungetimer.history import codec
from lungetimer.history.conflicts import (
    conflict_copies,
    find_copies,
    merge_conflicts,
    unmerged_copies,
)
from lungetimer.history.edits import delete_session
from lungetimer.history.files import StoreError
from lungetimer.history.store import HistoryStore

if TYPE_CHECKING:
    from pathlib import Path

    from lungetimer.history.session_records import SessionRecord

NAMES = (
    "history.sync-conflict-20260101-120000-ABCDEFG.json",  # Syncthing
    "history (Bob's conflicted copy 2026-01-01).json",  # Dropbox
    "history (In Konflikt stehende Kopie von Bob 2026-01-01).json",
    "history (Copie en conflit de Bob 2026-01-01).json",
    "history (Copia en conflicto de Bob 2026-01-01).json",
    "history (Bobin ristiriitainen kopio 2026-01-01).json",
    "history (Bob adlı kişinin çakışan kopyası 2026-01-01).json",
    "history (конфликтующая копия пользователя Bob 2026-01-01).json",
    "history (Bob の競合コピー 2026-01-01).json",
    "history (Bob 的冲突副本 2026-01-01).json",
    "history (kopija Bob 2026-01-01).json",  # a language that is not listed
    "history (conflicted copy 2026-01-01 120000).json",  # Nextcloud
    "history_conflict-20260101-120000.json",  # older ownCloud and Nextcloud
    "history (conflict_on_2026-11-27).json",  # Unison
    "history (conflict #1 on 2026-11-27).json",
    "history.json..path1",  # rclone bisync
    "history.json..path2",
    "history.json.conflict1",
    "history.conflict2.json",
    "history.variant-4f2a.json",  # git-annex
    "history (SFConflict bob@example.org 2026-01-01-12-00-00).json",  # Seafile
    "history_DiskStation_Jan-01-120000-2026_Conflict.json",  # Synology Drive
    "history.Conflict.json",  # Resilio
    "history [Conflict].json",  # Drive
    "history_conf(1)_conflict.json",
    "history.json.orig",  # git
    "history.json~HEAD",
    "history_REMOTE_4711.json",
    "History (Bob's conflicted copy 2026-01-01).JSON",
)
# Copies whose names say nothing; what is in them does.
PLAIN_NAMES = (
    "history-DESKTOP-4711.json",  # OneDrive
    "history 2.json",  # iCloud
    "history (1).json",  # Drive
    "history - Copy.json",
    ".bak.0.history.json",  # Unison
    "backup-2025.json",
)


def put(path: Path, *sessions: SessionRecord) -> None:
    path.write_bytes(codec.write(history(*sessions)))


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
    ["history.json.bak", "history.json.lock", "history.json.import-undo", "history.json.tmp",
     "history-2025.json", "history.json.damaged-1",
     "session.json", "prehistory.sync-conflict-1.json", "history (1).json"],
)  # fmt: skip
def test_other_files_are_left_alone(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text("mine")
    assert conflict_copies(tmp_path / "history.json") == ()


@pytest.mark.parametrize("name", ["HISTORY.JSON", "History.json"])
def test_a_name_in_another_case_is_a_copy_unless_it_is_the_same_file(
    tmp_path: Path, name: str
) -> None:
    store = HistoryStore(tmp_path / "history.json")
    store.add(session("here"))
    other = tmp_path / name
    if other.exists():
        pytest.skip("upper and lower case are one file here")
    other.hardlink_to(store.path)
    assert merged(store) == (), "as where case makes no difference"
    other.unlink()
    put(other, session("there"))
    (told,) = merged(store)
    assert f"{name}.merged-" in told
    assert {s.id for s in store.load().history.sessions} == {"here", "there"}


def test_several_copies_at_once(tmp_path: Path) -> None:
    store = HistoryStore(tmp_path / "history.json")
    for number, name in enumerate(NAMES):
        put(tmp_path / name, session(str(number)), session("all"))
    assert len(merged(store)) == len(NAMES)
    ids = {str(number) for number in range(len(NAMES))} | {"all"}
    assert {s.id for s in store.load().history.sessions} == ids


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
    put(tmp_path / NAMES[0], session("a"))
    with pytest.raises(StoreError, match="update lungetimer"):
        merged(store)
    assert (tmp_path / NAMES[0]).exists()


def test_no_folder_has_no_copies(tmp_path: Path) -> None:
    assert conflict_copies(tmp_path / "none" / "history.json") == ()


@pytest.mark.parametrize("name", PLAIN_NAMES)
def test_a_history_that_shares_a_session_is_merged_and_any_other_is_reported(
    tmp_path: Path, name: str
) -> None:
    store = HistoryStore(tmp_path / "history.json")
    store.add(session("here"))
    put(tmp_path / name, session("other"))
    assert merged(store) == ()
    (told,) = unmerged_copies(store.path)
    assert "another history (1 session) and was not merged" in told
    assert f"lungetimer merge {shlex.quote(str(tmp_path / name))}" in told
    assert [s.id for s in store.load().history.sessions] == ["here"]

    put(tmp_path / name, session("there"), session("here"))
    assert len(merged(store)) == 1
    assert unmerged_copies(store.path) == ()
    assert {s.id for s in store.load().history.sessions} == {"here", "there"}


def test_a_shared_deletion_is_enough_and_one_copy_leads_to_the_next(tmp_path: Path) -> None:
    store = HistoryStore(tmp_path / "history.json")
    store.change(
        lambda _: delete_session(history(session("gone"), session("a")), "gone", now=MORNING)
    )
    put(tmp_path / "history 2.json", session("gone"), session("b"))
    put(tmp_path / "history 3.json", session("b"), session("c"))
    assert len(merged(store)) == 2
    assert {s.id for s in store.load().history.sessions} == {"a", "b", "c"}


def test_where_the_history_is_gone_its_copies_make_it_anew(tmp_path: Path) -> None:
    store = HistoryStore(tmp_path / "history.json")
    put(tmp_path / "history.json..path1", session("a"), session("c"))
    put(tmp_path / "history.json..path2", session("b"), session("c"))
    assert len(merged(store)) == 2
    assert {s.id for s in store.load().history.sessions} == {"a", "b", "c"}


def test_where_only_copies_of_the_backup_are_left_they_do(tmp_path: Path) -> None:
    store = HistoryStore(tmp_path / "history.json")
    put(tmp_path / "history.json.bak..path1", session("a"))
    assert len(merged(store)) == 1
    assert [s.id for s in store.load().history.sessions] == ["a"]
    (tmp_path / "history.json (conflict_on_2026-11-27).bak").write_bytes(
        codec.write(history(session("a")))
    )
    assert merged(store) == ()
    assert "copy of the backup and is not needed" in unmerged_copies(store.path)[0]


def test_two_unnamed_copies_that_share_a_session_make_a_missing_history(tmp_path: Path) -> None:
    store = HistoryStore(tmp_path / "history.json")
    put(tmp_path / "history-A.json", session("a"), session("c"))
    put(tmp_path / "history-B.json", session("b"), session("c"))
    put(tmp_path / "history-C.json", session("z"))
    assert len(merged(store)) == 2
    assert {s.id for s in store.load().history.sessions} == {"a", "b", "c"}
    assert "history-C.json" in unmerged_copies(store.path)[0]


def test_copies_of_settings_and_of_running_sessions_are_told(tmp_path: Path) -> None:
    names = ("config.sync-conflict-1.toml", "session.sync-conflict-1.json", "session-2.json..path1")
    for name in names:
        (tmp_path / name).write_text("{}")
    told = unmerged_copies(tmp_path / "history.json")
    assert [
        "settings" in line or "running session of another computer" in line for line in told
    ] == [True] * 3
    own = tmp_path / "settings"
    own.mkdir()
    (own / "config (conflict_on_2026-11-27).toml").write_text("")
    assert len(unmerged_copies(tmp_path / "history.json", own / "config.toml")) == 4


def test_the_names_alone_are_looked_at_first(tmp_path: Path) -> None:
    for name in (*NAMES, *PLAIN_NAMES):
        (tmp_path / name).write_text("")
    found = find_copies(tmp_path / "history.json")
    assert {p.name for p in found.copies} == set(NAMES)
    assert {p.name for p in found.candidates} == set(PLAIN_NAMES)


def test_a_linked_history_of_another_name_has_its_own_copies(tmp_path: Path) -> None:
    (tmp_path / "lunges.sync-conflict-1.json").write_text("")
    (tmp_path / "other.sync-conflict-1.json").write_text("")
    assert [p.name for p in conflict_copies(tmp_path / "lunges.json")] == [
        "lunges.sync-conflict-1.json"
    ]


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
