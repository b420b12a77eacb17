"""Dialog for the choice of a level or one of the user's presets."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Final

from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from lungetimer.coaching.levels import LEVELS, level_of, level_plan
from lungetimer.coaching.sources import source_of
from lungetimer.text import clean_text, shortened
from lungetimer.training.loads import Unit
from lungetimer.training.plan import Plan
from lungetimer.ui.screens.base import BACK, Dialog
from lungetimer.ui.widgets.glyph_words import Words
from lungetimer.ui.widgets.options import Options
from lungetimer.words.plan_words import NAME_LENGTH, dose_words, dosed, pace_words

if TYPE_CHECKING:
    from collections.abc import Mapping

    from textual.app import ComposeResult
    from textual.binding import BindingType

_NAME: Final = 16
SAVE_AS: Final = "save-as"


class LevelsScreen(Dialog[Plan | str | None]):
    """Dialog for the choice of a level or preset.

    It returns the plan of the chosen level or preset, or ``SAVE_AS`` if the user wants to save the
    current plan as a preset, or None on escape.

    Args:
        plan: the current plan; a level does not change its tempo, warm-up and cool-down.
        presets: the user's own presets by name; each replaces the whole plan.
        unit: the unit of loads.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q,p", "dismiss", "back"),
        Binding("s,ctrl+s", "save_as", "save as"),
    ]
    AUTO_FOCUS = "OptionList"

    def __init__(self, plan: Plan, presets: Mapping[str, Plan], unit: Unit = Unit.KG) -> None:
        super().__init__()
        self._unit = unit
        self._plan = plan
        own = {name: preset for name, preset in presets.items() if name not in LEVELS}
        self._plans = {name: dosed(plan, level_plan(name, unit)) for name in LEVELS} | own
        self._names = list(self._plans)

    def compose(self) -> ComposeResult:
        """Yield the list, and a line about the entry under the cursor."""
        with Vertical(classes="dialog wide", id="levels") as box:
            box.border_subtitle = f"enter: use it   {BACK}"
            yield Words("Levels and presets", classes="dialog-title", markup=False)
            yield Options(
                *(self._line(number, name) for number, name in enumerate(self._names)),
                Option(Content("Save Home's plan as a preset ..."), id=SAVE_AS),
                markup=False,
            )
            yield Words(id="level-note", markup=False)

    def _line(self, number: int, name: str) -> Option:
        level = LEVELS.get(name)
        title = level.title if level else shortened(clean_text(name), NAME_LENGTH)
        dose = dose_words(self._plans[name], self._unit)
        text = Content.assemble((title.ljust(_NAME) + " ", "bold"), (dose, ""))
        return Option(text, id=f"plan-{number}")

    def on_mount(self) -> None:
        """Move the cursor to the plan's level or preset."""
        name = self._plan.level if self._plan.level in self._plans else level_of(self._plan).name
        self.query_one(OptionList).highlighted = self._names.index(name)

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """Describe the highlighted level or preset in the line below the list."""
        note = "You choose a name for it. To start it from the command line: lungetimer start NAME"
        if event.option_id != SAVE_AS:
            name = self._names[event.option_index]
            level = LEVELS.get(name)
            note = f"Your preset: {pace_words(self._plans[name])}."
            if level:
                low, high = level.plan.rest_band
                note = (
                    f"{level.note} Rest for {low}-{high} s. Source: {source_of(level.source).name}."
                )
        self.query_one("#level-note", Words).update(Content(note))

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Close with the plan of the chosen entry, or with ``SAVE_AS``."""
        if event.option_id == SAVE_AS:
            self.action_save_as()
        else:
            self.dismiss(self._plans[self._names[event.option_index]])

    def action_save_as(self) -> None:
        """Close with ``SAVE_AS``, the request to save the plan as a preset."""
        self.dismiss(SAVE_AS)
