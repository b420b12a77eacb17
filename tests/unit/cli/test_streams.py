"""Commands whose output is closed, or goes to a pipe that cannot take every character."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from tests.support.records import history, session

from lungetimer.history import codec

if TYPE_CHECKING:
    from pathlib import Path

COMMANDS = (
    "history", "history --json", "config show", "config path", "streak", "plan", "plan 'grün ✓'",
    "guide all", "doctor --no-ask", "import nosuch✓", "plan nosuch✓", "--help", "plan --help",
    "export csv", "start", "demo", "merge nosuch✓",
)  # fmt: skip
SCRIPT = """
import contextlib, os, sys
sys.dont_write_bytecode = True
from lungetimer.cli import main
import shlex
for command in sys.argv[1:]:
    with contextlib.suppress(SystemExit):
        status = main(shlex.split(command))
        assert status in (0, 1, 2), (command, status)
"""


@pytest.fixture
def _kept(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    records = history(session("a", note="ok ✓ müde 日本"))
    (tmp_path / "data" / "history.json").write_bytes(codec.write(records))
    (tmp_path / "config").mkdir()
    (tmp_path / "config" / "config.toml").write_text(
        '[presets."grün ✓"]\nsets = 4\n[foo]\n"ö✓" = 1\n', encoding="utf-8"
    )


@pytest.mark.usefixtures("_kept")
@pytest.mark.parametrize("encoding", ["ascii", "latin-1", "cp1252"])
def test_no_command_stumbles_over_what_a_pipe_cannot_take(encoding: str) -> None:
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT, *COMMANDS],
        env={**os.environ, "PYTHONIOENCODING": encoding}, capture_output=True, check=False,
    )  # fmt: skip
    told = done.stderr.decode(encoding)
    assert done.returncode == 0, told
    assert "mistake" not in told
    assert {"ascii": "ok ? mude ??"}.get(encoding, "ok ? müde ??") in done.stdout.decode(
        encoding,
        "replace",  # export writes UTF-8 whatever the locale
    )


def test_the_terminal_is_believed_before_the_environment() -> None:
    pty = pytest.importorskip("pty")
    termios = pytest.importorskip("termios")
    ours, theirs = pty.openpty()
    try:
        for rows, columns, left in ((36, 120, "None None"), (0, 0, "200 60")):
            termios.tcsetwinsize(theirs, (rows, columns))
            script = (
                "import os, sys; from lungetimer.cli.streams import prepare_streams; "
                "prepare_streams(); print(os.environ.get('COLUMNS'), os.environ.get('LINES'))"
            )
            env = {**os.environ, "COLUMNS": "200", "LINES": "60"}
            subprocess.run([sys.executable, "-c", script], stdout=theirs, env=env, check=True)
            assert os.read(ours, 100).decode().strip() == left
    finally:
        os.close(ours)
        os.close(theirs)


@pytest.mark.usefixtures("_kept")
@pytest.mark.parametrize("closed", ["<&-", ">&-", "2>&-", "<&- >&- 2>&-"])
def test_no_command_stumbles_over_a_closed_stream(closed: str, tmp_path: Path) -> None:
    before = (tmp_path / "data" / "history.json").read_bytes()
    done = subprocess.run(
        ["/bin/sh", "-c", f'exec "$@" {closed}', "sh", sys.executable, "-c", SCRIPT, *COMMANDS],
        capture_output=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr.decode()
    assert b"mistake" not in done.stderr
    assert not (tmp_path / "data" / "crash.log").exists()
    # Nothing that was printed went into a file that had taken the number of a closed stream.
    assert (tmp_path / "data" / "history.json").read_bytes() == before
