"""The app in a real browser: Home drawn, a session begun by keyboard."""

from __future__ import annotations

import asyncio
import contextlib
from typing import TYPE_CHECKING

import pytest
from tests.support.browser import Browser, chromium
from tests.support.served import Served, until
from tests.support.terminal import environment

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

pytestmark = [pytest.mark.system, pytest.mark.xdist_group("browser")]


@contextlib.asynccontextmanager
async def tunnel(port: int) -> AsyncIterator[int]:
    """What ``ssh -L`` makes: another port of this machine that leads to the server's."""
    ways: set[asyncio.Task[None]] = set()

    async def carry(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with contextlib.suppress(OSError):
            while data := await reader.read(65536):
                writer.write(data)
        writer.close()
        with contextlib.suppress(OSError):
            await writer.wait_closed()

    async def lead(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        there = await asyncio.open_connection("127.0.0.1", port)
        for way in (carry(reader, there[1]), carry(there[0], writer)):
            ways.add(asyncio.create_task(way))

    server = await asyncio.start_server(lead, "127.0.0.1", 0)
    async with server:
        yield server.sockets[0].getsockname()[1]
        await asyncio.wait_for(asyncio.gather(*ways), 10)


async def test_home_is_drawn_and_a_session_begun_by_keyboard(tmp_path: Path) -> None:
    chromium()
    with Served(environment(tmp_path)) as served:
        async with Browser(tmp_path / "chromium") as browser:
            await browser.open(served.address)
            home = await browser.wait_for("START")
            assert "Today's session" in home
            assert await browser.ask("document.title") == "lungetimer"
            faces = await browser.ask("[...document.fonts].map((one) => one.status)")
            assert faces == ["loaded", "loaded"]  # letters, and the dots of the figure
            drawn = await browser.picture()
            await browser.press("Enter")
            await browser.wait_for("Get ready")
            await browser.press(" ")
            await browser.wait_for("PAUSED")
            assert await browser.picture() != drawn
            await browser.press("q")
            await browser.wait_for("Do you want to leave the session?")
            await browser.press("d")
            await browser.wait_for("START")
            await browser.press("q")
            await browser.wait_until("document.body.classList.contains('-closed')")
        ours = (f"http://localhost:{served.port}/", f"ws://localhost:{served.port}/")
        assert all(address.startswith((*ours, "data:")) for address in browser.asked)
        assert browser.errors == []
        await until(lambda: not served.apps())


async def test_a_tunnel_with_another_port_leads_to_the_same(tmp_path: Path) -> None:
    chromium()
    with Served(environment(tmp_path)) as served:
        async with tunnel(served.port) as port, Browser(tmp_path / "chromium") as browser:
            await browser.open(f"http://localhost:{port}/?fontsize=24")
            await browser.wait_for("START")
            assert await browser.ask("caught.terminal.options.fontSize") == "24"
            assert browser.errors == []
            assert not any(str(served.port) in address for address in browser.asked)
