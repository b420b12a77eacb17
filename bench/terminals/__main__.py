"""Takes pictures of the app in real terminals, for visual checks: ``make terminals``.

    python -m bench.terminals [--to FOLDER] [NAME...]

The pictures show Home, History, a set, a dialog and a rest at 80 x 24. They are taken in each
terminal that is installed, under Xvfb and in its default configuration. For the glyph sets console
and ascii, they are painted in the console's font. Each terminal gets a strip of its pictures, and
``all.png`` shows all strips.
"""

from __future__ import annotations

import argparse
import contextlib
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING, Final

ROOT: Final = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from bench.terminals.console import KEYS, paint, read_font, start
from bench.terminals.kinds import KINDS, Kind
from bench.terminals.tour import SIZE, TIMEOUT_S, TOUR, Watcher, prepare, walk

if TYPE_CHECKING:
    from collections.abc import Iterator

FONT: Final = Path("/usr/share/consolefonts/Lat15-Fixed16.psf.gz")
LABELS: Final = Path("/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf")
PAINTED: Final = {"console": "linux", "ascii": "vt220"}
NEEDED: Final = {
    "Xvfb": "xvfb", "xdotool": "xdotool", "import": "imagemagick", "montage": "imagemagick",
    "script": "bsdutils",
}  # fmt: skip


@contextlib.contextmanager
def display() -> Iterator[str]:
    """Run a virtual X display.

    Yields:
        Its name.
    """
    read, write = os.pipe()
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(write), "-screen", "0", "1280x900x24", "-nolisten", "tcp"],
        pass_fds=(write,), stderr=subprocess.DEVNULL,
    )  # fmt: skip
    os.close(write)
    try:
        with os.fdopen(read) as number:
            yield f":{number.readline().strip()}"
    finally:
        server.terminate()
        server.wait()


def in_terminal(kind: Kind, folder: Path) -> str:
    """Return the error for one terminal, or an empty string, after taking its pictures."""
    with tempfile.TemporaryDirectory() as name, display() as screen:
        home = Path(name)
        env = prepare(home) | {
            "DISPLAY": screen, "LIBGL_ALWAYS_SOFTWARE": "1", "XDG_RUNTIME_DIR": name,
            "QT_QPA_PLATFORM": "xcb", "PYTHONPATH": str(ROOT / "src"),
        }  # fmt: skip
        app = home / "app"
        line = f"exec {sys.executable} -m lungetimer"
        app.write_text(f"#!/bin/sh\nexec script -q -f -c '{line}' {home}/written\n")
        app.chmod(0o700)
        log = (home / "log").open("w")
        terminal = subprocess.Popen(
            kind.command([str(app)], env), env=env, stdout=log, stderr=log, start_new_session=True
        )
        try:
            window = _window(env, terminal)
            if not window:
                return f"no window came up: {(home / 'log').read_text()[-300:]}"

            def press(key: str) -> None:
                subprocess.run(["xdotool", "key", key], env=env, check=True)

            def take(picture: str) -> None:
                file = folder / f"{kind.name}-{picture}.png"
                subprocess.run(["import", "-window", window, str(file)], env=env, check=True)

            return walk(Watcher(home / "written"), press, take)
        finally:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(terminal.pid, signal.SIGKILL)
            terminal.wait()
            _end_rest(home)
            log.close()


def _window(env: dict[str, str], terminal: subprocess.Popen[bytes]) -> str:
    """Return the largest visible window of the terminal, focused; empty if none came up."""
    end = time.monotonic() + TIMEOUT_S
    while time.monotonic() < end and terminal.poll() is None:
        if _windows(env):
            time.sleep(2.0)  # some terminals replace their window once they know their size
            window = _windows(env)[-1]
            subprocess.run(["xdotool", "windowfocus", window], env=env, check=False)
            return window
        time.sleep(0.2)
    return ""


