"""Loading of the settings for commands, with warnings on stderr."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lungetimer.cli.output import warn
from lungetimer.paths import find_paths
from lungetimer.settings_file import load_settings

if TYPE_CHECKING:
    from lungetimer.settings import Settings


def load_settings_telling() -> Settings:
    """Return the settings; invalid values are reported on stderr and replaced by their defaults."""
    settings, problems = load_settings(find_paths().config)
    warn(problems)
    return settings
