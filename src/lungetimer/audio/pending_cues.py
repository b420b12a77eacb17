"""The requested cues that, as far as the app knows, have not begun to play. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lungetimer.audio.lateness import LATE_S

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lungetimer.audio.messages import Pending


class PendingCues:
    """The cues that have not been played yet; a new sound process receives all of them."""

    def __init__(self) -> None:
        self._by_id: dict[int, Pending] = {}

    def add(self, pending: Pending) -> None:
        """Add a cue that the app has requested."""
        self._by_id[pending.due.id] = pending

    def settle(self, ids: Iterable[int]) -> None:
        """Remove cues that have begun to play, or that will never be played."""
        for number in ids:
            self._by_id.pop(number, None)

    def renew(self, epoch: int) -> None:
        """Remove the cues of all cue plans with a lower number than ``epoch``."""
        self._by_id = {n: p for n, p in self._by_id.items() if p.due.epoch >= epoch}

    def next_due_s(self) -> float | None:
        """Return the monotonic time at which the next cue is due; None if no cue is pending."""
        return min((pending.due.due_s for pending in self._by_id.values()), default=None)

    def take_due(self, now: float) -> list[Pending]:
        """Remove the cues that are due, and return those of them that are not too late.

        Args:
            now: monotonic seconds.

        Returns:
            The cues in the order in which they are due.
        """
        due = [pending for pending in self._in_order() if pending.due.due_s <= now]
        self.settle(pending.due.id for pending in due)
        return [pending for pending in due if not _is_late(pending, now)]

    def still_wanted(self, now: float) -> list[Pending]:
        """Remove the cues that are too late to be played.

        Returns:
            All other cues, in the order in which they are due.
        """
        self.settle([pending.due.id for pending in self._by_id.values() if _is_late(pending, now)])
        return self._in_order()

    def _in_order(self) -> list[Pending]:
        return sorted(self._by_id.values(), key=lambda pending: pending.due.due_s)


def _is_late(pending: Pending, now: float) -> bool:
    """Return whether a cue is so late that it would mislead the user."""
    return now - pending.due.due_s > LATE_S and not pending.cue.must
