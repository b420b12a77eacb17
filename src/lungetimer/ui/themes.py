"""The program's own colours, and what a phase looks like under any theme."""

from __future__ import annotations

from typing import Final

from textual.theme import Theme

PHASES: Final = ("warm-up", "left", "right", "rest", "cool-down", "done")
"""Names of the phase colours; each is a CSS variable ``$phase-NAME``."""


def _theme(name: str, colours: dict[str, str], phases: tuple[str, ...], *, dark: bool) -> Theme:
    variables = {f"phase-{p}": c for p, c in zip(PHASES, phases, strict=True)}
    variables |= {
        "quiet": colours.pop("quiet"),
        "footer-key-foreground": colours["primary"],
        "block-cursor-text-style": "bold",
    }
    return Theme(name=name, dark=dark, variables=variables, **colours)  # type: ignore[arg-type]  # all colours


DARK: Final = _theme(
    "lungetimer-dark",
    {
        "primary": "#7ee0a1", "secondary": "#58b7ff", "accent": "#ffd166", "warning": "#ffb454",
        "error": "#ff7b72", "success": "#7ee0a1", "foreground": "#ece7dc",
        "background": "#0e1318", "surface": "#151c23", "panel": "#1f2933", "quiet": "#96a3b0",
    },
    ("#ecc667", "#58b7ff", "#ff8fb1", "#7ee0a1", "#bba3ff", "#ffd166"),
    dark=True,
)  # fmt: skip
LIGHT: Final = _theme(
    "lungetimer-light",
    {
        "primary": "#17653a", "secondary": "#005a9e", "accent": "#7a5200", "warning": "#8a4b00",
        "error": "#b3261e", "success": "#17653a", "foreground": "#1d2329",
        "background": "#faf7f0", "surface": "#f1ede3", "panel": "#e4dfd2", "quiet": "#55606b",
    },
    ("#795000", "#005a9e", "#a8124f", "#17653a", "#5a37b0", "#7a5200"),
    dark=False,
)  # fmt: skip
HIGH_CONTRAST: Final = _theme(
    "lungetimer-high-contrast",
    {
        "primary": "#00ff87", "secondary": "#5fd7ff", "accent": "#ffff00", "warning": "#ffd700",
        "error": "#ff8787", "success": "#00ff87", "foreground": "#ffffff",
        "background": "#000000", "surface": "#000000", "panel": "#262626", "quiet": "#d0d0d0",
    },
    ("#ffff00", "#5fd7ff", "#ff9ff3", "#00ff87", "#d7afff", "#ffff00"),
    dark=True,
)  # fmt: skip
THEMES: Final = (DARK, LIGHT, HIGH_CONTRAST)


def variable_defaults(*, dark: bool) -> dict[str, str]:
    """Phase colours for themes that are not ours."""
    return dict((DARK if dark else LIGHT).variables)
