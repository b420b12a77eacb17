"""Any size at any time: nothing breaks, and no number is ever covered or cut."""

from __future__ import annotations

import asyncio
import contextlib
import random
from itertools import combinations, product
from typing import TYPE_CHECKING

import pytest
from tests.support.apps import HandApp, begun, go, rows_of, straight_in, until
from tests.support.sessions import plan
from textual.events import Resize
from textual.geometry import Region, Size
from textual.widget import Widget

from lungetimer.training.plan import Pacing, Routine, Tempo
from lungetimer.training.views import State
from lungetimer.ui.widgets.flank import Flank
from lungetimer.ui.widgets.giant import Giant
from lungetimer.ui.widgets.key_line import KeyLine
from lungetimer.ui.widgets.line import Line
from lungetimer.ui.widgets.numerals import numerals

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from textual.dom import DOMNode
    from textual.pilot import Pilot

    from lungetimer.training.plan import Plan

# Both sides of every breakpoint, and the largest screen that is promised.
WIDTHS = (40, 79, 80, 119, 120, 200, 250)
HEIGHTS = (12, 21, 22, 35, 36, 60, 70)
CLASSES = (
    *product(WIDTHS, (HEIGHTS[0], HEIGHTS[-1])),
    *product((WIDTHS[0], WIDTHS[-1]), HEIGHTS[1:-1]),
    (80, 24),
)
LONG = plan(sets=10, reps_per_leg=50, tempo=Tempo(2, 1, 2, 0), rest_s=245)


def cut_out(rows: list[str], region: Region) -> list[str]:
    """What stands in a region."""
    return [row[region.x : region.right] for row in rows[region.y : region.bottom]]


def squared(rows: tuple[str, ...] | list[str]) -> list[str]:
    """Rows without what is empty around them."""
    inked = [row.rstrip() for row in rows if row.strip()]
    margin = min((len(row) - len(row.lstrip()) for row in inked), default=0)
    return [row[margin:] for row in inked]


def seen(app: HandApp) -> list[Widget]:
    """The widgets that draw something themselves and have a place on the screen."""
    found: list[Widget] = []
    for widget in app.screen.walk_children(Widget):
        inner = [a for a in widget.ancestors if isinstance(a, KeyLine)]
        leaf = isinstance(widget, KeyLine) or (not widget.children and not inner)
        if leaf and widget.is_on_screen and widget.region.area:
            found.append(widget)
    return found


def check_numbers(app: HandApp, size: tuple[int, int]) -> None:
    """Every number stands in full inside its box, and no box stands on another."""
    rows = rows_of(app)
    screen = Region(0, 0, *size)
    widgets = seen(app)
    giants = [w for w in widgets if isinstance(w, Giant) and w.value and w.value.text]
    assert giants, size
    for giant in giants:
        assert giant.value
        text, like = giant.value.text, giant.value.like
        assert screen.contains_region(giant.region), (size, giant.region)
        assert giant.region == giant.content_region
        drawn = numerals(text, *giant.size, like)
        assert len(drawn) > 1, (size, text, "must be block digits")
        assert squared(cut_out(rows, giant.region)) == squared(drawn), (size, text)
    for widget in widgets:
        if isinstance(widget, Line) and any(c.isdigit() for c in widget._words):
            drawn_row = " ".join(cut_out(rows, widget.region)).strip()
            assert drawn_row == widget._words, (size, widget.id)
    for one, other in combinations(widgets, 2):
        assert not one.region.overlaps(other.region), (size, one, other)


async def at_every_size(app: HandApp, pilot: Pilot[None]) -> None:
    for size in CLASSES:
        await pilot.resize_terminal(*size)
        await pilot.pause()
        for _ in range(20):  # on a loaded machine, one pause may end before everything is laid out
            with contextlib.suppress(AssertionError):
                check_numbers(app, size)
                break
            await asyncio.sleep(0.02)
            await pilot.pause()
        check_numbers(app, size)


async def hurry(app: HandApp, columns: int, rows: int) -> None:
    """Another size before the last one could be drawn, as when a window is dragged."""
    size = Size(columns, rows)
    app.post_message(Resize(size, size))
    await asyncio.sleep(0)


