"""Drills of one's own choice: on the command line, in the settings, in presets, in the record."""

from __future__ import annotations

import json
import tomllib
from typing import TYPE_CHECKING

import pytest

from lungetimer.cli import main
from lungetimer.cli.completion_values import drills as offered
from lungetimer.paths import find_paths

if TYPE_CHECKING:
    from pathlib import Path


def run(capfd: pytest.CaptureFixture[str], *args: str) -> tuple[int, str, str]:
    status = main(args)
    out, err = capfd.readouterr()
    assert "Traceback" not in err
    return status, out, err


def drills(capfd: pytest.CaptureFixture[str], *args: str) -> list[str]:
    """The names of the warm-up and cool-down phases of a plan."""
    status, out, err = run(capfd, "plan", "--json", *args)
    assert (status, err) == (0, "")
    phases = json.loads(out)["phases"]
    return [p["name"] for p in phases if p["kind"] in {"warm_up", "cool_down"}]


def settings(text: str) -> None:
    path = find_paths().config
    path.parent.mkdir(exist_ok=True)
    path.write_text(text, encoding="utf-8")


def test_the_option_names_the_drills_in_their_order(capfd: pytest.CaptureFixture[str]) -> None:
    assert drills(capfd, "--drills", "squats,march,calf") == [
        "Easy squats", "March on the spot", "Calf stretch, left", "Calf stretch, right",
    ]  # fmt: skip
    everything = drills(capfd)
    assert drills(capfd, "--drills", "all") == everything
    without = drills(capfd, "--drills", "-squats,-quad")
    assert len(without) == len(everything) - 3
    assert "Easy squats" not in without


@pytest.mark.parametrize("wrong", ["marsh", "march,-squats", "march,march", "", "all,march"])
def test_a_wrong_name_is_one_line_with_what_is_allowed(
    wrong: str, capfd: pytest.CaptureFixture[str]
) -> None:
    status, out, err = run(capfd, "plan", "--drills", wrong)
    assert (status, out) == (2, "")
    assert err.startswith("lungetimer: error: --drills ")
    assert err.count("\n") == 1


def test_settings_and_presets_have_their_own(capfd: pytest.CaptureFixture[str]) -> None:
    settings(
        '[plan]\ndrills = ["-glute_squeezes"]\n'
        '[presets.quick]\ndrills = ["march", "half_lunges"]\n'
        '[presets.whole]\ndrills = "all"\n'
    )
    assert "Bridges or glute squeezes" not in drills(capfd)
    assert drills(capfd, "quick") == ["March on the spot", "Half-depth reverse lunges"]
    assert "Bridges or glute squeezes" in drills(capfd, "whole")
    assert drills(capfd, "quick", "--drills", "march") == ["March on the spot"]


def test_what_config_shows_is_read_back(capfd: pytest.CaptureFixture[str]) -> None:
    shown = tomllib.loads(run(capfd, "config", "show")[1])
    assert shown["plan"]["drills"] == "all"
    settings('[plan]\ndrills = ["march", "quad"]\n')
    shown = tomllib.loads(run(capfd, "config", "show")[1])
    assert shown["plan"]["drills"] == ["march", "quad"]


def test_whoever_does_not_kneel_gets_standing_stretches(capfd: pytest.CaptureFixture[str]) -> None:
    settings("[body]\nkneeling = false\n")
    found = drills(capfd)
    assert "Standing hip stretch, left" in found
    assert "Hip-flexor stretch, left" not in found


def test_the_record_keeps_them_only_if_not_all(
    capfd: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    assert run(capfd, "log", "yesterday", "--warm-up", "full")[0] == 0
    assert run(capfd, "log", "today", "--warm-up", "full", "--drills", "march,squats")[0] == 0
    kept = json.loads((tmp_path / "data" / "history.json").read_bytes())["sessions"]
    plain, chosen = kept  # the older one first
    assert plain["warm_up_s"] == 270
    assert "drills" not in plain["plan"]
    assert chosen["plan"]["drills"] == ["march", "squats"]
    assert chosen["warm_up_s"] == 95


def test_a_record_with_a_drill_of_a_newer_version_is_read(
    capfd: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    run(capfd, "log", "today", "--drills", "march")
    file = tmp_path / "data" / "history.json"
    file.write_bytes(file.read_bytes().replace(b'["march"]', b'["cossack_squats","march"]'))
    assert run(capfd, "history")[0] == 0
    assert run(capfd, "log", "yesterday")[0] == 0
    assert b'"drills":["cossack_squats","march"]' in file.read_bytes()


def test_a_shell_offers_the_names() -> None:
    def values(begun: str) -> list[str]:
        return [item.value for item in offered(None, None, begun)]  # type: ignore[arg-type]  # neither argument is used

    assert {"all", "march", "leg_swings", "quad"} <= set(values(""))
    assert values("march,sq") == ["march,squats"]
