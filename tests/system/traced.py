"""The real program under strace, native code and child processes included: what it asked for."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest
from tests.system.sound_server import need

if TYPE_CHECKING:
    from pathlib import Path

# The most careless umask there is, and then the program as ever.
_START = "import os, sys; os.umask(0); os.execv(sys.executable, [sys.executable, *sys.argv[1:]])"
_LINE = re.compile(r"^(?:\d+ +)?(?P<call>\w+)\((?P<args>.*)")
_UNIX = re.compile(r'sa_family=AF_UNIX, sun_path=@?"(?P<path>[^"]*)"')
# Calls on a socket that is open already lead nowhere new, unless they name an address.
_HARMLESS = {
    "getsockopt", "setsockopt", "getsockname", "getpeername", "shutdown", "recvmsg", "recvfrom",
    "recvmmsg",
}  # fmt: skip


def traced(trace: Path, *args: str) -> tuple[str, ...]:
    """A command line: Python with these arguments, its system calls told to a file, umask 0."""
    calls = ("-e", "trace=%network,execve", "-e", "signal=none")
    wanted = ("strace", "-f", "-qq", "-s", "300", *calls, "-o", str(trace))
    return (*wanted, sys.executable, "-c", _START, *args)


def need_strace() -> None:
    """Skip where programs cannot be traced; where the tests must be complete, fail."""
    need("strace")
    tried = subprocess.run(
        ["strace", "-f", "-o", os.devnull, "true"], capture_output=True, text=True, check=False
    )
    if tried.returncode:
        text = f"strace does not work here: {tried.stderr.strip()}"
        if os.environ.get("LUNGETIMER_TESTS_STRICT") == "1":
            pytest.fail(text)
        pytest.skip(text)


@dataclass(frozen=True)
class Trace:
    """What was asked of the system.

    Attributes:
        outside: calls that lead, or could lead, outside of the machine or let others in.
        doors: paths of the local sockets that were connected to.
        programs: programs that were started, by path, with the rest of the line.
    """

    outside: list[str]
    doors: set[str]
    programs: list[str]


def read_trace(trace: Path) -> Trace:
    """Sort the calls of a trace; whatever is not known to be local counts as outside."""
    outside: list[str] = []
    doors: set[str] = set()
    programs: list[str] = []
    for line in trace.read_text(errors="replace").splitlines():
        found = _LINE.match(line)
        if not found:
            continue  # the second half of a call that was interrupted
        call, args = found["call"], found["args"]
        door = _UNIX.search(args)
        if call == "execve":
            programs.append(args)
        elif call == "connect" and door:
            doors.add(door["path"])
        elif not _stays_local(call, args):
            outside.append(line)
    return Trace(outside, doors, programs)


def _stays_local(call: str, args: str) -> bool:
    match call:
        case "socket" | "socketpair":
            return args.startswith("AF_UNIX")
        case "sendto" | "sendmsg" | "sendmmsg":
            return "sa_family" not in args or bool(_UNIX.search(args))
        case _:
            return call in _HARMLESS
