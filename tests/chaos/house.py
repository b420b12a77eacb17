"""Where the app lives during a run: folders, a small disk, a clock, and its files."""

from __future__ import annotations

import contextlib
import json
import os
import platform
import shutil
import subprocess
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any, Final

from tests.chaos.processes import MARK
from tests.support.terminal import new_environment
from tests.system.sound_server import SoundServer

DISK: Final = "3m"
INSIDE: Final = Path(__file__).with_name("inside")
FAKETIME: Final = Path(f"/usr/lib/{platform.machine()}-linux-gnu/faketime/libfaketime.so.1")
SETTINGS: Final = """\
[plan]
sets = 2
reps_per_leg = 1
rest_s = 5
tempo = "1-0-1-0"
pacing = "self"
warm_up = "off"
cool_down = "off"

[hooks]
command = ["cat"]

[safety]
accepted = {today}
"""


@dataclass
class House:
    """One home, with what can be broken in it.

    Args:
        root: an empty folder.

    Attributes:
        missing: what this machine does not have, and so what is left out.
    """

    root: Path
    missing: dict[str, str] = field(default_factory=dict)
    _sound: SoundServer | None = None
    _mounted: bool = False

    @property
    def home(self) -> Path:
        """The home folder, on a disk that never fills up."""
        return self.root / "home"

    @property
    def data(self) -> Path:
        """The data folder, on the small disk."""
        return self.root / "disk" / "data"

    @property
    def overheard(self) -> Path:
        """Exceptions that nobody would have seen."""
        return self.root / "overheard.txt"

    def open(self) -> None:
        """Make folders, mount the disk, start the sound server, as far as they can be had."""
        for folder in (self.home, self.root / "disk", self.root / "config", self.root / "sound"):
            folder.mkdir(mode=0o700)
        self._mount()
        self.data.mkdir(mode=0o700, exist_ok=True)
        self.set_clock(0)
        self.settle()
        if not FAKETIME.exists():
            self.missing["clock"] = f"no {FAKETIME} (Debian: apt install faketime)"
        if all(shutil.which(program) for program in ("pulseaudio", "pactl")):
            self._sound = SoundServer(self.root / "sound")
            self._sound.start()
        else:
            self.missing["a device for the sound"] = "no pulseaudio, so the worker finds none"

    def _mount(self) -> None:
        options = ["-t", "tmpfs", "-o", f"size={DISK},mode=0700", "tmpfs", str(self.root / "disk")]
        try:
            done = subprocess.run(["mount", *options], capture_output=True, text=True, check=False)
            trouble = done.stderr.strip()
        except OSError as error:
            done, trouble = None, str(error)
        self._mounted = done is not None and done.returncode == 0
        if not self._mounted:
            self.missing["fill"] = f"a disk of its own needs the right to mount ({trouble})"

    def close(self) -> None:
        """Give everything back."""
        if self._sound:
            self._sound.stop()
        if self._mounted:
            subprocess.run(["umount", str(self.root / "disk")], check=True)
        for litter in Path("/dev/shm").glob("*faketime_*"):  # libfaketime's, of killed processes
            pid = litter.name.rpartition("_")[2]
            if not Path(f"/proc/{pid}").exists():
                with contextlib.suppress(OSError):
                    litter.unlink()

    def environment(self, mark: str, zone: str = "UTC") -> dict[str, str]:
        """The environment of one program, by whose mark its processes are known."""
        clock = {
            "LD_PRELOAD": str(FAKETIME),
            "FAKETIME_TIMESTAMP_FILE": str(self.root / "clock"),
            "FAKETIME_CACHE_DURATION": "1",
            "FAKETIME_DONT_FAKE_MONOTONIC": "1",
            # Without this, waits by the monotonic clock return at once in libfaketime 0.9.10, and
            # threads that wait for Python's lock keep a processor busy.
            "FAKETIME_FORCE_MONOTONIC_FIX": "0",
            "NO_FAKE_STAT": "1",
        }
        sound = self._sound.env if self._sound else {}
        return new_environment(
            self.home,
            **{name: value for name, value in sound.items() if name.startswith("PULSE")},
            **(clock if FAKETIME.exists() else {}),
            **{
                MARK: mark,
                "TZ": zone,
                "PYTHONPATH": str(INSIDE),
                "CHAOS_OVERHEARD": str(self.overheard),
                "LUNGETIMER_DATA_DIR": str(self.data),
                "LUNGETIMER_CONFIG_DIR": str(self.root / "config"),
                "TMPDIR": str(self.root / "sound"),
            },
        )

    def settle(self) -> None:
        """The settings every life begins with: short sessions, a hook, no questions asked."""
        path = self.root / "config" / "config.toml"
        path.write_text(SETTINGS.format(today=date.today()))  # noqa: DTZ011  # the app's own day
        path.chmod(0o600)

    # -- what is done to it -------------------------------------------------------------------

    def set_clock(self, by: int) -> None:
        """Let every program's wall clock be wrong by so many seconds, in one step."""
        step = self.root / "clock.tmp"
        step.write_text(f"{by:+d}\n")
        step.replace(self.root / "clock")

    def fill(self, leave: int) -> None:
        """Fill the disk, but for some bytes."""
        with contextlib.suppress(OSError), (self.root / "disk" / "ballast").open("ab") as ballast:
            while True:
                ballast.write(b"\0" * 4096)
                ballast.flush()
        if leave:
            with contextlib.suppress(OSError):
                path = self.root / "disk" / "ballast"
                os.truncate(path, max(path.stat().st_size - leave, 0))

    def free(self) -> None:
        """Let there be room again."""
        (self.root / "disk" / "ballast").unlink(missing_ok=True)

    # -- what stands in it --------------------------------------------------------------------

    def checkpoints(self) -> list[dict[str, Any]]:
        """Every checkpoint.

        Raises:
            ValueError: one is no JSON.
        """
        return [found for path in self.data.glob("session*.json") if (found := _document(path))]

    def rescued(self) -> list[dict[str, Any]]:
        """Every file that sessions were rescued to.

        Raises:
            ValueError: one is no JSON.
        """
        return [found for path in self.rescue_files() if (found := _document(path))]

    def rescue_files(self) -> list[Path]:
        """Files that sessions were rescued to, or were saved to on request."""
        places = (self.home, self.root, self.root / "sound")
        return [path for place in places for path in place.glob("lungetimer-unsaved-*.json")]

    def history(self) -> dict[str, Any]:
        """The history; an empty one before the first session.

        Raises:
            ValueError: it is no JSON.
        """
        return _document(self.data / "history.json") or {"sessions": []}

    def take_crash_reports(self) -> str:
        """What the app wrote of its crashes, wherever there was room; it is gone afterwards."""
        told = ""
        for place in (self.data, self.home, self.root, self.root / "sound"):
            for path in place.glob("*crash*"):
                told += path.read_text(errors="replace")
                path.unlink()
        return told

    def take_overheard(self) -> str:
        """What nobody would have heard of; it is gone afterwards."""
        try:
            told = self.overheard.read_text(errors="replace")
        except FileNotFoundError:
            return ""
        self.overheard.unlink()
        return told

    def open_to_others(self) -> list[str]:
        """Files that others could read, and files that were found damaged."""
        found = []
        ours = (self.data.rglob("*"), (self.root / "config").rglob("*"))
        for path in [*(p for files in ours for p in files), *self.rescue_files()]:
            with contextlib.suppress(FileNotFoundError):
                mode = path.lstat().st_mode & 0o777
                if path.is_file() and mode != 0o600:
                    found.append(f"{path.name} has mode {mode:o}")
            if ".damaged-" in path.name:
                found.append(f"{path.name}: a file was found damaged")
        return found


def _document(path: Path) -> dict[str, Any] | None:
    try:
        text = path.read_bytes()
    except FileNotFoundError:
        return None
    try:
        found: dict[str, Any] = json.loads(text)
    except ValueError as error:
        raise ValueError(f"{path.name} is no JSON: {error}; it begins {text[:60]!r}") from None
    return found
