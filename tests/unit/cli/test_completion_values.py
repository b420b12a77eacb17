"""What a shell offers for values."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest
from click.shell_completion import ShellComplete
from tests.support.records import history, session

from lungetimer.cli.commands import cli
from lungetimer.history import codec

if TYPE_CHECKING:
    from pathlib import Path


def offered(*words: str) -> list[str]:
    """What stands to choose from after these words, the last of them begun."""
    shell = ShellComplete(cli, {}, "lungetimer", "_LUNGETIMER_COMPLETE")
    return [item.value for item in shell.get_completions(list(words[:-1]), words[-1])]


@pytest.fixture
def config(tmp_path: Path) -> Path:
    path = tmp_path / "config" / "config.toml"
    path.parent.mkdir()
    return path


def test_presets_of_ones_own_and_the_levels(config: Path) -> None:
    config.write_text("[presets.belly]\nsets = 2\n[presets.'be $(rm) x']\nsets = 2\n")
    for command in ("start", "demo", "plan"):
        assert offered(command, "be") == ["beginner", "belly"]
    assert offered("log", "today", "be") == ["beginner", "belly"]
    assert offered("plan", "supp") == ["supported"]


def test_settings_that_cannot_be_read_leave_the_levels(
    config: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    config.write_bytes(b"\xff [[[")
    assert offered("start", "be") == ["beginner"]
    assert capfd.readouterr() == ("", "")


def test_tempos_topics_and_days() -> None:
    assert offered("start", "--tempo", "s") == ["steady", "slow"]
    assert offered("guide", "mus") == ["muscles"]
    assert offered("guide", "al") == ["all"]
    assert offered("log", "") == ["today", "yesterday"]
    assert offered("history", "--since", "y") == ["yesterday"]
    assert offered("export", "csv", "--since", "t") == ["today"]


def test_weeks_to_freeze_are_the_latest_and_to_unfreeze_the_frozen_ones(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        "lungetimer.cli.quick_history.now", lambda: datetime(2026, 1, 6, tzinfo=UTC)
    )
    assert offered("freeze", "") == ["2026-W02", "2026-W01", "2025-W52", "2025-W51"]
    assert offered("unfreeze", "") == []
    kept = history(session("a"), frozen_weeks=frozenset({"2025-W40", "2025-W02"}))
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "history.json").write_bytes(codec.write(kept))
    assert offered("unfreeze", "") == ["2025-W02", "2025-W40"]
    (tmp_path / "data" / "history.json").write_bytes(b"{ damaged")
    assert offered("unfreeze", "") == []
