"""The server: who gets in, what a tab's end means, and that nothing stays behind."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
from typing import TYPE_CHECKING

import aiohttp
import pytest
from tests.support.served import Served, Tab, is_running, until
from tests.support.terminal import environment

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

pytestmark = [pytest.mark.system, pytest.mark.xdist_group("serve")]


@pytest.fixture
def served(tmp_path: Path) -> Iterator[Served]:
    with Served(environment(tmp_path)) as one:
        yield one


def run(tmp_path: Path, *args: str, program: str = "-m lungetimer") -> tuple[int, str, str]:
    done = subprocess.run(
        [sys.executable, *program.split(" ", 1), *args], env=environment(tmp_path),
        capture_output=True, text=True, timeout=60, check=False,
    )  # fmt: skip
    return done.returncode, done.stdout, done.stderr


async def test_only_its_own_page_gets_in(served: Served) -> None:
    place = f"http://127.0.0.1:{served.port}"
    async with aiohttp.ClientSession() as http:
        async with http.get(f"{place}/") as page:
            assert page.status == 200
            assert "<title>lungetimer</title>" in await page.text()
            assert "frame-ancestors 'none'" in page.headers["Content-Security-Policy"]
        for headers in ({"Host": "evil.example"}, {"Origin": "http://evil.example"}):
            async with http.get(f"{place}/", headers=headers) as refused:
                assert refused.status == 403
        for origin in ({}, {"Origin": "http://evil.example"}, {"Origin": "http://localhost:3000"}):
            with pytest.raises(aiohttp.WSServerHandshakeError) as told:
                await http.ws_connect(f"{place}/ws", headers=origin)
            assert told.value.status == 403
        async with http.get(f"{place}/static/") as listing:
            assert listing.status == 403
        async with http.get(f"{place}/none") as nothing:
            assert nothing.status == 404
    assert served.apps() == set()
    assert served.end(signal.SIGINT) == (0, "")


async def test_closing_the_tab_keeps_the_session_for_the_next(
    served: Served, tmp_path: Path
) -> None:
    async with Tab(served) as tab:
        await tab.wait_for("START")
        await tab.press("\r")
        await tab.wait_for("Get ready")
        (app,) = served.apps()
    await until(lambda: not is_running(app))
    kept = json.loads((tmp_path / "data" / "session.json").read_text())
    assert kept["session"]["plan"]["sets"] == 3
    async with Tab(served) as tab:
        await tab.wait_for("esume")
        await tab.press("r")
        await tab.wait_for("Get ready")
    assert served.end(signal.SIGINT) == (0, "")


async def test_a_session_in_a_tab_runs_to_its_end_and_is_saved(tmp_path: Path) -> None:
    env = environment(tmp_path)
    with (tmp_path / "config" / "config.toml").open("a") as config:
        config.write(
            '[plan]\nsets = 1\nreps_per_leg = 1\ntempo = "1-0-1-0"\nlead_in_s = 1\n'
            'warm_up = "off"\ncool_down = "off"\n'
        )
    with Served(env) as served:
        async with Tab(served) as tab:
            await tab.wait_for("START")
            await tab.press("\r")
            await tab.wait_for("Well done!")
        assert served.end(signal.SIGINT) == (0, "")
    document = json.loads((tmp_path / "data" / "history.json").read_text())
    (session,) = document["sessions"]
    assert (session["status"], session["sets"][0]["left"]) == ("completed", 1)
    assert not (tmp_path / "data" / "session.json").exists()


async def test_two_tabs_are_two_apps_and_quitting_one_leaves_the_other(served: Served) -> None:
    async with Tab(served) as one, Tab(served) as other:
        await one.wait_for("START")
        await other.wait_for("START")
        assert len(served.apps()) == 2
        await one.press("q")
        await until(lambda: one.socket.closed)
        await until(lambda: len(served.apps()) == 1)
        await other.send("resize", {"width": 10**9, "height": -4})
        await other.send("resize", {"width": 80, "height": 24})
        await other.press("?")
        await other.wait_for("Start the session")


async def test_ctrl_c_ends_every_app_in_order(served: Served, tmp_path: Path) -> None:
    async with Tab(served) as one, Tab(served) as other:
        await one.wait_for("START")
        await other.wait_for("START")
        await one.press("\r")
        await one.wait_for("Get ready")
        await until((tmp_path / "data" / "session.json").exists)  # written after the first frame
        apps = served.apps()
        assert served.end(signal.SIGINT) == (0, "")
        assert not any(map(is_running, apps))
    assert (tmp_path / "data" / "session.json").exists()


async def test_a_server_that_is_killed_leaves_no_app_behind(served: Served, tmp_path: Path) -> None:
    async with Tab(served) as tab:
        await tab.wait_for("START")
        await tab.press("\r")
        await tab.wait_for("Get ready")
        await until((tmp_path / "data" / "session.json").exists)  # written after the first frame
        (app,) = served.apps()
        served.process.kill()
        served.process.wait()
        await until(lambda: not is_running(app))
    assert (tmp_path / "data" / "session.json").exists()


async def test_what_is_no_message_of_ours_closes_the_tab_without_a_traceback(
    served: Served,
) -> None:
    async with Tab(served) as tab:
        await tab.wait_for("START")
        await tab.socket.send_str("[[[")
        await until(lambda: tab.socket.closed)
        await until(lambda: not served.apps())
    assert served.end(signal.SIGINT) == (0, "")


async def test_what_an_app_complains_of_is_told_without_control_codes(tmp_path: Path) -> None:
    env = environment(tmp_path)
    (tmp_path / "sitecustomize.py").write_text(
        "import os\n"
        "if os.environ.get('TEXTUAL_DRIVER'):\n"
        "    os.write(2, b'no \\x1b]2;bad\\x07 luck')\n"
        "    os._exit(1)\n"
    )
    env["PYTHONPATH"] = os.pathsep.join([str(tmp_path), env.get("PYTHONPATH", "")])
    with Served(env) as served:
        async with Tab(served) as tab:
            await until(lambda: tab.socket.closed)
            assert b"no ]2;bad luck" in bytes(tab.raw)
            assert b"\x1b" not in bytes(tab.raw)
        status, errors = served.end(signal.SIGINT)
    assert (status, errors) == (0, "lungetimer: no ]2;bad luck\n")


def test_a_port_in_use_is_one_line(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        status, out, err = run(tmp_path, "serve", "--port", str(port))
    assert (status, out) == (1, "")
    assert err == (
        f"lungetimer: error: cannot use port {port}: another program uses it; choose another with "
        "--port, or any free one with --port 0\n"
    )


def test_without_the_extra_it_says_how_to_get_it(tmp_path: Path) -> None:
    without = (
        "-c import sys; sys.modules['textual_serve'] = None; "
        "from lungetimer.cli import main; sys.exit(main(sys.argv[1:]))"
    )
    status, out, err = run(tmp_path, "serve", program=without)
    assert (status, out) == (1, "")
    assert err.count("\n") == 1
    assert "pip install textual-serve" in err
    assert run(tmp_path, "serve", "--help", program=without)[0] == 0
