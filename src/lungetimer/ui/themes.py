"""The program's own themes, and the colours that phases of a session have under any theme."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from textual.app import App
from textual.theme import Theme

if TYPE_CHECKING:
    from collections.abc import Callable, Collection

PHASES: Final = ("warm-up", "left", "right", "rest", "cool-down", "done")
"""Names of the phase colours; each is a CSS variable ``$phase-NAME``."""


def _theme(name: str, colours: dict[str, str], phases: tuple[str, ...], *, dark: bool) -> Theme:
    variables = {f"phase-{p}": c for p, c in zip(PHASES, phases, strict=True)}
    variables |= {
        "quiet": colours.pop("quiet"),
        "footer-key-foreground": colours["primary"],
        "block-cursor-text-style": "bold",
    }
    return Theme(name=name, dark=dark, variables=variables, **colours)  # type: ignore[arg-type]  # the values are colours


DARK: Final = _theme(
    "lungetimer-dark",
    {
        "primary": "#7ee0a1", "secondary": "#58b7ff", "accent": "#ffd166", "warning": "#ffb454",
        "error": "#ff7b72", "success": "#7ee0a1", "foreground": "#ece7dc",
        "background": "#0e1318", "surface": "#151c23", "panel": "#1f2933", "quiet": "#96a3b0",
    },
    ("#ecc667", "#58b7ff", "#ff8fb1", "#7ee0a1", "#bba3ff", "#ffd166"),
    dark=True,
)  # fmt: skip
LIGHT: Final = _theme(
    "lungetimer-light",
    {
        "primary": "#17653a", "secondary": "#005a9e", "accent": "#7a5200", "warning": "#8a4b00",
        "error": "#b3261e", "success": "#17653a", "foreground": "#1d2329",
        "background": "#faf7f0", "surface": "#f1ede3", "panel": "#e4dfd2", "quiet": "#55606b",
    },
    ("#795000", "#005a9e", "#a8124f", "#17653a", "#5a37b0", "#7a5200"),
    dark=False,
)  # fmt: skip
HIGH_CONTRAST: Final = _theme(
    "lungetimer-high-contrast",
    {
        "primary": "#00ff87", "secondary": "#5fd7ff", "accent": "#ffff00", "warning": "#ffd700",
        "error": "#ff8787", "success": "#00ff87", "foreground": "#ffffff",
        "background": "#000000", "surface": "#000000", "panel": "#262626", "quiet": "#d0d0d0",
    },
    ("#ffff00", "#5fd7ff", "#ff9ff3", "#00ff87", "#d7afff", "#ffff00"),
    dark=True,
)  # fmt: skip
THEMES: Final = (DARK, LIGHT, HIGH_CONTRAST)


def variable_defaults(*, dark: bool) -> dict[str, str]:
    """Return the phase colours to use with Textual's themes, which have no phase colours."""
    return dict((DARK if dark else LIGHT).variables)


class AppThemes:
    """The themes of an app. This class lists them, sets one, and reports each change.

    Args:
        app: the app, before it runs.
    """

    def __init__(self, app: App[Any]) -> None:
        self._app = app

    @property
    def names(self) -> Collection[str]:
        """The names of the available themes, including Textual's own."""
        return self._app.available_themes

    @property
    def current(self) -> str:
        """The name of the current theme."""
        return self._app.theme

    def apply_first(self, name: str) -> None:
        """Set the theme before the first frame, so that the style sheets are read only once.

        Args:
            name: the name of the theme. If there is no such theme, the dark theme is set.
        """
        app = self._app
        for theme in THEMES:
            app.register_theme(theme)
        known = name in app.available_themes
        app.set_reactive(App.theme, name if known else THEMES[0].name)
        # Style sheet and classes are still those of the old theme, and no watcher updates them.
        app.stylesheet.set_variables(app.get_css_variables())
        dark = app.current_theme.dark
        for class_name, applies in (("-dark-mode", dark), ("-light-mode", not dark)):
            app.set_class(applies, class_name, update=False)
        app.add_class(f"-theme-{app.theme}", update=False)

    def apply(self, name: str) -> None:
        """Set the theme with this name in place of the current one.

        Raises:
            InvalidThemeError: there is no theme with this name.
        """
        self._app.theme = name

    def subscribe(self, chosen: Callable[[str], None]) -> None:
        """From now on, call ``chosen`` with the name of each theme that is set."""
        self._app.theme_changed_signal.subscribe(self._app, lambda theme: chosen(theme.name))
