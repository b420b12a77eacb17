from __future__ import annotations

import pytest

from lungetimer.figure.glyph_choice import CHOICES, MODERN, TerminalFacts, choose, is_utf8
from lungetimer.figure.glyphs import GlyphSet
from lungetimer.settings import SETTINGS, Settings

FULL, CONSOLE, ASCII = GlyphSet


@pytest.mark.parametrize(
    ("term", "expected"),
    [
        ("linux", CONSOLE), ("linux-16color", CONSOLE), ("linux-m", CONSOLE), ("linux2.6", CONSOLE),
        ("screen.linux", CONSOLE), ("LINUX", CONSOLE),
        ("dumb", ASCII), ("dumb-emacs-ansi", ASCII), ("", ASCII), ("unknown", ASCII),
        ("vt100", ASCII), ("vt220", ASCII), ("vt52", ASCII), ("vt340-w", ASCII), ("VT102", ASCII),
        ("screen.vt220", ASCII), ("ansi", ASCII), ("cons25", ASCII), ("wsvt25", ASCII),
        ("sun-color", ASCII), ("wy60", ASCII), ("wyse60", ASCII), ("network", ASCII),
        ("vte", FULL), ("vte-256color", FULL), ("xterm", FULL), ("xterm-256color", FULL),
        ("screen", FULL), ("screen-256color", FULL), ("tmux-256color", FULL),
        ("screen.xterm-256color", FULL), ("rxvt-unicode-256color", FULL), ("st-256color", FULL),
        ("xterm-kitty", FULL), ("alacritty", FULL), ("foot", FULL), ("mlterm", FULL),
        ("konsole", FULL), ("dvtm", FULL), ("eterm-color", FULL), ("linuxterm", FULL),
        ("xterm-ghostty", FULL), ("wezterm", FULL), ("contour", FULL), ("putty-256color", FULL),
    ],
)  # fmt: skip
def test_by_the_terminal(term: str, expected: GlyphSet) -> None:
    choice = choose("auto", TerminalFacts(term, "UTF-8"))
    assert choice.glyph_set is expected
    assert choice.why == (f"TERM is {term}" if term else "TERM is not set")


@pytest.mark.parametrize(
    "encoding",
    [
        "iso-8859-1",
        "ISO-8859-15",
        "ascii",
        "ANSI_X3.4-1968",
        "cp1252",
        "koi8-r",
        "euc_jp",
        "",
        "x\0",
    ],
)
@pytest.mark.parametrize("wanted", CHOICES)
def test_what_cannot_be_written_is_not_drawn(encoding: str, wanted: str) -> None:
    choice = choose(wanted, TerminalFacts("xterm-256color", encoding))
    assert choice.glyph_set is ASCII
    assert "not UTF-8" in choice.why


def test_the_setting_decides_where_it_can() -> None:
    for name in GlyphSet:
        for term in ("linux", "dumb", "xterm-256color"):
            choice = choose(name.value, TerminalFacts(term, "utf8"))
            assert choice.glyph_set is name
            assert "screen.glyphs" in choice.why
    with pytest.raises(ValueError, match="one of auto, full, console, ascii"):
        choose("braille", MODERN)


def test_utf8_by_any_name() -> None:
    assert all(map(is_utf8, ("utf-8", "UTF8", "utf_8", "U8", "utf-8-sig", "cp65001")))


def test_the_setting_offers_every_choice() -> None:
    setting = next(s for s in SETTINGS if s.attribute == "glyphs")
    assert setting.choices == CHOICES
    assert setting.where == "screen.glyphs"
    assert choose(Settings().glyphs, MODERN).glyph_set is FULL
