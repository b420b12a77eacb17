"""``doctor``: check the terminal, the sound and the files, and ask which sounds the user hears."""

from __future__ import annotations

import json
import os
import shutil
import sys
import time
from typing import TYPE_CHECKING

import click

from lungetimer.audio.backend_probe import probe_all
from lungetimer.audio.ladder import backend_choice
from lungetimer.audio.own_sounds import UnusableError, look_at
from lungetimer.audio.process import READY_S
from lungetimer.audio.sounds import SoundsMissingError, read_lengths, sounds_dir
from lungetimer.audio.worker_player import WorkerPlayer
from lungetimer.cli.errors import CommandError
from lungetimer.cli.output import say
from lungetimer.cli.settings_loader import load_settings_and_warn
from lungetimer.cli.sound_latency import find_latency
from lungetimer.cli.streams import is_terminal
from lungetimer.cli.terminal_facts import terminal_facts
from lungetimer.doctor.check import Check, needs_attention, report
from lungetimer.doctor.desktop_checks import check_awake, check_media_keys, check_notices
from lungetimer.doctor.file_checks import check_hook, check_path
from lungetimer.doctor.hearing import (
    QUESTION,
    Hearing,
    Perceived,
    ask_cues,
    check_hearing,
    read_answer,
)
from lungetimer.doctor.sound_checks import check_own_sounds, check_sound
from lungetimer.doctor.terminal_checks import check_colour, check_glyphs, check_size, check_terminal
from lungetimer.figure.glyph_choice import choose
from lungetimer.frozen import names
from lungetimer.history.conflicts import conflict_copies, unmerged_copies
from lungetimer.history.files import StoreError, make_folder, read_file, write_whole
from lungetimer.history.store import HistoryStore
from lungetimer.paths import find_paths
from lungetimer.presence.desktop_probe import probe_awake, why_no_media_keys
from lungetimer.presence.notifier import probe_notices
from lungetimer.presence.surroundings import surroundings_here
from lungetimer.running.sound_options import sound_options
from lungetimer.settings_file import SettingsError, save_settings
from lungetimer.text import counted

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from lungetimer.paths import Paths
    from lungetimer.presence.desktop_probe import AwakeReport
    from lungetimer.settings import Settings


@click.command()
@click.option(
    "--no-ask", is_flag=True, help="Print the report, but play no sounds and ask no questions."
)
@click.option(
    "--keys",
    is_flag=True,
    help="Show the name of each key or button that you press, and offer to use it for an action.",
)
def doctor(*, no_ask: bool, keys: bool) -> int:
    """Check the terminal, the sound, the folders and the history.

    This command shows which sound system is used, plays each sound and asks whether you heard it.
    The exit status is 1 if something needs attention.
    """
    paths, settings = find_paths(), load_settings_and_warn()
    on_terminal = is_terminal(sys.stdin) and is_terminal(sys.stdout)
    if keys:
        from lungetimer.cli.button_check import check_buttons  # noqa: PLC0415  # loads Textual

        if not on_terminal:
            raise CommandError(
                "doctor --keys needs an interactive terminal; run it directly in a terminal window",
                2,
            )
        check_buttons(paths.config, settings)
        return 0
    checks = _look(paths, settings, on_terminal=on_terminal)
    _print(checks)
    if on_terminal and not no_ask:
        answers = _ask(settings, paths)
        if answers.heard or answers.seen or answers.missed:
            _remember(paths, _together(_recall(paths), answers))
    hearing = check_hearing(_recall(paths))
    _print([hearing], checks)
    return int(needs_attention([*checks, hearing]))


def _look(paths: Paths, settings: Settings, *, on_terminal: bool) -> list[Check]:
    size = shutil.get_terminal_size()
    checks = [
        check_terminal(os.environ, is_terminal=on_terminal),
        check_size(size.columns, size.lines),
        _check_glyphs(settings),
        check_colour(os.environ),
    ]
    try:
        folder = sounds_dir()
    except SoundsMissingError as error:
        checks.append(Check("sound", ok=False, detail=str(error), hint="install lungetimer again"))
    else:
        probes = probe_all(sound_options(settings, folder), paths.log, bell=on_terminal)
        checks += _check_own_sounds(settings, folder)
        checks += check_sound(probes, backend_choice(settings.sound_backend))
    return [
        *checks,
        *check_awake(_probe_awake(paths) if settings.keep_awake else None),
        check_media_keys(why_no_media_keys(), wanted=settings.media_player),
        _check_notices(settings, on_terminal=on_terminal),
        check_path("data", paths.data_dir),
        check_path("settings", paths.config_dir),
        check_history(paths),
        *([check_hook(settings.hook_command)] if settings.hook_command else []),
    ]


def _check_glyphs(settings: Settings) -> Check:
    choice = choose(settings.glyphs, terminal_facts())
    return check_glyphs(choice.glyph_set, choice.why)


def _probe_awake(paths: Paths) -> AwakeReport:
    return probe_awake(surroundings_here(), paths.console_blanking)


def _check_notices(settings: Settings, *, on_terminal: bool) -> Check:
    if not settings.notify:
        return check_notices(None)
    return check_notices(probe_notices(os.environ, sys.platform, on_terminal=on_terminal))