async def test_a_page_is_styled_once_for_a_new_size_and_has_the_classes_of_textuals_breakpoints(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = HandApp(tmp_path)
    styled: list[Widget] = []
    async with app.run_test(size=(80, 24)) as pilot:
        update = app.stylesheet.update_nodes

        def counted(nodes: Iterable[DOMNode], animate: bool = False) -> None:
            nodes = list(nodes)
            styled.extend(node for node in nodes if node is app.screen)
            update(nodes, animate)

        monkeypatch.setattr(app.stylesheet, "update_nodes", counted)
        for columns, rows in ((120, 40), (79, 24), (60, 21), (39, 11), (250, 70)):
            styled.clear()
            await pilot.resize_terminal(columns, rows)
            await pilot.pause()
            assert len(styled) == 1, (columns, rows)
            for size, steps in (
                (columns, app.HORIZONTAL_BREAKPOINTS),
                (rows, app.VERTICAL_BREAKPOINTS),
            ):
                (expected,) = app.screen._get_breakpoint_classes(size, steps)
                assert {name for _, name in steps} & app.screen.classes == {expected}


async def test_a_storm_of_sizes_during_a_session(tmp_path: Path) -> None:
    dice = random.Random(20261122)
    app = HandApp(tmp_path, straight_in(LONG))
    async with app.run_test() as pilot:
        await begun(app, pilot)
        for turn in range(300):
            size = (dice.randint(1, 300), dice.randint(1, 80))
            if turn % 4:
                await hurry(app, *size)
            else:
                await pilot.resize_terminal(*size)
            app.hand.move(dice.uniform(0, 1.9))
            app.driver.pump()
            if turn % 25 == 0:
                await pilot.press(dice.choice(["z", "f", "space", "plus", "x", "m"]))
            if app.driver.session.state is State.PAUSED:
                await pilot.press("space")
        reps = app.driver.session.result().reps
        assert reps == app.driver.view.reps_done > 30
        # Whatever came before, this size looks as if it had never been another one.
        app.screen.remove_class("-zoom", "-no-figure")
        await pilot.resize_terminal(80, 24)
        await pilot.pause()
        app.driver.pump()
        await until(pilot, lambda: not any(f.lit for f in app.screen.query(Flank)))
        stormed = rows_of(app)
        app.screen.refresh(layout=True, recompose=False)
        await pilot.pause()
        assert rows_of(app) == stormed
        check_numbers(app, (80, 24))


async def test_rep_numbers_are_whole_at_every_size(tmp_path: Path) -> None:
    app = HandApp(tmp_path, straight_in(LONG))
    async with app.run_test() as pilot:
        await begun(app, pilot)
        await go(app, pilot, 3 + 5 * 2 * 22 + 1, step=4.5)
        assert app.driver.view.rep.number == 23
        await at_every_size(app, pilot)
        await pilot.press("z")
        await at_every_size(app, pilot)


async def test_numbers_are_whole_while_paused(tmp_path: Path) -> None:
    app = HandApp(tmp_path, straight_in(LONG))
    async with app.run_test() as pilot:
        await begun(app, pilot)
        await go(app, pilot, 10, step=1.9)
        await pilot.press("space")
        await at_every_size(app, pilot)
        await pilot.press("f")
        await at_every_size(app, pilot)


async def test_seconds_are_whole_in_a_rest_and_a_drill(tmp_path: Path) -> None:
    app = HandApp(tmp_path, straight_in(plan(rest_s=245, warm_up=Routine.FULL, sets=10)))
    async with app.run_test() as pilot:
        await begun(app, pilot)
        await go(app, pilot, 5, step=1.9)
        assert app.driver.view.phase.drill
        await at_every_size(app, pilot)
        while app.driver.view.phase.kind != "rest":
            await pilot.press("right")
        assert app.driver.view.seconds_remaining > 240, "minutes and seconds"
        await at_every_size(app, pilot)


@pytest.mark.parametrize("pacing", Pacing)
async def test_the_end_of_the_longest_session_is_told_in_full(
    tmp_path: Path, pacing: Pacing
) -> None:
    longest: Plan = plan(
        sets=10, reps_per_leg=50, tempo=Tempo(9, 9, 9, 9), rest_s=300, pacing=pacing
    )
    app = HandApp(tmp_path, straight_in(longest))
    async with app.run_test() as pilot:
        await begun(app, pilot)
        await go(app, pilot, 4, step=1.9)
        assert app.driver.view.left_s > 10 * 3600 or pacing is Pacing.SELF
        await at_every_size(app, pilot)


@pytest.mark.parametrize("size", [(1, 1), (5, 2), (12, 4), (25, 8), (39, 11)])
async def test_below_the_smallest_size_leg_and_number_are_what_stays(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    app = HandApp(tmp_path, straight_in(plan(reps_per_leg=9)))
    async with app.run_test(size=size) as pilot:
        await begun(app, pilot)
        await go(app, pilot, 4)
        text = "\n".join(rows_of(app))
        if size >= (12, 4):
            assert "LEFT" in text
        if size >= (5, 2):
            assert "1" in text or "█" in text
        await pilot.resize_terminal(80, 24)
        await pilot.pause()
        check_numbers(app, (80, 24))
