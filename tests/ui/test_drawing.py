"""What is sent to a terminal gives the picture that Textual itself would have given."""

from __future__ import annotations

import random
from itertools import product
from typing import TYPE_CHECKING, Any

import pyte
import pytest
from rich.color import ColorSystem
from rich.console import Console
from rich.segment import Segment
from rich.style import Style
from tests.support.apps import HandApp, begun, go, straight_in
from tests.support.sessions import plan
from textual._compositor import Compositor
from textual.strip import Strip

from lungetimer.training.plan import Tempo
from lungetimer.ui.terminal.sgr import written
from lungetimer.ui.terminal.textual_drawing import QuickCompositor, ShortPicture

if TYPE_CHECKING:
    from pathlib import Path

    from textual.screen import Screen

Cell = tuple[object, ...]
LONG = plan(sets=3, reps_per_leg=10, tempo=Tempo(2, 1, 2, 0), rest_s=20)


class Glass:
    """A terminal that is shown pictures."""

    def __init__(self, columns: int, rows: int) -> None:
        self.screen = pyte.Screen(columns, rows)
        self._stream = pyte.Stream(self.screen)

    def show(self, text: str) -> None:
        self._stream.feed(text)

    def cells(self) -> list[list[Cell]]:
        """Each cell as it looks: nobody sees the colour of ink where there is none."""
        found = []
        for y in range(self.screen.lines):
            row = self.screen.buffer[y]
            found.append([looks(row[x]) for x in range(self.screen.columns)])
        return found


def looks(char: pyte.screens.Char) -> Cell:
    inked = char.data.strip() or char.reverse or char.underscore or char.strikethrough
    ink = (char.fg, char.bold, char.italics) if inked else ()
    return (char.data, char.bg, char.reverse, char.underscore, char.strikethrough, *ink)


class Watched(HandApp):
    """Shows all its pictures to a glass, too."""

    glass: Glass | None = None
    sent = 0

    def _display(self, screen: Screen[Any], renderable: Any) -> None:
        if isinstance(renderable, ShortPicture) and self.screen is screen:
            width, height = screen.size
            glass = self.glass
            if glass is None or (glass.screen.columns, glass.screen.lines) != (width, height):
                self.glass = glass = Glass(width, height)
            text = renderable.render_segments(self.console)
            self.sent += len(text)
            glass.show(text)
        super()._display(screen, renderable)

    def as_textual_draws(self) -> list[list[Cell]]:
        """The whole screen by Textual's own compositor."""
        ours = self.screen._compositor
        assert isinstance(ours, QuickCompositor)
        chops = Compositor._render_chops(ours, ours.size.region, lambda _: True)
        glass = Glass(*self.screen.size)
        for y, chop in enumerate(chops):
            for x, strip in chop.items():
                if strip is not None:
                    glass.show(f"\x1b[{y + 1};{x + 1}H{strip.render(Console())}")
        return glass.cells()

    def compare(self) -> None:
        assert self.glass is not None
        ours, theirs = self.glass.cells(), self.as_textual_draws()
        for y, (row, wanted) in enumerate(zip(ours, theirs, strict=True)):
            assert row == wanted, f"row {y}"


async def test_a_session_with_figure_dialogs_and_sizes_looks_as_textual_draws_it(
    tmp_path: Path,
) -> None:
    app = Watched(tmp_path, launch=straight_in(LONG))
    dice = random.Random(4)
    async with app.run_test(size=(120, 40)) as pilot:
        await begun(app, pilot)
        for step in (0.1, 0.3, 0.7, 0.1, 0.1, 2.6, 0.1, 0.4):
            await go(app, pilot, step, step)
            app.compare()
        for key in ("space", "space", "f", "f", "z", "z", "question_mark", "escape", "escape"):
            await pilot.press(key)
            await pilot.pause(0.05)
            app.compare()
        await pilot.press("escape")
        for _ in range(6):
            await pilot.resize_terminal(dice.randint(20, 160), dice.randint(8, 50))
            await pilot.pause(0.05)
            await go(app, pilot, 0.4, 0.1)
            app.compare()
    assert app.sent


STYLES = [
    None, Style(), Style(color="red"), Style(color="#102030", bgcolor="#405060", bold=True),
    Style(bgcolor="#405060", bold=True, dim=True), Style(bgcolor="#405060", reverse=True),
    Style(color="#102030", underline=True, strike=True), Style(color="default", bgcolor="blue"),
    Style(italic=True, bold=False), Style(color="#102030", bgcolor="#405060"),
]  # fmt: skip


@pytest.mark.parametrize("text", ["x", " ", "⣿ ", " y "])
def test_each_style_after_each_other_looks_as_if_set_alone(text: str) -> None:
    for one, two, three in product(STYLES, STYLES, (STYLES[0], STYLES[3])):
        strip = Strip([Segment(text, one), Segment(text, two), Segment("z", three)])
        ours, theirs = Glass(20, 1), Glass(20, 1)
        ours.show(written([(0, 2, strip)]) + "q")
        theirs.show(f"\x1b[1;3H{strip.render(Console(color_system='truecolor'))}q")
        assert ours.cells() == theirs.cells(), (one, two, three)


def test_few_colours_are_sent_to_a_terminal_that_has_few() -> None:
    strip = Strip([Segment("x", Style(color="#ff0000", bgcolor="#000000"))])
    assert "38;2" not in written([(0, 0, strip)], ColorSystem.EIGHT_BIT)
    assert "38;" not in written([(0, 0, strip)], ColorSystem.STANDARD)


def test_neighbours_of_one_style_cost_one_code_and_a_link_stays_a_link() -> None:
    style = Style(color="#ff0000", bgcolor="#000000")
    row = Strip([Segment("ab", style), Segment(" ", style), Segment("cd", style)])
    sent = written([(3, 4, row), (3, 9, row)])
    assert sent == "\x1b[4;5H\x1b[38;2;255;0;0;48;2;0;0;0mab cdab cd\x1b[0m"
    linked = Strip([Segment("ab", Style(link="https://example.org"))])
    assert written([(0, 0, linked)]) == (
        "\x1b[1;1H\x1b]8;;https://example.org\x1b\\ab\x1b]8;;\x1b\\"
    )
