"""The record of where an imported session comes from."""

from __future__ import annotations

from msgspec import field

from lungetimer.history.fields import RecordBase, ShortText


class SourceRecord(RecordBase, frozen=True, kw_only=True, forbid_unknown_fields=True, gc=False):
    """Where an imported session comes from.

    Attributes:
        program: the program that exported it, e.g. ``Strong``.
        import_: the time of the import that added it, which identifies that import.
        zone: the time zone in which the times in the file were interpreted.
        workout: the name of the workout in that program.
    """

    program: ShortText = ""
    import_: ShortText = field(default="", name="import")
    zone: ShortText = ""
    workout: ShortText = ""

    def __post_init__(self) -> None:
        self._clean("program", "import_", "zone", "workout")
