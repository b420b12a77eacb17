"""What is answered without click is answered as click's command does."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from lungetimer.cli import QUICK, main
from lungetimer.cli.commands import run

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(autouse=True)
def _own_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("DATA", "CONFIG"):
        monkeypatch.setenv(f"LUNGETIMER_{name}_DIR", str(tmp_path))
    (tmp_path / "config.toml").write_text(
        '[plan]\nsets = 4\nlead_leg = "right"\nwarm_up = "short"\n[week]\ntarget = 2\nnone = 1\n'
    )


@pytest.mark.parametrize("args", QUICK, ids=" ".join)
@pytest.mark.parametrize("damaged", [False, True], ids=["sound", "damaged"])
def test_the_same_words_come_both_ways(
    args: list[str], damaged: bool, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    history = tmp_path / "history.json"
    if damaged:
        history.write_text("{")
    quick = main(args), capsys.readouterr()
    for path in tmp_path.glob("history*"):
        path.unlink()
    if damaged:
        history.write_text("{")
    slow = run(args), capsys.readouterr()
    assert quick[0] == slow[0] == 0
    assert quick[1].out == slow[1].out
    assert _without_dates(quick[1].err) == _without_dates(slow[1].err)


def _without_dates(text: str) -> str:
    return "".join(char for char in text if not char.isdigit())


@pytest.mark.parametrize("args", QUICK, ids=" ".join)
def test_click_is_not_loaded(args: list[str], tmp_path: Path) -> None:
    (tmp_path / "config.toml").unlink()
    # A new user has nothing to decode; the status of a session is one small file.
    slow = {"click"} if args[0] == "status" else {"click", "msgspec"}
    code = (
        f"import sys; from lungetimer.cli import main; main({args}); "
        f"print({slow} & set(sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "set()"


def test_a_data_folder_that_is_a_file_is_told_and_taken_for_no_new_user(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "data").write_text("no folder")
    monkeypatch.setenv("LUNGETIMER_DATA_DIR", str(tmp_path / "data"))
    assert main(["streak", "--short"]) == 1
    assert str(tmp_path / "data") in capsys.readouterr().err
