from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from lungetimer.figure.glyphs import ASCII, CONSOLE, FULL, GLYPHS, Glyphs
from lungetimer.ui.terminal.glyph_guard import HasGlyphs, fitted

FEW = [CONSOLE, ASCII]
ESCAPES = re.compile(r"\x1b(?:\[[0-9;?]*[a-zA-Z]|\][^\x07]*\x07)")
pieces = st.one_of(
    st.sampled_from(["\x1b[1;31m", "\x1b[0m", "\x1b[12;40H", "\x1b[?25l", "\r\n", "\x07"]),
    st.text(st.characters(categories=["L", "M", "N", "P", "S", "Zs"]), max_size=12),
    st.sampled_from(
        ["👩‍👩‍👧", "é", "e\u0301", "1\ufe0f\u20e3", "▊▌", "⣿", "カ", "…", "🇩🇪", "❤️", "half ½"]
    ),
)


def visible(text: str) -> str:
    return "".join(char for char in ESCAPES.sub("", text) if char not in "\r\n\x07")


@given(st.lists(pieces, max_size=8), st.sampled_from(FEW))
def test_nothing_outside_the_set_gets_past(parts: list[str], glyphs: Glyphs) -> None:
    text = "".join(parts)
    found = fitted(text, glyphs)
    assert glyphs.allowed is not None
    assert glyphs.allowed.issuperset(visible(found))
    assert ESCAPES.findall(found) == ESCAPES.findall(text)
    assert fitted(found, glyphs) == found
    assert fitted(text, FULL) is text


@given(st.lists(pieces, max_size=4), st.sampled_from(FEW))
def test_nothing_on_the_screen_moves(parts: list[str], glyphs: Glyphs) -> None:
    for part in parts:
        assert cell_len(visible(fitted(part, glyphs))) == cell_len(visible(part))


@pytest.mark.parametrize(
    ("text", "ascii_", "console"),
    [
        ("Knie müde", "Knie mude", "Knie müde"),
        ("u\u0308ber", "uber", "uber"),
        ("👩‍👩‍👧!", "? !", "? !"),
        ("筋トレ", "? ? ? ", "? ? ? "),
        ("Ａ１", "A 1 ", "A 1 "),
        ("▊ OK ▎", "# OK |", "█ OK │"),
        ("\x1b[1m╭─╮\x1b[0m", "\x1b[1m+-+\x1b[0m", "\x1b[1m╭─╮\x1b[0m"),
        ("Привет", "??????", "?р??е?"),  # the fonts draw those that look like Latin letters
        ("wait…", "wait~", "wait»"),
    ],
)
def test_what_stands_there_instead(text: str, ascii_: str, console: str) -> None:
    assert fitted(text, ASCII) == ascii_
    assert fitted(text, CONSOLE) == console


@pytest.mark.parametrize("glyphs", GLYPHS.values())
def test_no_8_bit_control_gets_past_in_any_set(glyphs: Glyphs) -> None:
    hostile = "".join(f"{chr(code)}x" for code in range(0x80, 0xA0))
    assert fitted(f"\x1b[1m⣿{hostile}", glyphs) == fitted(f"\x1b[1m⣿{'x' * 32}", glyphs)


def test_who_has_glyphs() -> None:
    class App:
        glyphs = GLYPHS["full"]  # type: ignore[index]  # a StrEnum

    assert isinstance(App(), HasGlyphs)
    assert not isinstance(object(), HasGlyphs)
