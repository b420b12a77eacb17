"""Record type for a private part of Textual that the program uses."""

from __future__ import annotations

from typing import NamedTuple


class PrivatePart(NamedTuple):
    """A private part of Textual, with the reason for its use.

    Attributes:
        name: the module, or the class's name and its member.
        why: what it is needed for.
        when_it_changes: what to try when Textual has changed it.
    """

    name: str
    why: str
    when_it_changes: str
