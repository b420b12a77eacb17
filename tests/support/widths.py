"""What is cut off on a screen; ``python -m tests.support.widths`` looks at all widths.

It draws every screen at each width from 40 to 130 columns, at 18, 22 and 24 rows, and prints what
is cut off and what has no place.
"""

from __future__ import annotations

import asyncio
import tempfile
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Final

from tests.support.apps import HandApp, begun, go, rows_of, until
from tests.support.clocks import START
from tests.support.records import session
from textual.containers import VerticalScroll
from textual.widget import Widget
from textual.widgets import Static

from lungetimer.history.store import HistoryStore
from lungetimer.running.launch import Launch
from lungetimer.settings import Settings
from lungetimer.training.plan import Plan, Routine
from lungetimer.ui.widgets.figure_box import FigureBox
from lungetimer.ui.widgets.glyph_words import glyphs_of
from lungetimer.ui.widgets.key_line import KeyLine
from lungetimer.ui.widgets.notice_line import NoticeLine
from lungetimer.ui.widgets.plan_editor import PlanEditor
from lungetimer.ui.widgets.set_table import SetTable
from lungetimer.ui.widgets.setting_row import SettingRow
from lungetimer.words.view_words import FIELD_WORDS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from textual.pilot import Pilot

WIDTHS: Final = range(40, 131)
HEIGHTS: Final = (18, 22, 24)
IN_SESSION: Final = {"set": 5 + 5 * 7 + 1.5, "rest": 110.0, "summary": 110.0}
KEYS: Final = {
    "home": (), "streaks": ("h",), "sessions": ("h", "2"), "trends": ("h", "3"),
    "settings": ("s",), "questions": ("exclamation_mark",), "guide": ("g",), "records": ("h", "4"),
    "presets": ("p",),
}  # fmt: skip
SCREENS: Final = (*KEYS, *IN_SESSION)


def app_for(name: str, home: Path, glyphs: str = "auto") -> HandApp:
    """The app of someone who has trained for two weeks."""
    days = (0, 2, 4, 7, 9, 11)
    store = HistoryStore(home / "history.json")
    store.add(*(session(f"s{day}", START - timedelta(days=2 + day)) for day in days))
    plan = Plan(warm_up=Routine.OFF)
    settings = replace(Settings(plan=plan), body_weight_kg=80.0, glyphs=glyphs)
    return HandApp(home, Launch(plan, at_once=name in IN_SESSION), settings)


async def open_screen(name: str, app: HandApp, pilot: Pilot[None]) -> None:
    """Go to a screen."""
    if name in IN_SESSION:
        await begun(app, pilot)
        await go(app, pilot, IN_SESSION[name], step=1.9)
        if name == "summary":
            await pilot.press("q", "s")
    else:
        await until(pilot, lambda: app.history.facts.known)
        for key in KEYS[name]:
            await pilot.press(key)
            await pilot.pause()
    await pilot.pause()


async def at_size(app: HandApp, pilot: Pilot[None], columns: int, rows: int) -> list[str]:
    """What is cut off at this size."""
    await pilot.resize_terminal(columns, rows)
    for _ in range(3):
        await pilot.pause()
    if app.session.live:
        app.driver.pump()
        await pilot.pause()
    return [*_cut(app)]


def _cut(app: HandApp) -> Iterator[str]:
    rows = rows_of(app)
    for widget in app.screen.walk_children(Widget):
        if not widget.is_on_screen or not widget.region.area:
            continue
        place = widget.region
        if place.right > app.screen.size.width:
            yield f"{widget} ends at column {place.right}"
        if _scrolled_away(widget):
            continue
        drawn = [row[place.x : place.right] for row in rows[place.y : place.bottom]]
        text = "\n".join(drawn)
        for words in map(glyphs_of(widget).words, _wanted(widget)):
            if " ".join(words.split()) not in " ".join(text.split()):
                yield f"{widget}: {words!r}"


def _wanted(widget: Widget) -> Iterator[str]:
    """Texts that must stand whole in a widget."""
    if isinstance(widget, PlanEditor):
        assert widget.value
        for column in widget._lay_out(widget.content_region.width):
            for field in column.fields:
                arrow = "" if widget._ends(widget.value.plan, field)[0] else "‹"
                words = widget._words(field, brief=column.brief)
                yield f"{FIELD_WORDS[field]} {arrow} {words}"
            if widget.value.plan.lead_leg.value == "auto":
                yield f"{widget._words('lead_leg', brief=column.brief)} ›"
    elif isinstance(widget, SettingRow):
        if widget.value:
            yield widget.value.value
    elif isinstance(widget, KeyLine):
        yield " ".join(f"{h.shown} {h.word}" for h in widget._fitting())
    elif isinstance(widget, SetTable):
        yield from widget._content(widget.content_region.width).plain.splitlines()
    elif isinstance(widget, Static) and not isinstance(widget, NoticeLine):
        yield str(widget.render())


def _scrolled_away(widget: Widget) -> bool:
    """Whether rows of it lie outside a panel that scrolls up and down."""
    boxes = [a for a in widget.ancestors if isinstance(a, VerticalScroll)]
    return any(
        widget.region.y < box.content_region.y or widget.region.bottom > box.content_region.bottom
        for box in boxes
    )


def figure_shows(app: HandApp) -> bool:
    """Whether the figure of a set has a place."""
    return any(box.is_on_screen and box.region.area for box in app.screen.query(FigureBox))


async def look(name: str) -> int:
    """Print what is cut off at any size; gives how many times something was."""
    count = 0
    with tempfile.TemporaryDirectory() as home:
        app = app_for(name, Path(home))
        async with app.run_test(size=(80, 24)) as pilot:
            await open_screen(name, app, pilot)
            for rows in HEIGHTS:
                for columns in WIDTHS:
                    for line in await at_size(app, pilot, columns, rows):
                        count += 1
                        print(f"{name} {columns}x{rows}: {line}")
                    if name == "set" and columns >= 60 and not figure_shows(app):
                        count += 1
                        print(f"{name} {columns}x{rows}: no figure")
    return count


def main() -> None:
    """Look at every screen."""
    for name in SCREENS:
        print(f"{name}: {asyncio.run(look(name))} cut off")


if __name__ == "__main__":
    main()
