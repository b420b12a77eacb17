"""Dialog that asks for the name of a preset to save."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content

from lungetimer.training.loads import Unit
from lungetimer.ui.screens.base import Dialog
from lungetimer.ui.widgets.clean_input import CleanInput
from lungetimer.ui.widgets.glyph_words import Words
from lungetimer.words.plan_words import PresetNameError, checked_name, dose_words

if TYPE_CHECKING:
    from collections.abc import Mapping

    from textual.app import ComposeResult
    from textual.binding import BindingType
    from textual.widgets import Input

    from lungetimer.training.plan import Plan


class SaveAsScreen(Dialog["str | None"]):
    """Dialog that returns the name of the new preset, or None on escape.

    If a preset with this name exists, enter must be pressed twice to replace it.

    Args:
        plan: the plan to save.
        presets: the existing presets by name.
        unit: the unit of loads.
    """

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "dismiss", "back")]

    def __init__(self, plan: Plan, presets: Mapping[str, Plan], unit: Unit = Unit.KG) -> None:
        super().__init__()
        self._unit = unit
        self._plan = plan
        self._presets = presets
        self._sure = ""

    def compose(self) -> ComposeResult:
        """Yield the plan's sets and reps, the input, and a line for hints and errors."""
        with Vertical(classes="dialog wide"):
            yield Words("Save the plan as a preset", classes="dialog-title", markup=False)
            yield Words(Content(dose_words(self._plan, self._unit)), markup=False)
            yield CleanInput(placeholder="A name, e.g. morning", id="preset-name")
            yield Words("Press ⏎ to save, esc to go back", id="preset-problem", markup=False)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Check the name and close with it, or show what is wrong."""
        problem = self.query_one("#preset-problem", Words)
        try:
            name, there = checked_name(event.value, self._presets)
        except PresetNameError as error:
            problem.update(Content(str(error)))
            return
        if there and self._sure != name:
            self._sure = name
            problem.update(
                Content(f"There is already a preset named {name}. Press ⏎ again to replace it.")
            )
            return
        self.dismiss(name)
