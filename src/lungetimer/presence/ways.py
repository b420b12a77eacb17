"""What a way to keep screen or machine awake looks like, and how several are tried in order."""

from __future__ import annotations

import contextlib
from enum import StrEnum
from typing import TYPE_CHECKING, Protocol

from lungetimer.frozen import frozen

if TYPE_CHECKING:
    from collections.abc import Iterable


class Part(StrEnum):
    """What can be kept awake."""

    SCREEN = "screen"
    MACHINE = "machine"


class NoWayError(Exception):
    """A way does not work here; the text says why, in one line."""


class Way(Protocol):
    """One way to keep awake. All its methods are called in one and the same thread.

    Attributes:
        name: what it is called in the report of ``doctor``.
        keeps: what it keeps awake.
    """

    name: str
    keeps: frozenset[Part]

    def hold(self) -> None:
        """Keep awake from now on.

        Raises:
            NoWayError: it does not work here.
        """

    def release(self) -> None:
        """Let go; called once after each `hold` that worked. Raises nothing."""


@frozen
class Attempt:
    """How one way did.

    Attributes:
        way: its name.
        keeps: what it keeps awake, or would have.
        why_not: one line on why it does not work here; empty if it works.
    """

    way: str
    keeps: frozenset[Part]
    why_not: str = ""


class Holding:
    """The ways that hold at present.

    Args:
        ways: the best first.
    """

    def __init__(self, ways: Iterable[Way]) -> None:
        self._ways = tuple(ways)
        self._held: list[Way] = []
        self.attempts: tuple[Attempt, ...] = ()
        """How each way did that was tried last, in order."""

    @property
    def kept(self) -> frozenset[Part]:
        """What is kept awake."""
        return frozenset[Part]().union(*(way.keeps for way in self._held))

    @property
    def is_complete(self) -> bool:
        """Whether everything is kept awake that some way could keep."""
        return self.kept >= frozenset[Part]().union(*(way.keeps for way in self._ways))

    def hold(self) -> None:
        """Try the ways in order until everything is kept awake; those that hold already stay."""
        attempts = [Attempt(way.name, way.keeps) for way in self._held]
        for way in self._ways:
            if way in self._held or way.keeps <= self.kept:
                continue
            try:
                way.hold()
            except NoWayError as error:
                attempts.append(Attempt(way.name, way.keeps, str(error)))
            except Exception as error:  # a mistake in a library costs this way, not the others
                why_not = f"{type(error).__name__}: {error}"
                attempts.append(Attempt(way.name, way.keeps, why_not))
            else:
                self._held.append(way)
                attempts.append(Attempt(way.name, way.keeps))
        self.attempts = tuple(attempts)

    def release(self) -> None:
        """Let go of everything, the last first."""
        while self._held:
            with contextlib.suppress(Exception):  # as in `hold`
                self._held.pop().release()
