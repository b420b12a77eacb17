"""Find what is cut off on a screen; ``python -m tests.support.widths`` checks all widths.

It draws every screen at each width from 40 to 130 columns, at 22, 24 and 40 rows, in each glyph
set. It prints what is cut off, what has no place, what overlaps, and which characters the set does
not have. After each screen it prints words that may be cut in the middle, for a person to judge.
Arguments: names of screens, ``--step N`` for every Nth width, ``--glyphs NAME``.
"""

from __future__ import annotations

import argparse
import asyncio
import re
import tempfile
from collections import Counter
from itertools import combinations
from pathlib import Path
from typing import TYPE_CHECKING, Final

from tests.support.apps import HandApp, rows_of
from tests.support.scenes import SCENES, app_for, open_screen
from textual.containers import HorizontalScroll, ScrollableContainer, VerticalScroll
from textual.content import Content
from textual.scroll_view import ScrollView
from textual.widget import Widget
from textual.widgets import Button, Input, Static

from lungetimer.figure.glyphs import GlyphSet
from lungetimer.ui.widgets.drawn import Drawn
from lungetimer.ui.widgets.figure_box import FigureBox
from lungetimer.ui.widgets.glyph_words import glyphs_of
from lungetimer.ui.widgets.key_line import KeyLine
from lungetimer.ui.widgets.notice_line import NoticeLine
from lungetimer.ui.widgets.plan_editor import PlanEditor
from lungetimer.ui.widgets.session_bar import SessionBar
from lungetimer.ui.widgets.set_table import SetTable
from lungetimer.ui.widgets.setting_row import SettingRow
from lungetimer.words.field_words import FIELD_WORDS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from textual.pilot import Pilot

WIDTHS: Final = range(40, 131)
HEIGHTS: Final = (22, 24, 40)
REFERENCE: Final = (200, 100)
_WORD: Final = re.compile(r"[^\W\d_]{2,}(?![^\W_]|[….»~])")
_SCROLLING: Final = (VerticalScroll, HorizontalScroll, ScrollableContainer, ScrollView)


async def at_size(app: HandApp, pilot: Pilot[None], columns: int, rows: int) -> list[str]:
    """Return what is cut off at this size."""
    await pilot.resize_terminal(columns, rows)
    for _ in range(3):
        await pilot.pause()
    if app.session.live:
        app.driver.pump()
        await pilot.pause()
    drawn = rows_of(app)
    return [*_foreign(app, drawn), *_cut(app, drawn), *_overlapping(app)]


def _foreign(app: HandApp, rows: list[str]) -> Iterator[str]:
    """Yield a line for each row with characters that the glyph set does not have."""
    allowed = app.glyphs.allowed
    if allowed is not None:
        for number, row in enumerate(rows):
            if foreign := set(row) - allowed:
                yield f"row {number} has {''.join(sorted(foreign))!r}: {row.strip()}"


def _overlapping(app: HandApp) -> Iterator[str]:
    """Yield a line for each pair of widgets that draw something and overlap."""
    places = {}
    for widget in app.screen.walk_children(Widget):
        if widget.children or not widget.is_on_screen:
            continue
        place = app.screen.find_widget(widget).visible_region
        if place.area and not any(isinstance(a, KeyLine) for a in widget.ancestors):
            places[widget] = place
    for (one, here), (other, there) in combinations(places.items(), 2):
        if here.overlaps(there) and not (_scrolls_under(one, other) or _scrolls_under(other, one)):
            yield f"{one} stands on {other}"


def _scrolls_under(docked: Widget, other: Widget) -> bool:
    """Return whether a widget stays at the edge of a panel in which the other one scrolls."""
    box = docked.parent
    return docked.styles.dock != "none" and isinstance(box, _SCROLLING) and box in other.ancestors


def _cut(app: HandApp, rows: list[str]) -> Iterator[str]:
    for widget in app.screen.walk_children(Widget):
        if not widget.region.area or not _is_meant_to_show(widget):
            continue
        # The frame would be mixed with the lines of the text.
        place = widget.content_region if isinstance(widget, Drawn) else widget.region
        if place.right > app.screen.size.width:
            yield f"{widget} ends at column {place.right}"
        if _scrolled_away(widget):
            continue
        if not widget.is_on_screen:
            yield f"{widget} has no place"
            continue
        drawn = [row[place.x : place.right] for row in rows[place.y : place.bottom]]
        text = "\n".join(drawn)
        for words in map(glyphs_of(widget).words, _wanted(widget)):
            # A long word, such as the path of a file, may continue in the next line.
            if "".join(words.split()) not in "".join(text.split()):
                yield f"{widget}: {words!r}"


def _is_meant_to_show(widget: Widget) -> bool:
    return all(
        node.display and node.visible
        for node in (widget, *widget.ancestors)
        if isinstance(node, Widget)
    )


