"""What the source may not do: no shell, no network but `serve`, nothing that runs what it reads."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

import lungetimer

SOURCE = Path(lungetimer.__file__).parent
# Modules that talk to a network, run a shell, or make code or objects out of foreign bytes.
FORBIDDEN_MODULES = {
    "socket", "socketserver", "ssl", "http", "urllib", "ftplib", "smtplib", "poplib", "imaplib",
    "telnetlib", "nntplib", "xmlrpc", "asyncio.streams", "webbrowser", "requests", "httpx",
    "aiohttp", "pty", "code", "codeop", "pickle", "shelve", "marshal", "dbm", "yaml", "ctypes",
    "runpy", "multiprocessing", "xml",
}  # fmt: skip
FORBIDDEN_CALLS = {
    "eval", "exec", "compile", "__import__", "input", "breakpoint",
    "os.system", "os.popen", "os.startfile", "os.fork", "os.forkpty",
    "asyncio.open_connection", "asyncio.start_server", "asyncio.create_subprocess_shell",
    "subprocess.getoutput", "subprocess.getstatusoutput", "Content.from_markup", "tempfile.mktemp",
}  # fmt: skip
FORBIDDEN_STARTS = ("os.exec", "os.spawn", "os.posix_spawn")
# The rooms that start a process: the sound worker, the person's own hook, the app behind a tab, and
# systemctl for the reminder that the person installs.
MAY_START = {"audio/process.py", "hooks.py", "web/child.py", "cli/due_timer.py"}
# `lungetimer serve`, an extra, on the loopback alone (tests/system/test_serve.py).
MAY_SERVE = {"web/server.py": {"socket", "aiohttp"}, "web/child.py": {"aiohttp"}}


def offences(source: str, room: str = "room.py") -> list[str]:
    """What a module does that it may not, as ``line: what``."""
    found: list[str] = []
    for node in ast.walk(ast.parse(source)):
        match node:
            case ast.Import(names=names):
                found += [f"{node.lineno}: {n.name}" for n in names if _barred(n.name, room)]
            case ast.ImportFrom(module=str(module), names=names):
                wholes = [module, *(f"{module}.{n.name}" for n in names)]
                found += [f"{node.lineno}: {name}" for name in wholes if _barred(name, room)]
            case ast.Call(func=func, args=args, keywords=keywords):
                name = _dotted(func)
                if name == "asyncio.create_subprocess_exec" and room not in MAY_START:
                    found.append(f"{node.lineno}: {name}")
                if name in FORBIDDEN_CALLS or name.startswith(FORBIDDEN_STARTS):
                    found.append(f"{node.lineno}: {name}")
                if any(k.arg == "shell" for k in keywords):
                    found.append(f"{node.lineno}: shell=")
                if name.startswith("subprocess.") and args and not _is_list(args[0]):
                    found.append(f"{node.lineno}: {name} of no list")
    return found


def _dotted(node: ast.expr) -> str:
    """``a.b.c`` for a name with dots, else nothing: what is barred has such a name."""
    match node:
        case ast.Name(name):
            return name
        case ast.Attribute(value, attr) if whose := _dotted(value):
            return f"{whose}.{attr}"
    return ""


def _barred(module: str, room: str) -> bool:
    parts = module.split(".")
    heads = {".".join(parts[:n]) for n in range(1, len(parts) + 1)}
    calls = module in FORBIDDEN_CALLS or module.startswith(FORBIDDEN_STARTS)
    return bool(heads & (FORBIDDEN_MODULES - MAY_SERVE.get(room, set()))) or calls or (
        parts[0] == "subprocess" and room not in MAY_START
    )  # fmt: skip


def _is_list(node: ast.expr) -> bool:
    """A list as it stands, or the hook's command, which its runner holds as one."""
    return isinstance(node, ast.List) or ast.unparse(node) == "self._command"


MODULES = sorted(path.relative_to(SOURCE).as_posix() for path in SOURCE.rglob("*.py"))


def test_no_shell_no_network_and_nothing_that_runs_what_it_reads() -> None:
    found = {room: offences((SOURCE / room).read_text(encoding="utf-8"), room) for room in MODULES}
    assert {room: what for room, what in found.items() if what} == {}


def test_every_room_was_looked_at() -> None:
    assert {"hooks.py", "cli/__init__.py", "audio/worker.py", "ui/app.py"} <= set(MODULES)


@pytest.mark.parametrize(
    "bad",
    [
        "import os\nos.system('ls')",
        "from os import system",
        "import socket",
        "from urllib.request import urlopen",
        "import urllib.request as u",
        "import pickle",
        "from xml.etree import ElementTree",
        "eval('1')",
        "import subprocess",
        "import os\nos.execvp('sh', ['sh'])",
        "async def f(): await asyncio.open_connection('x', 1)",
        "async def f(): await asyncio.create_subprocess_exec('x')",
        "from aiohttp import ClientSession",
        "Content.from_markup(note)",
    ],
)
def test_the_rules_can_be_broken(bad: str) -> None:
    assert offences(bad)


def test_where_a_process_may_be_started_it_is_by_a_list_without_a_shell() -> None:
    good = "import subprocess\nsubprocess.Popen(['a', word])\nsubprocess.Popen(self._command)"
    assert offences(good, "hooks.py") == []
    for bad in ("Popen('ls ' + word)", "run(['ls'], shell=True)", "getoutput('ls')"):
        assert offences(f"import subprocess\nsubprocess.{bad}", "hooks.py")
