"""Flow that opens screens by name over the current one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from lungetimer.ui.services.screen_protocols import ShowsSettings
from lungetimer.ui.themes import THEMES

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from textual.screen import Screen

    from lungetimer.settings import Settings
    from lungetimer.ui.flows.app_services import AppServices
    from lungetimer.ui.flows.screen_host import ScreenHost


class ScreenFlow:
    """Opens screens by name, and imports the module of a screen when the screen is opened.

    A screen that is open is not opened again, not even by a key that is held down. The flow updates
    the screens that show the settings whenever a setting changes.

    Args:
        host: the stack of screens.
        services: the app's services, which have the data that the screens show.
        in_session: returns whether a session or a trial set is in progress.
        themes: returns the names of all themes.
        own_keys: command id -> the keys that the user has chosen instead of the default keys.
        others: the functions that open the screens of other flows, by the name of the screen.
    """

    def __init__(
        self,
        host: ScreenHost,
        services: AppServices,
        *,
        in_session: Callable[[], bool],
        themes: Callable[[], Sequence[str]],
        own_keys: Mapping[str, str],
        others: Mapping[str, Callable[[], None]],
    ) -> None:
        self._host = host
        self._services = services
        self._in_session = in_session
        self._themes = themes
        self._own_keys = own_keys
        self._opened: dict[str, Screen[Any]] = {}
        self._open: dict[str, Callable[[], None]] = {
            "guide": self._guide,
            "help": self._help,
            "help-strength": self._help_strength,
            "history": self._history,
            "settings": self._settings,
            "stop-signs": self._stop_signs,
            "energy": self._energy,
            **others,
        }
        services.settings.subscribe(self._show_settings)

    def open(self, name: str) -> None:
        """Open the screen with this name, unless it is open already.

        Args:
            name: the name, as in ``ScreenRequested``.

        Raises:
            KeyError: no screen has this name.
        """
        opened, before = self._opened.get(name), self._host.screen
        if any(screen is opened for screen in self._host.screen_stack):
            return
        self._open[name]()
        if self._host.screen is not before:
            self._opened[name] = self._host.screen

    def _show_settings(self, _: Settings, settings: Settings) -> None:
        for screen in self._host.screen_stack:
            if isinstance(screen, ShowsSettings):
                screen.show_settings(settings)

    def _guide(self) -> None:
        from lungetimer.ui.screens.guide import GuideScreen  # noqa: PLC0415  # loaded when opened

        self._host.push_screen(GuideScreen(in_session=self._in_session()))

    def _help(self) -> None:
        from lungetimer.ui.screens.help import HelpScreen  # noqa: PLC0415  # loaded when opened

        self._host.push_screen(HelpScreen(self._own_keys))

    def _help_strength(self) -> None:
        from lungetimer.ui.screens.help import STRENGTH, HelpScreen  # noqa: PLC0415  # loaded when opened

        self._host.push_screen(HelpScreen(self._own_keys, first=STRENGTH))

    def _history(self) -> None:
        from lungetimer.ui.screens.history import HistoryScreen  # noqa: PLC0415  # loaded when opened

        known, weight = self._services.history, self._services.settings.current.body_weight_kg
        self._host.push_screen(
            HistoryScreen(
                known.current,
                known.facts,
                self._services.clock,
                weight,
                self._own_keys,
                others=known.others,
            )
        )

    def _settings(self) -> None:
        from lungetimer.ui.screens.settings import SettingsScreen  # noqa: PLC0415  # loaded when opened

        ours = [theme.name for theme in THEMES]
        others = sorted(name for name in self._themes() if name not in ours)
        settings = self._services.settings
        self._host.push_screen(SettingsScreen(settings.current, settings.path, [*ours, *others]))

    def _stop_signs(self) -> None:
        from lungetimer.ui.screens.stop_signs import StopSignsScreen  # noqa: PLC0415  # loaded when opened

        self._host.push_screen(StopSignsScreen())

    def _energy(self) -> None:
        from lungetimer.ui.screens.explain import ExplainScreen  # noqa: PLC0415  # loaded when opened
        from lungetimer.words.energy_words import energy_explained  # noqa: PLC0415  # loaded when opened

        settings = self._services.settings.current
        paragraphs = energy_explained(settings.body_weight_kg, settings.unit)
        self._host.push_screen(ExplainScreen("How the energy is estimated", *paragraphs))
