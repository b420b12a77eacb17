"""What no system test may inherit from another."""

from __future__ import annotations

import contextlib
import os
import sys
from typing import TYPE_CHECKING

import pytest
from filelock import Timeout
from tests.system.jack_database import forget_killed_clients, jack_lock
from tests.system.sound_server import AHEAD

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture(autouse=True)
def _no_locks_of_killed_jack_clients() -> None:
    """JACK's clients share a database; one that is killed leaves it locked for all that come."""
    with contextlib.suppress(Timeout), jack_lock().acquire(blocking=False):
        forget_killed_clients()


@pytest.fixture(autouse=True)
def _those_that_listen_have_the_machine(request: pytest.FixtureRequest) -> Iterator[None]:
    """Tests that listen, and all that they start, run before the tests beside them.

    So what they hear is early or late by our own doing. Nice values do not serve: with autogroups,
    as most desktops have them, they count within one terminal alone.
    """
    marker = request.node.get_closest_marker("xdist_group")
    listens = marker is not None and marker.args == ("listening",)
    if sys.platform != "linux" or not listens:
        yield
        return
    before, share = os.sched_getscheduler(0), os.sched_getparam(0)
    with contextlib.suppress(PermissionError):  # without the right to it they do without
        os.sched_setscheduler(0, os.SCHED_RR, os.sched_param(AHEAD))
    try:
        yield
    finally:
        os.sched_setscheduler(0, before, share)
