from __future__ import annotations

from itertools import chain
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from lungetimer.figure.frame import BRAILLE
from lungetimer.figure.glyphs import ASCII, CONSOLE, FULL, GLYPHS, Glyphs, GlyphSet
from lungetimer.figure.repertoire import ASCII_CHARS, CONSOLE_CHARS, stand_in
from lungetimer.figure.scene import DRILL_KEYS, drill_frame, key_pose_frame, rep_frame
from lungetimer.frozen import names

FONTS = Path(__file__).parents[2] / "data" / "lat15.txt"
FEW = (CONSOLE, ASCII)
ONE_SIGN = [
    name
    for name in names(Glyphs)
    if name not in {"name", "allowed", "dots", "halves", "rising", "falling", "spelled"}
]
MIRRORED = dict(zip("()[]{}db/\\<>`'LJF7qpP9", ")(][}{bd\\/><'`JL7Fpq9P", strict=True))


def drawn_by_the_fonts() -> frozenset[str]:
    lines = [line for line in FONTS.read_text().splitlines() if not line.startswith("#")]
    ranges = [[int(code, 16) for code in line.split("-")] for line in lines]
    return frozenset(chain.from_iterable(map(chr, range(a, b + 1)) for a, b in ranges))


def test_the_console_set_is_what_every_lat15_font_has() -> None:
    assert drawn_by_the_fonts() - CONSOLE_CHARS == {"\u00ad"}
    assert drawn_by_the_fonts() >= CONSOLE_CHARS
    assert all(cell_len(char) == 1 for char in CONSOLE_CHARS)
    assert not CONSOLE_CHARS & set("▀▄▌▐▁▂▃▔⣿○✓⏎")


@pytest.mark.parametrize("glyphs", GLYPHS.values(), ids=GLYPHS)
def test_every_sign_is_one_cell_and_of_its_set(glyphs: Glyphs) -> None:
    signs = {name: getattr(glyphs, name) for name in ONE_SIGN}
    assert all(len(sign) == cell_len(sign) == 1 for sign in signs.values()), signs
    assert len(glyphs.rising) == len(glyphs.falling) == 9
    assert len(glyphs.halves) == (4 if glyphs is FULL else 0)
    assert len(glyphs.dots) == (0 if glyphs is FULL else 256)
    everything = "".join([*signs.values(), glyphs.rising, glyphs.falling, glyphs.halves])
    everything += glyphs.dots + "".join(words for _, words in glyphs.spelled)
    assert glyphs.allowed is None or glyphs.allowed.issuperset(everything)
    # What has to be told apart, is.
    assert len({glyphs.trained, glyphs.some, glyphs.idle, glyphs.none}) == 4
    assert len({glyphs.day, glyphs.day_some, glyphs.none, "~"}) == 4
    assert len({glyphs.behind, glyphs.upcoming, glyphs.now}) == 3
    assert glyphs.beat != glyphs.beat_upcoming
    assert glyphs.ink != glyphs.empty


@pytest.mark.parametrize("glyphs", FEW, ids=lambda g: g.name)
def test_bars_grow_with_what_they_stand_for(glyphs: Glyphs) -> None:
    for levels in (glyphs.rising, glyphs.falling):
        assert levels[0] == " "
        assert " " not in levels[1:]  # the least there is shows
        assert levels[-1] == glyphs.ink
        assert len(set(levels[1:])) >= 4
        assert [levels.index(sign) for sign in levels] == sorted(map(levels.index, levels))


@pytest.mark.parametrize("glyphs", FEW, ids=lambda g: g.name)
def test_the_figure_is_drawn_where_it_is_and_nowhere_else(glyphs: Glyphs) -> None:
    assert glyphs.allowed is not None
    frames = [rep_frame("hover", 0.0, "left", 31, 12), rep_frame("lower", 0.4, "left", 44, 22)]
    frames += [drill_frame(key, 4.0, 40, 14) for key in DRILL_KEYS]
    for full in frames:
        drawn = full.drawn_with(glyphs.dots)
        assert [[run.role for run in line] for line in drawn.lines] == [
            [run.role for run in line] for line in full.lines
        ]
        for before, after in zip(full.plain, drawn.plain, strict=True):
            assert len(before) == len(after)
            assert glyphs.allowed.issuperset(after)
            assert [c in {" ", chr(BRAILLE)} for c in before] == [c == " " for c in after]
        assert full.drawn_with(FULL.dots) is full


def test_a_solid_body_is_solid_and_edges_are_not() -> None:
    for glyphs in FEW:
        assert glyphs.dots[0xFF] in {"█", "8"}
        assert glyphs.dots[0xC0] == "_"  # the floor
        assert glyphs.dots[0x01] not in {"█", "8", "#"}
    poses = {
        name: key_pose_frame(name, 31, 12).drawn_with(ASCII.dots).plain
        for name in ("stand", "lift", "touch", "mid", "bottom")
    }
    assert len(set(poses.values())) == 5


def test_both_legs_look_alike_in_ascii() -> None:
    left = rep_frame("hover", 0.0, "left", 44, 22).drawn_with(ASCII.dots)
    right = rep_frame("hover", 0.0, "right", 44, 22).drawn_with(ASCII.dots)
    turned = ["".join(MIRRORED.get(c, c) for c in reversed(line)) for line in left.plain]
    assert list(right.plain) == turned


def test_words_are_spelled_out() -> None:
    assert FULL.words("⏎ takes it · 3 → 4") == "⏎ takes it · 3 → 4"
    assert CONSOLE.words("⏎ takes it · 3 → 4 ✓ in use") == "enter takes it · 3 → 4 in use"
    assert ASCII.words("⏎ takes it · 3 → 4") == "enter takes it - 3 -> 4"
    assert ASCII.words("“Müde” – 5 × 3…") == '"Mude" - 5 x 3~'
    assert ASCII.words("筋トレ") == "筋トレ"  # nothing stands for it: the driver's business


def test_a_stand_in_is_the_nearest_thing() -> None:
    pairs = {
        "█": "#",
        "▔": "-",
        "┼": "+",
        "╮": "+",
        "é": "e",
        "ł": "l",
        "ß": "s",
        "’": "'",
        "—": "-",
    }
    assert {char: stand_in(char, ASCII_CHARS) for char in pairs} == pairs
    assert stand_in("é", CONSOLE_CHARS) == "é"
    assert stand_in("▀", CONSOLE_CHARS) == "▒"
    assert stand_in("\u3000", ASCII_CHARS) == " "
    assert stand_in("愛", CONSOLE_CHARS) == ""


@given(st.characters(), st.sampled_from([ASCII_CHARS, CONSOLE_CHARS]))
def test_a_stand_in_is_allowed_and_one_character(char: str, allowed: frozenset[str]) -> None:
    found = stand_in(char, allowed)
    assert not found or (len(found) == 1 and found in allowed)
    assert found == char or char not in allowed


def test_the_sets_are_the_words_of_the_setting() -> None:
    assert [glyphs.name for glyphs in GLYPHS.values()] == list(GlyphSet)
