"""Where things are kept; overridden by LUNGETIMER_DATA_DIR and LUNGETIMER_CONFIG_DIR."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import platformdirs

if TYPE_CHECKING:
    from collections.abc import Mapping

_APP = "lungetimer"


@dataclass(frozen=True, slots=True)
class Paths:
    """Every file the program reads or writes.

    Attributes:
        data_dir: folder of what is remembered.
        config_dir: folder of the settings.
        state_dir: folder of the log.
    """

    data_dir: Path
    config_dir: Path
    state_dir: Path

    @property
    def history(self) -> Path:
        """The history document."""
        return self.data_dir / "history.json"

    @property
    def config(self) -> Path:
        """The settings."""
        return self.config_dir / "config.toml"

    @property
    def log(self) -> Path:
        """What sound and hooks had to say."""
        return self.state_dir / "lungetimer.log"

    @property
    def console_blanking(self) -> Path:
        """When a Linux console went dark before a session kept it on."""
        return self.state_dir / "console-blanking.json"


def find_paths(environ: Mapping[str, str] = os.environ) -> Paths:
    """The user's own folders, or those the environment names. Nothing is created."""
    data = environ.get("LUNGETIMER_DATA_DIR")
    config = environ.get("LUNGETIMER_CONFIG_DIR")
    return Paths(
        data_dir=Path(data).expanduser() if data else platformdirs.user_data_path(_APP),
        config_dir=Path(config).expanduser() if config else platformdirs.user_config_path(_APP),
        state_dir=Path(data).expanduser() if data else platformdirs.user_state_path(_APP),
    )
