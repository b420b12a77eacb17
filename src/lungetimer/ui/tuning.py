"""Tuning: the settings of a running app: theme, keys, palette; how a change holds and is kept."""

from __future__ import annotations

import sys
from dataclasses import replace
from difflib import get_close_matches
from typing import TYPE_CHECKING, Any

from lungetimer.running.settings_service import Preferences, SettingsNotSaved
from lungetimer.ui.commands import COMMANDS, is_key
from lungetimer.ui.screens.palette_commands import palette_commands
from lungetimer.ui.services.notices import TellingApp
from lungetimer.ui.themes import THEMES, variable_defaults

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from textual.app import SystemCommand
    from textual.screen import Screen
    from textual.theme import Theme

    from lungetimer.paths import Paths
    from lungetimer.settings import Settings
    from lungetimer.ui.messages import SettingsChanged


class TunedApp(TellingApp):
    """An app with settings that can change while it runs.

    Args:
        paths: where things are kept.
        settings: what the person has set.
        keeps: False when nothing is to be written, as in a demo.
    """

    def __init__(self, paths: Paths, settings: Settings, *, keeps: bool) -> None:
        super().__init__()
        self.paths = paths
        self.settings = settings
        self.key_words: dict[str, str] = {}
        self._keeps = keeps
        self._preferences = Preferences(paths.config, self)
        # Before the first frame and without a watcher, so that the style sheet is read only once.
        for theme in THEMES:
            self.register_theme(theme)
        known = settings.theme in self.available_themes
        self.set_reactive(TunedApp.theme, settings.theme if known else THEMES[0].name)
        # The sheet and the classes are those of the theme there was before; no watcher mends them.
        self.stylesheet.set_variables(self.get_css_variables())
        dark = self.current_theme.dark
        for name, holds in (("-dark-mode", dark), ("-light-mode", not dark)):
            self.set_class(holds, name, update=False)
        self.add_class(f"-theme-{self.theme}", update=False)

    # -- theme, keys, palette -----------------------------------------------------------------

    def tune(self) -> None:
        """Tell of a theme that does not exist, and put the keys in place; once the app stands."""
        wanted = self.settings.theme
        if wanted not in self.available_themes:
            self.tell(f"screen.theme = {wanted!r}: there is no such theme; ctrl+p lists them")
            self.settings = replace(self.settings, theme=self.theme)
        self.theme_changed_signal.subscribe(self, self._theme_chosen)
        self._set_keys()

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """Phase colours under themes that are not ours."""
        return variable_defaults(dark=self.current_theme.dark)

    def _theme_chosen(self, theme: Theme) -> None:
        """A theme taken from the palette stays."""
        if theme.name != self.settings.theme:
            change = {"screen": {"theme": theme.name}}
            self.hold(replace(self.settings, theme=theme.name), change)

    def _set_keys(self) -> None:
        known = {command.id for command in COMMANDS}
        wrong = sorted(set(self.settings.keys) - known)
        if wrong:
            near = get_close_matches(wrong[0], known, 3)
            which = f"; like it are {', '.join(near)}" if near else ""
            self.tell(f"keys.{wrong[0]}: unknown{which}; docs/configuration.md names all actions")
        self.key_words = {i: k for i, k in self.settings.keys.items() if i in known}
        for action, keys in self.key_words.items():
            for key in keys.split(","):
                if not is_key(key.strip()):
                    self.tell(
                        f"keys.{action}: {key.strip()!r} is no key; e.g. p, f2, ctrl+t, space"
                    )
        self.set_keymap(self.key_words)

    def get_system_commands(self, screen: Screen[Any]) -> Iterable[SystemCommand]:
        """The palette: what can be done here, then Textual's own."""
        yield from palette_commands(self, screen, self.key_words)
        yield from super().get_system_commands(screen)

    # -- changes ------------------------------------------------------------------------------

    def on_settings_changed(self, message: SettingsChanged) -> None:
        """Settings were changed on their screen."""
        self.hold(message.settings, message.changes)

    def on_settings_not_saved(self, message: SettingsNotSaved) -> None:
        """The file could not be written."""
        self.tell(message.line)

    def hold(self, settings: Settings, changes: Mapping[str, Mapping[str, object]]) -> None:
        """These settings hold from now on; the changes go to the file, off the event loop."""
        before, self.settings = self.settings, settings
        if self._keeps:
            self._preferences.save(changes)
        if before.theme != settings.theme:
            self.theme = settings.theme
        self.held(before)
        self.spread("hold", settings)

    def held(self, before: Settings) -> None:
        """Other settings hold than before: for whoever must act on it."""

    def spread(self, method: str, news: object) -> None:
        """Tell every screen that has an ear for it."""
        for screen in self.screen_stack:
            hear: Callable[[object], None] | None = getattr(screen, method, None)
            if hear:
                hear(news)

    def close_preferences(self) -> None:
        """Wait for the last change to be written; a trouble that is still one is told."""
        trouble = self._preferences.close()
        if trouble:
            print(f"lungetimer: warning: {trouble}", file=sys.stderr)
