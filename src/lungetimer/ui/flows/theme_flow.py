"""Apply the theme before the first frame, and save each theme that the user chooses."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from lungetimer.frozen import replace

if TYPE_CHECKING:
    from collections.abc import Callable, Collection

    from lungetimer.running.settings_service import SettingsService
    from lungetimer.settings import Settings
    from lungetimer.ui.services.notices import Notices


class ThemeHost(Protocol):
    """The themes of the app; `AppThemes` in `ui/themes.py` implements this protocol."""

    @property
    def names(self) -> Collection[str]:
        """The names of the available themes."""
        ...

    @property
    def current(self) -> str:
        """The name of the current theme."""
        ...

    def apply_first(self, name: str) -> None:
        """Set the theme before the first frame; if no theme has this name, set the default."""

    def apply(self, name: str) -> None:
        """Set another theme."""

    def subscribe(self, chosen: Callable[[str], None]) -> None:
        """Call ``chosen`` with the name of each theme that is set from now on."""


class ThemeFlow:
    """Applies the theme of the settings, and saves a theme chosen in the command palette.

    Args:
        themes: the themes of the app, which is not yet running.
        settings: the settings, which contain the name of the theme.
        notices: shows a line if the settings name a theme that does not exist.
    """

    def __init__(self, themes: ThemeHost, settings: SettingsService, notices: Notices) -> None:
        self._themes = themes
        self._settings = settings
        self._notices = notices
        themes.apply_first(settings.current.theme)
        settings.subscribe(self._settings_changed)

    def begin(self) -> None:
        """If the settings name an unknown theme, report it; from now on, save each chosen theme."""
        wanted = self._settings.current.theme
        if wanted not in self._themes.names:
            self._notices.tell(
                f"screen.theme must be the name of a theme, not {wanted!r}; the default applies;"
                " ctrl+p lists all themes"
            )
            self._settings.correct(replace(self._settings.current, theme=self._themes.current))
        self._themes.subscribe(self._chosen)

    def _settings_changed(self, before: Settings, after: Settings) -> None:
        if before.theme != after.theme:
            self._themes.apply(after.theme)

    def _chosen(self, name: str) -> None:
        """Save the name of a theme that was chosen in the command palette."""
        if name != self._settings.current.theme:
            settings = replace(self._settings.current, theme=name)
            self._settings.change(settings, {"screen": {"theme": name}})
