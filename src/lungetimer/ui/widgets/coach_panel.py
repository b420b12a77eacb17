"""Panel with the coach's suggestion for today, the reason, and the source that supports it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content

from lungetimer.coaching.sources import source_of
from lungetimer.coaching.suggestion import Kind, Rule, Suggestion
from lungetimer.frozen import frozen
from lungetimer.training.loads import Unit
from lungetimer.ui.widgets.drawn import Drawn, longest_fitting
from lungetimer.words.coach_words import KIND_WORDS
from lungetimer.words.plan_words import dose_words, title_of

if TYPE_CHECKING:
    from textual import events


@frozen
class CoachView:
    """What the coach panel shows.

    Attributes:
        suggestion: the coach's suggestion; None while the history is being read.
        followed: whether the plan on Home already follows the suggestion.
        key: the key that applies the suggestion, as shown to the user.
        unit: the unit in which weights are shown.
    """

    suggestion: Suggestion | None
    followed: bool
    key: str
    unit: Unit = Unit.KG


class CoachPanel(Drawn[CoachView]):
    """Panel with the suggestion, two or more lines high. A click applies the suggestion."""

    def draw(self) -> Content:
        """Return the text inside the frame: the suggested plan and the reason for it."""
        view = self.value
        if view is None or view.suggestion is None:
            return Content.styled("Reading your history ...", "$quiet")
        suggestion = view.suggestion
        level, dose = title_of(suggestion.plan), dose_words(suggestion.plan, view.unit)
        lead = KIND_WORDS[suggestion.kind]
        # On a rest day the plan is only an option, so it is less prominent.
        resting = suggestion.kind is Kind.REST
        what = (f", or {dose}", "") if resting else (f": {level}, {dose}", "bold")
        # With pain or on a rest day, leg balance does not matter.
        quiet = resting or suggestion.rule is Rule.PAIN
        balance = None if quiet else suggestion.balance
        legs = f"\n{balance.hint}" if balance else ""
        return Content.assemble((lead, "bold $primary"), what, f"\n{suggestion.reason}{legs}")

    def show(self, value: CoachView) -> None:
        """Replace the suggestion, and redraw the lower edge of the frame."""
        if value != self.value:
            super().show(value)
            self.glyphs_changed()
            self.refresh(layout=True)

    def glyphs_changed(self) -> None:
        """Redraw the frame's lower edge: the key that applies the suggestion, and the source."""
        forms = [""]
        if self.value is not None and self.value.suggestion is not None:
            how = (
                "✓ this plan is in use"
                if self.value.followed
                else f"{self.value.key}: use this plan"
            )
            source = source_of(self.value.suggestion.source).name
            forms = [f"{how} · based on: {source}", f"{how} · {source}", how]
        room = (self.size.width or self.app.size.width) - 2  # between the ends of the frame
        self.show_subtitle(
            longest_fitting([Content(self.glyphs.words(form)) for form in forms], room)
        )

    def on_resize(self) -> None:
        """Adapt the text in the lower edge of the frame to the new width."""
        self.glyphs_changed()

    async def on_click(self, event: events.Click) -> None:
        """Apply the coach's suggestion to the plan on Home."""
        event.stop()
        await self.run_action("screen.coach")
