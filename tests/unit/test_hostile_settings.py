"""A settings file that means harm, or is something else altogether."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

import pytest

from lungetimer.settings import Settings, settings_from
from lungetimer.settings_file import SettingsError, load_settings, save_settings

if TYPE_CHECKING:
    from pathlib import Path

TITLE = "\x1b]0;owned\x07"


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("a = " + "[" * 100_000, "nested too deep"),
        ("[plan]\nsets = " + "9" * 5000, "digits"),
        (
            "[plan]\nsets = 1" + "0" * 4000,
            "plan.sets must be a whole number",
        ),
        ("x = 1\n" * 400_000, "larger than 1 MiB"),
        ("x = '\xff\xfe'", "must be saved as UTF-8"),
        ("[plan]\nrest_s = nan", "300 s, like 45, not nan"),
        ("[plan]\nload_kg = inf", "200 kg, not inf"),
    ],
    ids=["deep", "too many digits", "huge", "large", "bytes", "nan", "inf"],
)
def test_it_costs_one_short_line_and_the_defaults_hold(
    tmp_path: Path, text: str, says: str
) -> None:
    path = tmp_path / "config.toml"
    path.write_bytes(text.encode("latin-1"))
    settings, problems = load_settings(path)
    assert settings == Settings()
    (line,) = problems
    assert says in line
    assert "\n" not in line
    assert len(line) < 600


@pytest.mark.skipif(sys.platform == "win32", reason="no pipes by name")
def test_a_pipe_is_not_waited_for_and_not_replaced(tmp_path: Path) -> None:
    path = tmp_path / "config.toml"
    os.mkfifo(path)
    settings, (line,) = load_settings(path)
    assert settings == Settings()
    assert "not a regular file" in line
    with pytest.raises(SettingsError, match="not a regular file"):
        save_settings(path, {"sound": {"volume": 40}})
    assert path.is_fifo()


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights there")
def test_a_link_of_a_dotfile_manager_stays_one(tmp_path: Path) -> None:
    real = tmp_path / "dotfiles" / "config.toml"
    real.parent.mkdir()
    real.write_text("# mine\n")
    path = tmp_path / "config" / "config.toml"
    path.parent.mkdir()
    path.symlink_to("../dotfiles/config.toml")
    save_settings(path, {"sound": {"volume": 40}})
    assert path.is_symlink()
    assert real.read_text().startswith("# mine\n")
    assert load_settings(path)[0].volume == 40
    assert [p.name for p in real.parent.iterdir()] == ["config.toml"]


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights there")
def test_a_link_to_itself_is_told(tmp_path: Path) -> None:
    path = tmp_path / "config.toml"
    path.symlink_to(path)
    assert load_settings(path)[0] == Settings()
    with pytest.raises(SettingsError, match="cannot save the settings"):
        save_settings(path, {"sound": {"volume": 40}})


def test_names_that_a_terminal_would_obey_are_refused() -> None:
    settings, problems = settings_from(
        {
            "presets": {TITLE: {"sets": 2}, "morning": {"sets": 2}},
            "keys": {TITLE: "p", "pause": TITLE, "skip": "n"},
            "screen": {"theme": TITLE},
        }
    )
    assert list(settings.presets) == ["morning"]
    assert settings.keys == {"skip": "n"}
    assert settings.theme == Settings().theme
    assert len(problems) == 4
