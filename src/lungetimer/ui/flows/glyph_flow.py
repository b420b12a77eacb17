"""Flow that chooses the glyph set before the first frame, and again when the setting changes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, Protocol, runtime_checkable

from lungetimer.figure.glyph_choice import choose
from lungetimer.figure.glyphs import GLYPHS, GlyphSet
from lungetimer.ui.terminal.scroll_bars import draw_scroll_bars

if TYPE_CHECKING:
    from textual.app import App

    from lungetimer.figure.glyph_choice import TerminalFacts
    from lungetimer.figure.glyphs import Glyphs
    from lungetimer.running.settings_service import SettingsService
    from lungetimer.settings import Settings

FRAMES: Final = {GlyphSet.FULL: "round", GlyphSet.CONSOLE: "round", GlyphSet.ASCII: "ascii"}
"""Textual's name of the border for each glyph set; the style sheets use it as $frame."""


@runtime_checkable
class FollowsGlyphs(Protocol):
    """A widget that stores text in one glyph set and must convert the text to a new glyph set."""

    def glyphs_changed(self) -> None:
        """Convert the stored text to the app's new glyph set."""


class GlyphFlow:
    """Chooses the glyph set of the app and applies it.

    Args:
        app: the app, which is not yet running.
        settings: the settings, which may name a glyph set.
        facts: what is known about the terminal.
    """

    def __init__(self, app: App[Any], settings: SettingsService, facts: TerminalFacts) -> None:
        self._app = app
        self._facts = facts
        self.glyphs: Glyphs = self._chosen(settings.current)
        self._apply()
        settings.subscribe(self._settings_changed)

    def _chosen(self, settings: Settings) -> Glyphs:
        return GLYPHS[choose(settings.glyphs, self._facts).glyph_set]

    def _apply(self) -> None:
        """Apply the glyph set to the style classes and the scroll bars."""
        name = self.glyphs.name
        self._app.set_class(name is not GlyphSet.FULL, "-few-signs", update=False)
        self._app.set_class(name is GlyphSet.ASCII, "-ascii", update=False)
        draw_scroll_bars(whole=name is not GlyphSet.FULL)

    def _settings_changed(self, _: Settings, after: Settings) -> None:
        glyphs = self._chosen(after)
        if glyphs is self.glyphs:
            return
        self.glyphs = glyphs
        self._apply()
        self._app.refresh_css(animate=False)
        for screen in self._app.screen_stack:
            for widget in screen.walk_children(with_self=True):
                # Clear what is cached of each drawing; Textual does the same when colours change.
                widget.notify_style_update()
                widget.refresh(layout=True)
                if isinstance(widget, FollowsGlyphs):
                    widget.glyphs_changed()
