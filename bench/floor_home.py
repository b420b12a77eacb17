"""The smallest Textual app with a first frame like Home's, called "floor" in `against.py`.

The app shows the words of Home in as many widgets, none of which does anything. It imports Textual
as lungetimer does, without ssl, the command palette and modules that only Textual's documentation
needs. Garbage collection is off. The app has one short style sheet, and no settings, key bindings,
history or themes of its own. Whatever lungetimer takes beyond this app is lungetimer's own cost.

    python bench/floor_home.py          # ctrl+q leaves; against.py runs and measures it
"""

from __future__ import annotations

import gc
import sys
from pathlib import Path
from typing import TYPE_CHECKING

gc.disable()
sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "src"))

from lungetimer.ui.terminal.lean_textual import import_textual
from lungetimer.ui.terminal.without_ssl import import_asyncio

import_asyncio()
import_textual()

from textual.app import App
from textual.containers import Horizontal, VerticalScroll
from textual.screen import Screen
from textual.widgets import Static

if TYPE_CHECKING:
    from textual.app import ComposeResult

WEEK = """Mo Tu We Th Fr Sa Su
·  ·  ·  ·  ·  ○  ·
0 of 3 days
streak 0 weeks · longest 0 weeks"""
PLAN = """ Sets         ‹ 3 ›                      Equipment      none
 Reps per leg   10                       Load             -
 Rest           45 s                     Support        none
 Tempo          steady 2-1-2-0           Lead leg       auto
 Pacing         tempo                    Warm-up        full
 Cool-down      full                     Get-ready time 5 s"""
HEAT = "\n".join(["· " * 12] * 4)
START = "⏎ START   21 min, ends 08:30"
KEYS = "⏎ start  q quit  ? help  h history  g guide  s settings  p levels  c coach  m sound"


class Panels(Screen[None]):
    """Screen with as many widgets as Home, including the two that Textual adds to every screen."""

    def compose(self) -> ComposeResult:
        """Yield title, panels, plan, start line, three hidden lines and keys."""
        with Horizontal(classes="line"):
            yield Static("lungetimer", id="brand")
            yield Static("Saturday 28 November", id="today")
        with VerticalScroll(id="body"):
            with Horizontal(id="panels"):
                for title, words in (("This week", WEEK), ("Last 12 weeks", HEAT)):
                    panel = Static(words, classes="panel")
                    panel.border_title = title
                    yield panel
            for title, words in (
                ("Coach", "To begin with: Beginner, 3 x 10 per leg"),
                ("Today", PLAN),
            ):
                panel = Static(words, classes="panel")
                panel.border_title = title
                yield panel
            yield Static("Clear dry floor, shoes on or bare feet", classes="line")
            yield Static(START, classes="line")
        for _ in range(3):
            yield Static(classes="hidden")
        yield Static(KEYS, classes="line")


class FloorApp(App[None]):
    """Shows the panels."""

    CSS = """
    Screen { background: #0e1318; color: #ece7dc; }
    .panel { border: round #1f2933; border-title-color: #96a3b0; padding: 0 1; height: auto; }
    .line { height: 1; padding: 0 2; }
    .hidden { display: none; }
    #brand { width: 1fr; text-style: bold; }
    #today { width: auto; }
    #body { height: 1fr; padding: 0 1; }
    #panels { height: 6; }
    #panels Static { width: 1fr; height: 6; }
    """
    ENABLE_COMMAND_PALETTE = False

    def get_default_screen(self) -> Screen[None]:
        """Return the panels, as the program returns Home."""
        return Panels()


if __name__ == "__main__":
    FloorApp().run()
