"""Colours: readable in our own themes, harmless in all others, and never the only sign."""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from tests.support.apps import HandApp, begun, go, straight_in
from tests.support.sessions import plan
from tests.support.terminal import Terminal, environment
from textual.color import Color

from lungetimer.settings import Settings
from lungetimer.training.plan import Routine, Tempo
from lungetimer.ui.screens.home import HomeScreen
from lungetimer.ui.screens.workout import WorkoutScreen
from lungetimer.ui.themes import PHASES, THEMES
from lungetimer.ui.widgets.figure_box import FigureBox
from lungetimer.ui.widgets.flank import Flank

if TYPE_CHECKING:
    from pathlib import Path

    from textual.theme import Theme

READABLE = 4.5  # WCAG 2.2, contrast (minimum), for text of any size
LARGE = 3.0  # the same for large text, as the giant number
START = ("start", "--sets", "1", "--reps", "3", "--tempo", "2-0-2-0", "--warm-up", "off",
         "--cool-down", "off", "--lead-in", "1")  # fmt: skip
TEXTS = ("primary", "secondary", "accent", "warning", "error", "success", "foreground")
GROUNDS = ("background", "surface", "panel")


@cache
def luminance(colour: str) -> float:
    """Relative luminance after WCAG 2.2, 0 for black, 1 for white."""
    parts = [value / 255 for value in Color.parse(colour).rgb]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@cache
