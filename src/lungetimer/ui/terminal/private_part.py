"""Entry in a list of Textual's private parts that the program uses."""

from __future__ import annotations

from typing import NamedTuple


class PrivatePart(NamedTuple):
    """A private part of Textual, and why the program uses it.

    Attributes:
        name: the module, or the name of the class and its member.
        why: what the part does and why the program uses it.
        when_it_changes: what to try if a new version of Textual changes or removes the part.
    """

    name: str
    why: str
    when_it_changes: str
