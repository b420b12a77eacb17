"""Load the settings for a command, and print warnings about invalid values."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lungetimer.cli.output import warn
from lungetimer.paths import find_paths
from lungetimer.settings_file import load_settings

if TYPE_CHECKING:
    from lungetimer.settings import Settings


def load_settings_and_warn() -> Settings:
    """Return the settings; warn on stderr of invalid values, for which the defaults apply."""
    settings, problems = load_settings(find_paths().config)
    warn(problems)
    return settings
