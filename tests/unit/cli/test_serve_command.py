"""``serve``: its port, and what it hands on to the apps."""

from __future__ import annotations

import click
import pytest

from lungetimer.cli import main
from lungetimer.cli.serve import global_arguments


@pytest.mark.parametrize("port", ["80", "1023", "65536", "-1"])
def test_a_port_out_of_range_is_one_line(port: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["serve", "--port", port]) == 2
    err = capsys.readouterr().err
    assert err.count("\n") == 1
    assert f"--port must be 0 or a whole number from 1024 to 65535, not {port}" in err


def test_there_is_no_way_to_open_it_to_the_network(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["serve", "--host", "0.0.0.0"]) == 2  # it is refused
    assert "--host" in capsys.readouterr().err


def test_what_stands_before_the_command_goes_to_every_app() -> None:
    handed: list[str] = []

    @click.group()
    @click.option("--place", default="here")
    @click.option("--other", default="x")
    @click.option("--quiet", is_flag=True)
    def root(**_: object) -> None:
        pass

    @root.command()
    @click.pass_context
    def leaf(context: click.Context) -> None:
        handed.extend(global_arguments(context.find_root()))

    root.main(["--place", "a b; rm", "--quiet", "leaf"], standalone_mode=False)
    assert handed == ["--place", "a b; rm", "--quiet"]
