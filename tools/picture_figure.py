"""Draws the figure as an animated SVG: one left rep and one right rep, repeated without end."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lungetimer.figure.frame import Role
from lungetimer.figure.scene import rep_frame
from lungetimer.training.tempo import Tempo
from lungetimer.training.timeline import Stage
from lungetimer.ui.themes import DARK
from lungetimer.words.session_words import STAGE_WORDS
from picture_cells import DOTS, FONTS, number

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lungetimer.figure.frame import Frame

COLUMNS, ROWS = 46, 20
DOT = 5.0
SIDE, TOP, BOTTOM = 20, 54, 62
PER_SECOND = 12
STAGES = {Stage.LOWER: 2, Stage.HOVER: 1, Stage.DRIVE: 2}
"""The steady tempo, 2-1-2-0, in seconds."""
SPAN = sum(STAGES.values())
STYLE = (
    f"<style>text{{font-family:{FONTS};font-weight:bold;text-anchor:middle}}"
    ".still{display:none}@media(prefers-reduced-motion:reduce)"
    "{.moving{display:none}.still{display:inline}}</style>"
)


def figure_svg() -> str:
    """Return the animation; viewers who prefer reduced motion see the bottom of the lunge."""
    width = COLUMNS * 2 * DOT + 2 * SIDE
    height = ROWS * 4 * DOT + TOP + BOTTOM
    # Each picture is drawn once: the part up reuses the pictures of the part down, and the right
    # leg mirrors them.
    times = _times()
    names = {fraction: f"p{n}" for n, fraction in enumerate(times)}
    size = f'width="{number(width)}" height="{number(height)}"'
    head = f'viewBox="0 0 {number(width)} {number(height)}" {size} role="img"'
    lines = [
        f'<svg xmlns="http://www.w3.org/2000/svg" {head}>',
        "<title>A figure does reverse lunges with the left and the right leg in turn</title>",
        STYLE,
        "<defs>",
    ]
    for fraction, name in names.items():
        frame = rep_frame("lower", fraction, "left", COLUMNS, ROWS)
        lines.append(f'<g id="{name}">{"".join(_paths(frame))}</g>')
    lines += [
        "</defs>",
        f'<rect {size} rx="10" fill="{DARK.background}"/>',
    ]
    stand = f"translate({SIDE} {TOP}) scale({number(DOT)})"
    mirror = f"translate({number(width - SIDE)} {TOP}) scale(-{number(DOT)} {number(DOT)})"
    legs = ((0, "left", stand), (SPAN, "right", mirror))
    lines.append('<g class="moving">')
    for start, leg, place in legs:
        lines.append(f'<g transform="{place}" color="{DARK.variables[f"phase-{leg}"]}">')
        for fraction, spans in times.items():
            # Without animation, the first bottom pose is visible.
            shown = start == 0 and fraction == 1.0
            moved = [(start + a, start + b) for a, b in spans]
            lines.append(_shown(f'<use href="#{names[fraction]}"', moved, "</use>", shown=shown))
        lines.append("</g>")
    lines += [*_words(width, height), "</g>"]
    lines.append(
        f'<g class="still" transform="{stand}" color="{DARK.variables["phase-left"]}">'
        f'<use href="#{names[1.0]}"/></g>'
    )
    return "\n".join([*lines, "</svg>", ""])


def _times() -> dict[float, list[tuple[float, float]]]:
    """Return, for each depth from 0 to 1, the spans of a rep in seconds in which it is shown."""
    down = STAGES[Stage.LOWER]
    steps = down * PER_SECOND
    found: dict[float, list[tuple[float, float]]] = {}
    for step in range(steps):
        begin, end = step / PER_SECOND, (step + 1) / PER_SECOND
        found[step / steps] = [(begin, end), (SPAN - end, SPAN - begin)]
    found[1.0] = [(down, down + STAGES[Stage.HOVER])]
    return found


def _shown(tag: str, spans: Iterable[tuple[float, float]], end: str, *, shown: bool) -> str:
    """Return an element that is visible only in some time spans (seconds) of the two reps."""
    changes = {0.0: "hidden"}
    for begin, stop in spans:
        changes[begin] = "visible"
        changes.setdefault(stop, "hidden")
    changes.pop(2.0 * SPAN, None)
    moments = ";".join(f"{at / (2 * SPAN):.4f}".rstrip("0").rstrip(".") for at in sorted(changes))
    values = ";".join(changes[at] for at in sorted(changes))
    return (
        f'{tag} visibility="{"visible" if shown else "hidden"}"><animate '
        f'attributeName="visibility" calcMode="discrete" dur="{2 * SPAN}s" '
        f'repeatCount="indefinite" values="{values}" keyTimes="{moments}"/>{end}'
    )


def _words(width: float, height: float) -> Iterable[str]:
    """Write LEFT and RIGHT at the top on their sides, and the parts of the rep at the bottom.

    Yields:
        SVG elements.
    """
    quiet = DARK.variables["quiet"]
    sides = (("◀ LEFT", "left", width * 0.2, 0), ("RIGHT ▶", "right", width * 0.8, SPAN))
    for word, leg, x, start in sides:
        text = f'x="{number(x)}" y="35" font-size="20"'
        yield f'<text {text} fill="{quiet}">{word}</text>'
        lit = f'<text {text} fill="{DARK.variables[f"phase-{leg}"]}"'
        yield _shown(lit, [(start, start + SPAN)], f"{word}</text>", shown=start == 0)
    begin = 0
    for n, (stage, length) in enumerate(STAGES.items()):
        text = f'x="{number(width * (0.25 + 0.25 * n))}" y="{number(height - 24)}" font-size="18"'
        word = STAGE_WORDS[stage].capitalize()
        yield f'<text {text} fill="{quiet}">{word}</text>'
        spans = [(s + begin, s + begin + length) for s in (0, SPAN)]
        lit = f'<text {text} fill="{DARK.foreground}"'
        yield _shown(lit, spans, f"{word}</text>", shown=stage is Stage.HOVER)
        begin += length


def _paths(frame: Frame) -> Iterable[str]:
    """Draw a frame with a path for each role; adjacent dots of a row are one dotted line.

    Yields:
        SVG elements.
    """
    rows: dict[Role, dict[int, set[int]]] = {}
    for y, line in enumerate(frame.lines):
        x = 0
        for text, role in line:
            for n, char in enumerate(text):
                if role and "\u2800" < char <= "\u28ff":
                    for a, b, bit in DOTS:
                        if ord(char) & bit:
                            dots = rows.setdefault(role, {}).setdefault(4 * y + b, set())
                            dots.add(2 * (x + n) + a)
            x += len(text)
    colours = {
        Role.MOVING_LEG: 'stroke="currentColor"',
        Role.OTHER_LEG: f'stroke="{DARK.foreground}" stroke-opacity=".72"',
        Role.BODY: f'stroke="{DARK.foreground}"',
        Role.FLOOR: f'stroke="{DARK.variables["quiet"]}" stroke-opacity=".5"',
    }
    for role, colour in colours.items():
        path = "".join(
            f"M{begin} {y}h{number(length)}"
            for y, dots in sorted(rows.get(role, {}).items())
            for begin, length in _runs(dots)
        )
        if path:
            yield (
                f'<path {colour} stroke-width=".76" stroke-linecap="round" '
                f'stroke-dasharray="0 1" transform="translate(.5 .5)" d="{path}"/>'
            )


def _runs(dots: set[int]) -> Iterable[tuple[int, float]]:
    """Find the runs of adjacent dots in a row.

    Yields:
        The first dot of each run, and its length, which is slightly increased so that the last dot
        is drawn as well.
    """
    for dot in sorted(dots):
        if dot - 1 not in dots:
            end = dot
            while end + 1 in dots:
                end += 1
            yield dot, end - dot + 0.1


assert sum(STAGES.values()) == Tempo(2, 1, 2, 0).rep_s
