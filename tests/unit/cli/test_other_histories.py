"""Histories beside the history are merged or named; `merge` as git calls it; `import` undone."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from tests.support.records import history, session

from lungetimer.cli import main
from lungetimer.cli.doctor import check_history
from lungetimer.history import codec
from lungetimer.paths import find_paths

if TYPE_CHECKING:
    from pathlib import Path

    from lungetimer.history.session_records import SessionRecord


@pytest.fixture
def data(tmp_path: Path) -> Path:
    folder = tmp_path / "data"
    folder.mkdir()
    return folder


def put(path: Path, *sessions: SessionRecord) -> None:
    path.write_bytes(codec.write(history(*sessions)))


def run(capfd: pytest.CaptureFixture[str], *args: str) -> tuple[int, str, str]:
    status = main(args)
    return (status, *capfd.readouterr())


def test_copies_are_merged_and_others_are_named(
    capfd: pytest.CaptureFixture[str], data: Path
) -> None:
    put(data / "history.json..path1", session("a"))
    put(data / "someone.json", session("z"))
    status, out, err = run(capfd, "history")
    assert status == 0
    assert "There are no sessions yet" not in out
    assert out.count("2026-11-20") == 1
    assert "history.json..path1 was merged" in err
    assert "someone.json is another history (1 session) and was not merged" in err


def test_with_only_another_history_beside_it_it_is_not_said_that_there_are_none(
    capfd: pytest.CaptureFixture[str], data: Path
) -> None:
    put(data / "someone.json", session("z"))
    _, out, err = run(capfd, "history")
    assert out == "There are no sessions in your own history; files beside it are named above.\n"
    assert "lungetimer merge" in err
    assert run(capfd, "merge", str(data / "someone.json"))[0] == 0
    assert "2026-11-20" in run(capfd, "history")[1]


def test_doctor_names_what_waits_and_what_is_another_history(data: Path) -> None:
    put(data / "history.json", session("a"))
    assert check_history(find_paths()).ok
    put(data / "history.json..path1", session("b"))
    waiting = check_history(find_paths())
    assert not waiting.ok
    assert "1 session; 1 conflict copy from a sync program" in waiting.detail
    (data / "history.json..path1").unlink()
    put(data / "someone.json", session("z"))
    other = check_history(find_paths())
    assert not other.ok
    assert "someone.json is another history (1 session)" in other.detail


def test_merge_into_a_file_leaves_the_own_history_alone(
    capfd: pytest.CaptureFixture[str], data: Path, tmp_path: Path
) -> None:
    put(data / "history.json", session("own"))
    put(tmp_path / "ours", session("a"))
    put(tmp_path / "theirs", session("b"))
    both = (str(tmp_path / "ours"), str(tmp_path / "theirs"))
    status, out, err = run(capfd, "merge", "--into", *both)
    assert (status, out, err) == (0, "", "")
    merged = codec.read((tmp_path / "ours").read_bytes()).history
    assert {s.id for s in merged.sessions} == {"a", "b"}
    assert len(codec.read((data / "history.json").read_bytes()).history.sessions) == 1
    (tmp_path / "ours").write_text("<<<<<<< torn")
    status, _, err = run(capfd, "merge", "--into", *both)
    assert status == 1
    assert "cannot merge" in err


def test_an_import_is_corrected_and_taken_back(
    capfd: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TZ", "Europe/Berlin")
    sheet = tmp_path / "strong.csv"
    sheet.write_text(
        "Date,Workout Name,Duration,Exercise Name,Set Order,Weight,Reps\n"
        "2025-11-20 07:12:03,Legs,31m,Reverse Lunge (Dumbbell),1,25,20\n"
    )
    status, out, _ = run(capfd, "import", "-y", str(sheet))
    assert status == 0
    assert "  2025-11-20 07:12  1 x 10 per leg, 25 kg in each hand\n" in out
    assert "Assumed: weights are in kg (if not, use --weight-unit lb)." in out
    _, out, _ = run(capfd, "import", "-y", str(sheet), "--zone", "America/New_York")
    assert "There is nothing new to import." in out
    _, out, _ = run(capfd, "import", "-y", str(sheet), "--weight-unit", "lbs")
    assert "1 session in your history differs from the file; to replace it, add --again" in out
    _, out, _ = run(capfd, "import", "-y", str(sheet), "--weight-unit", "lbs", "--again")
    assert "11.34 kg in each hand" in out
    assert "1 session in your history differs from the file\n" in out
    status, out, _ = run(capfd, "import", "--undo", "-y")
    assert (status, out.splitlines()[-1]) == (0, "The import was undone.")
    assert '"load_kg":25.0' in run(capfd, "history", "--json")[1]
    status, _, err = run(capfd, "import", "--undo", "-y")
    assert status == 1
    assert "there is no import to undo" in err
    assert run(capfd, "import", str(sheet), "--zone", "Berlin")[0] == 2
    assert run(capfd, "import")[0] == 2


def test_the_standard_input_is_a_file_too(tmp_path: Path) -> None:
    sheet = (
        b"Date,Workout Name,Exercise Name,Set Order,Reps\n2025-11-20 07:12:03,L,Rear Lunge,1,20\n"
    )
    command = [sys.executable, "-m", "lungetimer", "import", "-"]
    asked = subprocess.run(command, input=sheet, capture_output=True, check=False)
    assert asked.returncode == 2
    assert b"cannot ask for confirmation without a terminal, so nothing was changed" in asked.stderr
    done = subprocess.run([*command, "--yes"], input=sheet, capture_output=True, check=False)
    assert (done.returncode, done.stdout.splitlines()[-1]) == (0, b"1 session imported.")
    assert done.stdout.startswith(b"the standard input: Strong CSV, 1 row")
    closed = subprocess.run(
        ["/bin/sh", "-c", 'exec "$@" <&-', "sh", *command], capture_output=True, check=False
    )
    assert closed.returncode == 1
    assert closed.stderr == (
        b"lungetimer: error: cannot import: the standard input is closed; name a file\n"
    )
    assert (tmp_path / "data" / "history.json").exists()


@pytest.mark.parametrize(
    ("arguments", "status", "told"),
    [
        (
            "export strong >&-",
            1,
            b"cannot export: the standard output is closed; name a file with -o FILE",
        ),
        ("config path >&-", 0, b""),
        ("<&-", 2, b"needs an interactive terminal"),
        (">&-", 2, b"needs an interactive terminal"),
        ("doctor --keys <&-", 2, b"needs an interactive terminal"),
    ],
)
def test_closed_input_and_output_are_no_mistake(arguments: str, status: int, told: bytes) -> None:
    command = f'exec "$0" -m lungetimer {arguments}'
    done = subprocess.run(
        ["/bin/sh", "-c", command, sys.executable], capture_output=True, check=False
    )
    assert done.returncode == status
    assert told in done.stderr
    assert b"made a mistake" not in done.stderr
