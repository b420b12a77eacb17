"""The paths of the program's files and folders.

The environment variables LUNGETIMER_DATA_DIR and LUNGETIMER_CONFIG_DIR replace the usual folders.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import platformdirs

from lungetimer.folders import FolderError, expanded
from lungetimer.frozen import frozen

if TYPE_CHECKING:
    from collections.abc import Mapping

_APP = "lungetimer"


@frozen
class Paths:
    """The folders of the program, and the paths of files in them.

    Attributes:
        data_dir: folder of the history and the checkpoints.
        config_dir: folder of the settings.
        state_dir: folder of the log.
        runtime_dir: folder whose files the system deletes at logout; None if there is no such
            folder.
    """

    data_dir: Path
    config_dir: Path
    state_dir: Path
    runtime_dir: Path | None = None

    @property
    def history(self) -> Path:
        """The history file."""
        return self.data_dir / "history.json"

    @property
    def config(self) -> Path:
        """The settings file."""
        return self.config_dir / "config.toml"

    @property
    def log(self) -> Path:
        """The log file for sound and hook programs."""
        return self.state_dir / "lungetimer.log"

    @property
    def status_dir(self) -> Path:
        """The folder in which a running session writes its status."""
        return self.runtime_dir or self.data_dir

    @property
    def status_dirs(self) -> tuple[Path, ...]:
        """The folders in which a status bar looks for the status of a session.

        There are several, because XDG_RUNTIME_DIR may not be set for the status bar.
        """
        usual = (Path(f"/run/user/{os.getuid()}", _APP),) if hasattr(os, "getuid") else ()
        return (self.status_dir, *usual, self.data_dir)

    @property
    def console_blanking(self) -> Path:
        """The file that stores a Linux console's screen blanking interval during a session."""
        return self.state_dir / "console-blanking.json"


def _runtime_folder(environ: Mapping[str, str]) -> Path | None:
    """Return the program's runtime folder; None if the system has no writable runtime folder."""
    if sys.platform in {"darwin", "win32"}:
        return platformdirs.user_runtime_path(_APP)
    named = environ.get("XDG_RUNTIME_DIR", "")
    usable = named.startswith("/") and Path(named).is_dir() and os.access(named, os.W_OK | os.X_OK)
    return Path(named) / _APP if usable else None


def find_paths(environ: Mapping[str, str] = os.environ) -> Paths:
    """Return the user's own folders, or those set in the environment, without creating them.

    Raises:
        FolderError: a folder set in the environment begins with a home folder that does not exist
            (``~name``), or a folder is not set and this account has no home folder.
    """
    data = _named("LUNGETIMER_DATA_DIR", environ)
    config = _named("LUNGETIMER_CONFIG_DIR", environ)
    try:
        return Paths(
            data_dir=data or platformdirs.user_data_path(_APP),
            config_dir=config or platformdirs.user_config_path(_APP),
            state_dir=data or platformdirs.user_state_path(_APP),
            runtime_dir=_runtime_folder(environ),
        )
    except RuntimeError:  # the home folder cannot be determined
        missing = [
            name
            for name, folder in (("LUNGETIMER_DATA_DIR", data), ("LUNGETIMER_CONFIG_DIR", config))
            if folder is None
        ]
        folders = "a folder" if len(missing) == 1 else "folders"
        raise FolderError(
            f"this account has no home folder; set {' and '.join(missing)} to {folders} that"
            " lungetimer can write to"
        ) from None


def _named(variable: str, environ: Mapping[str, str]) -> Path | None:
    """Return the folder that an environment variable names; None if it is unset or empty.

    Raises:
        FolderError: the path begins with a home folder (``~name``) that does not exist.
    """
    value = environ.get(variable)
    try:
        return expanded(value) if value else None
    except FolderError as error:
        raise FolderError(f"{variable}={error}") from None
