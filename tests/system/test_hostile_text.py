"""Text of any making in files, names, arguments and the environment: no terminal obeys it.

Every payload is a code followed by a mark. What comes out of the real program is searched for the
codes: none may stand before the mark, on any screen, in any command, on stdout or stderr.
"""

from __future__ import annotations

import json
import re
import sys
import time
from datetime import datetime
from typing import TYPE_CHECKING, Any

import msgspec
import pytest
from tests.support.records import session
from tests.support.terminal import Terminal, environment

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = [pytest.mark.system, pytest.mark.xdist_group("hostile_text")]
MARK = "Zq7"
CODES = (
    "\x1b]0;",  # sets the title, which some terminals can be asked to type back
    "\x1b]52;c;",  # writes to the clipboard
    "\x1b[6n",  # makes the terminal answer into the program's input
    "\x1b[2J",
    "\x1bP",
    "\x1bc",
    "\x9b31m",  # the same openings as single signs
    "\x9d0;",
    "\x90",
    "\x9c",
    "\x85",
    "\u2028",
    "\ufeff",
    "\xad",
    "\U000e0041",  # a tag, which can hide a text
    "\u202e",
    "\u2066",
    "\x07",
    "\x08",
    "\r",
)
HOSTILE = "".join(f"{code}{MARK}" for code in CODES)
MARKUP = f"[red]{MARK}[/red][@click=app.quit]{MARK}[/]"
# What the program itself never writes, whatever follows; and codes that a mark must not follow.
NEVER = ("\x1b]0;", "\x1b]52;", "\x1b[6n", "\x1bP", "\x1bc", "\u202e", "\u2066", "\u2028", "\ufeff",
         "\xad", "\U000e0041")  # fmt: skip
C1 = re.compile(rb"\xc2[\x80-\x9f]")
OBEYED = re.compile(rb"(\x1b\][0-9;c]*|\x1b\[2J|\x07|\x08|\r)Zq7")


def assert_harmless(raw: bytes) -> None:
    """Only what the program itself says to the terminal is in there."""
    assert MARK.encode() in raw, "the text is not there at all, so nothing is shown by this"
    found = [code for code in NEVER if code.encode() in raw]
    assert not found, found
    assert not C1.search(raw), raw[max(0, C1.search(raw).start() - 80) :][:120]  # type: ignore[union-attr]  # the assertion runs this only after a match
    assert not OBEYED.search(raw), OBEYED.search(raw)
    assert b"Traceback" not in raw


def plant(home: Path) -> dict[str, str]:
    """A home in which everything that can carry text carries the payload."""
    data = home / f"data{HOSTILE}"
    env = environment(home, LUNGETIMER_DATA_DIR=str(data), TERM_PROGRAM=HOSTILE)
    data.mkdir()
    today = datetime.now().astimezone().replace(hour=0, minute=1, second=0, microsecond=0)
    plain: dict[str, Any] = msgspec.to_builtins(session(started=today, share=0.5))
    plain |= {"note": HOSTILE + MARKUP + MARK * 5000, "app_version": HOSTILE}
    plain |= {HOSTILE: HOSTILE, "id": f"id{HOSTILE}"}
    plain["plan"] |= {"level": f"{MARKUP}{HOSTILE}"[:200]}
    plain["adjustments"] = [{"at_s": 1, "field": HOSTILE, "old": HOSTILE, "new": MARKUP}]
    document = {"format": "lungetimer-history", "version": 1, "sessions": [plain]}
    (data / "history.json").write_text(json.dumps(document))
    (data / f"history (conflicted copy {HOSTILE}).json").write_text("broken")
    position = {"phase": "set", "set": 1, "drill": HOSTILE}
    checkpoint = {
        "format": "lungetimer-checkpoint", "version": 1, "session": plain | {"id": "other"},
        "adjusted": plain["plan"], "elapsed_s": 9, "position": position, "host": HOSTILE,
        "saved_at": plain["updated_at"],
    }  # fmt: skip
    (data / "session.json").write_text(json.dumps(checkpoint))
    word = "".join(f"\\U{ord(sign):08x}" for sign in HOSTILE)  # TOML has no pairs of surrogates
    with (home / "config" / "config.toml").open("a") as config:
        config.write(
            f'[plan]\nlevel = "{word}{MARKUP}"\n[presets."p{MARKUP}"]\nsets = 1\n'
            f'[presets."{word}"]\nsets = 99\n[screen]\ntheme = "{word}"\n'
            f'[hooks]\ncommand = ["/nothing/{word}", "{MARKUP}"]\n'
            f'[keys]\npause = "p,{MARKUP}"\nguide = "{word}"\n"x{word}" = "y"\n["{word}"]\na = 1\n'
        )
    return env


def back_home(terminal: Terminal, gone: str) -> None:
    """Wait for Home, and for what stood over it to be gone: keys would still go there."""
    terminal.wait_for(lambda text: gone not in text and "START" in text)


def open_sessions(terminal: Terminal) -> None:
    """Press the tab's key until it stays: Textual opens the first tab a moment after the screen."""
    pressed = time.monotonic() - 1

    def stays(text: str) -> bool:
        nonlocal pressed
        there = "planned  new plan" in text
        if not there and time.monotonic() - pressed > 1:
            pressed = time.monotonic()
            terminal.press("2")
        return there and f"[red]{MARK}[/red][@click=app.quit]" in text  # as written, no markup

    terminal.wait_for(stays)


