"""Pounds and reps set by set, by the door: typed, kept, exported, and read on another machine."""

from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING

import pytest

from lungetimer.cli import main
from lungetimer.cli.config import lines_of
from lungetimer.history import codec
from lungetimer.settings import settings_from
from lungetimer.training.loads import KG_PER_LB

if TYPE_CHECKING:
    from pathlib import Path

    from lungetimer.history.session_records import History

A_LIST = 'a list of 1 to 10 whole numbers from 1 to 50, one for each set, like "12,10,8"'


def run(capfd: pytest.CaptureFixture[str], *args: str) -> tuple[int, str, str]:
    status = main(list(args))
    out, err = capfd.readouterr()
    return status, out, err


def machine(
    monkeypatch: pytest.MonkeyPatch, place: Path, units: str, *, zone: str = "Europe/Berlin"
) -> None:
    """Sit down at another machine, with this unit in its settings."""
    (place / "config").mkdir(parents=True)
    (place / "config" / "config.toml").write_text(f'[body]\nunits = "{units}"\n')
    monkeypatch.setenv("LUNGETIMER_CONFIG_DIR", str(place / "config"))
    monkeypatch.setenv("LUNGETIMER_DATA_DIR", str(place / "data"))
    monkeypatch.setenv("TZ", zone)


def kept(place: Path) -> History:
    return codec.read((place / "data" / "history.json").read_bytes()).history


@pytest.mark.parametrize(("typed", "units"), [("25lb", "kg"), ("25", "lb"), ("25 lbs", "lb")])
def test_25_lb_stay_25_lb_through_strong_to_another_machine(
    capfd: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    typed: str,
    units: str,
) -> None:
    machine(monkeypatch, tmp_path / "here", units)
    status, out, _ = run(capfd, "log", "2026-11-20", "--load", typed, "--reps", "12,10,8")
    assert (status, "12,10,8 reps per leg, 60 in total" in out) == (0, True)
    (session,) = kept(tmp_path / "here").sessions
    assert session.plan.load_kg == 25 * KG_PER_LB == 11.33980925
    assert '"load_kg":11.33980925,' in (tmp_path / "here/data/history.json").read_text()

    option = () if units == "lb" else ("--weight-unit", "lb")
    _, sheet, _ = run(capfd, "export", "strong", *option)
    rows = list(csv.DictReader(io.StringIO(sheet), delimiter=";"))
    assert [(row["Weight (lb)"], row["Reps"]) for row in rows] == [
        ("25", "24"), ("25", "20"), ("25", "16"),
    ]  # fmt: skip
    (tmp_path / "strong.csv").write_text(sheet)

    machine(monkeypatch, tmp_path / "there", "lb")
    status, out, _ = run(capfd, "import", "-y", str(tmp_path / "strong.csv"))
    assert (status, "12, 10, 8 per leg, 25 lb in each hand" in out) == (0, True)
    (there,) = kept(tmp_path / "there").sessions
    assert there.plan.load_kg == session.plan.load_kg
    assert (there.plan.listed_reps, there.share) == ((12, 10, 8), 1.0)
    _, again, _ = run(capfd, "export", "strong")
    assert again == sheet
    for kind in ("json", "csv"):
        _, text, _ = run(capfd, "export", kind)
        (tmp_path / f"all.{kind}").write_text(text)
        machine(monkeypatch, tmp_path / f"third-{kind}", "kg")
        run(capfd, "import", "-y", str(tmp_path / f"all.{kind}"))
        (third,) = kept(tmp_path / f"third-{kind}").sessions
        assert third == there
        monkeypatch.setenv("LUNGETIMER_CONFIG_DIR", str(tmp_path / "there/config"))
        monkeypatch.setenv("LUNGETIMER_DATA_DIR", str(tmp_path / "there/data"))


