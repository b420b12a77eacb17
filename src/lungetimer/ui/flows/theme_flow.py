"""The theme: worn from the first frame on, changed by the settings or the palette."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from textual.app import App

from lungetimer.ui.themes import THEMES

if TYPE_CHECKING:
    from textual.theme import Theme

    from lungetimer.running.settings_service import SettingsService
    from lungetimer.settings import Settings
    from lungetimer.ui.services.notices import Notices


class ThemeFlow:
    """Keeps the app's theme and the setting the same.

    Args:
        app: wears the theme; not yet running.
        settings: holds its name.
        notices: says that a theme does not exist.
    """

    def __init__(self, app: App[Any], settings: SettingsService, notices: Notices) -> None:
        self._app = app
        self._settings = settings
        self._notices = notices
        self._wear_first(settings.current.theme)
        settings.follow(self._follow)

    def begin(self) -> None:
        """Report a theme that does not exist; from now on save one that the palette sets."""
        wanted = self._settings.current.theme
        if wanted not in self._app.available_themes:
            self._notices.tell(
                f"screen.theme = {wanted!r}: there is no such theme; ctrl+p lists them"
            )
            self._settings.correct(replace(self._settings.current, theme=self._app.theme))
        self._app.theme_changed_signal.subscribe(self._app, self._chosen)

    def _wear_first(self, name: str) -> None:
        """Before the first frame and without a watcher: so the style sheet is read only once."""
        app = self._app
        for theme in THEMES:
            app.register_theme(theme)
        known = name in app.available_themes
        app.set_reactive(App.theme, name if known else THEMES[0].name)
        # The sheet and the classes are those of the theme there was before; no watcher mends them.
        app.stylesheet.set_variables(app.get_css_variables())
        dark = app.current_theme.dark
        for class_name, applies in (("-dark-mode", dark), ("-light-mode", not dark)):
            app.set_class(applies, class_name, update=False)
        app.add_class(f"-theme-{app.theme}", update=False)

    def _follow(self, before: Settings, after: Settings) -> None:
        if before.theme != after.theme:
            self._app.theme = after.theme

    def _chosen(self, theme: Theme) -> None:
        """A theme taken from the palette is saved."""
        if theme.name != self._settings.current.theme:
            settings = replace(self._settings.current, theme=theme.name)
            self._settings.change(settings, {"screen": {"theme": theme.name}})
