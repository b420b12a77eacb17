"""How many colours the environment tells of."""

from __future__ import annotations

from typing import Final

import pytest

from lungetimer.colour_depth import ColourDepth, colour_depth
from lungetimer.doctor.terminal_checks import check_colour

TOLD: Final[tuple[tuple[dict[str, str], ColourDepth], ...]] = (
    ({"TERM": "xterm-256color", "COLORTERM": "truecolor"}, ColourDepth.MILLIONS),
    ({"TERM": "xterm", "COLORTERM": "24bit"}, ColourDepth.MILLIONS),
    ({"TERM": "xterm-256color"}, ColourDepth.MANY),
    ({"TERM": "tmux-256color"}, ColourDepth.MANY),
    ({"TERM": "screen-256color"}, ColourDepth.MANY),
    ({"TERM": "xterm-kitty"}, ColourDepth.MANY),
    ({"TERM": "xterm"}, ColourDepth.SIXTEEN),
    ({"TERM": "xterm-16color"}, ColourDepth.SIXTEEN),
    ({"TERM": "linux-16color"}, ColourDepth.SIXTEEN),
    ({"TERM": "tmux"}, ColourDepth.SIXTEEN),
    ({}, ColourDepth.SIXTEEN),
    ({"TERM": "linux"}, ColourDepth.DARK_BACKGROUNDS),
    ({"TERM": "screen"}, ColourDepth.DARK_BACKGROUNDS),
    ({"TERM": "screen.xterm-256color"}, ColourDepth.MANY),
    ({"TERM": "dvtm"}, ColourDepth.EIGHT),
    ({"TERM": "eterm-color"}, ColourDepth.EIGHT),
    ({"TERM": "vt220"}, ColourDepth.NONE),
    ({"TERM": "xterm-mono"}, ColourDepth.NONE),
    ({"TERM": "dumb"}, ColourDepth.NONE),
    # GNU screen inherits what the terminal around it says, but takes no such colours.
    ({"TERM": "screen", "STY": "1.pts", "COLORTERM": "truecolor"}, ColourDepth.DARK_BACKGROUNDS),
    ({"TERM": "screen", "TMUX": "x", "STY": "1.pts", "COLORTERM": "truecolor"},
     ColourDepth.MILLIONS),
    ({"TERM": "xterm", "TEXTUAL_COLOR_SYSTEM": "256"}, ColourDepth.MANY),
    ({"TERM": "xterm", "NO_COLOR": ""}, ColourDepth.SIXTEEN),
    ({"TERM": "xterm", "NO_COLOR": "0"}, ColourDepth.NONE),
    ({"TERM": "xterm", "NO_COLOR": "1", "COLORTERM": "truecolor"}, ColourDepth.NONE),
)  # fmt: skip


@pytest.mark.parametrize(("environ", "depth"), TOLD)
def test_the_depth_is_as_the_environment_says(environ: dict[str, str], depth: ColourDepth) -> None:
    assert colour_depth(environ, windows=False) is depth


@pytest.mark.parametrize(("environ", "depth"), TOLD)
def test_the_doctor_says_what_the_app_uses(environ: dict[str, str], depth: ColourDepth) -> None:
    assert check_colour(environ).detail.startswith(str(depth))


def test_on_windows_textual_finds_out() -> None:
    assert colour_depth({}, windows=True) is ColourDepth.MILLIONS
    assert colour_depth({"NO_COLOR": "1"}, windows=True) is ColourDepth.NONE
