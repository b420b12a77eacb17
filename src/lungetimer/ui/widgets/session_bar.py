"""Session bar: the segments of the session, and how much of each segment is done."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from textual.content import Content

from lungetimer.frozen import frozen
from lungetimer.training.timeline import PhaseKind
from lungetimer.training.views import Place
from lungetimer.ui.widgets.drawn import Drawn

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lungetimer.training.views import Segment

_COLOUR = {
    PhaseKind.PREPARE: "$quiet",
    PhaseKind.LEAD_IN: "$quiet",
    PhaseKind.WARM_UP: "$phase-warm-up",
    PhaseKind.SET: "$phase-left",
    PhaseKind.REST: "$phase-rest",
    PhaseKind.COOL_DOWN: "$phase-cool-down",
}


@frozen
class Piece:
    """A piece of the session bar, for one phase or for several drills in a row.

    Attributes:
        kind: the kind of phase.
        set: the number of the set; None if the phase is not a set.
        width: the width in cells.
        done: how many of these cells are done.
        now: whether the phase is in progress.
    """

    kind: PhaseKind
    set: int | None
    width: int
    done: int
    now: bool

    @property
    def label(self) -> str:
        """The longest label that fits under the piece: a word or a number; empty if none fits."""
        words = {
            PhaseKind.WARM_UP: ("warm-up", "wu"),
            PhaseKind.SET: (f"set {self.set}", f"{self.set}"),
            PhaseKind.REST: ("rest", ""),
            PhaseKind.COOL_DOWN: ("cool-down", "cd"),
        }.get(self.kind, ("", ""))
        return next((w for w in words if len(w) < self.width), "")


def lay_out(segments: Sequence[Segment], width: int) -> tuple[Piece, ...]:
    """Return pieces that share ``width`` cells in proportion to their seconds.

    Each piece gets at least one cell. Consecutive drills become one piece. Get-ready time lasts
    only a few seconds, and gets a piece only while it is in progress. If there are more pieces than
    cells, the last pieces are dropped.
    """
    groups: list[tuple[PhaseKind, int | None, float, float, bool]] = []
    small = {PhaseKind.PREPARE, PhaseKind.LEAD_IN}
    solid = [s for s in segments if s.kind not in small or s.place is Place.NOW] or list(segments)
    for (kind, number), members in groupby(solid, key=lambda s: (s.kind, s.set)):
        run = list(members)
        groups.append((
            kind, number, sum(s.length_s for s in run), sum(s.done_s for s in run),
            any(s.place is Place.NOW for s in run),
        ))  # fmt: skip
    groups = groups[: max(1, width)]
    total = sum(g[2] for g in groups) or 1.0
    spare = max(0, width - len(groups))
    exact = [spare * g[2] / total for g in groups]
    extra = [int(e) for e in exact]
    by_rest = sorted(range(len(groups)), key=lambda i: extra[i] - exact[i])
    for i in by_rest[: spare - sum(extra)]:
        extra[i] += 1
    return tuple(
        Piece(kind, number, 1 + more, round((1 + more) * (done / length if length else 1.0)), now)
        for (kind, number, length, done, now), more in zip(groups, extra, strict=True)
    )


class SessionBar(Drawn[tuple[Piece, ...]]):
    """Bar of two lines: the pieces, and below them their labels."""

    _segments: tuple[Segment, ...] = ()

    def show_session(self, segments: tuple[Segment, ...]) -> None:
        """Replace the segments of the session. The bar is drawn again only if a cell changes."""
        self._segments = segments
        self.show(lay_out(segments, self.size.width))

    def on_resize(self) -> None:
        """Lay out the pieces again for the new width."""
        self.show(lay_out(self._segments, self.size.width))

    def draw(self) -> Content:
        """Return the bar: a heavy line up to a mark at the current place, then a light line."""
        glyphs = self.glyphs
        bar: list[tuple[str, str]] = []
        words: list[tuple[str, str]] = []
        for piece in self.value or ():
            colour = _COLOUR[piece.kind]
            inner = piece.width - 1 if piece.width > 1 else piece.width
            done = min(piece.done, inner)
            if piece.now:
                place = min(done, inner - 1)
                bar += [(glyphs.behind * place, colour), (glyphs.now, "bold $foreground")]
                bar.append((glyphs.upcoming * (inner - place - 1), colour))
            else:
                bar.append((glyphs.behind * done, colour))
                bar.append((glyphs.upcoming * (inner - done), f"{colour} 70%"))
            bar.append((" " * (piece.width - inner), ""))
            style = f"bold {colour}" if piece.now else "$quiet"
            words.append((piece.label.ljust(piece.width), style))
        return Content.assemble(*bar, "\n", *words)
