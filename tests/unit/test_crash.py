"""A mistake of the program's own: one line for the person, the details in a private file."""

from __future__ import annotations

import os
import tempfile
from typing import TYPE_CHECKING

from lungetimer.cli import main
from lungetimer.crash import LARGEST, report
from lungetimer.paths import Paths

if TYPE_CHECKING:
    from pathlib import Path

    import pytest


def paths(folder: Path) -> Paths:
    return Paths(folder, folder, folder / "state")


def mistake(words: str = "a mistake") -> Exception:
    def make() -> None:
        raise RuntimeError(words)

    try:
        make()
    except RuntimeError as error:
        return error
    raise AssertionError("it was not made")


def test_the_line_says_what_and_where_and_the_file_has_the_rest(tmp_path: Path) -> None:
    log = tmp_path / "state" / "crash.log"
    old = os.umask(0)
    try:
        line = report(mistake(), paths(tmp_path))
    finally:
        os.umask(old)
    assert line == (
        "an unexpected error stopped lungetimer (RuntimeError: a mistake); the details are in "
        f"{log}"
    )
    text = log.read_text()
    assert "Traceback (most recent call last)" in text
    assert "raise RuntimeError(words)" in text
    assert log.stat().st_mode & 0o777 == 0o600
    report(mistake("another"), paths(tmp_path))
    assert log.read_text().startswith(text)
    assert "another" in log.read_text()


def test_a_file_that_has_grown_large_begins_anew(tmp_path: Path) -> None:
    log = tmp_path / "state" / "crash.log"
    log.parent.mkdir()
    log.write_text("x" * (LARGEST + 1))
    report(mistake(), paths(tmp_path))
    assert "x" * 100 not in log.read_text()
    assert "a mistake" in log.read_text()


def test_where_it_cannot_be_written_the_home_folder_takes_it_then_the_temporary_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "state").write_text("a file stands where the folder should be")
    home, temporary = tmp_path / "home", tmp_path / "temporary"
    home.mkdir()
    temporary.mkdir()
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.setattr(tempfile, "tempdir", str(temporary))
    monkeypatch.setattr("lungetimer.folders._OTHERS", ())
    monkeypatch.chdir(home)
    line = report(mistake(), paths(tmp_path))
    (kept,) = home.iterdir()
    assert line.endswith(f"the details are in {kept}")
    assert "a mistake" in kept.read_text()
    assert kept.stat().st_mode & 0o777 == 0o600
    kept.unlink()
    home.rmdir()
    line = report(mistake(), paths(tmp_path))
    (kept,) = temporary.iterdir()
    assert line.endswith(f"the details are in {kept}")
    kept.unlink()
    temporary.rmdir()
    assert report(mistake(), paths(tmp_path)).endswith("the details could not be saved")


def test_the_line_is_short_and_without_codes(tmp_path: Path) -> None:
    line = report(mistake("\x1b[31mred\x07\n" + "long " * 500), paths(tmp_path))
    assert "[31mred long" in line
    assert line.isprintable()
    assert len(line) < 400 + len(str(tmp_path))
    lone = report(mistake("half a sign \ud800"), paths(tmp_path))
    assert "half a sign" in lone
    assert "half a sign" in (tmp_path / "state" / "crash.log").read_text()


def test_a_command_that_makes_a_mistake_says_one_line_and_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def broken(_: bytes) -> None:
        raise KeyError("nobody thought of this")

    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "history.json").write_text("{}")
    monkeypatch.setattr("lungetimer.history.codec.read", broken)
    assert main(["history"]) == 1
    out, err = capsys.readouterr()
    assert out == ""
    log = tmp_path / "data" / "crash.log"
    assert err == (
        "lungetimer: error: an unexpected error stopped lungetimer (KeyError: 'nobody thought of "
        "this'); "
        f"the details are in {log}\n"
    )
    assert "broken" in log.read_text()