def test_on_every_screen_it_is_only_shown(tmp_path: Path) -> None:
    env = plant(tmp_path)
    with Terminal(env=env, size=(130, 110)) as terminal:
        terminal.wait_for("A session on another computer")
        terminal.press("s")
        back_home(terminal, "A session on another computer")
        signs = ("p", "Levels and presets"), ("s", "The settings are saved in"), ("?", "Rules")
        for key, sign in signs:
            terminal.press(key)
            terminal.wait_for(sign)
            terminal.press("\x1b")
            back_home(terminal, sign)
        terminal.press("h")
        terminal.wait_for("Habit strength")
        terminal.wait_for("30/60 reps")  # the day under the cursor, with the level's name
        open_sessions(terminal)
        terminal.press("e")
        terminal.wait_for("Reps in reserve (RIR)")
        terminal.press("\x1b")
        terminal.wait_for(lambda text: "Reps in reserve (RIR)" not in text)
        terminal.press("\x1b")
        terminal.wait_for("START")
        terminal.press("q")
        assert terminal.wait_for_end() == 0
    assert_harmless(bytes(terminal.raw))


def test_a_session_and_a_disk_that_refuses_it_tell_it_harmlessly(tmp_path: Path) -> None:
    env = plant(tmp_path)
    data = tmp_path / f"data{HOSTILE}"
    (data / "session.json").unlink()
    (data / "history.json").unlink()
    (data / "history.json").mkdir()
    quick = ("--sets", "1", "--reps", "1", "--tempo", "1-0-1-0", "--lead-in", "0", "--warm-up",
             "off", "--cool-down", "off")  # fmt: skip
    with Terminal("start", f"p{MARKUP}", *quick, env=env, size=(110, 34)) as terminal:
        terminal.wait_for("Your session is not saved yet")
        terminal.press("\x1b")
        terminal.wait_for(
            lambda text: "Well done!" in text and "Your session is not saved yet" not in text
        )
        terminal.press("\x1b")
        terminal.wait_for("START")
        terminal.press("q")
        assert terminal.wait_for_end() == 1  # and the rescue's line names the folder as well
    raw = bytes(terminal.raw)
    assert b"Your session was saved to" in raw
    assert_harmless(raw)


RUN_ALL = "import json, sys; from lungetimer.cli import main; [main(a) for a in json.loads({!r})]"


@pytest.mark.parametrize("where", ["terminal", "pipe"])
def test_in_every_command_it_is_only_printed(tmp_path: Path, where: str) -> None:
    env = plant(tmp_path)
    own = tmp_path / f"own{HOSTILE}.json"
    own.write_bytes((tmp_path / f"data{HOSTILE}" / "history.json").read_bytes())
    other = tmp_path / f"strong{HOSTILE}.csv"
    cells = f'"{HOSTILE}{MARKUP}"'
    other.write_text(
        "Date,Workout Name,Exercise Name,Set Order,Weight,Reps,Workout Notes\n"
        f"2026-11-01,{cells},Reverse Lunge,1,0,9,{cells}\n2026-11-02,x,{cells},1,0,9,x\n"
        f"{cells},x,Reverse Lunge,1,0,9,x\n2026-11-02,x,Reverse Lunge,1,0,{cells},x\n"
    )
    commands = [
        ["history"], ["history", "--json"], ["streak"], ["streak", "--json"], ["streak", "--short"],
        ["plan"], ["plan", f"p{MARKUP}"], ["plan", HOSTILE], ["plan", "--tempo", HOSTILE],
        ["config", "show"], ["config", HOSTILE], ["doctor", "--no-ask"], ["guide", HOSTILE],
        ["export", "csv"], ["export", "json"], ["export", "strong"], [HOSTILE], ["--" + HOSTILE],
        ["export", "csv", "-o", str(tmp_path / "none" / HOSTILE)],
        ["import", str(other), "--dry-run"], ["import", str(own), "--yes"], ["merge", str(own)],
        ["import", HOSTILE], ["merge", HOSTILE], ["log", HOSTILE], ["log", "2026-11-01", "--note",
        HOSTILE], ["freeze", HOSTILE], ["unfreeze", HOSTILE], ["start", HOSTILE],
        ["history", "--since", HOSTILE], ["history", "--limit", HOSTILE], ["completion", HOSTILE],
    ]  # fmt: skip
    if where == "terminal":
        commands.append(["config", "path", "--data"])
    script = RUN_ALL.format(json.dumps(commands))
    if where == "pipe":
        # In a pipe an export is byte for byte, so a reader gets what the file holds.
        commands = [c for c in commands if c[0] != "export"]
        script = f"import os; os.dup2(os.open({str(tmp_path / 'out')!r}, 65), 1); os.dup2(1, 2)\n"
        script += RUN_ALL.format(json.dumps(commands))
    program = (sys.executable, "-c", script)
    with Terminal(env=env, program=program, size=(200, 50), cwd=tmp_path) as terminal:
        assert terminal.wait_for_end(120) == 0
    raw = bytes(terminal.raw) if where == "terminal" else (tmp_path / "out").read_bytes()
    assert raw.count(b"lungetimer: error: ") >= 14
    assert_harmless(raw.replace(b"\r\n", b"\n"))
