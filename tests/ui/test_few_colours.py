"""Terminals of few colours or none: frames, focus, legs, buttons and words can be told apart."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

import pytest
from rich.segment import Segment
from tests.support.apps import HandApp, begun, go, straight_in, until
from tests.support.records import session
from tests.support.sessions import plan
from tests.ui.test_themes import READABLE, contrast
from textual.color import Color
from textual.widgets import OptionList

from lungetimer.colour_depth import ColourDepth
from lungetimer.history.store import HistoryStore
from lungetimer.settings import Settings
from lungetimer.training.choices import Leg
from lungetimer.training.plan import Routine
from lungetimer.ui.terminal.app_colours import FEW
from lungetimer.ui.terminal.fewer_colours import FewerColours, colour_filter
from lungetimer.ui.themes import THEMES
from lungetimer.ui.widgets.plan_editor import PlanEditor

if TYPE_CHECKING:
    from pathlib import Path

    from rich.style import Style
    from textual.pilot import Pilot
    from textual.theme import Theme

# What xterm (XTerm-col.ad) and the Linux console show for the sixteen; GNU screen shows those of
# the terminal around it.
XTERM: Final = (
    "000000 cd0000 00cd00 cdcd00 0000ee cd00cd 00cdcd e5e5e5 "
    "7f7f7f ff0000 00ff00 ffff00 5c5cff ff00ff 00ffff ffffff"
)
VGA: Final = (
    "000000 aa0000 00aa00 aa5500 0000aa aa00aa 00aaaa aaaaaa "
    "555555 ff5555 55ff55 ffff55 5555ff ff55ff 55ffff ffffff"
)
DEPTHS: Final = (
    ColourDepth.MANY, ColourDepth.SIXTEEN, ColourDepth.DARK_BACKGROUNDS, ColourDepth.EIGHT,
)  # fmt: skip
_BLOCKS: Final = re.compile(r"[\s\u2580-\u259f]*")
Drawn = list[list[Segment]]


def cube(number: int) -> str:
    """A colour from 16 to 255, as every terminal of 256 colours shows it."""
    if number >= 232:
        return "#" + f"{8 + 10 * (number - 232):02x}" * 3
    steps = (0, 95, 135, 175, 215, 255)
    red, rest = divmod(number - 16, 36)
    return "#" + "".join(f"{steps[part]:02x}" for part in (red, *divmod(rest, 6)))


def shown(look: str, number: int) -> str:
    """One of the sixteen, as a terminal shows it."""
    return f"#{look.split()[number]}"


def least_contrast(style: Style, depth: ColourDepth) -> float:
    """Of text and background, in the worst of the ways in which a terminal may show them."""
    assert style.color is not None
    assert style.bgcolor is not None
    front, ground = style.color.number, style.bgcolor.number
    assert front is not None
    assert ground is not None
    if depth is ColourDepth.MANY:
        return contrast(cube(front), cube(ground))
    # Bold text may be drawn in the bright colour, or not.
    fronts = {front, front + 8} if style.bold and front < 8 else {front}
    return min(
        contrast(shown(look, f), shown(look, ground)) for look in (XTERM, VGA) for f in fronts
    )


def drawn(app: HandApp) -> Drawn:
    """The screen in all its colours."""
    return [list(strip) for strip in app.screen._compositor.render_strips()]


def reduced(rows: Drawn, depth: ColourDepth, theme: Theme) -> Drawn:
    """The same in the colours that there are."""
    ground = Color.parse(theme.background or "")
    found = colour_filter(depth, ground.rgb)
    assert found is not None
    return [found.apply(row, ground) for row in rows]


def poor(before: Drawn, after: Drawn, depth: ColourDepth) -> list[tuple[str, float]]:
    """What can be read too badly: words, signs and frames, and blocks that are meant to be seen."""
    found = []
    for old_row, new_row in zip(before, after, strict=True):
        for old, new in zip(old_row, new_row, strict=True):
            assert old.text == new.text
            if not new.text.strip() or new.style is None:
                continue
            assert not new.style.reverse, "reversed text swaps brightness too on some consoles"
            bright = new.style.color is not None and (new.style.color.number or 0) >= 8
            if depth is ColourDepth.DARK_BACKGROUNDS and bright:
                assert new.style.bold, "only bold off makes it dark again on Linux' console"
            if _BLOCKS.fullmatch(new.text) and not stands_out(old.style):
                continue
            if (least := least_contrast(new.style, depth)) < READABLE:
                found.append((new.text, round(least, 2)))
    return found


def stands_out(style: Style | None) -> bool:
    """Whether something is meant to be seen, after WCAG 2.2, 1.4.11."""
    assert style is not None
    assert style.color is not None
    assert style.bgcolor is not None
    return contrast(style.color.get_truecolor().hex, style.bgcolor.get_truecolor().hex) >= 3.0


async def walk(app: HandApp, pilot: Pilot[None]) -> dict[str, Drawn]:
    """A session and every screen, each as it is drawn in all colours."""
    found: dict[str, Drawn] = {}

    async def keep(name: str, *keys: str) -> None:
        for key in keys:
            await pilot.press(key)
            await pilot.pause()
        await pilot.pause()
        found[name] = drawn(app)

    await begun(app, pilot)
    while app.driver.view.phase.kind != "rest":
        await go(app, pilot, 1.9, step=1.9)
        rep = app.driver.view.rep
        if rep and str(rep.leg) not in found:
            await keep(str(rep.leg))
    await keep("rest")
    await keep("paused", "space")
    await keep("leaving", "q")
    await keep("summary", "s")
    await keep("home", "escape")
    await until(pilot, lambda: app.history.facts.known)
    for name, *keys in (
        ("help", "question_mark"), ("streaks", "h"), ("sessions", "h", "2"), ("trends", "h", "3"),
        ("edit", "h", "2", "e"), ("guide", "g"), ("settings", "s"), ("levels", "p"),
        ("drills", "d"), ("palette", "ctrl+p"), ("questions", "exclamation_mark", "y"),
        ("advice", "exclamation_mark", "y", "enter"),
    ):  # fmt: skip
        await keep(name, *keys)
        while app.screen is not app.home.home:
            await pilot.press("escape")
            await pilot.pause()
    return found


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
async def test_all_that_is_drawn_can_be_read_in_the_reduced_colours(
    tmp_path: Path, theme: Theme
) -> None:
    HistoryStore(tmp_path / "history.json").add(session("one"))
    app = HandApp(
        tmp_path, straight_in(plan(warm_up=Routine.OFF, sets=2)), Settings(theme=theme.name)
    )
    app.add_class(FEW)
    async with app.run_test(size=(80, 24)) as pilot:
        screens = await walk(app, pilot)
    assert len(screens) == 19
    for depth in DEPTHS:
        for name, before in screens.items():
            after = reduced(before, depth, theme)
            assert poor(before, after, depth) == [], (depth, name)
    legs = {
        depth: [
            grounds_of(reduced(screens[leg], depth, theme), word)
            for leg, word in ((Leg.LEFT, "LEFT"), (Leg.RIGHT, "RIGHT"))
        ]
        for depth in DEPTHS
    }
    for depth, (left, right) in legs.items():
        own = own_ground(theme, depth)
        assert left != right, depth
        assert own not in {left, right}, depth


def grounds_of(rows: Drawn, word: str) -> int | None:
    """The background of a word."""
    style = next(s.style for row in rows for s in row if word in s.text)
    return style.bgcolor.number if style and style.bgcolor else None


def own_ground(theme: Theme, depth: ColourDepth) -> int:
    """The background of the screen."""
    rgb = Color.parse(theme.background or "").rgb
    return FewerColours(depth, rgb).background_number(rgb)


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
def test_dark_and_light_stay_dark_and_light(theme: Theme) -> None:
    for depth in DEPTHS:
        ground = own_ground(theme, depth)
        seen = cube(ground) if depth is ColourDepth.MANY else shown(XTERM, ground)
        assert (contrast(seen, "#000000") < contrast(seen, "#ffffff")) is theme.dark, depth


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
def test_left_right_and_rest_are_three_colours_where_there_are_three(theme: Theme) -> None:
    rgb = Color.parse(theme.background or "").rgb
    for depth in DEPTHS:
        few = FewerColours(depth, rgb)
        background = few.background_number(rgb)
        phases = (theme.variables[f"phase-{phase}"] for phase in ("left", "right", "rest"))
        words = [
            few.foreground_number(Color.parse(phase).rgb, background, READABLE, False)[0]
            for phase in phases
        ]
        # Light grey, the lightest ground of some, leaves black and blue alone to be read on it.
        few_of_them = not theme.dark and depth in {ColourDepth.DARK_BACKGROUNDS, ColourDepth.EIGHT}
        assert len(set(words)) == (2 if few_of_them else 3), depth
        assert words[0] != words[1], depth


@pytest.mark.parametrize("grey", ["#1e2730", "#2a333c", "#0e1318", "#151c23", "#1f2933", "#27313b"])
def test_dark_bluish_greys_stay_grey_in_256_colours(grey: str) -> None:
    """Rich makes navy and teal of some of them."""
    few = FewerColours(ColourDepth.MANY, Color.parse("#0e1318").rgb)
    assert few.background_number(Color.parse(grey).rgb) >= 232


@pytest.mark.parametrize("depth", [ColourDepth.NONE, ColourDepth.EIGHT])
async def test_focus_is_seen_without_a_shade(tmp_path: Path, depth: ColourDepth) -> None:
    HistoryStore(tmp_path / "history.json").add(session("one"))
    app = HandApp(tmp_path, depth=depth)
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: app.history.facts.known)
        places = (
            ("plan",), ("exclamation_mark",), ("exclamation_mark", "y", "enter"), ("s",), ("p",),
            ("d",), ("g",), ("h",), ("h", "2"), ("h", "2", "slash"), ("h", "2", "e"),
            ("h", "2", "e", "tab", "tab"), ("h", "2", "e", "tab", "tab", "tab"),
        )  # fmt: skip
        for keys in places:
            for key in keys if keys != ("plan",) else ():
                await pilot.press(key)
                await pilot.pause()
            focused = app.screen.focused
            assert focused is not None, keys
            place = focused.region.grow((1, 1, 1, 1))
            lit = looks(app, place)
            if isinstance(focused, OptionList):  # its cursor stays where it was
                focused.highlighted = None
            app.screen.set_focus(None)
            await pilot.pause()
            assert looks(app, place) != lit, (keys, focused)
            while app.screen is not app.home.home:
                await pilot.press("escape")
                await pilot.pause()
            pilot.app.screen.query_one(PlanEditor).focus()


def looks(app: HandApp, place: Any) -> list[tuple[str, object, object]]:
    """What stands somewhere, by what can be seen of it anywhere: not bold, not a text's colour."""
    return [
        (segment.text.strip("╭╮╰╯│─"), (style.reverse, style.underline), style.bgcolor)
        for strip in app.screen._compositor.render_strips()[place.y : place.bottom]
        for segment in strip.crop(place.x, place.right)
        if (style := segment.style) is not None
    ]


