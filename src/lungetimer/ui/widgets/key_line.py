"""Footer line with the keys of a screen. It shows as many whole entries as fit."""

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

ALWAYS = "help"  # the command that lists all keys; its key is always shown
MORE = "more"  # that key's word if other keys have no room; not longer than its usual word


@frozen
class KeyHint:
    """A key, and what it does on this screen.

    Attributes:
        id: the command's id.
        key: the key that a click on the hint presses, in Textual's names.
        shown: the key as shown to the user.
        word: what the key does, in a word or two.
        help: a longer explanation, shown as the tooltip.
        enabled: whether the key does something now.
    """

    id: str
    key: str
    shown: str
    word: str
    help: str = ""
    enabled: bool = True

    @property
    def width(self) -> int:
        """The width of the hint in cells, without the space after it."""
        return Content(f"{self.shown} {self.word}").cell_length


def fitting(hints: Sequence[KeyHint], width: int) -> tuple[KeyHint, ...]:
    """Return the hints that fit in ``width`` cells, without changing their order.

    The hint of the help key has priority; its word is "more" if other hints are left out.
    """
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
    return tuple(
        replace(hint, word=MORE) if hint.id == ALWAYS else hint
        for hint in hints
        if hint.id in chosen and hint.width <= width
    )


class KeyLine(Widget):
    """Footer with the keys, as a single widget: one widget for each key would be slower.

    A click on a hint does what its key does. The hint under the mouse pointer shows a tooltip.
    """

    ALLOW_SELECT = False
    COMPONENT_CLASSES: ClassVar[set[str]] = {"key-line--key", "key-line--word", "key-line--hover"}

    def __init__(self) -> None:
        super().__init__()
        self._hints: tuple[KeyHint, ...] = ()
        self._under: KeyHint | None = None
        self._renamed: dict[str, str] = {}

    def on_mount(self) -> None:
        """Subscribe to changes of the key bindings that are active on the screen."""
        self.screen.bindings_updated_signal.subscribe(self, self._look)

    def on_unmount(self) -> None:
        """End the subscription to changes of the key bindings."""
        self.screen.bindings_updated_signal.unsubscribe(self)

    def _look(self, screen: Screen[object]) -> None:
        if screen is not self.screen or not screen.app.app_focus:
            return
        hints: dict[str, tuple[int, KeyHint]] = {}
        # Textual puts a screen's remapped keys last. Here each key has the position of its command.
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

    def rename(self, command_id: str, word: str) -> None:
        """Show another word for a command; an empty one restores the command's own word."""
        if self._renamed.get(command_id, "") != word:
            self._renamed[command_id] = word
            self.refresh()

    def _fitting(self) -> tuple[KeyHint, ...]:
        """Return the hints that fit, with their text converted to the terminal's glyph set."""
        words = glyphs_of(self).words
        hints = [
            replace(h, shown=words(h.shown), word=words(self._renamed.get(h.id) or h.word))
            for h in self._hints
        ]
        return fitting(hints, self.size.width)

    def hint_at(self, column: int) -> KeyHint | None:
        """Return the hint drawn in this column of the line, counted from 0; None for a gap."""
        start = 0
        for hint in self._fitting():
            if start <= column < start + hint.width:
                return hint
            start += hint.width + 1
        return None

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Highlight the hint under the mouse pointer, and set its explanation as the tooltip."""
        self._point_at(self.hint_at(event.x))

    def on_leave(self) -> None:
        """Remove the highlight when the mouse pointer leaves the line."""
        self._point_at(None)

    def _point_at(self, hint: KeyHint | None) -> None:
        if hint != self._under:
            self._under = hint
            self.tooltip = hint.help if hint and hint.help else None
            self.refresh()

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """Press the key of the clicked hint. If the key does nothing now, ring the bell."""
        hint = self.hint_at(event.x)
        if hint is None:
            return
        if hint.enabled:
            self.app.simulate_key(hint.key)
        else:
            self.app.bell()

    def render(self) -> Content:
        """Return the hints, with their keys emphasised."""
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
