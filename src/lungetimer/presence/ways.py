"""Interface of methods that keep the screen or the machine awake, and a class that tries them."""

from __future__ import annotations

import contextlib
from enum import StrEnum
from typing import TYPE_CHECKING, Protocol

from lungetimer.frozen import frozen

if TYPE_CHECKING:
    from collections.abc import Iterable


class Part(StrEnum):
    """A part that can be kept awake."""

    SCREEN = "screen"
    MACHINE = "machine"


class MethodUnavailableError(Exception):
    """A method does not work here; the message is one line that says why."""


class Way(Protocol):
    """A method of keeping awake; all its functions are called in the same thread.

    Attributes:
        name: its name in the report of ``doctor``.
        keeps: what it keeps awake.
    """

    name: str
    keeps: frozenset[Part]

    def hold(self) -> None:
        """Keep awake from now on.

        Raises:
            MethodUnavailableError: it does not work here.
        """

    def release(self) -> None:
        """Stop keeping awake; called once after each `hold` that worked. Raises nothing."""


@frozen
class Attempt:
    """The result of trying one method.

    Attributes:
        way: the name of the method.
        keeps: what it keeps awake, or would keep awake if it worked.
        why_not: one line on why it does not work here; empty if it works.
    """

    way: str
    keeps: frozenset[Part]
    why_not: str = ""


class ActiveMethods:
    """Tries methods of keeping awake, and records which are in effect.

    Args:
        ways: the methods to try, best first.
    """

    def __init__(self, ways: Iterable[Way]) -> None:
        self._ways = tuple(ways)
        self._active: list[Way] = []
        self.attempts: tuple[Attempt, ...] = ()
        """The results of the last attempts, in order."""

    @property
    def covered(self) -> frozenset[Part]:
        """What is kept awake."""
        return frozenset[Part]().union(*(way.keeps for way in self._active))

    @property
    def is_complete(self) -> bool:
        """Whether all parts are kept awake, except those that none of the methods keeps awake."""
        return self.covered >= frozenset[Part]().union(*(way.keeps for way in self._ways))

    def hold(self) -> None:
        """Try the methods in order until everything is kept awake; skip those in effect."""
        attempts = [Attempt(way.name, way.keeps) for way in self._active]
        for way in self._ways:
            if way in self._active or way.keeps <= self.covered:
                continue
            try:
                way.hold()
            except MethodUnavailableError as error:
                attempts.append(Attempt(way.name, way.keeps, str(error)))
            except Exception as error:  # a bug in a library must not prevent the other methods
                why_not = f"{type(error).__name__}: {error}"
                attempts.append(Attempt(way.name, way.keeps, why_not))
            else:
                self._active.append(way)
                attempts.append(Attempt(way.name, way.keeps))
        self.attempts = tuple(attempts)

    def release(self) -> None:
        """Release all methods, the last one first."""
        while self._active:
            with contextlib.suppress(Exception):  # as in `hold`
                self._active.pop().release()
