"""What is typed, pasted or put into an input is text, whatever the clipboard held."""

from __future__ import annotations

from textual import events
from textual.app import App, ComposeResult
from textual.widgets import Button

from lungetimer.ui.widgets.clean_input import CleanInput

CODES = "\x1b]0;T\x07\x1b[2J\x9b31m\u202e"


class OneInput(App[None]):
    CSS = "CleanInput { width: 16; border: none; padding: 0; }"

    def compose(self) -> ComposeResult:
        yield CleanInput(f"was{CODES}")
        yield Button("focus")


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


async def test_a_sign_tells_that_the_text_goes_on() -> None:
    app = OneInput()
    async with app.run_test() as pilot:
        field = app.query_one(CleanInput)

        def shown() -> str:
            return field.render_line(0).text[:16]  # Textual renders one cell more than it shows

        field.value = "x" * 15
        await pilot.pause()
        assert "…" not in shown()
        field.value = "the left knee clicked a little"
        await pilot.press("home")
        assert shown().rstrip() == "the left knee c…"
        await pilot.press(*["right"] * 20)
        assert shown()[0] == "…"
        assert shown().rstrip()[-1] in "…" + field.value[field.cursor_position]
        await pilot.press("end")
        assert shown()[0] == "…"
        assert shown().rstrip().endswith("little")
        app.query_one(Button).focus()
        await pilot.pause()
        assert shown()[0] == "…"
