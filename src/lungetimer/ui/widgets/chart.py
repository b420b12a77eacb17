"""Small bar charts in block characters: functions that draw them, and the widget."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content

from lungetimer.figure.glyphs import FULL, Glyphs
from lungetimer.frozen import frozen
from lungetimer.ui.widgets.drawn import Drawn, longest_fitting

if TYPE_CHECKING:
    from collections.abc import Sequence


@frozen
class ChartView:
    """Data of one chart.

    Attributes:
        title: what is measured.
        values: oldest first; None where there is no answer.
        labels: what each value belongs to, e.g. ``2026-W01``.
        words: the numbers as one line of text, so that nobody has to estimate them from bars.
        top: the value of a full bar; the highest of the values if None.
        around_zero: whether the zero line is in the middle, with negative values below it.
    """

    title: str
    values: tuple[float | None, ...]
    labels: tuple[str, ...]
    words: str
    top: float | None = None
    around_zero: bool = False


def bars(
    values: Sequence[float | None], height: int, top: float | None = None, glyphs: Glyphs = FULL
) -> list[str]:
    """Return vertical bars, one character wide, as lines from top to bottom.

    A positive value shows at least the thinnest bar; any other value is a dot at the bottom.

    Args:
        values: oldest first; None where there is no answer.
        height: lines of the chart.
        top: the value of a full bar; the highest of the values if None.
        glyphs: the glyph set.
    """
    full = top or max((v for v in values if v is not None), default=0.0)
    eighths = [_eighths(v, full, height) for v in values]
    lines = []
    for row in reversed(range(height)):
        line = "".join(glyphs.rising[min(8, max(0, n - 8 * row))] for n in eighths)
        lines.append(line)
    floor = "".join(
        glyphs.none if v is None or v <= 0 else c for v, c in zip(values, lines[-1], strict=True)
    )
    return [*lines[:-1], floor]


def hanging(
    values: Sequence[float | None], height: int, top: float | None = None, glyphs: Glyphs = FULL
) -> list[str]:
    """Return bars above and below a middle line, for positive and negative values.

    The arguments and the result are like those of `bars`.
    """
    full = top or max((abs(v) for v in values if v is not None), default=0.0) or 1.0
    if height < 3:
        return _flat(values, full, glyphs)[-height:]
    half = (height - 1) // 2
    above = bars([v if v is not None and v > 0 else 0.0 for v in values], half, full, glyphs)
    above = [line.replace(glyphs.none, " ") for line in above]
    middle = "".join(glyphs.none if v is None else glyphs.level for v in values)
    depths = [_eighths(-v if v is not None else None, full, half) for v in values]
    below = [
        "".join(glyphs.falling[min(8, max(0, n - 8 * row))] for n in depths) for row in range(half)
    ]
    return [*above, middle, *below]


def _flat(values: Sequence[float | None], full: float, glyphs: Glyphs) -> list[str]:
    """Return two lines without a middle line; the zero line is the upper edge of the lower one."""
    above = bars([v if v is not None and v > 0 else 0.0 for v in values], 1, full, glyphs)[0]
    edge, half, whole = (glyphs.falling[eighths] for eighths in (1, 4, 8))
    below = (
        glyphs.none if v is None else edge if v >= 0 else half if -v < full / 2 else whole
        for v in values
    )
    return [above.replace(glyphs.none, " "), "".join(below)]


def _eighths(value: float | None, full: float, height: int) -> int:
    if value is None or value <= 0 or full <= 0:
        return 0
    return max(1, min(8 * height, round(8 * height * value / full)))


class Chart(Drawn[ChartView]):
    """Framed chart: the numbers as text, the bars, and the first and last label."""

    def show(self, value: ChartView) -> None:
        """Draw this chart from now on, with its title in the frame."""
        super().show(value)
        self._show_title()

    def on_resize(self) -> None:
        """Adapt the title to the width."""
        self._show_title()

    def _show_title(self) -> None:
        """Show the title, without its last part if the whole title does not fit."""
        title = self.value.title if self.value else ""
        forms = (title, title.rpartition(",")[0] or title, title.partition(" (")[0])
        room = (self.size.width or self.app.size.width) - 2  # between the ends of the frame
        self.border_title = longest_fitting([Content(form) for form in forms], room)

    def draw(self) -> Content:
        """Return as many of the newest values as fit, with wider bars where there is room."""
        view = self.value
        width, height = self.size.width, self.size.height
        if view is None or width < 4 or height < 3:
            return Content(view.words if view else "")
        shown = view.values[-width:]
        wide = max(1, min(3, width // len(shown)))
        draw = hanging if view.around_zero else bars
        lines = draw(shown, max(1, height - 2), view.top, self.glyphs)
        style = "$secondary" if view.around_zero else "$phase-rest"
        drawn = ["".join(_widened(c, wide, self.glyphs) for c in line) for line in lines]
        first, last = view.labels[-len(shown)], view.labels[-1]
        gap = wide * len(shown) - len(first) - len(last)
        axis = f"{first}{' ' * gap}{last}" if gap > 0 else last
        parts = [
            Content(_fitted(view.words, width, self.glyphs.cut)),
            *(Content.styled(line, style) for line in drawn),
        ]
        return Content("\n").join([*parts, Content.styled(axis[:width], "$quiet")])


def _fitted(words: str, width: int, cut: str) -> str:
    """Return the text, cut at a comma if it is too long: a truncated number would be wrong."""
    if len(words) <= width:
        return words
    kept = words[: width - 2].rpartition(",")[0]
    return f"{kept} {cut}" if kept else f"{words[: width - 1]}{cut}"


def _widened(sign: str, wide: int, glyphs: Glyphs) -> str:
    """Return a bar widened to several cells with a gap after it; the zero line has no gap."""
    if wide == 1 or sign == glyphs.level:
        return sign * wide
    return (sign + " " * (wide - 1)) if sign == glyphs.none else sign * (wide - 1) + " "
