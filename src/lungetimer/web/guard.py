"""Decide which requests the server refuses.

The server accepts only requests from its own page, opened on this computer by the same account.

Every web page that is open in a browser on this computer can reach a port on the loopback
interface, and so can every account. The Origin header reveals pages from elsewhere. The Host header
reveals pages whose host name was made to point to this computer. The owner of the connection
reveals other accounts.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path
from typing import Final

# Any port is allowed, because an SSH tunnel can have another port than the server.
_HERE: Final = re.compile(r"(localhost|127\.0\.0\.1|\[::1\])(:\d{1,5})?", re.IGNORECASE)
_TABLE: Final = Path("/proc/net/tcp")
_LOOPBACK: Final = f"{int.from_bytes(bytes([127, 0, 0, 1]), sys.byteorder):08X}"
_ROOT: Final = 0


def headers(host: str) -> dict[str, str]:
    """Return the headers that each response gets.

    They forbid content from other servers, and forbid other pages to show our page in a frame.

    Args:
        host: the Host header of a request that was not refused.
    """
    policy = (
        # xterm.js adds inline styles; for older versions of Safari, 'self' does not include ws:.
        "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; font-src 'self'; "
        f"img-src 'self' data:; connect-src 'self' ws://{host}; base-uri 'none'; "
        "form-action 'none'; frame-ancestors 'none'"
    )
    return {
        "Content-Security-Policy": policy,
        "X-Frame-Options": "DENY",
        "X-Content-Type-Options": "nosniff",
        "Referrer-Policy": "no-referrer",
        "Cross-Origin-Resource-Policy": "same-origin",
        "Cross-Origin-Opener-Policy": "same-origin",
        "Cache-Control": "no-cache",
    }


def refusal(host: str | None, origin: str | None, *, drives: bool) -> str | None:
    """Return why a request is refused, in one line, or None if it is allowed.

    Args:
        host: the Host header of the request; None if it has none.
        origin: the Origin header of the request; None if it has none.
        drives: whether the request would control the app, and so must have an Origin header.
    """
    if host is None or not _HERE.fullmatch(host):
        return "open the page as http://localhost:PORT; other names are refused"
    if origin is None:
        return "the request has no Origin header" if drives else None
    if origin.lower() != f"http://{host.lower()}":
        return "requests from other pages are refused"
    return None


def owner_of(port: int, own_port: int, table: Path = _TABLE) -> int | None:
    """Return the id of the user at the other end of a connection over 127.0.0.1.

    Args:
        port: the port of the other end.
        own_port: the server's port.
        table: the file in which Linux lists all connections.

    Returns:
        The user id; None if it is unknown, as on systems other than Linux, or if the connection
        comes through a relay that has no socket of its own.
    """
    theirs, ours = f"{_LOOPBACK}:{port:04X}", f"{_LOOPBACK}:{own_port:04X}"
    try:
        lines = table.read_text(encoding="ascii").splitlines()
    except (OSError, ValueError):
        return None
    for line in lines:
        # Columns: sl local remote state queues timer retransmits uid ...
        words = line.split()
        if words[1:3] == [theirs, ours] and len(words) > 7:
            return int(words[7])
    return None


def is_other_account(owner: int | None, me: int) -> bool:
    """Return whether a connection is known to belong to another account than ``me``.

    Root does not count as another account, because root can read the user's files anyway.
    """
    return owner is not None and owner not in {me, _ROOT}
