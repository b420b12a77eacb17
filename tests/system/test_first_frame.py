"""What must not be loaded before the first frame of Home, or of a session of ``start``, stands."""

from __future__ import annotations

import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from tests.support.terminal import Terminal, environment

import lungetimer

pytestmark = pytest.mark.system
LATE = ("difflib", "linecache", "locale", "lzma", "mimetypes", "rich.table", "textwrap",
        "tokenize", "traceback", "typing_extensions")  # fmt: skip
"""What Python's and Textual's own modules import, see ``late_imports.py``."""
LATER = (
    "click",
    "filelock",
    "miniaudio",
    "msgspec",
    "textual.command",
    "textual.types",
    "textual.widgets._button",
    "textual.widgets._input",
    "textual.widgets._option_list",
    "textual.widgets._select",
    "tomlkit",
    "lungetimer.audio.sounds",
    "lungetimer.audio.worker_player",
    "lungetimer.coaching.cues",
    "lungetimer.coaching.guide",
    "lungetimer.coaching.safety",
    "lungetimer.audio.ladder",
    "lungetimer.figure.scene",
    "lungetimer.history.codec",
    "lungetimer.history.exchange",
    "lungetimer.history.files",
    "lungetimer.history.session_records",
    "lungetimer.running.desktop_listener",
    "lungetimer.running.history_service",
    "lungetimer.running.interrupted",
    "lungetimer.training.engine",
    "lungetimer.training.session",
    "lungetimer.training.views",
    "lungetimer.ui.flows.app_flows",
    "lungetimer.ui.screens.help",
    "lungetimer.ui.screens.history",
    "lungetimer.ui.screens.interrupted",
    "lungetimer.ui.screens.leave",
    "lungetimer.ui.screens.palette",
    "lungetimer.ui.screens.summary",
    "lungetimer.ui.screens.workout",
    "lungetimer.ui.widgets.heat_map",
    "lungetimer.words.comeback_words",
)
PROGRAM = """
import sys
import lungetimer.cli.app_launcher
from lungetimer.ui.terminal.lean_textual import import_textual
import_textual()
assert "textual.types" not in sys.modules
import lungetimer.ui.app
import lungetimer.ui.screens.home
print(*sorted(sys.modules), sep="\\n")
"""


def test_what_home_does_not_show_is_loaded_later(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM],
        env=environment(tmp_path), capture_output=True, text=True, timeout=60, check=True,
    )  # fmt: skip
    loaded = set(done.stdout.split())
    assert {"textual", "lungetimer.ui.screens.home"} <= loaded, "it did load the app"
    assert loaded.isdisjoint(LATER), sorted(loaded.intersection(LATER))


# What is loaded when the first frame is on the screen, told at the end.
AT_FIRST_FRAME = """
import sys
from lungetimer.ui.terminal import first_frame
loaded, release = [], first_frame.release_garbage
def it_stands():
    loaded.extend(sys.modules)
    release()
first_frame.release_garbage = it_stands
from lungetimer.cli import main
status = main({args!r})
open({told!r}, "w").write(chr(10).join(loaded))
sys.exit(status)
"""
SOURCES = Path(lungetimer.__file__).parent
USERS_OF_SUBPROCESS = tuple(
    ".".join(("lungetimer", *path.relative_to(SOURCES).with_suffix("").parts))
    for path in SOURCES.rglob("*.py")
    if "import subprocess" in path.read_text(encoding="utf-8")
)
"""asyncio itself imports subprocess, so that the module alone says nothing."""
NOT_IN_A_SESSION = (
    "_ssl",
    "ssl",
    "tomlkit",
    "wave",
    "click",
    "email",
    "filelock",
    "jeepney",
    "json",
    "miniaudio",
    "msgspec",
    "textual.command",
    "textual.types",
    "textual.widgets._button",
    "textual.widgets._input",
    "lungetimer.audio.own_sounds",
    "lungetimer.audio.process",
    "lungetimer.audio.sounds",
    "lungetimer.coaching.course",
    "lungetimer.coaching.guide",
    "lungetimer.coaching.safety",
    "lungetimer.figure.scene",
    "lungetimer.history.codec",
    "lungetimer.history.exchange",
    "lungetimer.history.session_records",
    "lungetimer.hooks",
    "lungetimer.presence.desktop",
    "lungetimer.running.checkpointer",
    "lungetimer.running.history_service",
    "lungetimer.running.status_file",
    "lungetimer.ui.screens.help",
    "lungetimer.ui.screens.history",
    "lungetimer.ui.screens.home",
    "lungetimer.ui.screens.settings",
    "lungetimer.ui.screens.summary",
)


@pytest.mark.parametrize(
    ("args", "mark", "later"),
    [([], "Your first session", ("_ssl", "ssl", "uuid", *LATE, *LATER)),  # said after it
     (["start", "--warm-up", "off"], "Get ready", (*LATE, *NOT_IN_A_SESSION))],
    ids=["home", "start"],
)  # fmt: skip
def test_at_the_first_frame_nothing_is_loaded_that_it_does_not_need(
    tmp_path: Path, args: list[str], mark: str, later: tuple[str, ...]
) -> None:
    config = tmp_path / "config"
    config.mkdir()
    (config / "config.toml").write_text(f"[safety]\naccepted = {date.today()}\n")  # noqa: DTZ011  # the local day is wanted
    told = tmp_path / "told"
    code = AT_FIRST_FRAME.format(args=args, told=str(told))
    program = (sys.executable, "-c", code)
    with Terminal(program=program, env=environment(tmp_path)) as terminal:
        terminal.wait_for(mark)
        terminal.press("q")
        if args:
            terminal.wait_for("leave the session")
            terminal.press("d")
            terminal.wait_for("START")
            terminal.press("q")
        assert terminal.wait_for_end() == 0
    loaded = set(told.read_text().split())
    assert "textual" in loaded
    assert loaded.isdisjoint(later), sorted(loaded.intersection(later))
    assert "lungetimer.audio.process" in USERS_OF_SUBPROCESS
    assert loaded.isdisjoint(USERS_OF_SUBPROCESS), sorted(loaded.intersection(USERS_OF_SUBPROCESS))


def test_the_first_frame_is_home_and_the_rest_works_once_asked_for(tmp_path: Path) -> None:
    config = tmp_path / "config"
    config.mkdir()
    (config / "config.toml").write_text("[safety]\naccepted = 2026-11-22\n[sound]\nmode = 'off'\n")
    with Terminal(env=environment(tmp_path)) as terminal:
        terminal.wait_for(lambda text: "START" in text and "help" in text)
        drawn = bytes(terminal.raw)
        # Rows are sent from top to bottom, so the plan was in the first picture.
        assert drawn.index(b"START") < drawn.index(b"help")
        terminal.press("?")
        terminal.wait_for("Keys")
        terminal.press("\x1b")
        terminal.wait_for(lambda text: "START" in text and "Keys" not in text)
        terminal.press("q")
        assert terminal.wait_for_end() == 0
        assert b"Traceback" not in bytes(terminal.raw)
