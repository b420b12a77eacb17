"""The state that every new sound process must know, and the commands that send this state."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lungetimer.frozen import replace

if TYPE_CHECKING:
    from lungetimer.audio.messages import State
    from lungetimer.audio.worker_options import SoundOptions


class ProcessState:
    """What every sound process must know; this object remains when a sound process ends.

    Args:
        options: the initial options.

    Attributes:
        options: the current options; a new process starts with them.
        active: whether a session runs.
        epoch: the number of the current cue plan.
    """

    def __init__(self, options: SoundOptions) -> None:
        self.options = options
        self.active = False
        self.epoch = 0

    def change(self, state: State) -> list[str]:
        """Store new settings.

        Returns:
            The commands that send these settings to a running sound process.
        """
        commands: list[str] = []
        if state.volume is not None:
            self.options = replace(self.options, volume=state.volume)
            commands.append(f"volume {state.volume}")
        if state.latency_ms is not None:
            self.options = replace(self.options, latency_ms=state.latency_ms)
            commands.append(f"latency {state.latency_ms}")
        if state.active is not None:
            self.active = state.active
            commands.append(f"active {int(state.active)}")
        return commands

    def catch_up(self, started_with: SoundOptions) -> list[str]:
        """Return the commands that bring a new sound process up to date.

        Args:
            started_with: the options with which the process was started; they may be out of date.
        """
        commands: list[str] = []
        if self.options.volume != started_with.volume:
            commands.append(f"volume {self.options.volume}")
        if self.options.latency_ms != started_with.latency_ms:
            commands.append(f"latency {self.options.latency_ms}")
        if self.active:
            commands.append("active 1")
        return [*commands, f"epoch {self.epoch} cut"]
