"""Row with the reps done in a set, with the left leg on the left and the right leg on the right."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Final

from textual.binding import Binding
from textual.content import Content

from lungetimer.frozen import frozen
from lungetimer.training.choices import Leg
from lungetimer.ui.widgets.drawn import Drawn, longest_fitting

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from textual.binding import BindingType

    from lungetimer.history.session_records import SetRecord
    from lungetimer.training.result import SetResult
    from lungetimer.training.views import SessionView

_COLOUR: Final = {Leg.LEFT: "$phase-left", Leg.RIGHT: "$phase-right"}


@frozen
class LegCount:
    """The reps of one leg in a set.

    Attributes:
        done: the reps done, after the user's corrections.
        called: the reps that the program counted.
        keys: the keys for one rep less and one rep more, as shown to the user.
        last: the reps of this leg in the same set of the last session; None if it had no such set.
    """

    done: int
    called: int
    keys: str
    last: int | None = None


@frozen
class CountView:
    """The reps of both legs in a set that is done, and the number of the set."""

    set: int
    left: LegCount
    right: LegCount


def count_view(
    number: int,
    one: SetResult | SetRecord,
    keys: Mapping[Leg, str],
    last: Mapping[Leg, int] | None = None,
) -> CountView:
    """Return the reps of a set in the form that `CountRow` draws.

    Args:
        number: the number of the set, from 1.
        one: the set as it was done.
        keys: for each leg, the keys for one rep less and one rep more, as shown to the user.
        last: the reps of each leg in the set with this number in the last session.
    """
    before = last or {}
    left, right = (
        LegCount(one.done(leg), one.called(leg), keys.get(leg, ""), before.get(leg)) for leg in Leg
    )
    return CountView(number, left, right)


def correctable(
    view: SessionView,
    keys: Mapping[Leg, str],
    last: Callable[[int], Mapping[Leg, int]] = lambda _: {},
) -> CountView | None:
    """Return the reps of the set that the user can correct now; None if there is no such set.

    Args:
        view: the session in its present state.
        keys: for each leg, the keys for one rep less and one rep more, as shown to the user.
        last: takes the number of a set, and returns the reps of each leg in that set of the last
            session.
    """
    number = view.correctable
    if number is None or not 1 <= number <= len(view.sets):
        return None
    return count_view(number, view.sets[number - 1], keys, last(number))


class CountRow(Drawn[CountView]):
    """Row with one half for each leg.

    If the user corrected the reps of a leg, the row also shows the reps that the program counted.
    """

    def draw(self) -> Content:
        """Return the reps of the left leg and the right leg, in the longest form that fits."""
        if self.value is None:
            return Content("")
        half = self.size.width // 2
        left = _side(Leg.LEFT, self.value.left, half)
        right = _side(Leg.RIGHT, self.value.right, self.size.width - half)
        row = Content.assemble(left, right)
        return row.stylize("reverse") if self.has_focus else row


class CountField(CountRow, can_focus=True):
    """Row with the reps of one set; while the row has the focus, keys correct its reps."""

    BINDINGS: ClassVar[list[BindingType]] = [
        # Bound here, because a scrolling body around the rows would handle these keys itself.
        Binding("up", "app.focus_previous", "up", show=False),
        Binding("down", "app.focus_next", "down", show=False),
    ]

    def __init__(self, view: CountView) -> None:
        super().__init__()
        self.value = view

    def on_focus(self) -> None:
        """Draw the row again, with the focus mark."""
        self.refresh()

    def on_blur(self) -> None:
        """Draw the row again, without the focus mark."""
        self.refresh()


def _side(leg: Leg, count: LegCount, width: int) -> Content:
    """Return the half of the row for one leg, in the longest form that fits in ``width`` cells."""
    begins, ends = ("◀ LEFT", "") if leg is Leg.LEFT else ("RIGHT", " ▶")
    style = f"bold {_COLOUR[leg]}"
    done, end = (f"{begins} {count.done}", style), (ends, style)
    counted = f" (was {count.called})" if count.done != count.called else ""
    called = Content.assemble((counted, "$quiet"), end)
    keys = (f"  {count.keys}", "$quiet")
    known = count.last is not None
    last = (f", last time {count.last}" if known else "", "$quiet")
    brief = (f", last {count.last}" if known else "", "$quiet")
    forms = (
        Content.assemble(done, called, last, keys),
        *((Content.assemble(done, called, brief),) if known else ()),
        Content.assemble(done, called, keys),
        Content.assemble(done, end, keys),
        Content.assemble(done, end),
    )
    found = longest_fitting(forms, width - 1)  # the halves must not touch
    room = max(0, width - found.cell_length)
    return found.pad_left(room // 2).pad_right(room - room // 2)