def _wanted(widget: Widget) -> Iterator[str]:
    """Yield the texts that a widget must show whole."""
    match widget:
        case PlanEditor():
            yield from _wanted_fields(widget)
        case SettingRow() if widget.value:
            yield widget.value.value
        case KeyLine():
            yield " ".join(f"{h.shown} {h.word}" for h in widget._fitting())
        case SetTable():
            yield from widget._content(widget.content_region.width).plain.splitlines()
        case Drawn():
            # The bar of a session has no names if it has one row.
            rows = widget.size.height if isinstance(widget, SessionBar) else None
            yield from widget.render().plain.splitlines()[:rows]
        case Button():
            yield Content.from_markup(str(widget.label)).plain
        case Input(value=""):
            yield widget.placeholder
        case Static() if not isinstance(widget, NoticeLine):
            yield str(widget.render())


def _wanted_fields(editor: PlanEditor) -> Iterator[str]:
    assert editor.value
    plan = editor.value.plan
    for column in editor._lay_out(editor.content_region.width):
        for field in column.fields:
            arrow = "" if editor._ends(plan, field)[0] else "‹"
            yield f"{FIELD_WORDS[field]} {arrow} {editor._words(field, brief=column.brief)}"
        if plan.lead_leg.value == "auto":
            yield f"{editor._words('lead_leg', brief=column.brief)} ›"


def _scrolled_away(widget: Widget) -> bool:
    """Return whether rows of a widget are outside a panel that scrolls up and down."""
    boxes = [a for a in widget.ancestors if isinstance(a, _SCROLLING)]
    return any(
        widget.region.y < box.content_region.y or widget.region.bottom > _bottom(box, widget)
        for box in boxes
    )


def _bottom(box: Widget, widget: Widget) -> int:
    """Return the row below the last one in which a panel shows what scrolls."""
    docked = [c.region.y for c in box.children if c.styles.dock == "bottom" and c is not widget]
    return min([box.content_region.bottom, *docked])


def figure_shows(app: HandApp) -> bool:
    """Return whether the figure of a set is on the screen."""
    return any(box.is_on_screen and box.region.area for box in app.screen.query(FigureBox))


def _words(app: HandApp) -> Iterator[tuple[str, str]]:
    """Yield each word of the screen or dialog in front, with its row, but no parts of a figure."""
    rows = rows_of(app)
    if app.screen.is_modal:
        place = app.screen.query(Widget).first().region
        rows = [row[place.x : place.right] for row in rows[place.y : place.bottom]]
    for box in app.screen.query(FigureBox) if app.glyphs.name is GlyphSet.ASCII else ():
        if not box.is_on_screen:
            continue
        place = app.screen.find_widget(box).visible_region
        for number in range(place.y, min(place.bottom, len(rows))):
            row = rows[number]
            rows[number] = row[: place.x] + " " * place.width + row[place.right :]
    for row in rows:
        for word in _WORD.findall(row):
            yield word, row


async def look(name: str, glyphs: str, step: int) -> int:
    """Return the number of different faults at all sizes, after printing them."""
    told: dict[str, list[str]] = {}
    seen: Counter[str] = Counter()
    first: dict[str, str] = {}
    with tempfile.TemporaryDirectory() as home:
        app = app_for(name, Path(home), glyphs)
        async with app.run_test(size=(80, 24)) as pilot:
            await open_screen(name, app, pilot)
            await at_size(app, pilot, *REFERENCE)
            whole = {word for word, _ in _words(app)}
            for rows in HEIGHTS:
                for columns in WIDTHS[::step]:
                    size = f"{columns}x{rows}"
                    for line in await at_size(app, pilot, columns, rows):
                        told.setdefault(line, []).append(size)
                    if name == "set" and columns >= 60 and not figure_shows(app):
                        told.setdefault("no figure", []).append(size)
                    for word, row in _words(app):
                        seen[word] += 1
                        first.setdefault(word, f"{size}: {row.strip()}")
        app.close()
    for line, sizes in told.items():
        print(f"{name} ({glyphs}) {len(sizes)} sizes, {sizes[0]} to {sizes[-1]}: {line}")
    for word in sorted(seen):
        if word not in whole and any(other.startswith(word) for other in whole):
            print(f"{name} ({glyphs}) perhaps half a word, {seen[word]} times: {word!r}, "
                  f"at {first[word]}")  # fmt: skip
    return len(told)


def main() -> None:
    """Check every screen."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("screens", nargs="*", default=list(SCENES))
    options.add_argument("--step", type=int, default=1)
    options.add_argument("--glyphs", nargs="*", default=[one.value for one in GlyphSet])
    asked = options.parse_args()
    for name in asked.screens:
        for glyphs in asked.glyphs:
            print(f"{name} ({glyphs}): {asyncio.run(look(name, glyphs, asked.step))} faults",
                  flush=True)  # fmt: skip


if __name__ == "__main__":
    main()
