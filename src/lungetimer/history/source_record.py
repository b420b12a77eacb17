"""The record of where an imported session comes from."""

from __future__ import annotations

from msgspec import field

from lungetimer.history.fields import RecordBase, ShortText


class SourceRecord(RecordBase, frozen=True, kw_only=True, forbid_unknown_fields=True, gc=False):
    """Where an imported session comes from.

    Attributes:
        program: the other program that exported the session, e.g. ``Strong``.
        import_: the time of the import that added the session; it identifies the import.
        zone: the time zone that the import assumed for the times in the exported file.
        workout: the name of the workout in the other program.
    """

    program: ShortText = ""
    import_: ShortText = field(default="", name="import")
    zone: ShortText = ""
    workout: ShortText = ""

    def __post_init__(self) -> None:
        self._clean("program", "import_", "zone", "workout")
