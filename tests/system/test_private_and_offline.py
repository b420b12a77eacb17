"""A tour of everything that writes, under strace and with umask 0: private, local, no shell."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Final

import pytest
from tests.support.terminal import Terminal, new_environment
from tests.system.sound_server import running_server
from tests.system.traced import Trace, need_strace, read_trace, traced

if TYPE_CHECKING:
    from collections.abc import Iterator

pytestmark = [pytest.mark.system, pytest.mark.xdist_group("private")]
# What glibc and the desktop's own sound libraries look for on this machine, apart from the server.
DOORS: Final = re.compile(r"^(/var)?/run/(nscd/socket|dbus/system_bus_socket)$")
TRICKY: Final = "$(touch shell-was-here); `touch shell-was-here` && touch shell-was-here | cat > x"
QUICK: Final = ("--sets", "1", "--reps", "1", "--tempo", "2-0-2-0", "--warm-up", "off",
                "--cool-down", "off", "--lead-in", "3")  # fmt: skip
HOOK: Final = (
    "import sys; open(sys.argv[1], 'a').write(sys.stdin.read() + repr(sys.argv[2:]) + '\\n')"
)


class Tour:
    """What the program left behind, and what it asked of the system on the way."""

    def __init__(self, folder: Path, server: dict[str, str]) -> None:
        self.home = folder / "home"
        self.home.mkdir(mode=0o700)
        self.traces = [folder / "session.trace", folder / "commands.trace"]
        self.early: dict[str, int] = {}
        self.server = server["PULSE_SERVER"].removeprefix("unix:")
        env = new_environment(self.home, **server) | {"HOME": str(self.home)}
        # The places that are meant for it, not the ones that tests like.
        for name in ("LUNGETIMER_DATA_DIR", "LUNGETIMER_CONFIG_DIR", "XDG_CONFIG_HOME"):
            del env[name]
        self.env = env
        self.hook_out = folder / "hook-out"
        self._prepare()
        self._train()
        self._command()

    @property
    def data(self) -> Path:
        return self.home / ".local" / "share" / "lungetimer"

    @property
    def trace(self) -> Trace:
        parts = [read_trace(path) for path in self.traces]
        return Trace(
            [line for part in parts for line in part.outside],
            {door for part in parts for door in part.doors},
            [line for part in parts for line in part.programs],
        )

    def modes(self) -> dict[str, int]:
        """Every file and folder with its mode, but for those of the sound libraries."""
        found = (p for p in self.home.rglob("*") if "pulse" not in p.parts)
        return {str(p.relative_to(self.home)): p.lstat().st_mode & 0o7777 for p in found}

    def _prepare(self) -> None:
        """Settings as an editor leaves them: open to all."""
        config = self.home / ".config" / "lungetimer" / "config.toml"
        for folder in (config.parent.parent, config.parent):
            folder.mkdir(mode=0o700)
        hook = json.dumps([sys.executable, "-S", "-c", HOOK, str(self.hook_out), TRICKY])
        config.write_text(f'[hooks]\ncommand = {hook}\n[sound]\nbackend = "miniaudio"\n')
        config.chmod(0o666)

    def _train(self) -> None:
        program = traced(self.traces[0], "-m", "lungetimer")
        with Terminal("start", *QUICK, env=self.env, program=program, cwd=self.home) as terminal:
            terminal.wait_for("NO TO ALL", patience=60)
            terminal.press("\r")
            terminal.wait_for("Set 1 of 1", patience=60)
            self.early = self.modes()
            terminal.wait_for("Well done!", patience=60)
            terminal.press("\x1b")
            terminal.wait_for("START")
            terminal.press("\x13")  # save as
            terminal.wait_for("A name, e.g. morning")
            terminal.press("morning\r")
            terminal.wait_for("Saved.")
            terminal.press("q")
            assert terminal.wait_for_end(60) == 0

    def _command(self) -> None:
        """Every command, in one process under one strace; then the doctor's questions."""
        exports = [
            ["export", kind, "-o", str(self.home / f"own.{kind}")]
            for kind in ("csv", "json", "strong")
        ]
        commands = [
            ["log", "today", "--note", "x"], ["freeze", "2026-W01"], ["unfreeze", "2026-W01"],
            ["history"], ["history", "--json"], ["streak"], ["streak", "--short"],
            ["plan", "morning"], ["guide"], ["guide", "steps"], *exports,
            ["config", "show"], ["config", "path"],
            ["completion", "bash"], ["completion", "zsh"], ["completion", "fish"],
            ["import", str(self.home / "own.csv"), "--yes"], ["merge", str(self.home / "own.json")],
            ["doctor"],
        ]  # fmt: skip
        damage = "p = find_paths().history; p.write_bytes(b'torn'); "
        copy = "p.with_name('history.sync-conflict-1.json').write_bytes(b'torn'); "
        script = (
            "import json; from lungetimer.cli import main; "
            "from lungetimer.paths import find_paths; "
            f"commands = json.loads({json.dumps(commands)!r}); "
            "[main(c) for c in commands[:-1]]; "
            f"{damage}{copy}main(['history']); main(commands[-1])"
        )
        program = traced(self.traces[1], "-c", script)
        with Terminal(env=self.env, program=program, cwd=self.home, size=(120, 50)) as terminal:
            terminal.wait_for("Heard, seen, both or neither?", patience=60)
            terminal.press("b\r")
            terminal.wait_for(lambda text: text.count("Heard, seen, both or neither?") > 1)
            terminal.press("x\r")
            assert terminal.wait_for_end(60) == 0
        assert b"Traceback" not in bytes(terminal.raw)


