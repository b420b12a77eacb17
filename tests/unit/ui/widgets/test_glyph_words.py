from __future__ import annotations

from textual.content import Content
from textual.widgets import Static

from lungetimer.figure.glyphs import ASCII, CONSOLE, FULL
from lungetimer.ui.widgets.glyph_words import Words, glyphs_of, worded


def test_words_keep_their_styles() -> None:
    content = Content.assemble(("⏎", "bold"), (" takes it · ", "dim"), "now", (" →", "red"))
    assert worded(content, FULL) is content
    found = worded(content, ASCII)
    assert found.plain == "enter takes it - now ->"
    styled = {found.plain[span.start : span.end]: span.style for span in found.spans}
    assert styled == {"enter": "bold", " takes it - ": "dim", " ->": "red"}
    assert worded(content, CONSOLE).plain == "enter takes it · now →"


def test_styles_inside_of_styles() -> None:
    content = Content("a ⏎ b").stylize("bold").stylize("red", 2, 3)
    found = worded(content, ASCII)
    assert found.plain == "a enter b"
    assert [(s.start, s.end, s.style) for s in found.spans] == [(0, 9, "bold"), (2, 7, "red")]


def test_without_an_app_all_signs_are_drawn() -> None:
    assert glyphs_of(Static("x")) is FULL
    assert str(Words("⏎ starts").render()) == "⏎ starts"
