"""``export fit``: write a FIT file for each session."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lungetimer.cli.errors import CommandError
from lungetimer.cli.export_files import print_data, write_data
from lungetimer.cli.output import say
from lungetimer.cli.settings_loader import load_settings_and_warn
from lungetimer.history.exchange.fit.activity import to_activity
from lungetimer.history.files import make_folder, trouble
from lungetimer.text import counted
from lungetimer.words.energy_words import kcal_of

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from lungetimer.history.session_records import SessionRecord
    from lungetimer.settings import Settings

_FEW = 20


def export_fit(sessions: Sequence[SessionRecord], output: Path | None) -> None:
    """Write a FIT file for each session into a folder, or a single session to a file or stdout.

    Raises:
        CommandError: there is no session, or no suitable place to write to.
    """
    if not sessions:
        raise CommandError("cannot export: there are no sessions")
    settings = load_settings_and_warn()
    if output is None or str(output) == "-":
        if len(sessions) > 1 or output is None:
            raise CommandError(
                "fit writes one file for each session: name a folder with -o FOLDER,"
                " or choose one session with --last 1 and name a file",
                2,
            )
        print_data(_data(sessions[0], settings))
        return
    if len(sessions) == 1 and not output.is_dir() and output.suffix.lower() == ".fit":
        write_data(output, _data(sessions[0], settings))
        say(f"1 session written to {output}", err=True)
        return
    _into_folder(sessions, output, settings)


def _into_folder(sessions: Sequence[SessionRecord], folder: Path, settings: Settings) -> None:
    if folder.exists() and not folder.is_dir():
        raise CommandError(
            f"to export more than one session, -o must be a folder, not the file {folder}", 2
        )
    try:
        make_folder(folder)
    except OSError as error:
        raise CommandError(str(trouble("export", folder, error))) from None
    used: set[str] = set()
    for session in sessions:
        name = f"lungetimer-{session.started_at:%Y-%m-%d-%H%M%S}"
        number = 2
        while name in used:
            name = f"lungetimer-{session.started_at:%Y-%m-%d-%H%M%S}-{number}"
            number += 1
        used.add(name)
        write_data(folder / f"{name}.fit", _data(session, settings))
    say(f"{counted(len(sessions), 'session')} written to {folder}", err=True)
    if len(sessions) > _FEW:
        say(
            "Websites accept only a few files at a time. To export fewer, use --since or --last.",
            err=True,
        )


def _data(session: SessionRecord, settings: Settings) -> bytes:
    weight_kg = settings.body_weight_kg
    kcal = None if weight_kg is None else round(kcal_of(session, weight_kg))
    return to_activity(session, kcal=kcal, unit=settings.unit)
