"""The keys of a screen in one line: whole ones only, as many as there is room for."""

from __future__ import annotations

from operator import itemgetter
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding
from textual.content import Content
from textual.widget import Widget

from lungetimer.frozen import frozen, replace
from lungetimer.ui.widgets.glyph_words import glyphs_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual import events
    from textual.screen import Screen

ALWAYS = "help"  # where not all fit, the key that lists them all must


@frozen
class KeyHint:
    """A key and what it does here.

    Attributes:
        id: the command's id.
        key: what is pressed when the hint is clicked, in Textual's names.
        shown: how the key is written.
        word: what it does.
        help: one line more, shown under the mouse.
        enabled: whether it does something now.
    """

    id: str
    key: str
    shown: str
    word: str
    help: str = ""
    enabled: bool = True

    @property
    def width(self) -> int:
        """Columns it takes, without the blank after it."""
        return Content(f"{self.shown} {self.word}").cell_length


def fitting(hints: Sequence[KeyHint], width: int) -> tuple[KeyHint, ...]:
    """The hints that stand whole in ``width`` columns, in their order; help before others."""
    if sum(hint.width + 1 for hint in hints) - 1 <= width:
        return tuple(hints)
    chosen = {hint.id for hint in hints if hint.id == ALWAYS}
    used = sum(hint.width + 1 for hint in hints if hint.id in chosen)
    for hint in hints:
        if hint.id in chosen:
            continue
        if used + hint.width > width:
            break
        used += hint.width + 1
        chosen.add(hint.id)
    return tuple(hint for hint in hints if hint.id in chosen and hint.width <= width)


class KeyLine(Widget):
    """One widget instead of one for every key: that is what makes it cheap to have and to change.

    A click presses the key; the mouse over a key tells what it does.
    """

    ALLOW_SELECT = False
    COMPONENT_CLASSES: ClassVar[set[str]] = {"key-line--key", "key-line--word", "key-line--hover"}

    def __init__(self) -> None:
        super().__init__()
        self._hints: tuple[KeyHint, ...] = ()
        self._under: KeyHint | None = None

    def on_mount(self) -> None:
        """Follow what the screen can do."""
        self.screen.bindings_updated_signal.subscribe(self, self._look)

    def on_unmount(self) -> None:
        """Follow no more."""
        self.screen.bindings_updated_signal.unsubscribe(self)

    def _look(self, screen: Screen[object]) -> None:
        if screen is not self.screen or not screen.app.app_focus:
            return
        hints: dict[str, tuple[int, KeyHint]] = {}
        # Textual puts a screen's remapped keys last; here each keeps the place of its command.
        order = {b.action: n for n, b in enumerate(screen.BINDINGS) if isinstance(b, Binding)}
        for node, binding, enabled, tooltip in screen.active_bindings.values():
            if binding.show and binding.action not in hints:
                of_screen = order.get(binding.action, len(order))
                place = {screen: of_screen, self.app: len(order)}.get(node, -1)
                hints[binding.action] = (
                    place,
                    KeyHint(
                        binding.id or binding.action,
                        binding.key,
                        self.app.get_key_display(binding),
                        binding.description,
                        tooltip or binding.tooltip,
                        enabled,
                    ),
                )
        found = tuple(hint for _, hint in sorted(hints.values(), key=itemgetter(0)))
        if found != self._hints:
            self._hints = found
            self.refresh()

    def _fitting(self) -> tuple[KeyHint, ...]:
        """The hints that are drawn, in the glyph set of the terminal."""
        words = glyphs_of(self).words
        said = [replace(h, shown=words(h.shown), word=words(h.word)) for h in self._hints]
        return fitting(said, self.size.width)

    def hint_at(self, column: int) -> KeyHint | None:
        """The hint drawn in this column, counted from the left end of the line."""
        start = 0
        for hint in self._fitting():
            if start <= column < start + hint.width:
                return hint
            start += hint.width + 1
        return None

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Light the key under the mouse, and have its help at hand."""
        self._point_at(self.hint_at(event.x))

    def on_leave(self) -> None:
        """The mouse is gone."""
        self._point_at(None)

    def _point_at(self, hint: KeyHint | None) -> None:
        if hint != self._under:
            self._under = hint
            self.tooltip = hint.help if hint and hint.help else None
            self.refresh()

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """Press the key under the mouse."""
        hint = self.hint_at(event.x)
        if hint is None:
            return
        if hint.enabled:
            self.app.simulate_key(hint.key)
        else:
            self.app.bell()

    def render(self) -> Content:
        """Keys stand out, their words are quiet."""
        key = self.get_visual_style("key-line--key")
        word = self.get_visual_style("key-line--word")
        hover = self.get_visual_style("key-line--hover")
        parts: list[Content] = []
        for hint in self._fitting():
            lit = hint == self._under
            piece = Content.assemble(
                (hint.shown, hover if lit else key), (f" {hint.word}", hover if lit else word)
            )
            parts.append(piece if hint.enabled else piece.stylize("dim"))
        return Content(" ").join(parts)
