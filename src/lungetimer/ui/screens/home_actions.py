"""Actions of Home that open another screen or change the sound, and the keys of all its actions."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from lungetimer.ui.bindings import bindings, hidden, on_keys
from lungetimer.ui.messages import ScreenRequested, SoundRequested, TrialRequested
from lungetimer.ui.screens.base import Page

if TYPE_CHECKING:
    from textual.binding import BindingType

    from lungetimer.training.plan import Plan


class HomeActions(Page[None]):
    """Base class of `HomeScreen`, with its keys and the actions that do not change the plan.

    Args:
        plan: the plan to begin with.

    Attributes:
        plan: the plan as it is shown at present.
        waiting: how many interrupted sessions wait for a decision.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings(
            "start", "quit", "help", "history", "guide", "settings", "levels", "coach", "sound"
        ),
        *hidden(
            "fewer_reps", "more_reps", "fewer_sets", "more_sets", "shorter_rest", "longer_rest",
            "tempo", "try_it", "resume", "smallest", "drills", "save_as", "safety", "quieter",
            "louder",
            "save_elsewhere",
        ),
        # Enter is the key of "start"; the arrow keys move in the plan.
        on_keys("next", "pagedown"),
        on_keys("back", "pageup"),
    ]  # fmt: skip

    def __init__(self, plan: Plan) -> None:
        super().__init__()
        self.plan = plan
        self.waiting = 0

    def action_try_it(self) -> None:
        """Start a trial set, of which nothing is saved."""
        self.post_message(TrialRequested(self.plan))

    def action_resume(self) -> None:
        """Ask about the interrupted sessions, if there are any."""
        if self.waiting:
            self.post_message(ScreenRequested("interrupted"))

    def action_sound(self) -> None:
        """Switch to the next sound mode."""
        self.post_message(SoundRequested())

    def action_volume(self, louder: int) -> None:
        """Raise (1) or lower (-1) the volume."""
        self.post_message(SoundRequested(louder))

    def action_history(self) -> None:
        """Open the history."""
        self.post_message(ScreenRequested("history"))

    def action_levels(self) -> None:
        """Open the levels and presets."""
        self.post_message(ScreenRequested("levels"))

    def action_drills(self) -> None:
        """Open the choice of drills."""
        self.post_message(ScreenRequested("drills"))

    def action_save_as(self) -> None:
        """Ask for a name, and save the plan as a preset."""
        self.post_message(ScreenRequested("save-as"))

    def action_settings(self) -> None:
        """Open the settings."""
        self.post_message(ScreenRequested("settings"))

    def action_guide(self) -> None:
        """Open the guide."""
        self.post_message(ScreenRequested("guide"))

    def action_safety(self) -> None:
        """Open the safety questions."""
        self.post_message(ScreenRequested("safety"))

    def action_help(self) -> None:
        """Open the help."""
        self.post_message(ScreenRequested("help"))

    def action_save_elsewhere(self) -> None:
        """Ask where else to save sessions that could not be written."""
        self.post_message(ScreenRequested("unsaved"))

    def action_quit(self) -> None:
        """Close the app."""
        self.app.exit()
