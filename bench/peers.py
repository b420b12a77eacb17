"""The programs to compare: lungetimer, a bare Textual app, and four programs from PyPI.

Those from PyPI get a venv each under .bench/, which git ignores, so that their packages do not
mix with ours. Their versions are pinned, so that results stay comparable over time.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import venv
from datetime import date
from pathlib import Path
from types import ModuleType

ROOT = Path(__file__).resolve().parent.parent
CACHE = ROOT / ".bench"
PINNED = {
    "termdown": ("termdown==2.0.0",),
    "tclock": ("tclock==1.3.0",),
    "promodoro": ("promodoro==0.1.0",),
    # With tree-sitter 0.26, this version of posting crashes at start-up.
    "posting": ("posting==2.11.1", "tree-sitter==0.25.2"),
}
LUNGETIMER = (sys.executable, "-m", "lungetimer")
BARE = (sys.executable, str(ROOT / "bench" / "bare_app.py"))
CLIPS = (sys.executable, str(ROOT / "bench" / "bare_clips.py"))
FLOOR = (sys.executable, str(ROOT / "bench" / "floor_home.py"))


def our_tests() -> None:
    """Make ``tests`` our package, because garmin-fit-sdk installs another one of that name."""
    package = ModuleType("tests")
    package.__path__ = [str(ROOT / "tests")]
    sys.modules["tests"] = package


def program_of(name: str) -> tuple[str, ...] | None:
    """Return the command of a program from PyPI, installed if necessary; None if that fails."""
    place = CACHE / name
    command = place / "bin" / name
    if not command.exists():
        shutil.rmtree(place, ignore_errors=True)
        venv.create(place, with_pip=True)
        python = str(place / "bin" / "python")
        install = [python, "-m", "pip", "--quiet", "--disable-pip-version-check", "install"]
        done = subprocess.run(
            [*install, *PINNED[name]], capture_output=True, text=True, check=False
        )
        if done.returncode:
            print(f"{name}: not installed, so not measured", file=sys.stderr)
            return None
    return (str(command),)


def environment(home: Path, **more: str) -> dict[str, str]:
    """Return a new user's environment in `home`, with the safety questions answered."""
    config = home / "config"
    config.mkdir(parents=True, exist_ok=True)
    settings = config / "config.toml"
    if not settings.exists():
        settings.write_text(f"[safety]\naccepted = {date.today()}\n")  # noqa: DTZ011  # local day
    return {
        "PATH": os.environ["PATH"],
        "HOME": str(home),
        "LANG": "C.UTF-8",
        "TERM": "xterm-256color",
        "COLORTERM": "truecolor",
        "LUNGETIMER_DATA_DIR": str(home / "data"),
        "LUNGETIMER_CONFIG_DIR": str(config),
        **more,
    }
