"""The current theme and the one in the settings stay the same, without an app."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from tests.support.flows import ScreenStack

from lungetimer.running.settings_service import SettingsService
from lungetimer.settings import Settings
from lungetimer.ui.flows.theme_flow import ThemeFlow
from lungetimer.ui.services.notices import Notices

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


class Wardrobe:
    """Two themes; tells whoever follows, as the palette does."""

    names = ("dark", "light")

    def __init__(self) -> None:
        self.current = ""
        self.followers: list[Callable[[str], None]] = []

    def apply_first(self, name: str) -> None:
        self.current = name if name in self.names else "dark"

    def apply(self, name: str) -> None:
        self.current = name
        for follower in self.followers:
            follower(name)

    def subscribe(self, chosen: Callable[[str], None]) -> None:
        self.followers.append(chosen)


class Dressed:
    """The flow with settings in a folder."""

    def __init__(self, folder: Path, theme: str) -> None:
        self.path = folder / "config.toml"
        self.settings = SettingsService(self.path, Settings(theme=theme), on_trouble=print)
        self.themes = Wardrobe()
        self.stack = ScreenStack()
        host: Any = self.stack
        # No screen has a place for lines, so they are shown over it.
        self.notices = Notices(host)
        self.flow = ThemeFlow(self.themes, self.settings, self.notices)


def test_it_is_applied_from_the_start_and_changed_by_the_settings(tmp_path: Path) -> None:
    dressed = Dressed(tmp_path, "light")
    assert dressed.themes.current == "light"
    dressed.flow.begin()
    dressed.settings.change(replace(dressed.settings.current, theme="dark"), {})
    assert dressed.themes.current == "dark"
    dressed.settings.close()
    assert not dressed.path.exists(), "the settings' own change is not written a second time"


def test_one_from_the_palette_is_saved(tmp_path: Path) -> None:
    dressed = Dressed(tmp_path, "light")
    dressed.flow.begin()
    dressed.themes.apply("dark")
    assert dressed.settings.current.theme == "dark"
    dressed.settings.close()
    assert dressed.path.read_text() == '[screen]\ntheme = "dark"\n'


def test_one_that_does_not_exist_is_told_and_the_file_keeps_it(tmp_path: Path) -> None:
    dressed = Dressed(tmp_path, "plaid")
    dressed.flow.begin()
    assert dressed.themes.current == dressed.settings.current.theme == "dark"
    (line,) = dressed.notices.queued
    assert "screen.theme must be the name of a theme, not 'plaid'" in line
    dressed.settings.close()
    assert not dressed.path.exists()
