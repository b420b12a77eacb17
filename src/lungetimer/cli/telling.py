"""What commands tell on stderr beside their work."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from lungetimer.paths import find_paths
from lungetimer.settings_file import load_settings

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lungetimer.settings import Settings


def warn(lines: Iterable[str]) -> None:
    """Tell what does not keep the command from its work, on stderr."""
    for line in lines:
        print(f"lungetimer: warning: {line}", file=sys.stderr)


def load_settings_telling() -> Settings:
    """The settings, with every line that does not hold told on stderr."""
    settings, problems = load_settings(find_paths().config)
    warn(problems)
    return settings
