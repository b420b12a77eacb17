"""Accents that a keyboard or a file wrote as two characters are the same letters everywhere."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from tests.support.records import session

from lungetimer.cli import main
from lungetimer.cli.completion_values import presets
from lungetimer.text import matching
from lungetimer.training.plan import Plan
from lungetimer.ui.screens.history_sessions import searchable
from lungetimer.words.plan_words import checked_name

if TYPE_CHECKING:
    from pathlib import Path

NAME = "früh_café"
FORMS = (NAME, "fru\u0308h_cafe\u0301")


@pytest.mark.parametrize("kept", FORMS)
@pytest.mark.parametrize("asked", FORMS)
def test_a_preset_is_known_by_either_form_of_its_name(
    kept: str, asked: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    config = tmp_path / "config" / "config.toml"
    config.parent.mkdir()
    config.write_text(f'[presets."{kept}"]\nsets = 7\n', encoding="utf-8")
    assert main(["plan", asked, "--json"]) == 0
    phases = json.loads(capsys.readouterr().out)["phases"]
    assert sum(phase["kind"] == "set" for phase in phases) == 7
    offered = presets(None, None, asked[:5])  # type: ignore[arg-type]  # neither is used
    assert [item.value for item in offered] == [kept]
    # Saved again on Home, it takes the place of the one there is.
    assert checked_name(asked, {kept: Plan()}) == (kept, True)


@pytest.mark.parametrize("note", ["Knie müde, İstanbul", "Knie mu\u0308de, I\u0307stanbul"])
def test_the_filter_looks_at_letters_and_not_at_how_they_are_stored(note: str) -> None:
    kept = searchable(session("a", note=note))
    for word in ("müde", "MU\u0308DE", "istanbul"):
        assert matching(word) in kept