async def test_without_colour_nothing_but_attributes_is_sent(tmp_path: Path) -> None:
    app = HandApp(tmp_path, straight_in(plan()), depth=ColourDepth.NONE)
    async with app.run_test(size=(80, 24)) as pilot:
        await begun(app, pilot)
        await go(app, pilot, 4)
        segments = [s for row in drawn(app) for s in row if s.style]
        assert not any(s.style and (s.style.color or s.style.bgcolor) for s in segments)
        reversed_ = "".join(s.text for s in segments if s.style and s.style.reverse)
        assert "LEFT" in reversed_, "the leg that works"
        assert "RIGHT" not in reversed_


@pytest.mark.parametrize(("theme", "ground"), [("ansi-dark", "#000000"), ("ansi-light", "#ffffff")])
async def test_on_the_terminals_own_background_no_text_gets_another(
    theme: str, ground: str, tmp_path: Path
) -> None:
    """The app cannot know this background, but a theme says whether it is dark."""
    app = HandApp(tmp_path, settings=Settings(theme=theme), depth=ColourDepth.MANY)
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: bool(app.history.facts.known))
        seen = 0
        for segment in (segment for row in drawn(app) for segment in row):
            style = segment.style
            if style is None or style.color is None or (style.color.number or 0) < 16:
                continue  # one of the terminal's own colours
            if style.bgcolor is None or style.bgcolor.is_default:
                assert style.color.number is not None
                assert contrast(cube(style.color.number), ground) >= READABLE, segment.text
                seen += bool(segment.text.strip())
            assert style.bgcolor is None or style.bgcolor.number != 16, segment.text
        assert seen > 20
