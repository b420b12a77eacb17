"""The coach's word for today: what it suggests, why, and where that comes from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content

from lungetimer.coaching.sources import source_of
from lungetimer.coaching.suggestion import Kind, Rule, Suggestion
from lungetimer.frozen import frozen
from lungetimer.training.loads import Unit
from lungetimer.ui.widgets.drawn import Drawn
from lungetimer.words.coach_words import KIND_WORDS
from lungetimer.words.plan_words import dose_words, title_of

if TYPE_CHECKING:
    from textual import events


@frozen
class CoachView:
    """The suggestion, whether the plan on Home follows it, and the key that takes it.

    Attributes:
        suggestion: None while the history is being read.
        taken: whether the plan has this dose already.
        key: as the person knows it.
        unit: the unit of loads.
    """

    suggestion: Suggestion | None
    taken: bool
    key: str
    unit: Unit = Unit.KG


class CoachPanel(Drawn[CoachView]):
    """Two lines, three where the reason is long, more with a word on the legs; a click takes it."""

    def draw(self) -> Content:
        """The dose and the reason; the key and the source stand in the frame."""
        view = self.value
        if view is None or view.suggestion is None:
            return Content.styled("Reading your history ...", "$quiet")
        suggestion = view.suggestion
        level, dose = title_of(suggestion.plan), dose_words(suggestion.plan, view.unit)
        lead = KIND_WORDS[suggestion.kind]
        # On a rest day the dose is what one may do all the same, so it steps back.
        resting = suggestion.kind is Kind.REST
        what = (f", or {dose}", "") if resting else (f": {level}, {dose}", "bold")
        # Where it hurts or the day is for rest, nothing is said of left and right.
        quiet = resting or suggestion.rule is Rule.PAIN
        balance = None if quiet else suggestion.balance
        legs = f"\n{balance.hint}" if balance else ""
        return Content.assemble((lead, "bold $primary"), what, f"\n{suggestion.reason}{legs}")

    def show(self, value: CoachView) -> None:
        """Draw it, with the key and the source in the frame."""
        if value != self.value:
            super().show(value)
            self.glyphs_changed()
            self.refresh(layout=True)

    def glyphs_changed(self) -> None:
        """Put what stands in the frame in the glyph set."""
        words = ""
        if self.value is not None and self.value.suggestion is not None:
            how = "✓ taken" if self.value.taken else f"{self.value.key} takes it"
            words = f"{how} · {source_of(self.value.suggestion.source).name}"
        self.border_subtitle = Content(self.glyphs.words(words))

    async def on_click(self, event: events.Click) -> None:
        """Take it."""
        event.stop()
        await self.run_action("screen.coach")
