"""A line of text: the longest form that fits, at every width that it gets."""

from __future__ import annotations

from textual.app import App, ComposeResult

from lungetimer.ui.widgets.line import Line


class OneLine(App[None]):
    def compose(self) -> ComposeResult:
        line = Line()
        line.styles.width, line.styles.height = "1fr", 1
        yield line


async def test_the_longest_form_that_fits_is_chosen_again_at_each_width() -> None:
    app = OneLine()
    async with app.run_test(size=(12, 3)) as pilot:
        line = app.query_one(Line)
        line.show("a long form", "short", "")
        assert str(line.render()) == "a long form"
        for width, text in ((10, "short"), (4, ""), (5, "short"), (11, "a long form")):
            await pilot.resize_terminal(width, 3)
            assert str(line.render()) == text


async def test_an_only_form_that_does_not_fit_ends_with_the_sign_for_more() -> None:
    app = OneLine()
    async with app.run_test(size=(9, 3)):
        line = app.query_one(Line)
        line.show("a long form")
        assert str(line.render()) == "a long …"
