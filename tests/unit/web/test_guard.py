"""Who may talk to the served app."""

from __future__ import annotations

import os
import socket
from pathlib import Path

import pytest

from lungetimer.web.guard import headers, is_other_account, owner_of, refusal


@pytest.mark.parametrize(
    "host", ["localhost:8123", "localhost", "127.0.0.1:9000", "[::1]:8123", "LOCALHOST:1"]
)
def test_a_page_of_its_own_is_welcome_through_any_tunnel(host: str) -> None:
    assert refusal(host, f"http://{host}", drives=True) is None
    assert refusal(host, None, drives=False) is None


@pytest.mark.parametrize(
    "host",
    [None, "", "evil.example", "evil.example:8123", "localhost.evil.example", "localhost:8123@x",
     "192.168.1.5:8123", "127.0.0.1.nip.io:8123", "localhost:", "localhost:123456", "xlocalhost",
     "localhost:8123\n", "127.0.0.2:8123"],
)  # fmt: skip
def test_a_name_that_is_made_to_point_here_is_refused(host: str | None) -> None:
    assert refusal(host, None, drives=False) is not None
    assert refusal(host, f"http://{host}", drives=True) is not None


@pytest.mark.parametrize(
    "origin",
    ["http://evil.example", "http://localhost:3000", "https://localhost:8123", "null", "",
     "http://127.0.0.1:8123", "http://localhost:8123.evil.example", "file://"],
)  # fmt: skip
def test_a_page_from_elsewhere_is_refused(origin: str) -> None:
    for drives in (True, False):
        assert refusal("localhost:8123", origin, drives=drives) is not None


def test_what_drives_the_app_must_say_where_it_comes_from() -> None:
    assert refusal("localhost:8123", None, drives=True) is not None


def test_the_headers_let_the_page_talk_to_its_own_server_alone() -> None:
    policy = headers("localhost:9000")["Content-Security-Policy"]
    assert "connect-src 'self' ws://localhost:9000;" in policy
    assert "frame-ancestors 'none'" in policy
    assert "script-src 'self';" in policy


def test_the_owner_of_a_real_connection_is_found() -> None:
    if not Path("/proc/net/tcp").exists():
        pytest.skip("only Linux tells")
    with socket.create_server(("127.0.0.1", 0)) as server:
        own = server.getsockname()[1]
        with socket.create_connection(("127.0.0.1", own)) as client:
            assert owner_of(client.getsockname()[1], own) == os.getuid()


def test_another_account_is_a_stranger_and_root_is_not(tmp_path: Path) -> None:
    table = tmp_path / "tcp"
    here = socket.htonl(0x7F000001)  # as Linux writes it: in the machine's own order
    table.write_text(
        "  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid\n"
        f"   0: {here:08X}:1FBB {here:08X}:9C40 01 0:0 00:0 0 0 0 7 2\n"
        f"   1: {here:08X}:9C40 {here:08X}:1FBB 01 0:0 00:0 0 1001 0 8 2\n"
    )
    assert owner_of(40000, 8123, table) == 1001
    assert is_other_account(1001, 1000)
    assert not is_other_account(1000, 1000)
    assert not is_other_account(0, 1000)


def test_where_the_system_does_not_tell_nobody_is_locked_out(tmp_path: Path) -> None:
    assert owner_of(1, 2, tmp_path / "none") is None
    (tmp_path / "tcp").write_text("a header\nrubbish\n")
    assert owner_of(1, 2, tmp_path / "tcp") is None
    assert not is_other_account(None, 1000)
