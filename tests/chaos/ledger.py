"""The ledger: what the app has made known to be kept, held against what is still there.

A session counts as acknowledged with its reps from the moment it stood in the history or in a
checkpoint. From then on it must stand, with at least those reps, in the history, in a checkpoint or
in a file that a session was rescued to; unless the history itself says that it was deleted, or the
question that can discard a session has been on the screen since.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable

Document = dict[str, Any]


def reps_of(session: Document) -> int:
    """Reps done in a session as it stands in a file, both legs together."""
    return sum(done["left"] + done["right"] for done in session["sets"])


@dataclass
class Known:
    """An acknowledged session: its reps, and whether the history had it."""

    reps: int
    saved: bool


@dataclass
class Ledger:
    """What was acknowledged so far.

    Attributes:
        known: acknowledged sessions by id.
    """

    known: dict[str, Known] = field(default_factory=dict)

    @property
    def saved(self) -> int:
        """How many have stood in the history."""
        return sum(one.saved for one in self.known.values())

    def look(
        self,
        history: Document,
        checkpoints: Iterable[Document] = (),
        elsewhere: Iterable[Document] = (),
        *,
        may_discard: bool = False,
    ) -> list[str]:
        """Compare with what is on the disk now, and remember what is new.

        Args:
            history: the history document.
            checkpoints: checkpoint documents, read before the history was.
            elsewhere: documents that sessions were rescued to.
            may_discard: whether the question that discards has been asked.

        Returns:
            One line for each loss.
        """
        saved = {s["id"]: reps_of(s) for s in history["sessions"]}
        waiting = {c["session"]["id"]: reps_of(c["session"]) for c in checkpoints}
        rescued = {s["id"]: reps_of(s) for d in elsewhere for s in d["sessions"]}
        deleted = history.get("deleted", {})
        lost = []
        for name, one in list(self.known.items()):
            if name in deleted and name not in saved:
                del self.known[name]
                continue
            places = [p[name] for p in (saved, waiting, rescued) if name in p]
            if one.saved and name not in saved:
                lost.append(f"session {name} was in the history and is not any more")
            elif not places and not (may_discard or one.reps == 0):
                lost.append(f"session {name} with {one.reps} reps was in a checkpoint and is gone")
            elif not places:
                del self.known[name]
            elif max(places) < one.reps:
                lost.append(f"session {name} had {one.reps} reps and has {max(places)}")
        for place, is_saved in ((waiting, False), (saved, True)):
            for name, reps in place.items():
                one = self.known.setdefault(name, Known(0, saved=False))
                one.reps = max(one.reps, reps)
                one.saved = one.saved or is_saved
        return lost


def unsettled(history: Document, checkpoints: Iterable[Document]) -> list[str]:
    """Ids of interrupted sessions that the next start must ask about."""
    saved = {s["id"]: s for s in history["sessions"]}
    found = []
    for checkpoint in checkpoints:
        session = checkpoint["session"]
        there = saved.get(session["id"])
        if there is None:
            settled = session["id"] in history.get("deleted", {})
        else:
            settled = there["status"] == "completed" or reps_of(there) >= reps_of(session)
        if not settled:
            found.append(session["id"])
    return found