def test_a_file_without_a_unit_is_read_in_that_of_the_settings(
    capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    sheet = tmp_path / "strong.csv"
    sheet.write_text(
        "Date,Workout Name,Duration,Exercise Name,Set Order,Weight,Reps\n"
        "2025-11-20 07:12:03,Legs,31m,Reverse Lunge (Dumbbell),1,25,20\n"
    )
    machine(monkeypatch, tmp_path / "lb", "lb")
    _, out, _ = run(capfd, "import", "-y", str(sheet))
    assert "25 lb in each hand" in out
    assert "Assumed: weights are in lb (if not, use --weight-unit kg)." in out
    assert kept(tmp_path / "lb").sessions[0].plan.load_kg == 25 * KG_PER_LB
    machine(monkeypatch, tmp_path / "kg", "lb")
    _, out, _ = run(capfd, "import", "-y", str(sheet), "--weight-unit", "kg")
    assert "55.12 lb in each hand" in out


@pytest.mark.parametrize(
    ("args", "line"),
    [
        (["--reps", "12,0,8"], f"--reps must be {A_LIST}, not 12,0,8"),
        (["--reps", ",".join(["8"] * 11)], f"--reps must be {A_LIST}, not 8,8"),
        (["--reps", "12,x"], f"--reps must be {A_LIST}, not 12,x"),
        (
            ["--reps", "12,10,8", "--sets", "4"],
            "--sets must be 3 (one set for each number in the reps 12,10,8), not 4",
        ),
        (
            ["--load", "25stone"],
            '--load must be a number from 0 to 200 kg, alone or with kg or lb, like "12kg"',
        ),
        (["--load", "441lb"], "--load must be a number from 0 to 440 lb, not 441lb"),
        (["--load", "-1"], "--load must be a number from 0 to 200 kg, not -1"),
        (["--load", "\x1b[31m5"], "--load must be a number"),
    ],
)
def test_what_is_typed_wrong_is_one_line(
    capfd: pytest.CaptureFixture[str], args: list[str], line: str
) -> None:
    status, out, err = run(capfd, "plan", *args)
    assert (status, out) == (2, "")
    assert err.startswith(f"lungetimer: error: {line}")
    assert err.count("\n") == 1


def test_a_list_on_the_command_line_and_what_it_leaves_alone(
    capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    machine(monkeypatch, tmp_path / "here", "kg")
    file = tmp_path / "here" / "config" / "config.toml"
    file.write_text('[plan]\nreps = "12,10,8"\nrest_s = 50\n[presets.short]\nsets = 2\n')

    def reps(*args: str) -> list[int]:
        document = json.loads(run(capfd, "plan", *args, "--json")[1])
        numbers = [r["set"] for r in document["reps"]]
        return [numbers.count(number) // 2 for number in sorted(set(numbers))]

    assert reps() == [12, 10, 8]
    assert reps("--sets", "4") == [12, 10, 8, 8]
    assert reps("--reps", "9") == [9, 9, 9]
    assert reps("--reps", "9,8") == [9, 8]
    assert reps("--reps", "9, 9") == [9, 9]
    assert reps("short") == [12, 10]
    assert reps("beginner") == [10, 10, 10]
    _, out, _ = run(capfd, "plan")
    assert "12 reps per leg" in out
    assert "8 reps per leg" in out
    assert "in total, 60 reps" in out
    _, out, _ = run(capfd, "config", "show")
    assert out.count('reps = "12,10,8"\n') == 1
    assert 'reps = "12,10"\n' in out


def test_what_is_wrong_in_the_file_is_one_line_each_and_costs_only_itself() -> None:
    settings, problems = settings_from(
        {
            "plan": {"sets": 4, "reps": "12,10,8", "reps_per_leg": 12, "load_kg": "25stone"},
            "presets": {"a": {"reps": "12,0,8"}, "b": {"reps": [9, 8]}, "c": {"reps": 12}},
            "body": {"units": "stone"},
        }
    )
    assert settings.plan.reps == (12, 10, 8)
    assert [settings.presets[name].set_reps for name in "abc"] == [
        (12, 10, 8), (9, 8), (12, 10, 8),
    ]  # fmt: skip
    assert problems == (
        "body.units must be one of kg, lb, not 'stone'; the default applies",
        (
            "plan.sets must be 3 (one set for each number in the reps 12,10,8), not 4; "
            "the default applies"
        ),
        (
            "plan.reps_per_leg must be left out or 10 (the mean of the reps 12,10,8), not 12; "
            "the default applies"
        ),
        (
            "plan.load_kg must be a number from 0 to 200 kg, like 12, not '25stone'; "
            "the default applies"
        ),
        f"presets.a.reps must be {A_LIST}, not '12,0,8'; the default applies",
        f"presets.c.reps must be {A_LIST}, not 12; the default applies",
    )


def test_config_show_prints_what_reads_back_the_same() -> None:
    import tomllib  # noqa: PLC0415  # used only here

    before, _ = settings_from(
        {
            "plan": {"load_kg": 25 * KG_PER_LB, "equipment": "dumbbells", "reps": "12,10,8"},
            "body": {"units": "lb", "weight_kg": 150 * KG_PER_LB},
        }
    )
    after, problems = settings_from(tomllib.loads("\n".join(lines_of(before))))
    assert (after, problems) == (before, ())
