"""Line with the four parts of a rep (down, hover, up and stand) and a mark for every second."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content

from lungetimer.frozen import frozen
from lungetimer.training.timeline import Stage, stages
from lungetimer.ui.widgets.drawn import Drawn
from lungetimer.words.session_words import STAGE_WORDS

if TYPE_CHECKING:
    from lungetimer.training.plan import Leg, Tempo


@frozen
class StripView:
    """What a `StageStrip` shows.

    Attributes:
        tempo: the seconds of the four parts of a rep.
        stage: the part in progress; None if the rep has no timed parts.
        count: the second of this part that is in progress, from 1.
        leg: the leg that does the rep.
    """

    tempo: Tempo
    stage: Stage | None
    count: int
    leg: Leg


class StageStrip(Drawn[StripView]):
    """Line that highlights the current part of the rep, and fills one more mark each second."""

    def draw(self) -> Content:
        """Return the parts of the rep, with a mark for each second. Parts of 0 s are left out."""
        view = self.value
        if view is None or view.stage is None:  # a self-paced rep has no stages
            return Content("")
        order, glyphs = list(Stage), self.glyphs
        parts: list[tuple[str, str]] = []
        for stage, length in stages(view.tempo):
            if view.stage is stage:
                beats = glyphs.beat * view.count + glyphs.beat_upcoming * (length - view.count)
                word = STAGE_WORDS[stage].upper()
                parts.append((f" {word} {beats} ", f"bold reverse $phase-{view.leg}"))
            else:
                behind = order.index(stage) < order.index(view.stage)
                beats = (glyphs.beat if behind else glyphs.beat_upcoming) * length
                parts.append((f" {STAGE_WORDS[stage].capitalize()} {beats} ", "$quiet"))
            parts.append(("  ", ""))
        content = Content.assemble(*parts[:-1])
        if content.cell_length > self.size.width:
            wanted = [p for p in parts if "reverse" in p[1]]
            content = Content.assemble(*wanted)
        return content.center(self.size.width)
