"""Being asked to end: before the loop runs, while it does, after it, and when nothing answers."""

from __future__ import annotations

import asyncio
import signal
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from lungetimer.running import signals
from lungetimer.running.signals import EndRequests

if TYPE_CHECKING:
    from collections.abc import Iterator

NUMBERS = (signal.SIGTERM, signal.SIGHUP, signal.SIGINT, signal.SIGQUIT)


@pytest.fixture(autouse=True)
def _own_signals() -> Iterator[None]:
    before = {number: signal.getsignal(number) for number in NUMBERS}
    yield
    for number, handler in before.items():
        signal.signal(number, handler)


@pytest.mark.parametrize("number", NUMBERS)
def test_before_the_app_has_begun_it_ends_at_once(number: signal.Signals) -> None:
    EndRequests().listen()
    with pytest.raises(SystemExit) as ended:
        signal.raise_signal(number)
    assert ended.value.code == 128 + number


@pytest.mark.parametrize("number", NUMBERS)
def test_while_it_runs_it_is_told_on_the_loop(number: signal.Signals) -> None:
    told: list[int] = []

    async def running() -> None:
        requests = EndRequests()
        requests.listen()
        requests.set_handler(told.append)
        signal.raise_signal(number)
        assert told == []  # not in between two instructions
        await asyncio.sleep(0)
        await asyncio.sleep(0)

    asyncio.run(running())
    assert told == [128 + number]


def test_when_the_loop_is_closed_it_has_a_few_seconds_left(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    ends: list[int] = []
    monkeypatch.setattr(signals, "end_anyway", ends.append)
    requests = EndRequests()
    requests.listen()

    async def running() -> None:
        requests.set_handler(lambda _: None)

    asyncio.run(running())
    signal.raise_signal(signal.SIGTERM)
    assert ends == [143]


@pytest.mark.parametrize("last", ["print('given back', flush=True)", "time.sleep(60)"])
def test_at_the_last_moment_the_terminal_is_given_back_if_that_does_not_hang_too(
    last: str,
) -> None:
    text = (
        "import time\nfrom lungetimer.running.signals import end_anyway\n"
        f"def give_back(): {last}\n"
        "end_anyway(143, give_back, 0.1)\ntime.sleep(60)"
    )
    done = subprocess.run(
        [sys.executable, "-c", text], capture_output=True, text=True, timeout=30, check=False
    )
    assert done.returncode == 143
    assert done.stdout.strip() == ("given back" if "given" in last else "")
