"""What is typed, pasted or put into an input is text, whatever the clipboard held."""

from __future__ import annotations

from textual import events
from textual.app import App, ComposeResult

from lungetimer.ui.widgets.clean_input import CleanInput

CODES = "\x1b]0;T\x07\x1b[2J\x9b31m\u202e"


class OneInput(App[None]):
    def compose(self) -> ComposeResult:
        yield CleanInput(f"was{CODES}")


async def test_no_code_stays_in_it() -> None:
    app = OneInput()
    async with app.run_test() as pilot:
        field = app.query_one(CleanInput)
        assert field.value == "was]0;T[2J31m"
        await pilot.press("end")
        field.post_message(events.Paste(f" pasted{CODES}é👩‍👧 [red]\nnext line"))
        await pilot.pause()
        assert field.value == "was]0;T[2J31m pasted]0;T[2J31mé👩‍👧 [red]"
        assert field.cursor_position == len(field.value)
        await pilot.press("home", "x")
        assert field.value.startswith("xwas")
        field.value = f"set{CODES}"
        assert field.value == "set]0;T[2J31m"
        await pilot.pause()
        assert field.cursor_position <= len(field.value)