@pytest.fixture(scope="module")
def tour(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Tour]:
    need_strace()
    folder = tmp_path_factory.mktemp("tour")
    (folder / "sound").mkdir()
    for server in running_server(folder / "sound"):
        yield Tour(folder, server.env)


def test_every_file_is_private_and_so_is_every_folder(tour: Tour) -> None:
    assert ".local/share/lungetimer/session.json" in tour.early
    modes = tour.early | tour.modes()
    written = {Path(name).name for name in modes}
    assert {
        "history.json", "history.json.bak", "history.json.lock", "session.json",
        "session.json.lock", "config.toml", "doctor.json", "lungetimer.log", "own.csv", "own.json",
        "own.strong",
    } <= written  # fmt: skip
    assert any(name.startswith("history.json.damaged-") for name in written)
    assert any(".merged-" in name for name in written)
    folders = {name for name in modes if (tour.home / name).is_dir()}
    open_to_others = {
        name: oct(mode)
        for name, mode in modes.items()
        if mode != (0o700 if name in folders else 0o600)
    }
    assert open_to_others == {}
    # Early on, in the midst of a session, one may just be written.
    left = {Path(name).name for name in tour.modes()}
    assert not [name for name in left if name.endswith(".tmp") or name.startswith(".config.")]


def test_nothing_leaves_the_machine_and_no_door_is_opened(tour: Tour) -> None:
    assert tour.trace.outside == []
    assert tour.server in tour.trace.doors, "the sound was not made, so its sockets were not seen"
    assert {d for d in tour.trace.doors - {tour.server} if not DOORS.match(d)} == set()


def test_no_program_is_started_but_the_sound_process_and_the_hook(tour: Tour) -> None:
    kinds = {
        "the tour": ('"-m", "lungetimer", "start"', "from lungetimer.cli import main"),
        "the sound process": ('"lungetimer.audio.worker"',),
        "the hook": (f'"-S", "-c", "{HOOK[:30]}',),
    }
    seen: set[str] = set()
    for line in tour.trace.programs:
        kind = next((k for k, signs in kinds.items() if any(s in line for s in signs)), line)
        assert line.startswith(f'"{sys.executable}"'), line
        seen.add(kind)
    assert seen == set(kinds)
    assert not list(tour.home.rglob("shell-was-here"))
    heard = tour.hook_out.read_text()
    assert '"event": "finished"' in heard
    assert heard.count(f"{[TRICKY]!r}") == heard.count('"event"')


@pytest.mark.parametrize(
    "code",
    [
        "import socket; socket.socket()",
        "import socket; socket.create_connection(('127.0.0.1', 9))",
        "import socket; socket.socket(socket.AF_INET6, socket.SOCK_DGRAM)",
        "import socket; s = socket.socket(socket.AF_UNIX); s.bind('door'); s.listen()",
        (
            "import subprocess, sys; "
            "subprocess.run([sys.executable, '-c', 'import socket; socket.socket()'])"
        ),
    ],
    ids=["socket", "connect", "datagram", "listen", "a child's"],
)
def test_the_trace_would_show_it(tmp_path: Path, code: str) -> None:
    need_strace()
    trace = tmp_path / "trace"
    subprocess.run(
        traced(trace, "-S", "-c", code),
        cwd=tmp_path, capture_output=True, timeout=60, check=False, env=os.environ | {"HOME": "/"},
    )  # fmt: skip
    assert read_trace(trace).outside
