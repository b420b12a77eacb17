"""Well-known folders that are missing: no home, a deleted working folder, no temporary folder."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

import pytest
from tests.support.records import session

from lungetimer.cli import main
from lungetimer.cli.completion_values import frozen_weeks, presets, weeks
from lungetimer.cli.rescue import rescue
from lungetimer.crash import report
from lungetimer.folders import FolderError, expanded, home_folder, places_to_write
from lungetimer.history import codec
from lungetimer.paths import Paths, find_paths
from lungetimer.running.sound_options import sound_options
from lungetimer.settings import Settings
from lungetimer.ui.screens.save_elsewhere import suggested

NAMED = {"LUNGETIMER_DATA_DIR": "/d", "LUNGETIMER_CONFIG_DIR": "/c"}


@pytest.fixture
def _homeless(monkeypatch: pytest.MonkeyPatch) -> None:
    """An account whose number stands in no list of accounts, without HOME."""
    monkeypatch.delenv("HOME")
    for name in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_RUNTIME_DIR"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(os, "getuid", lambda: 12345)


@pytest.fixture
def _nowhere(
    _homeless: None, monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """Besides, the working folder is deleted and no temporary folder can be written."""
    gone = tmp_path_factory.mktemp("gone")
    monkeypatch.chdir(gone)
    gone.rmdir()

    def none() -> str:
        raise FileNotFoundError(2, "No usable temporary directory found")

    monkeypatch.setattr(tempfile, "gettempdir", none)
    monkeypatch.setattr("lungetimer.folders._OTHERS", ("/nowhere/at/all",))
    for name in ("TMPDIR", "TEMP", "TMP"):
        monkeypatch.delenv(name, raising=False)


@pytest.mark.usefixtures("_homeless")
def test_an_account_without_a_home_is_told_what_to_set(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert home_folder() is None
    assert find_paths(NAMED) == Paths(Path("/d"), Path("/c"), Path("/d"))
    with pytest.raises(FolderError, match="set LUNGETIMER_CONFIG_DIR to a folder that"):
        find_paths({"LUNGETIMER_DATA_DIR": "/d"})
    monkeypatch.delenv("LUNGETIMER_DATA_DIR")
    monkeypatch.delenv("LUNGETIMER_CONFIG_DIR")
    for command in ("streak", "history", "config show", "doctor --no-ask", "log today", "plan"):
        assert main(command.split()) == 1
        out, err = capsys.readouterr()
        assert out == ""
        assert err == (
            "lungetimer: error: this account has no home folder; set LUNGETIMER_DATA_DIR and"
            " LUNGETIMER_CONFIG_DIR to folders that lungetimer can write to\n"
        )


def test_a_home_of_nobody_is_named_with_its_variable(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LUNGETIMER_DATA_DIR", "~nosuchuser/x")
    assert main(["streak"]) == 1
    assert capsys.readouterr().err == (
        "lungetimer: error: LUNGETIMER_DATA_DIR=~nosuchuser/x: there is no home folder "
        "~nosuchuser; write the whole path, starting with /\n"
    )
    for offers in (presets, weeks, frozen_weeks):  # what a shell asks for while one types
        offers(None, None, "")  # type: ignore[arg-type]  # neither is used
    assert expanded("~/x") == Path.home() / "x"
    own = sound_options(Settings(sound_folder="~nosuchuser/x"), Path("/s")).own
    assert own == Path("~nosuchuser/x")  # told as any folder that is not there


@pytest.mark.usefixtures("_nowhere")
def test_nothing_that_is_missing_keeps_a_mistake_from_being_told(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    line = report(ValueError("a mistake"), None)
    assert line.endswith("(ValueError: a mistake); the details could not be saved")

    def broken() -> None:
        raise LookupError("broken")

    monkeypatch.delenv("LUNGETIMER_DATA_DIR")
    monkeypatch.setattr("lungetimer.paths.find_paths", broken)
    monkeypatch.setattr("lungetimer.cli._run", lambda _: broken())
    assert main(["streak"]) == 1
    assert "stopped lungetimer (LookupError: broken)" in capsys.readouterr().err


@pytest.mark.usefixtures("_nowhere")
def test_a_relative_folder_without_a_working_folder_is_one_line(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LUNGETIMER_DATA_DIR", "relative")
    for command in ("history", "streak", "log today", "export json -o x.json", "doctor --no-ask"):
        assert main(command.split()) in {0, 1}
        told = capsys.readouterr()
        assert "mistake" not in told.out + told.err


@pytest.mark.usefixtures("_nowhere")
def test_the_last_resort_tries_every_place_and_then_prints_the_session(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    refusing = tmp_path / "file"
    refusing.write_text("")
    paths = Paths(refusing / "data", refusing, refusing)
    told = rescue([session("a")], paths)
    assert "Your session is printed above" in told
    printed = tmp_path / "printed.json"
    printed.write_text(capsys.readouterr().err)
    assert [s.id for s in codec.read(printed.read_bytes()).history.sessions] == ["a"]
    # Any one place is enough, wherever in the order it stands.
    for setting in ("HOME", "TMPDIR", "XDG_RUNTIME_DIR"):
        folder = tmp_path / setting
        folder.mkdir()
        with monkeypatch.context() as this:
            this.setenv(setting, str(folder))
            assert str(folder) in rescue([session("a")], paths)
            assert suggested(session("a").started_at).parent == folder
        (saved,) = folder.iterdir()
        assert [s.id for s in codec.read(saved.read_bytes()).history.sessions] == ["a"]


def test_the_home_folder_is_the_first_place(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    first, second = list(places_to_write())[:2]
    assert (first, second) == (Path.home(), tmp_path)
