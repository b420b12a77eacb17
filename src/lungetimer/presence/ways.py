"""Methods of keeping screen or machine awake: their interface, and a class that tries them."""

from __future__ import annotations

import contextlib
from enum import StrEnum
from typing import TYPE_CHECKING, Protocol

from lungetimer.frozen import frozen

if TYPE_CHECKING:
    from collections.abc import Iterable


class Part(StrEnum):
    """What a method can keep awake: the screen, or the whole machine."""

    SCREEN = "screen"
    MACHINE = "machine"


class MethodUnavailableError(Exception):
    """A method of keeping awake cannot work on this machine; the message says why in one line."""


class Way(Protocol):
    """A method of keeping the screen or the machine awake; one thread makes all calls to it.

    Attributes:
        name: the name of the method in the report of ``doctor``.
        keeps: the parts that the method keeps awake.
    """

    name: str
    keeps: frozenset[Part]

    def hold(self) -> None:
        """Start to keep the parts in `keeps` awake.

        Raises:
            MethodUnavailableError: this method of keeping awake cannot work on this machine.
        """

    def release(self) -> None:
        """Stop what `hold` started; called once after each successful `hold`. Raises nothing."""


@frozen
class Attempt:
    """The result of trying one method of keeping awake.

    Attributes:
        way: the name of the method.
        keeps: what the method keeps awake, or would keep awake if it worked.
        why_not: one line that says why the method does not work here; empty if it works.
    """

    way: str
    keeps: frozenset[Part]
    why_not: str = ""


class ActiveMethods:
    """Tries methods of keeping awake, and remembers which of them keep something awake now.

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
        """The parts that are kept awake at present."""
        return frozenset[Part]().union(*(way.keeps for way in self._active))

    @property
    def is_complete(self) -> bool:
        """Whether every part that some method could keep awake is kept awake."""
        return self.covered >= frozenset[Part]().union(*(way.keeps for way in self._ways))

    def hold(self) -> None:
        """Try the methods in order; skip a method if all its parts are already kept awake."""
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
        """Stop every method of keeping awake that is in effect, in reverse order."""
        while self._active:
            with contextlib.suppress(Exception):  # an error must not prevent the other releases
                self._active.pop().release()