def _windows(env: dict[str, str]) -> list[str]:
    """Return the visible windows; that of weston has a class, but no name."""
    for told in ("--name", "--class"):
        search = ["xdotool", "search", "--onlyvisible", told, "."]
        found = subprocess.run(search, env=env, capture_output=True, text=True, check=False).stdout
        if found.split():
            return found.split()
    return []


def _end_rest(home: Path) -> None:
    """End processes that a multiplexer's server keeps alive: those with this home folder."""
    wanted = f"HOME={home}".encode()
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            with contextlib.suppress(OSError):
                if wanted in (entry / "environ").read_bytes().split(b"\0"):
                    os.kill(int(entry.name), signal.SIGKILL)


def painted(name: str, term: str, folder: Path) -> str:
    """Return the error for pictures in the console's font, or an empty string."""
    if not FONT.exists():
        return f"{FONT} is missing: apt-get install console-setup-linux"
    font = read_font(FONT)
    with tempfile.TemporaryDirectory() as home, start(prepare(Path(home)), term, SIZE) as terminal:

        class Seen(Watcher):
            def text(self) -> str:
                return terminal.text

        return walk(
            Seen(Path(home)),
            lambda key: terminal.press(KEYS.get(key, key)),
            lambda picture: paint(terminal.screen, font, folder / f"{name}-{picture}.png"),
        )


def sheet(names: list[str], folder: Path) -> None:
    """Combine the pictures of each terminal in a strip, and all strips on one sheet."""
    pictures = [stop.picture for stop in TOUR if stop.picture]
    for name in names:
        files = [folder / f"{name}-{picture}.png" for picture in pictures]
        there = [str(file) for file in files if file.exists()]
        subprocess.run(
            ["montage", *there, "-label", "", "-tile", "x1", "-geometry", "640x400>+4+4", "-font",
             str(LABELS), "-title", name, str(folder / f"strip-{name}.png")], check=True,
        )  # fmt: skip
    strips = [str(folder / f"strip-{name}.png") for name in names]
    subprocess.run(["convert", *strips, "-append", str(folder / "all.png")], check=True)


def main() -> int:
    """Take the pictures.

    Returns:
        The exit status: 1 if an installed terminal failed, 2 for an unknown name or missing tools.
    """
    parser = argparse.ArgumentParser(prog="bench.terminals", description=__doc__.split("\n")[0])
    parser.add_argument("--to", type=Path, default=ROOT / "build" / "terminals")
    parser.add_argument("names", nargs="*", metavar="NAME")
    asked = parser.parse_args()
    missing = {package for program, package in NEEDED.items() if shutil.which(program) is None}
    missing |= set() if LABELS.exists() else {"fonts-dejavu-core"}
    if missing:
        print(f"needed: apt-get install {' '.join(sorted(missing))}", file=sys.stderr)
        return 2
    asked.to.mkdir(parents=True, exist_ok=True)
    wanted = asked.names or [*PAINTED, *(kind.name for kind in KINDS)]
    by_name = {kind.name: kind for kind in KINDS}
    done, failed = [], 0
    for name in wanted:
        if name in by_name and shutil.which(by_name[name].program) is None:
            print(f"{name}: not installed (apt-get install {by_name[name].packages})")
            continue
        if name in PAINTED:
            trouble = painted(name, PAINTED[name], asked.to)
        elif name in by_name:
            trouble = in_terminal(by_name[name], asked.to)
        else:
            print(f"{name}: unknown; known are {', '.join([*PAINTED, *by_name])}", file=sys.stderr)
            return 2
        print(f"{name}: {trouble or 'pictures taken'}", flush=True)
        failed += bool(trouble)
        if any(asked.to.glob(f"{name}-*.png")):
            done.append(name)
    if done:
        sheet(done, asked.to)
        print(f"{asked.to / 'all.png'}")
    return int(failed > 0)


if __name__ == "__main__":
    sys.exit(main())
