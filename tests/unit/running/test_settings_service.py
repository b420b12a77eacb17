"""Settings that apply: at once for whoever follows, soon after in the file."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from lungetimer.running.settings_service import SettingsService
from lungetimer.settings import Settings

if TYPE_CHECKING:
    from pathlib import Path


def test_a_change_applies_at_once_and_the_file_follows(tmp_path: Path) -> None:
    path = tmp_path / "config.toml"
    path.write_text("# mine\n[sound]\nvolume = 80 # loud\n")
    troubles: list[str] = []
    service = SettingsService(path, Settings(), on_trouble=troubles.append)
    seen: list[tuple[int, int]] = []
    service.subscribe(lambda before, after: seen.append((before.volume, after.volume)))
    for volume in (40, 50, 60):
        service.change(replace(service.current, volume=volume), {"sound": {"volume": volume}})
    assert seen == [(Settings().volume, 40), (40, 50), (50, 60)]
    assert service.current.volume == 60
    assert service.close() is None
    assert path.read_text() == "# mine\n[sound]\nvolume = 60 # loud\n"
    assert troubles == []


def test_followers_are_told_in_their_order_and_a_correction_tells_nobody(tmp_path: Path) -> None:
    service = SettingsService(tmp_path / "config.toml", Settings(), on_trouble=print)
    told: list[str] = []
    service.subscribe(lambda *_: told.append("first"))
    service.subscribe(lambda *_: told.append("second"))
    service.correct(replace(service.current, theme="lungetimer-light"))
    assert told == []
    assert service.current.theme == "lungetimer-light"
    service.change(service.current, {})
    assert told == ["first", "second"]
    service.close()
    assert not (tmp_path / "config.toml").exists(), "nothing was to be written"


def test_a_file_that_cannot_be_written_is_reported_and_the_change_applies(tmp_path: Path) -> None:
    (tmp_path / "config.toml").mkdir()
    troubles: list[str] = []
    service = SettingsService(tmp_path / "config.toml", Settings(), on_trouble=troubles.append)
    service.change(replace(service.current, volume=10), {"sound": {"volume": 10}})
    last = service.close()
    assert service.current.volume == 10
    assert troubles == [last]
    assert last is not None
    assert "config.toml" in last


def test_a_demo_writes_nothing(tmp_path: Path) -> None:
    path = tmp_path / "config.toml"
    service = SettingsService(path, Settings(), writes=False, on_trouble=print)
    service.change(replace(service.current, volume=10), {"sound": {"volume": 10}})
    assert service.close() is None
    assert not path.exists()
