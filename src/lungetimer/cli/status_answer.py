"""Output of ``status``, without importing click: a status bar may run it every second."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lungetimer.paths import find_paths
from lungetimer.running.live_status import as_document, sentence, short_line
from lungetimer.running.status_file import running_status

if TYPE_CHECKING:
    from collections.abc import Collection

NONE_RUNS = "No session is running."


def status_answer(options: Collection[str]) -> str:
    """Return the line that ``status`` prints; for ``--short`` without a session, it is empty.

    Args:
        options: the options that were given: ``--json``, ``--short`` or none.
    """
    paths = find_paths()
    found = running_status(paths.status_dirs, paths.data_dir)
    if "--json" in options:
        import json  # noqa: PLC0415  # only for --json

        return json.dumps(as_document(found))
    if "--short" in options:
        return "" if found is None else short_line(found)
    return NONE_RUNS if found is None else sentence(found)
