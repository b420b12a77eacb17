"""The README is one page and tells of what there is; links between the documents lead somewhere."""

from __future__ import annotations

import json
import re
import tomllib
from pathlib import Path

import click
import pytest

from lungetimer.cli import main
from lungetimer.cli.commands import cli
from lungetimer.settings import settings_from
from lungetimer.words.commands import COMMANDS

ROOT = Path(__file__).resolve().parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")
DOCUMENTS = [*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md")]
BESIDE_COMMANDS = {"ctrl+p"}  # the palette's own key


def section(title: str) -> str:
    return README.split(f"\n## {title}\n")[1].split("\n## ")[0]


def test_it_is_one_page() -> None:
    assert len(README.splitlines()) <= 150


def test_every_command_has_its_row_and_its_options_exist() -> None:
    text = section("Command line")
    context = click.Context(cli)
    for name in cli.list_commands(context):
        command = cli.get_command(context, name)
        assert command is not None
        rows = [line for line in text.splitlines() if f"`lungetimer {name}" in line]
        assert rows, f"no row for {name}"
        known = {option for param in command.params for option in param.opts}
        told = set(re.findall(r"--[a-z-]+", rows[0].split(" | ")[0]))
        assert told <= known, name


def test_every_key_of_the_table_is_a_key() -> None:
    known = {command.single_key for command in COMMANDS} | BESIDE_COMMANDS
    known |= {key for command in COMMANDS for key in command.keys.split(",")}
    told = {key for row in re.findall(r"^\| `.*", section("Keys"), re.MULTILINE)
            for cell in row.split("|")[1::2] for key in re.findall(r"`([^`]+)`", cell)}  # fmt: skip
    assert len(told) > 25
    assert told <= known


def test_the_settings_in_it_hold() -> None:
    example = section("Files").split("```toml\n")[1].split("```")[0]
    settings, problems = settings_from(tomllib.loads(example))
    assert problems == ()
    assert settings.presets["morning"].rest_s == settings.plan.rest_s == 60


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_links_lead_to_files_and_headings(document: Path) -> None:
    text = document.read_text(encoding="utf-8")
    links = re.findall(r'\]\(([^)\s]+)\)|src="([^"]+)"', re.sub(r"`[^`\n]*`", "", text))
    for link in filter(None, (a or b for a, b in links)):
        if link.startswith("https://"):
            continue
        name, _, heading = link.partition("#")
        target = document.parent / name if name else document
        assert target.exists(), link
        if heading:
            titles = re.findall(r"^#+ (.*)", target.read_text(encoding="utf-8"), re.MULTILINE)
            assert heading in {re.sub(r"[^\w -]", "", t).lower().replace(" ", "-") for t in titles}


@pytest.mark.parametrize("command", ["history", "streak", "plan", "due", "comeback", "records"])
def test_what_programs_get_is_told(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    # Without a session and without safety answers nothing is due, unless the week is over.
    assert main([command, "--json"]) in ({0, 12} if command == "due" else {0})
    found = json.loads(capsys.readouterr().out)
    text = (ROOT / "docs" / "data-format.md").read_text(encoding="utf-8")
    told = re.split(rf"`{command} --json`:\s", text)[1].split("\n- ")[0]
    fields = set(found) | {key for rows in found.values() if isinstance(rows, list)
                           for row in rows if isinstance(row, dict) for key in row}  # fmt: skip
    assert fields
    assert fields <= set(re.findall(r'"(\w+)"', told))


def test_the_first_screenful_has_the_two_commands_and_ci_runs_the_second() -> None:
    top = "\n".join(README.splitlines()[:24])
    block = top.split("```sh\n")[1].split("```")[0]
    commands = [line.partition("#")[0].strip() for line in block.strip().splitlines()]
    assert commands == ["make run", "make test"]
    for needed in ("python3-venv", "brew install", "pipx install .", "uv tool install ."):
        assert needed in top
    ci = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    assert ci.rstrip().splitlines()[-1] == commands[-1]
