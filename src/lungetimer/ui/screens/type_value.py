"""Dialog to type the value of one field of the plan."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Final

from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input

from lungetimer.text import clean_text
from lungetimer.training.plan import Plan, PlanError
from lungetimer.training.typed_field import typed_text, with_typed
from lungetimer.ui.screens.base import Dialog
from lungetimer.ui.widgets.clean_input import CleanInput
from lungetimer.ui.widgets.glyph_words import Words
from lungetimer.words.field_words import FIELD_WORDS

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.binding import BindingType

    from lungetimer.training.loads import Unit

_LENGTH: Final = 60
_HINTS: Final = {
    "reps_per_leg": "One number for all sets, or one for each set, e.g. 12,10,8",
    "load_kg": "A weight in {unit}, or with its unit, e.g. 25 lb or 12 kg",
    "tempo": "Seconds for down-hover-up-stand, e.g. 2-1-2-0, or a name, e.g. slow",
}


class TypeValueScreen(Dialog[Plan | None]):
    """Dialog that returns the plan with the typed value, or None on escape.

    Args:
        plan: the current plan.
        field: the field whose value is typed.
        unit: the unit of a weight that the user types without a unit.
    """

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "dismiss", "back")]

    def __init__(self, plan: Plan, field: str, unit: Unit) -> None:
        super().__init__()
        self._plan = plan
        self._field = field
        self._unit = unit

    def compose(self) -> ComposeResult:
        """Yield the field's name, a hint, the input, and a line for errors."""
        hint = _HINTS.get(self._field, "").format(unit=self._unit)
        with Vertical(classes="dialog wide"):
            yield Words(FIELD_WORDS[self._field], classes="dialog-title", markup=False)
            if hint:
                yield Words(Content(hint), markup=False)
            yield CleanInput(
                typed_text(self._plan, self._field, self._unit),
                max_length=_LENGTH,
                id="typed-value",
            )
            yield Words("Press ⏎ to accept, esc to go back", id="typed-problem", markup=False)

    def on_mount(self) -> None:
        """Select the current value, so that typing replaces it."""
        self.query_one(Input).action_select_all()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Check the value and close with the plan, or show what is wrong."""
        try:
            plan = with_typed(self._plan, self._field, event.value, self._unit)
        except PlanError as error:
            line = f"The value must be {error.allowed}, not {clean_text(str(error.value))}."
            self.query_one("#typed-problem", Words).update(Content(line))
            return
        self.dismiss(plan)
