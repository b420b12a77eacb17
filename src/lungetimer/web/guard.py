"""Who may talk to the served app: pages of its own, on this computer, opened by its owner.

A port on the loopback is open to every page that a browser on this computer visits, and to every
account. A page from elsewhere shows itself by its Origin, one that made its own name point here by
the Host it asks for, another account by the owner of its connection.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path
from typing import Final

# Any port: an SSH tunnel may end at another one than ours.
_HERE: Final = re.compile(r"(localhost|127\.0\.0\.1|\[::1\])(:\d{1,5})?", re.IGNORECASE)
_TABLE: Final = Path("/proc/net/tcp")
_LOOPBACK: Final = f"{int.from_bytes(bytes([127, 0, 0, 1]), sys.byteorder):08X}"
_ROOT: Final = 0


def headers(host: str) -> dict[str, str]:
    """What is sent with every answer: nothing from elsewhere is loaded, no other page frames this.

    Args:
        host: the Host header of a request that is not refused.
    """
    policy = (
        # xterm.js writes styles of its own; older Safari does not count ws: to 'self'.
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
    """Why a request is refused, in one line; ``None`` when it is welcome.

    Args:
        host: its Host header.
        origin: its Origin header.
        drives: whether it would drive the app; then it must say where it comes from.
    """
    if host is None or not _HERE.fullmatch(host):
        return "open it as http://localhost and the port; other names are refused"
    if origin is None:
        return "a page must say where it comes from" if drives else None
    if origin.lower() != f"http://{host.lower()}":
        return "pages from elsewhere are refused"
    return None


def owner_of(port: int, own_port: int, table: Path = _TABLE) -> int | None:
    """The user id that holds the other end of a connection over 127.0.0.1.

    Args:
        port: the port of the other end.
        own_port: the port served.
        table: Linux's list of connections.

    Returns:
        ``None`` where the system does not tell: not Linux, or a relay without a socket of its own.
    """
    theirs, ours = f"{_LOOPBACK}:{port:04X}", f"{_LOOPBACK}:{own_port:04X}"
    try:
        lines = table.read_text(encoding="ascii").splitlines()
    except (OSError, ValueError):
        return None
    for line in lines:
        # sl local remote state queues timer retransmits uid ...
        words = line.split()
        if words[1:3] == [theirs, ours] and len(words) > 7:
            return int(words[7])
    return None


def is_stranger(owner: int | None, me: int) -> bool:
    """Whether a connection is of another account. The root user could read our files anyway."""
    return owner is not None and owner not in {me, _ROOT}
