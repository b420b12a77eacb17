"""Measure the delay of the sound for ``doctor``, with tones, flashes and questions."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Final

import click

from lungetimer.audio.cues import Cue, Part
from lungetimer.audio.latency_search import LatencySearch
from lungetimer.audio.player import CueSchedule

if TYPE_CHECKING:
    from lungetimer.audio.worker_player import WorkerPlayer

BEATS: Final = 4
BEAT_S: Final = 0.8
LEAD_S: Final = 2.2
"""Seconds from scheduling the tones to the first tone; more than the largest latency."""
FLASH_S: Final = 0.12
TONE: Final = Cue(0.0, (Part("count"),))


def find_latency(player: WorkerPlayer, start_ms: int) -> int | None:
    """Find the latency setting with which tone and flash seem to come at the same time.

    Args:
        player: the player, ready to play.
        start_ms: the latency in the settings, in milliseconds.

    Returns:
        The latency in milliseconds; None if the user ended the measurement.
    """
    click.echo(
        "\nYou hear four tones, each with a flash. Is the tone later than the flash, or earlier?"
    )
    click.echo(
        "Type l for later, e for earlier or t for together. Any other answer ends the "
        "measurement.\n"
    )
    search = LatencySearch(start_ms)
    epoch = 1
    while not search.found:
        player.set_latency(search.latency_ms)
        epoch += 1
        _play(player, epoch)
        try:
            answer = click.prompt(
                f"{search.latency_ms} ms: is the tone later, earlier or together? [l/e/t]",
                default="", show_default=False,
            )  # fmt: skip
        except click.Abort:
            return None
        move = {"l": search.later, "e": search.earlier, "t": search.together}
        step = move.get(answer.strip()[:1].lower())
        if step is None:
            return None
        step()
    return search.latency_ms


def _play(player: WorkerPlayer, epoch: int) -> None:
    """Play four tones, and show a flash at the time at which each tone is due."""
    first_s = time.monotonic() + LEAD_S
    beats = [first_s + n * BEAT_S for n in range(BEATS)]
    player.schedule(CueSchedule(epoch, tuple((TONE, at_s) for at_s in beats), renews=True))
    for at_s in beats:
        time.sleep(max(at_s - time.monotonic(), 0.0))
        player.beat()
        click.secho("  * * *  ", reverse=True, nl=False)
        time.sleep(FLASH_S)
        click.echo(f"\r{' ' * 9}\r", nl=False)
