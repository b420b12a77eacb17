"""The command line: what it prints, and the one clear line when something is wrong."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import click
import pytest

from lungetimer import __version__
from lungetimer.cli import main
from lungetimer.cli.commands import cli


def run(capsys: pytest.CaptureFixture[str], *args: str) -> tuple[int, str, str]:
    status = main(list(args))
    captured = capsys.readouterr()
    return status, captured.out, captured.err


def test_the_default_plan_as_json(capsys: pytest.CaptureFixture[str]) -> None:
    status, out, _ = run(capsys, "plan", "--json")
    document = json.loads(out)
    assert status == 0
    assert set(document) == {"total_s", "phases", "reps"}
    assert document["total_s"] == 970
    assert len(document["reps"]) == 60
    assert document["reps"][0] == {"set": 1, "n": 1, "leg": "left", "at_s": 280}
    assert [r["leg"] for r in document["reps"]] == ["left", "right"] * 30
    assert document["phases"][0] == {
        "kind": "prepare", "name": "Get ready", "at_s": 0, "length_s": 5, "set": None,
    }  # fmt: skip
    assert sum(p["length_s"] for p in document["phases"]) == 970


def test_the_plan_for_people_names_every_phase(capsys: pytest.CaptureFixture[str]) -> None:
    _, out, _ = run(capsys, "plan", "light", "--reps", "8", "--warm-up", "short")
    assert "Set 3" in out
    assert "8 reps per leg" in out
    assert "in total, 48 reps" in out


@pytest.mark.parametrize(
    ("args", "says"),
    [
        (["plan", "--sets", "0"], "--sets must be a whole number from 1 to 10, not 0"),
        (["plan", "--rest", "-5"], "--rest must be a whole number from 0 to 300 s, not -5"),
        (["plan", "--tempo", "0-0-0-0"], "--tempo cannot be 0-0-0-0; it must be"),
        (
            ["plan", "--tempo", "abc"],
            "--tempo cannot be abc; it must be a name (steady, slow, brisk, pause) or four numbers",
        ),
        (
            ["plan", "--load", "nan"],
            '--load must be a number from 0 to 200 kg, alone or with kg or lb, like "12kg", not ',
        ),
        (
            ["plan", "--load", "1e1"],
            '--load must be a number from 0 to 200 kg, alone or with kg or lb, like "12kg", not ',
        ),
        (
            ["plan", "--sets", "many"],
            "--sets must be a whole number from 1 to 10, like 3, not 'many'",
        ),
        (
            ["plan", "--reps", "1_0"],
            "a whole number from 1 to 50, like 10, or a list like 12,10,8, not '1_0'",
        ),
        (
            ["plan", "--rest", "\u0661\u0660"],
            "must be a whole number from 0 to 300 s, like 45, not '\u0661\u0660'",
        ),
        (
            ["plan", "--equipment", "anvil"],
            "must be one of none, dumbbells, kettlebell, not 'anvil'",
        ),
        (["plan", "--reps", "12 10 8"], "a list like 12,10,8, not '12 10 8'"),
        (["plan", "--reps", "12-10"], "a list like 12,10,8, not '12-10'"),
        (
            ["plan", "[/foo]"],
            "PRESET cannot be '[/foo]'; choose one of these presets and levels: supported, b",
        ),
        (["start", "--sets", "0"], "--sets must be"),
        (["start", "nope"], "PRESET cannot be 'nope'"),
        (["demo", "--speed", "0"], "--speed must be a number from 1 to 1000, not 0"),
        (["demo", "--speed", "nan"], "--speed must be a number from 1 to 1000, like 10, not 'nan'"),
        (
            ["history", "--since", "lately"],
            "must be a date like 2026-11-22, today or yesterday, not 'lately'",
        ),
        (["history", "--limit", "0"], "--limit must be a whole number of at least 1, not 0"),
        (
            ["log", "today", "--rir", "1_0"],
            "--rir must be a whole number from 0 to 10, like 3, not '1_0'",
        ),
        (
            ["log", "today", "--pain", "x"],
            "--pain must be a whole number from 0 to 10, like 3, not 'x'",
        ),
        (["log", "today", "--pain", "11"], "--pain must be a whole number from 0 to 10, not 11"),
        (
            ["log", "today", "--time", "25:00"],
            "must be a time from 00:00 to 23:59, like 18:30, not '25",
        ),
        (["history", "--limit", "all"], "must be a whole number of at least 1, like 10, not 'all'"),
        (["history", "--limit", "-987654321012"], "of at least 1, not -987654321012"),
        (
            ["export", "ics", "--weeks", "x"],
            "--weeks must be a whole number from 1 to 52, like 4, not 'x'",
        ),
        (
            ["export", "ics", "--remind", "x"],
            "--remind must be a whole number from 0 to 1440, like 30,",
        ),
        (
            ["serve", "--port", "x"],
            "must be 0 or a whole number from 1024 to 65535, like 8123, not 'x'",
        ),
        (
            ["plan", "--lead-in", "x"],
            "--lead-in must be a whole number from 0 to 30 s, like 5, not 'x'",
        ),
        (["demo", "--speed", "0.5"], "--speed must be a number from 1 to 1000, not 0.5"),
        (["dance"], "there is no command 'dance'; to list all commands, run lungetimer --help"),
        (["don't"], 'there is no command "don\'t"; to list all commands, run lungetimer --help'),
        (["histry"], "there is no command 'histry'; did you mean history?"),
        (["config", "Shwo"], "there is no command 'Shwo'; did you mean show?"),
        (["--nonsense"], "there is no option --nonsense"),
        (["plan", "--sets"], "--sets needs a value, but none was given"),
        (["streak", "x", "y"], "'x y' is one argument too many; see lungetimer streak --help"),
        (["streak", "(x)"], "'(x)' is one argument too many; see lungetimer streak --help"),
        (["completion", "tcsh"], "SHELL must be one of bash, zsh, fish, not 'tcsh'"),
        (["export", "xls"], "KIND must be one of csv, json, strong, fit, ics, not 'xls'"),
        (["log"], "DATE is missing; see lungetimer log --help"),
    ],
)
def test_wrong_use_is_one_line_and_two(
    capsys: pytest.CaptureFixture[str], args: list[str], says: str
) -> None:
    status, out, err = run(capsys, *args)
    assert (status, out) == (2, "")
    assert err.startswith("lungetimer: error: ")
    assert err.count("\n") == 1
    assert says in err


@pytest.mark.parametrize("args", [[], ["start"], ["demo"]])
def test_without_a_terminal_it_says_what_works(
    capsys: pytest.CaptureFixture[str], args: list[str]
) -> None:
    status, _, err = run(capsys, *args)
    assert status == 2
    assert "this command needs an interactive terminal" in err
    assert "run it in a terminal window" in err
    assert "such as lungetimer history" in err


def test_version_and_help(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(capsys, "--version")[1].strip() == f"lungetimer {__version__}"
    status, out, _ = run(capsys, "--help")
    assert status == 0
    assert all(name in out for name in ("start", "demo", "plan", "history"))


def test_a_load_alone_means_dumbbells(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(capsys, "plan", "--load", "4", "--json")[0] == 0


def test_settings_that_do_not_hold_are_told_and_the_rest_counts(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    config = tmp_path / "config" / "config.toml"
    config.parent.mkdir()
    config.write_text('[plan]\nsets = 4\nrest_s = "long"\n[presets.mine]\nreps_per_leg = 6\n')
    status, out, err = run(capsys, "plan", "mine", "--json")
    document = json.loads(out)
    assert status == 0
    assert len(document["reps"]) == 4 * 12
    assert (
        f"{config}: plan.rest_s must be a whole number from 0 to 300 s, like 45, not 'long'" in err
    )


def test_settings_that_are_not_toml_leave_the_defaults(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    config = tmp_path / "config" / "config.toml"
    config.parent.mkdir()
    config.write_bytes(b"\xff\xfe not toml [[[")
    status, out, err = run(capsys, "plan", "--json")
    assert (status, json.loads(out)["total_s"]) == (0, 970)
    assert err.count("\n") == 1
    assert str(config) in err
    assert config.read_bytes() == b"\xff\xfe not toml [[["


def test_no_history_greets(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(capsys, "history") == (
        0,
        "There are no sessions yet. To start the first one, run: lungetimer\n",
        "",
    )
    status, out, _ = run(capsys, "history", "--json")
    assert (status, json.loads(out)) == (0, {"sessions": []})


def test_a_history_that_is_not_json_is_kept_aside_and_told(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    data = tmp_path / "data"
    data.mkdir()
    (data / "history.json").write_bytes(b"not json at all")
    status, out, err = run(capsys, "history")
    assert status == 0
    assert "There are no sessions yet" in out
    assert err.count("\n") == 1
    assert "history.json" in err
    kept = [f for f in data.iterdir() if f.is_file() and f.read_bytes() == b"not json at all"]
    assert len(kept) == 1


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full here")
@pytest.mark.parametrize("words", [["plan"], ["guide", "all"], ["--help"]])
def test_no_room_for_the_output_is_one_line_and_no_mistake(
    tmp_path: Path, words: list[str]
) -> None:
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            [sys.executable, "-m", "lungetimer", *words],
            env=os.environ | {"LUNGETIMER_DATA_DIR": str(tmp_path)},
            stdout=full, stderr=subprocess.PIPE, text=True, check=False,
        )  # fmt: skip
    assert done.returncode == 1
    assert done.stderr.startswith("lungetimer: error: the output could not be written: ")
    assert done.stderr.count("\n") == 1
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("columns", [40, 80, 200])
def test_the_help_shows_every_commands_line_whole(
    columns: int, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", str(columns))
    assert main(["--help"]) == 0
    shown = " ".join(capsys.readouterr().out.partition("Commands:")[2].split())
    assert "..." not in shown
    context = click.Context(cli)
    for name in cli.list_commands(context):
        command = cli.get_command(context, name)
        assert command is not None
        first_sentence = command.get_short_help_str(limit=1000)
        assert f"{name} {first_sentence}" in shown


def test_a_plan_of_one_leg_then_the_other_as_json(capsys: pytest.CaptureFixture[str]) -> None:
    options = ("--legs", "one_by_one", "--switch", "7", "--warm-up", "off", "--cool-down", "off")
    _, out, _ = run(capsys, "plan", "--json", *options)
    plan = json.loads(out)
    sets = [p for p in plan["phases"] if p["kind"] == "set"]
    assert sets[0]["switch"] == {"at_s": 55, "length_s": 7}
    assert (sets[0]["at_s"], sets[0]["length_s"]) == (5, 107)
    assert [r["leg"] for r in plan["reps"][:20]] == ["left"] * 10 + ["right"] * 10
    assert (plan["reps"][9]["at_s"], plan["reps"][10]["at_s"]) == (50, 62)
    assert "estimated" not in plan
    assert plan["total_s"] == 5 + 3 * 107 + 2 * 45


@pytest.mark.parametrize(
    ("options", "estimated"),
    [
        ((), set()),
        (("--pacing", "self"), {"set"}),
        (("--pacing", "set"), {"set"}),
        (("--rest-mode", "ready"), {"rest"}),
        (("--pacing", "set", "--rest-mode", "ready"), {"set", "rest"}),
    ],
)
def test_lengths_that_nobody_can_know_are_told_as_estimates(
    capsys: pytest.CaptureFixture[str], options: tuple[str, ...], estimated: set[str]
) -> None:
    _, out, _ = run(capsys, "plan", "--json", *options)
    plan = json.loads(out)
    assert {p["kind"] for p in plan["phases"] if "estimated" in p} == estimated
    assert plan.get("estimated", False) == bool(estimated)
    assert not any("switch" in p for p in plan["phases"])
    _, out, _ = run(capsys, "plan", *options)
    assert ("about " in out) == bool(estimated)


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (("--pacing", "sets"), "--pacing must be one of tempo, self, set, not 'sets'"),
        (("--legs", "both"), "--legs must be one of alternating, one_by_one, not 'both'"),
        (("--switch", "99"), "--switch must be a whole number from 0 to 60 s, not 99"),
        (("--switch", "-1"), "--switch must be a whole number from 0 to 60 s, not -1"),
        (
            ("--switch", "soon"),
            "--switch must be a whole number from 0 to 60 s, like 5, not 'soon'",
        ),
        (("--rest-mode", "later"), "--rest-mode must be one of timed, ready, not 'later'"),
    ],
)
@pytest.mark.parametrize("command", [("plan",), ("start",), ("log", "yesterday")])
def test_words_and_numbers_that_are_not_allowed_are_told_in_one_line(
    capsys: pytest.CaptureFixture[str],
    command: tuple[str, ...],
    options: tuple[str, ...],
    told: str,
) -> None:
    status, _, err = run(capsys, *command, *options)
    assert status == 2
    assert len(err.splitlines()) == 1
    assert re.search(told, err)
