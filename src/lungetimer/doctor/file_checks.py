"""The checks of files: the folders of lungetimer, and the program that the hook runs."""

from __future__ import annotations

import os
import shutil
import stat
from pathlib import Path
from typing import TYPE_CHECKING

from lungetimer.doctor.check import Check

if TYPE_CHECKING:
    from collections.abc import Sequence


def check_path(name: str, path: Path) -> Check:
    """Return the result that says whether a folder can be written to, or can be created."""
    place = path
    while not place.exists() and place != place.parent:
        place = place.parent
    if place == path and not path.is_dir():
        return Check(name, ok=False, detail=f"{path} is not a folder")
    if not os.access(place, os.W_OK | os.X_OK):
        return Check(name, ok=False, detail=f"{path} cannot be written to")
    return Check(name, ok=True, detail=f"{path}{'' if place == path else ' (created when needed)'}")


def check_hook(command: Sequence[str]) -> Check:
    """Return the result that says whether the hook's program exists and is protected.

    The program is not protected if everybody can write to one of its files or
    to the folder of such a file.
    """
    program = shutil.which(command[0])
    if program is None:
        hint = "hooks.command must list the program first, then each argument as its own string"
        return Check("hook", ok=False, detail=f"the program {command[0]} was not found", hint=hint)
    for word in (program, *command[1:]) if os.name != "nt" else ():  # Windows has no file modes
        file = Path(word)
        if not (file.is_absolute() and file.is_file()):
            continue
        for place in (file, file.parent):
            mode = place.stat().st_mode
            if mode & stat.S_IWOTH and not mode & stat.S_ISVTX:
                detail = (
                    f"everybody can write to {place}, so others could change what the hook does"
                )
                return Check("hook", ok=False, detail=detail, hint=f"run chmod o-w {place}")
    return Check("hook", ok=True, detail=" ".join(command))
