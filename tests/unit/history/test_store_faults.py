"""The disk refuses: whatever step fails, nothing that was there is lost and one line says why."""

from __future__ import annotations

import errno
import os
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from tests.support.records import session

from lungetimer.history import codec
from lungetimer.history.files import StoreError
from lungetimer.history.store import HistoryStore
from lungetimer.history.unsaved import UnsavedSessions

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

STEPS = ("open", "write", "fsync", "link", "replace")


class FailingDisk:
    """Lets a number of calls of one system call through, then fails with an error."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, step: str, after: int, code: int) -> None:
        self.calls = 0
        real: Callable[..., object] = getattr(os, step)

        def call(*args: object, **kwargs: object) -> object:
            self.calls += 1
            if self.calls > after:
                raise OSError(code, os.strerror(code))
            if step == "write" and self.calls == after:
                # A disk that fills up takes a part first.
                handle, data = args
                return real(handle, bytes(data)[: len(bytes(data)) // 2])  # type: ignore[call-overload]  # the data is a buffer
            return real(*args, **kwargs)

        monkeypatch.setattr(os, step, call)


@pytest.mark.skipif(sys.platform == "win32", reason="the steps differ there")
@pytest.mark.parametrize("code", [errno.ENOSPC, errno.EACCES, errno.EROFS, errno.EIO])
@pytest.mark.parametrize("step", STEPS)
def test_whichever_step_fails_the_history_stays_and_the_session_is_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str, code: int
) -> None:
    store = HistoryStore(tmp_path / "history.json")
    store.add(session("a"))
    store.add(session("b"))
    for after in range(6):
        before = store.path.read_bytes()
        unsaved = UnsavedSessions(store)
        with monkeypatch.context() as patch:
            disk = FailingDisk(patch, step, after, code)
            told = unsaved.save(session(f"new-{after}"))
            failed = disk.calls > after
        assert failed or after, f"saving never calls os.{step}"
        found = codec.read(store.path.read_bytes())
        assert found.problems == ()
        if told is None:
            assert f"new-{after}" in {s.id for s in found.history.sessions}
            if not failed:
                return  # every call of this step has had its turn
            continue
        assert "\n" not in told
        assert str(store.path) in told
        assert "1 session is held in memory" in told
        assert [s.id for s in unsaved.pending] == [f"new-{after}"]
        # The new file may already be in place (only its folder was not synced): old or new, whole.
        assert store.path.read_bytes() == before or f"new-{after}" in {
            s.id for s in found.history.sessions
        }
        assert unsaved.retry() is None
        assert unsaved.pending == ()
        assert f"new-{after}" in {s.id for s in store.load().history.sessions}
    pytest.fail(f"{step} is called more often than expected")


def test_a_damaged_file_that_cannot_be_set_aside_is_not_overwritten(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = HistoryStore(tmp_path / "history.json")
    store.add(session("a"))
    store.add(session("b"))
    store.path.write_bytes(b"damaged")
    with monkeypatch.context() as patch:
        FailingDisk(patch, "link", 0, errno.ENOSPC)
        FailingDisk(patch, "fsync", 0, errno.ENOSPC)
        with pytest.raises(StoreError, match="the disk is full; free some space"):
            store.add(session("c"))
        loaded = store.load()
    assert store.path.read_bytes() == b"damaged"
    assert [s.id for s in loaded.history.sessions] == ["a"]  # shown from the backup all the same
    assert "is damaged" in loaded.notices[0]
    assert "the disk is full" in loaded.notices[0]


def test_where_files_cannot_have_two_names_a_copy_is_the_backup(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    FailingDisk(monkeypatch, "link", 0, errno.EPERM)  # as FAT and some network file systems do
    store = HistoryStore(tmp_path / "history.json")
    store.add(session("a"))
    before = store.path.read_bytes()
    store.add(session("b"))
    assert store.backup.read_bytes() == before
    store.path.write_bytes(b"damaged")
    assert "history.json.damaged-" in store.load().notices[0]


@pytest.fixture
def tiny_disk(tmp_path: Path) -> Iterator[Path]:
    """A file system of 64 KiB of its own; needs the right to mount."""
    mount, umount = shutil.which("mount"), shutil.which("umount")
    if not sys.platform.startswith("linux") or mount is None or umount is None:
        pytest.skip("no tmpfs here; the injected faults above ran instead")
    folder = tmp_path / "tiny"
    folder.mkdir()
    command = [mount, "-t", "tmpfs", "-o", "size=64k", "tmpfs", str(folder)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        pytest.skip(f"{done.stderr.strip()}; the injected faults above ran instead")
    try:
        yield folder
    finally:
        subprocess.run([umount, str(folder)], check=True)


def test_a_disk_that_is_really_full_loses_nothing(tiny_disk: Path, tmp_path: Path) -> None:
    store = HistoryStore(tiny_disk / "history.json")
    unsaved = UnsavedSessions(store)
    done: list[str] = []
    told = None
    while told is None:
        done.append(f"s{len(done)}")
        told = unsaved.save(session(done[-1]))
    assert "the disk is full; free some space" in told
    assert len(done) > 5
    on_disk = codec.read(store.path.read_bytes())
    assert on_disk.problems == ()
    assert {s.id for s in on_disk.history.sessions} | {s.id for s in unsaved.pending} == set(done)
    assert not list(tiny_disk.glob("*.tmp"))

    unsaved.save_copy(tmp_path / "elsewhere.json")
    copied = codec.read((tmp_path / "elsewhere.json").read_bytes()).history
    assert [s.id for s in copied.sessions] == [s.id for s in unsaved.pending]

    store.backup.unlink()  # the person frees some space
    assert unsaved.retry() is None
    assert {s.id for s in store.load().history.sessions} == set(done)
