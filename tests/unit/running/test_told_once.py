"""Trouble that stays is told once, not at every start."""

from pathlib import Path

from lungetimer.running.told_once import ToldOnce


def test_it_is_told_again_only_when_it_came_back_or_is_another_one(tmp_path: Path) -> None:
    told: list[str] = []
    path = tmp_path / "state" / "sound-trouble"
    ToldOnce(path, told.append).tell("no device")
    ToldOnce(path, told.append).tell("no device")  # the next start
    assert told == ["no device"]
    ToldOnce(path, told.append).tell("no answer")
    ToldOnce(path, told.append).forget()
    ToldOnce(path, told.append).tell("no answer")
    assert told == ["no device", "no answer", "no answer"]
    assert path.stat().st_mode & 0o777 == 0o600


def test_where_nothing_can_be_kept_it_is_told(tmp_path: Path) -> None:
    told: list[str] = []
    (tmp_path / "state").touch()  # no folder can be here
    for _ in range(2):
        ToldOnce(tmp_path / "state" / "sound-trouble", told.append).tell("no device")
    assert told == ["no device"] * 2