def _check_own_sounds(settings: Settings, ours: Path) -> list[Check]:
    own = sound_options(settings, ours).own
    if own is None:
        return []
    try:
        found = look_at(own, read_lengths(ours), listen=True)
    except UnusableError as error:
        return check_own_sounds(settings.sound_folder, str(error))
    return check_own_sounds(settings.sound_folder, found)


def check_history(paths: Paths) -> Check:
    """Check the history file, and look for copies that were not merged.

    Returns:
        The result.
    """
    try:
        store = HistoryStore(paths.history)
        waiting = conflict_copies(store.path)
        others = unmerged_copies(store.path, paths.config)
        loaded = store.load()
    except StoreError as error:
        return Check("history", ok=False, detail=str(error))
    if loaded.notices:
        return Check("history", ok=False, detail="; ".join(loaded.notices))
    detail = counted(len(loaded.history.sessions), "session")
    if waiting:
        copies = (
            f"{detail}; {counted(len(waiting), 'conflict copy', 'conflict copies')} from a "
            "sync program"
        )
        return Check(
            "history", ok=False, detail=copies, hint="run lungetimer history to merge them"
        )
    if others:
        return Check("history", ok=False, detail="; ".join((detail, *others)))
    return Check("history", ok=True, detail=detail)


def _print(checks: list[Check], before: Sequence[Check] = ()) -> None:
    for line in report(checks, before):
        say(line)


def _ask(settings: Settings, paths: Paths) -> Hearing:
    """Play each sound with a flash, and ask what the user noticed; then offer to measure the delay.

    An answer other than heard, seen, both or neither ends the questions.

    Returns:
        The answers.
    """
    click.echo("\nEach sound is played, and a bright line says what the sound means.")
    click.echo(
        "What did you notice? Type h for heard, s for seen, b for both or n for neither. Any other "
        "answer ends the test.\n"
    )
    player = WorkerPlayer(
        sound_options(settings, sounds_dir()),
        forced=backend_choice(settings.sound_backend),
        ring=lambda: click.echo("\a", nl=False),
        log=paths.log,
    )
    player.session_active(active=True)
    end = time.monotonic() + READY_S
    while not player.ready and player.describe() == "not started" and time.monotonic() < end:
        time.sleep(0.05)  # otherwise the first sound would be due before the sound process is ready

    def flash(meaning: str) -> None:
        click.secho(f"  {meaning}  ", reverse=True)

    ended = False

    def ask(meaning: str) -> Perceived | None:  # noqa: ARG001  # shown by the flash already
        nonlocal ended
        try:
            answer = read_answer(click.prompt(QUESTION, default="", show_default=False))
        except click.Abort:
            answer = None
        ended = answer is None
        return answer

    try:
        answers = ask_cues(player, flash, ask)
        if not ended:  # somebody who ended the questions does not want another one
            _ask_latency(player, settings, paths)
        return answers
    finally:
        player.close()


def _ask_latency(player: WorkerPlayer, settings: Settings, paths: Paths) -> None:
    """Offer to measure the delay of the sound, and save the result in the settings."""
    if not player.backend.in_worker:
        return  # a bell cannot be scheduled ahead of time
    try:
        if not click.confirm("\nDo you want to measure how late the sound is?", default=False):
            return
    except click.Abort:
        return
    latency_ms = find_latency(player, settings.latency_ms)
    if latency_ms is None or latency_ms == settings.latency_ms:
        say("sound.latency_ms was not changed.")
        return
    try:
        save_settings(paths.config, {"sound": {"latency_ms": latency_ms}})
    except SettingsError as error:
        say(f"sound.latency_ms could not be saved: {error}", err=True)
    else:
        say(f"Saved: sound.latency_ms = {latency_ms} in {paths.config}")


def _together(earlier: Hearing | None, answers: Hearing) -> Hearing:
    """Return the new answers, with the earlier answers about sounds not played this time."""
    if earlier is None:
        return answers
    now = {*answers.heard, *answers.seen, *answers.missed}

    def both(before: tuple[str, ...], new: tuple[str, ...]) -> tuple[str, ...]:
        return (*new, *(name for name in before if name not in now))

    return Hearing(
        answers.backend,
        both(earlier.heard, answers.heard),
        both(earlier.seen, answers.seen),
        both(earlier.missed, answers.missed),
    )


def _answers(paths: Paths) -> Path:
    return paths.state_dir / "doctor.json"


def _remember(paths: Paths, hearing: Hearing) -> None:
    """Save the answers for the next run of ``doctor``; print an error if they cannot be saved."""
    path = _answers(paths)
    try:
        make_folder(path.parent)
        answers = {name: getattr(hearing, name) for name in names(hearing)}
        write_whole(path, f"{json.dumps(answers, indent=1)}\n".encode())
    except OSError as error:
        say(f"the answers could not be saved: {error.strerror}: {path}", err=True)


def _recall(paths: Paths) -> Hearing | None:
    try:
        found = json.loads(read_file(_answers(paths), most=1 << 20))
        names = {k: tuple(map(str, found[k])) for k in ("heard", "seen", "missed")}
        return Hearing(backend=str(found["backend"]), **names)
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return None
