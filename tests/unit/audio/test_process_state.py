from __future__ import annotations

from pathlib import Path

from lungetimer.audio.messages import State
from lungetimer.audio.process_state import ProcessState
from lungetimer.audio.worker_options import SoundOptions

AT_80 = SoundOptions(Path("/sounds"), volume=80)


def test_a_change_gives_one_command_for_each_value() -> None:
    state = ProcessState(AT_80)
    assert state.change(State(volume=30)) == ["volume 30"]
    assert state.change(State(latency_ms=-40, active=True)) == ["latency -40", "active 1"]
    assert state.change(State(active=False)) == ["active 0"]
    assert state.change(State()) == []
    assert (state.options.volume, state.options.latency_ms, state.active) == (30, -40, False)


def test_a_new_process_gets_what_has_changed_since_its_start() -> None:
    state = ProcessState(AT_80)
    assert state.catch_up(AT_80) == ["epoch 0 cut"]
    state.change(State(volume=0, latency_ms=120, active=True))
    state.epoch = 7
    assert state.catch_up(AT_80) == ["volume 0", "latency 120", "active 1", "epoch 7 cut"]
    assert state.catch_up(state.options) == ["active 1", "epoch 7 cut"]
