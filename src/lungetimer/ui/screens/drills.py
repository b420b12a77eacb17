"""Dialog for the choice of drills in the warm-up and cool-down."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Final

from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from lungetimer.coaching.drills import NOTES
from lungetimer.training.drill_keys import COOL_DOWN_KEYS, WARM_UP_KEYS, keys_of, with_choice
from lungetimer.ui.screens.base import Dialog
from lungetimer.ui.widgets.glyph_words import Words
from lungetimer.ui.widgets.options import Options

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.binding import BindingType

_HOW: Final = "space: on or off   ⏎: use these   esc: back"


def _names(keys: tuple[str, ...]) -> list[str]:
    """Return the names of the drills: the keys without ``_left`` and ``_right``, each once."""
    return list(dict.fromkeys(key.removesuffix("_left").removesuffix("_right") for key in keys))


_WARM_UP: Final = _names(WARM_UP_KEYS)
_COOL_DOWN: Final = _names(COOL_DOWN_KEYS)
ROWS: Final = (*_WARM_UP, *_COOL_DOWN)
"""The names of the drills in the order of a session."""


class DrillsScreen(Dialog[tuple[str, ...] | None]):
    """Dialog that returns the chosen drills for a plan, or None on escape.

    Args:
        drills: the plan's current choice of drills.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q", "dismiss", "back"),
        Binding("space", "swap", "on or off", priority=True),
    ]
    AUTO_FOCUS = "OptionList"

    def __init__(self, drills: tuple[str, ...]) -> None:
        super().__init__()
        self.drills = drills

    def compose(self) -> ComposeResult:
        """Yield the list of drills and the instructions."""
        with Vertical(classes="dialog wide", id="drills"):
            yield Words("Drills and stretches", classes="dialog-title", markup=False)
            yield Options(
                Option(Content.styled("Warm-up", "$quiet"), disabled=True),
                *(Option(self._line(name), id=name) for name in _WARM_UP),
                Option(Content.styled("Cool-down", "$quiet"), disabled=True),
                *(Option(self._line(name), id=name) for name in _COOL_DOWN),
                markup=False,
            )
            yield Words(_HOW, id="drills-how", markup=False)

    def _done(self, name: str) -> bool:
        """Return whether the plan includes the drill ``name``, in its left or right version."""
        kept = {key for word in self.drills for key in keys_of(word.removeprefix("-"))}
        named = any(key in kept for key in keys_of(name))
        left_out = not self.drills or self.drills[0].startswith("-")
        return not named if left_out else named

    def _line(self, name: str) -> Content:
        note = NOTES[keys_of(name)[0]]
        title = note.name.removesuffix(", left").removesuffix(" leg").removesuffix(", left")
        mark = ("[x] ", "bold") if self._done(name) else ("[ ] ", "$quiet")
        return Content.assemble("  ", mark, title)

    def action_swap(self) -> None:
        """Include or exclude the drill under the cursor."""
        rows = self.query_one(OptionList)
        name = rows.highlighted_option.id if rows.highlighted_option else None
        if name is not None:
            self.drills = with_choice(self.drills, name, done=not self._done(name))
            rows.replace_option_prompt(name, self._line(name))

    def on_option_list_option_selected(self) -> None:
        """Close with the chosen drills."""
        self.dismiss(self.drills)
