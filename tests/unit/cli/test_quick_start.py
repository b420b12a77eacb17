"""Reading ``start`` without click gives what click gives, or leaves the line to click."""

from __future__ import annotations

import click
import pytest

from lungetimer.cli.plan_asked import NAMES
from lungetimer.cli.quick_start import options_of
from lungetimer.cli.start import start


def by_click(args: list[str]) -> dict[str, object] | None:
    """What click reads; None where it refuses."""
    try:
        found = start.make_context("start", list(args)).params
    except click.ClickException:
        return None
    return {name: value for name, value in found.items() if value is not None}


@pytest.mark.parametrize(
    "args",
    [
        [],
        ["--sets", "3", "--reps", "8", "--rest", "60", "--lead-in", "0"],
        ["--reps", "12,10,8", "--warm-up", "off", "--cool-down", "short"],
        ["--tempo", "2-1-2-0", "--load", "12.5kg", "--equipment", "kettlebell"],
        ["--support", "wall", "--lead-leg", "right", "--pacing", "self", "--drills", "march,-quad"],
        ["--legs", "one_by_one", "--switch", "9", "--rest-mode", "ready"],
        ["--sets", "2", "--sets", "4"],
    ],
)
def test_plain_options_are_read_as_click_reads_them(args: list[str]) -> None:
    found = options_of(args)
    assert found is not None
    assert found == by_click(args)


@pytest.mark.parametrize(
    "args",
    [
        ["beginner"], ["--reps=8"], ["--help"], ["-h"], ["--plain"], ["--verbosity", "quiet"],
        ["--sets"], ["--sets", "three"], ["--sets", "1_0"], ["--sets", "9" * 5000],
        ["--sets", "-3"], ["--sets", "99"], ["--reps", "0"], ["--rest", "301"],
        ["--reps", "ten"], ["--warm-up", "long"], ["--pacing", "TEMPO"], ["--no-such", "1"],
        ["--tempo", ""], ["--", "beginner"], ["--set", "3"],
    ],
)  # fmt: skip
def test_all_else_is_left_to_click(args: list[str]) -> None:
    assert options_of(args) is None


def test_every_option_of_a_plan_is_known() -> None:
    of_click = {option for param in start.params for option in param.opts}
    assert set(NAMES.values()) <= of_click
    for option in NAMES.values():
        assert options_of([option, "1"]) is not None or by_click([option, "1"]) is None