def contrast(one: str, other: str) -> float:
    """Contrast ratio after WCAG 2.2, 1 to 21."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_the_ruler_itself_is_right() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.005)


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
@pytest.mark.parametrize("ground", GROUNDS)
def test_every_colour_of_text_reads_on_every_ground(theme: Theme, ground: str) -> None:
    texts = {name: getattr(theme, name) for name in TEXTS}
    texts |= {name: theme.variables[name] for name in ("quiet", *(f"phase-{p}" for p in PHASES))}
    poor = {
        name: round(contrast(colour, getattr(theme, ground)), 2)
        for name, colour in texts.items()
        if contrast(colour, getattr(theme, ground)) < READABLE
    }
    assert not poor


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
def test_left_right_and_rest_are_three_colours(theme: Theme) -> None:
    colours = {theme.variables[f"phase-{phase}"] for phase in ("left", "right", "rest")}
    assert len(colours) == 3


def top(app: HandApp) -> object:
    return app.screen


def poor_words(app: HandApp) -> list[tuple[str, str, str, float]]:
    """Words and numbers on the screen whose contrast is too low; signs and dots do not count."""
    # Behind a dialog the screen is dimmed on purpose.
    dialogs = app.screen.query(".dialog")
    place = dialogs.first().region if dialogs else app.screen.region
    found = []
    for strip in app.screen._compositor.render_strips()[place.y : place.bottom]:
        for text, style, _ in strip.crop(place.x, place.right):
            if not style or not style.color or not style.bgcolor:
                continue
            front, back = style.color.get_truecolor().hex, style.bgcolor.get_truecolor().hex
            if re.search(r"[^\W_]{2,}", text) and contrast(front, back) < READABLE:
                found.append((text, front, back, round(contrast(front, back), 2)))
    return found


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
async def test_words_are_readable_as_they_are_drawn(tmp_path: Path, theme: Theme) -> None:
    of = plan(warm_up=Routine.FULL, cool_down=Routine.FULL, sets=2)
    app = HandApp(tmp_path, straight_in(of), Settings(theme=theme.name))
    async with app.run_test(size=(120, 40)) as pilot:
        await begun(app, pilot)
        seen: set[str] = set()
        while app.session.live:
            view = app.driver.view
            now = f"{view.phase.kind} {view.rep.leg if view.rep else ''}"
            if now not in seen:
                seen.add(now)
                await pilot.pause()
                assert poor_words(app) == [], seen
            if view.phase.drill:
                await pilot.press("right")  # the other drills look the same
            else:
                await go(app, pilot, 1.9, step=1.9)
        assert len(seen) == 7
        await pilot.pause()
        assert poor_words(app) == []  # the summary
        await pilot.press("escape")
        await pilot.pause()
        assert isinstance(top(app), HomeScreen)
        assert poor_words(app) == []
        for key in ("question_mark", "h"):
            await pilot.press(key)
            await pilot.pause()
            assert poor_words(app) == [], key
            await pilot.press("escape")
            await pilot.pause()


async def test_every_theme_the_palette_lists_can_be_applied(tmp_path: Path) -> None:
    app = HandApp(tmp_path)
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.pause()
        assert isinstance(top(app), HomeScreen)
        themes = sorted(app.available_themes)
        assert len(themes) > len(THEMES) + 10
        for name in themes:
            app.theme = name
            await pilot.pause()
            assert app.screen.query_one("#brand").region.area
        await pilot.press("enter")
        await begun(app, pilot)
        await go(app, pilot, 3.5)
        assert isinstance(top(app), WorkoutScreen)
        for name in themes:
            app.theme = name
            await pilot.pause()
            _, _, ground, colour = app.screen.query_one("#lane-left .lane-number").colors
            if ground.ansi is None:  # else it is the terminal's own, whatever that is
                assert contrast(colour.hex, ground.hex) >= LARGE, name


def number_stands(terminal: Terminal, *, left: bool) -> bool:
    """Whether block digits stand in the left, or right, half alone; the frame is not meant."""
    rows = terminal.text.splitlines()
    columns = [x for row in rows for x, c in enumerate(row) if c in "█▀▄" and 0 < x < 79]
    return bool(columns) and (max(columns) < 40 if left else min(columns) >= 40)


def colours_sent(terminal: Terminal) -> set[tuple[int, ...]]:
    """Every colour that was sent: (r, g, b), (number of 256,), or nothing for the basic 16."""
    found: set[tuple[int, ...]] = set()
    for sent in re.findall(rb"\x1b\[([0-9;]*)m", bytes(terminal.raw)):
        codes = [int(code or 0) for code in sent.split(b";")]
        while codes:
            code = codes.pop(0)
            if code in {38, 48}:
                size = 3 if codes.pop(0) == 2 else 1
                found.add(tuple(codes[:size]))
                del codes[:size]
            elif code // 10 in {3, 4, 9, 10} and code % 10 < 8:
                found.add(())  # 39 and 49, the terminal's own, are none
    return found


@pytest.mark.system
@pytest.mark.parametrize(
    ("name", "more"),
    [
        ("no colour", {"NO_COLOR": "1"}),
        ("16 colours", {"TERM": "xterm-16color", "COLORTERM": ""}),
        ("16 colours, NO_COLOR set but empty", {"TERM": "xterm", "COLORTERM": "", "NO_COLOR": ""}),
    ],
)
def test_left_and_right_are_words_and_places_too(
    tmp_path: Path, name: str, more: dict[str, str]
) -> None:
    config = tmp_path / "config"
    config.mkdir()
    (config / "config.toml").write_text("[safety]\naccepted = 2026-11-22\n[sound]\nmode = 'off'\n")
    with Terminal(*START, env=environment(tmp_path, **more)) as terminal:
        for word in ("◀ LEFT foot back", "RIGHT foot back ▶", "◀ LEFT foot back"):
            left = "LEFT" in word
            terminal.wait_for(
                lambda text, word=word, left=left: (  # type: ignore[misc]  # the defaults bind them
                    word in text and number_stands(terminal, left=left)
                )
            )
        sent = colours_sent(terminal)
        assert b"Traceback" not in bytes(terminal.raw)
    assert sent == (set() if name == "no colour" else {()})


def figure(app: HandApp) -> str:
    """The figure as it is drawn."""
    box = app.screen.query_one("#work-figure", FigureBox)
    return "\n".join(box.render_line(y).text for y in range(box.size.height))


@pytest.mark.parametrize("how", ["setting", "animations"])
async def test_reduced_motion_is_key_poses_and_no_flash(tmp_path: Path, how: str) -> None:
    settings = Settings(reduced_motion=how == "setting")
    app = HandApp(tmp_path, straight_in(plan(tempo=Tempo(3, 2, 3, 0))), settings)
    if how == "animations":
        app.animation_level = "none"  # what TEXTUAL_ANIMATIONS=none sets
    async with app.run_test(size=(120, 40)) as pilot:
        await begun(app, pilot)
        await go(app, pilot, 3.05)
        assert app.driver.frame_s is None
        drawn = [figure(app)]
        for _ in range(79):
            await go(app, pilot, 0.1, step=0.1)
            assert not any(flank.lit for flank in app.screen.query(Flank))
            drawn.append(figure(app))
        changes = sum(before != after for before, after in pairwise(drawn))
        assert changes == 2  # lower, hover, drive: a pose each, and nothing in between
