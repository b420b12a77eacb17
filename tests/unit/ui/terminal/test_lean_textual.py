"""Textual's palette works although its classes were placeholders at first."""

from __future__ import annotations

import subprocess
import sys

PROGRAM = """
import sys
from lungetimer.ui.terminal.lean_textual import import_commands, import_textual
import_textual()
assert {"textual.command", "textual.types", "textual.widgets._input"}.isdisjoint(sys.modules)
import asyncio
from pathlib import Path
from textual.app import App
from lungetimer.ui.terminal.textual_private import TerminalSafeApp

class Small(TerminalSafeApp):
    pass

async def main():
    app = Small([])
    async with app.run_test() as pilot:
        app.search_themes()
        await pilot.pause()
        from textual.command import CommandPalette, Provider
        import textual.theme
        assert isinstance(app.screen, CommandPalette), app.screen
        assert issubclass(textual.theme.ThemeProvider, Provider)
        await pilot.press(*"nord")
        for _ in range(500):
            await pilot.pause(0.02)
            if app.screen.query_one("CommandList").option_count:
                break
        await pilot.press("enter")
        await pilot.press("enter")
        for _ in range(500):
            await pilot.pause(0.02)
            if app.theme == "nord":
                break
        print(app.theme)
    import_commands()

asyncio.run(main())
"""


def test_the_palette_of_themes_is_textuals_own() -> None:
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM], capture_output=True, text=True, timeout=120, check=False
    )
    assert (done.stdout.strip(), done.returncode) == ("nord", 0), done.stderr
