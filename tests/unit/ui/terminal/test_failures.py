"""Which failure is told, where several come together."""

from __future__ import annotations

import asyncio

import pytest

from lungetimer.ui.terminal.failures import first_failure


def test_what_breaks_the_loop_comes_before_what_its_parts_raise_when_they_are_called_off() -> None:
    kept: list[BaseException] = []

    async def part() -> None:
        try:
            await asyncio.sleep(60)
        finally:
            try:
                [].pop()  # as a lane that looks for what has gone
            except IndexError as error:
                kept.append(error)

    def broken() -> None:
        raise SystemExit(3)  # asyncio lets nothing else out of a callback

    async def app() -> None:
        going = asyncio.create_task(part())
        await asyncio.sleep(0)
        asyncio.get_running_loop().call_soon(broken)
        await going

    with pytest.raises(SystemExit) as raised:
        asyncio.run(app())
    assert len(kept) == 1
    assert first_failure(kept[0], raised.value) is raised.value


def test_what_was_kept_before_stays_the_first() -> None:
    kept = ValueError("first")
    kept.__context__ = KeyError("its own cause")
    escaped = RuntimeError("the loop")
    escaped.__context__ = kept
    assert first_failure(kept, escaped) is kept
    assert first_failure(None, escaped) is escaped
    assert first_failure(escaped, escaped) is escaped
