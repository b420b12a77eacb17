"""Private whatever the umask; and nothing under a name of ours is waited for or swallowed whole."""

from __future__ import annotations

import errno
import os
import sys
from typing import TYPE_CHECKING

import pytest

from lungetimer.private import append_file, make_folder, make_private, new_file, read_file

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="modes are of POSIX")


@pytest.fixture(autouse=True)
def _open_to_all() -> Iterator[None]:
    """The most careless umask there is."""
    before = os.umask(0)
    yield
    os.umask(before)


def mode(path: Path) -> int:
    return path.stat().st_mode & 0o777


def test_every_folder_that_is_made_is_private_and_one_that_exists_stays(tmp_path: Path) -> None:
    (tmp_path / "there").mkdir(mode=0o755)
    make_folder(tmp_path / "there" / "one" / "two")
    make_folder(tmp_path / "there" / "one" / "two")
    assert mode(tmp_path / "there") == 0o755
    assert mode(tmp_path / "there" / "one") == 0o700
    assert mode(tmp_path / "there" / "one" / "two") == 0o700


def test_a_file_in_the_way_of_a_folder_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(FileExistsError):
        make_folder(tmp_path / "file")
    with pytest.raises(NotADirectoryError):
        make_folder(tmp_path / "file" / "deeper")


def test_a_new_file_is_private_and_never_one_that_is_there(tmp_path: Path) -> None:
    os.close(new_file(tmp_path / "new"))
    assert mode(tmp_path / "new") == 0o600
    (tmp_path / "link").symlink_to(tmp_path / "elsewhere")
    for taken in ("new", "link"):
        with pytest.raises(FileExistsError):
            new_file(tmp_path / taken)
    assert not (tmp_path / "elsewhere").exists()


def test_a_log_is_made_private_and_begins_anew_when_it_is_long(tmp_path: Path) -> None:
    log = tmp_path / "state" / "log"
    for _ in range(3):
        handle = append_file(log, most=10)
        os.write(handle, b"sixteen letters\n")
        os.close(handle)
    assert log.read_bytes() == b"sixteen letters\n"
    assert (mode(log), mode(log.parent)) == (0o600, 0o700)
    log.chmod(0o644)
    os.close(append_file(log, most=100))
    assert mode(log) == 0o600


def test_a_log_that_is_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "log")
    with pytest.raises(OSError, match="No such device") as caught:
        append_file(tmp_path / "log", most=10)
    assert caught.value.errno == errno.ENXIO


def test_only_plain_files_of_a_sane_size_are_read(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"x" * (1 << 20))
    (tmp_path / "link").symlink_to(tmp_path / "file")
    assert len(read_file(tmp_path / "link", most=1 << 20)) == 1 << 20
    (tmp_path / "file").write_bytes(b"x" * ((1 << 20) + 1))
    with pytest.raises(OSError, match="larger than 1 MiB"):
        read_file(tmp_path / "file", most=1 << 20)
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "zero").symlink_to("/dev/zero")
    for endless in ("pipe", "zero"):
        with pytest.raises(OSError, match="not a regular file"):
            read_file(tmp_path / endless)
    with pytest.raises(IsADirectoryError):
        read_file(tmp_path)
    with pytest.raises(FileNotFoundError):
        read_file(tmp_path / "nothing")


def test_what_a_link_leads_to_keeps_its_mode(tmp_path: Path) -> None:
    (tmp_path / "theirs").touch(mode=0o644)
    (tmp_path / "link").symlink_to(tmp_path / "theirs")
    make_private(tmp_path / "link")
    assert mode(tmp_path / "theirs") == 0o644
    make_private(tmp_path / "theirs")
    assert mode(tmp_path / "theirs") == 0o600
