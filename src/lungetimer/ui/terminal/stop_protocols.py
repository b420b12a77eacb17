"""Protocols for an app and a driver that act before the process is suspended or ends."""

from __future__ import annotations

from typing import Protocol, runtime_checkable


@runtime_checkable
class Stoppable(Protocol):
    """An app or a screen that must do something before the process is suspended."""

    def before_stop(self) -> None:
        """Do what is needed before the process is suspended. The suspension follows at once."""


@runtime_checkable
class SuspendsJob(Protocol):
    """A terminal driver that can suspend the program until the user enters ``fg`` in the shell."""

    @property
    def can_suspend(self) -> bool:
        """Whether a shell could resume the program."""
        ...

    def suspend_job(self) -> None:
        """Suspend all processes of the shell's job; return when the job is resumed."""


@runtime_checkable
class RestoresTerminal(Protocol):
    """A terminal driver that can restore the terminal while the event loop is blocked."""

    def restore_now(self) -> None:
        """Restore the terminal at once; called from a thread other than the event loop's."""
