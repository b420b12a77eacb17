"""The theme: worn from the first frame on, changed by the settings or the palette."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from lungetimer.frozen import replace

if TYPE_CHECKING:
    from collections.abc import Callable, Collection

    from lungetimer.running.settings_service import SettingsService
    from lungetimer.settings import Settings
    from lungetimer.ui.services.notices import Notices


class ThemeHost(Protocol):
    """What wears themes; `AppThemes` of `ui/themes.py` is the app's."""

    @property
    def names(self) -> Collection[str]:
        """The themes there are."""
        ...

    @property
    def worn(self) -> str:
        """The theme that is worn now."""
        ...

    def wear_first(self, name: str) -> None:
        """Wear a theme before the first frame; the default where there is none of this name."""

    def wear(self, name: str) -> None:
        """Wear another theme."""

    def follow(self, chosen: Callable[[str], None]) -> None:
        """Call ``chosen`` with the name of each theme that is worn from now on."""


class ThemeFlow:
    """Keeps the theme that is worn and the setting the same.

    Args:
        themes: wears the theme; not yet running.
        settings: holds its name.
        notices: says that a theme does not exist.
    """

    def __init__(self, themes: ThemeHost, settings: SettingsService, notices: Notices) -> None:
        self._themes = themes
        self._settings = settings
        self._notices = notices
        themes.wear_first(settings.current.theme)
        settings.follow(self._follow)

    def begin(self) -> None:
        """Report a theme that does not exist; from now on save one that the palette sets."""
        wanted = self._settings.current.theme
        if wanted not in self._themes.names:
            self._notices.tell(
                f"screen.theme = {wanted!r}: there is no such theme; ctrl+p lists them"
            )
            self._settings.correct(replace(self._settings.current, theme=self._themes.worn))
        self._themes.follow(self._chosen)

    def _follow(self, before: Settings, after: Settings) -> None:
        if before.theme != after.theme:
            self._themes.wear(after.theme)

    def _chosen(self, name: str) -> None:
        """Save a theme that was taken from the palette."""
        if name != self._settings.current.theme:
            settings = replace(self._settings.current, theme=name)
            self._settings.change(settings, {"screen": {"theme": name}})
