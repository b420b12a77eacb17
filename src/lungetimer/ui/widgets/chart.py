"""Small bar charts made of block characters: functions that draw them, and a widget."""

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
        title: what the chart measures.
        values: the values, oldest first; None where the user gave no answer.
        labels: for each value, the name of its week, e.g. ``2026-W01``.
        words: the values as one line of text, so that nobody has to estimate them from bars.
        top: the value that a full bar stands for; the highest of the values if None.
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
    """Return a vertical bar for each value, one character wide. The lines go from top to bottom.

    A positive value gets at least the shortest bar. Any other value gets a dot at the bottom.

    Args:
        values: the values, oldest first; None where the user gave no answer.
        height: the height of the chart in lines.
        top: the value that a full bar stands for; the highest of the values if None.
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
    """Return bars above a middle line for positive values, and below it for negative values.

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
    """Return two lines of bars. The upper edge of the lower line is the zero line."""
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
    """Framed chart: its values as text, its bars, and the labels of the first and last bar."""

    def show(self, value: ChartView) -> None:
        """Replace the chart. The upper edge of the frame shows its title."""
        super().show(value)
        self._show_title()

    def on_resize(self) -> None:
        """Adapt the title to the new width."""
        self._show_title()

    def _show_title(self) -> None:
        """Write the title in the frame. If the whole title does not fit, leave out its end."""
        title = self.value.title if self.value else ""
        forms = (title, title.rpartition(",")[0] or title, title.partition(" (")[0])
        room = (self.size.width or self.app.size.width) - 2  # between the ends of the frame
        self.border_title = longest_fitting([Content(form) for form in forms], room)

    def draw(self) -> Content:
        """Return the chart with as many of the newest values as fit, with wide bars if possible."""
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
    """Return the text. If it is too long, cut it at a comma, so that no number is cut."""
    if len(words) <= width:
        return words
    kept = words[: width - 2].rpartition(",")[0]
    return f"{kept} {cut}" if kept else f"{words[: width - 1]}{cut}"


def _widened(sign: str, wide: int, glyphs: Glyphs) -> str:
    """Return one character of a bar, widened to ``wide`` cells. The last cell is a gap.

    The zero line has no gap.
    """
    if wide == 1 or sign == glyphs.level:
        return sign * wide
    return (sign + " " * (wide - 1)) if sign == glyphs.none else sign * (wide - 1) + " "
