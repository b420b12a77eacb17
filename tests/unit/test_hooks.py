"""Hooks with real programs: small Python scripts that write down what they are given."""

from __future__ import annotations

import json
import os
import re
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from lungetimer.frozen import names
from lungetimer.hooks import MAX_QUEUED, HookRunner, event_json
from lungetimer.training.events import (
    Countdown,
    Event,
    Finished,
    Paused,
    PhaseStarted,
    RepStarted,
    StageStarted,
)
from lungetimer.training.plan import Leg
from lungetimer.training.status import PauseReason, Status
from lungetimer.training.timeline import Drill, Phase, PhaseKind, Stage

if TYPE_CHECKING:
    from collections.abc import Callable

SET = Phase(PhaseKind.SET, "Set 2", 100, set=2)
STRETCH = Phase(PhaseKind.COOL_DOWN, "Calf", 24, drill=Drill("calf_left", "Calf", 24, "Push"))


def wait_for(what: Callable[[], object]) -> None:
    until = time.monotonic() + 20
    while not what():
        assert time.monotonic() < until, "it did not happen"
        time.sleep(0.01)


def program(folder: Path, text: str) -> list[str]:
    path = folder / "program.py"
    path.write_text(text)
    return [sys.executable, "-S", str(path), str(folder / "out")]


KEEP = "import sys; open(sys.argv[1], 'a').write(sys.stdin.read())"


def heard(folder: Path) -> list[dict[str, Any]]:
    out = folder / "out"
    return [json.loads(line) for line in out.read_text().splitlines()] if out.exists() else []


def test_events_as_plain_values() -> None:
    phase = {"kind": "set", "name": "Set 2", "length_s": 100, "set": 2, "drill": None}
    assert event_json(PhaseStarted(12.0, SET)) == {
        "event": "phase_started",
        "at_s": 12.0,
        "phase": phase,
    }
    stretch = event_json(PhaseStarted(1.0, STRETCH))
    assert stretch is not None
    assert stretch["phase"]["drill"] == "calf_left"
    assert event_json(RepStarted(3.0, 1, 4, Leg.RIGHT, 2)) == {
        "event": "rep_started",
        "at_s": 3.0,
        "set": 1,
        "n": 4,
        "leg": "right",
        "n_of_leg": 2,
    }
    assert event_json(Paused(3.0, PauseReason.STALLED)) == {
        "event": "paused",
        "at_s": 3.0,
        "reason": "stalled",
    }
    assert event_json(Countdown(1.0, 3, SET)) is None
    assert event_json(StageStarted(1.0, Leg.LEFT, Stage.HOVER, 1)) is None


def test_the_document_tells_every_event_and_its_fields() -> None:
    text = (Path(__file__).resolve().parents[2] / "docs" / "sound.md").read_text(encoding="utf-8")
    table = text.split("| event | fields |")[1].split("\n\n")[0]
    told = {}
    for row in table.splitlines()[2:]:
        event, *own = re.findall(r"`(\w+)`", row)
        told[event] = set(own)
    silent = {Countdown.__name__, StageStarted.__name__}  # slots make a second class of each name
    assert told == {
        re.sub(r"(?<!^)(?=[A-Z])", "_", kind.__name__).lower(): {
            name for name in names(kind) if name != "at_s"
        }
        for kind in Event.__subclasses__()
        if kind.__name__ not in silent
    }
    assert f"`reason`: {', '.join(PauseReason)}" in table
    assert f"`status`: {', '.join(Status)}" in table


def test_the_program_reads_every_event_in_order(tmp_path: Path) -> None:
    hooks = HookRunner(program(tmp_path, KEEP), tmp_path / "log")
    hooks.fire_event(PhaseStarted(0.0, SET))
    hooks.fire_event(Countdown(1.0, 3, SET))
    hooks.fire_event(Finished(5.0, Status.COMPLETED))
    hooks.fire("note", {"text": "größer"})
    wait_for(lambda: len(heard(tmp_path)) == 3)
    hooks.close()
    assert [e["event"] for e in heard(tmp_path)] == ["phase_started", "finished", "note"]
    assert heard(tmp_path)[1] == {"event": "finished", "at_s": 5.0, "status": "completed"}
    assert heard(tmp_path)[2]["text"] == "größer"


def test_no_shell_reads_the_arguments(tmp_path: Path) -> None:
    script = "import sys; open(sys.argv[1], 'w').write(repr(sys.argv[2:]))"
    command = [*program(tmp_path, script), "$(id); `id` > x", "*"]
    hooks = HookRunner(command, tmp_path / "log")
    hooks.fire("x", {})
    wait_for(lambda: (tmp_path / "out").exists() and (tmp_path / "out").read_text())
    hooks.close()
    assert (tmp_path / "out").read_text() == "['$(id); `id` > x', '*']"


def test_placeholders_are_filled_in_for_each_event(tmp_path: Path) -> None:
    script = "import sys; open(sys.argv[1], 'a').write(repr(sys.argv[2:]) + '\\n')"
    command = [*program(tmp_path, script), "{event}", "--say={title}", "{{title}}"]
    hooks = HookRunner(command, tmp_path / "log")
    hooks.fire_event(PhaseStarted(0.0, SET), "Set 2")
    hooks.fire_event(Countdown(1.0, 3, SET), "3")
    hooks.fire_event(Finished(5.0, Status.COMPLETED), "Done {event}; $(id)")
    out = tmp_path / "out"
    wait_for(lambda: out.exists() and out.read_text().count("\n") == 2)
    hooks.close()
    assert out.read_text().splitlines() == [
        "['phase_started', '--say=Set 2', '{title}']",
        "['finished', '--say=Done {event}; $(id)', '{title}']",
    ]


def test_trouble_is_told_once_in_the_log_and_output_goes_there_too(tmp_path: Path) -> None:
    log = tmp_path / "log"
    text = (
        "import sys; print('said', flush=True); open(sys.argv[1], 'a').write('{}\\n'); sys.exit(3)"
    )
    hooks = HookRunner(program(tmp_path, text), log)
    for _ in range(3):
        hooks.fire("x", {})
    wait_for(lambda: len(heard(tmp_path)) == 3)
    hooks.close()
    assert log.read_text().count("ended with exit code 3") == 1
    assert log.read_text().count("said") == 3
    assert log.stat().st_mode & 0o777 == 0o600


def test_a_program_that_is_not_there_is_told_once(tmp_path: Path) -> None:
    log = tmp_path / "deep" / "log"
    hooks = HookRunner([str(tmp_path / "nothing")], log)
    hooks.fire("x", {})
    hooks.fire("y", {})
    wait_for(lambda: log.exists() and "cannot be started" in log.read_text())
    hooks.close()
    assert log.read_text().count("cannot be started") == 1


def test_a_program_that_hangs_is_ended_and_the_next_event_is_told(tmp_path: Path) -> None:
    text = (
        "import sys, signal, time\n"
        "open(sys.argv[1], 'a').write(sys.stdin.read())\n"
        "signal.signal(signal.SIGTERM, signal.SIG_IGN)\n"
        "time.sleep(600)\n"
    )
    hooks = HookRunner(program(tmp_path, text), tmp_path / "log", run_s=0.5)
    hooks.fire("one", {})
    hooks.fire("two", {})
    wait_for(lambda: len(heard(tmp_path)) == 2)
    hooks.close(0)
    assert "was ended after 0.5 s" in (tmp_path / "log").read_text()


def test_a_slow_program_loses_the_oldest_events_and_the_log_says_so(tmp_path: Path) -> None:
    gate = tmp_path / "gate"
    text = (
        "import os, sys, time\n"
        "line = sys.stdin.read()\n"
        "open(sys.argv[1], 'a').write(line)\n"
        "while not os.path.exists(sys.argv[2]): time.sleep(0.01)\n"
    )
    hooks = HookRunner([*program(tmp_path, text), str(gate)], tmp_path / "log")
    hooks.fire("first", {})
    wait_for(lambda: heard(tmp_path))
    for n in range(MAX_QUEUED + 5):
        hooks.fire("more", {"n": n})
    gate.touch()
    wait_for(lambda: len(heard(tmp_path)) == MAX_QUEUED + 1)
    hooks.close()
    assert [e["n"] for e in heard(tmp_path)[1:]] == list(range(5, MAX_QUEUED + 5))
    assert "the 5 oldest events were dropped" in (tmp_path / "log").read_text()


def test_closing_leaves_nothing_running(tmp_path: Path) -> None:
    text = "import os, sys, time; open(sys.argv[1], 'w').write(str(os.getpid())); time.sleep(600)"
    hooks = HookRunner(program(tmp_path, text), tmp_path / "log")
    hooks.fire("x", {})
    wait_for(lambda: (tmp_path / "out").exists() and (tmp_path / "out").read_text())
    pid = int((tmp_path / "out").read_text())
    hooks.close(0.1)
    with pytest.raises(ProcessLookupError):
        os.kill(pid, 0)
    hooks.fire("late", {})  # after the end nothing happens


def test_without_a_command_nothing_happens(tmp_path: Path) -> None:
    hooks = HookRunner((), tmp_path / "log")
    hooks.fire_event(Finished(0.0, Status.PARTIAL))
    hooks.fire("x", {})
    hooks.close()
    assert list(tmp_path.iterdir()) == []


def test_a_full_disk_takes_no_notes_and_stops_no_hook(tmp_path: Path) -> None:
    full = Path("/dev/full")
    if not full.exists():
        pytest.skip("no /dev/full here")
    fails = program(tmp_path, f"{KEEP}; sys.exit(3)")
    runner = HookRunner(fails, full)
    runner.fire("first", {})
    wait_for(lambda: heard(tmp_path))
    runner.fire("second", {})
    wait_for(lambda: len(heard(tmp_path)) == 2)
    runner.close()
    assert [event["event"] for event in heard(tmp_path)] == ["first", "second"]


# SIGINT has its default effect here, also where the shell that started the tests ignores it.
INTERRUPTED = (
    "import os, signal, sys\n"
    "signal.signal(signal.SIGINT, signal.SIG_DFL)\n"
    "open(sys.argv[1] + '.tries', 'a').write('try ')\n"
    "if open(sys.argv[1] + '.tries').read() in sys.argv[2:]: os.kill(os.getpid(), signal.SIGINT)\n"
)
needs_signals = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such signals")


@needs_signals
def test_a_hook_that_ctrl_c_ends_while_it_starts_is_run_once_more(tmp_path: Path) -> None:
    hooks = HookRunner([*program(tmp_path, INTERRUPTED + KEEP), "try "], tmp_path / "log")
    hooks.fire_event(RepStarted(3.0, 1, 4, Leg.RIGHT, 2))
    wait_for(lambda: heard(tmp_path))
    hooks.close(20)
    assert [event["n"] for event in heard(tmp_path)] == [4]
    assert (tmp_path / "out.tries").read_text() == "try try "
    assert "signal" not in (tmp_path / "log").read_text()


@needs_signals
def test_a_hook_that_is_interrupted_again_is_told_of_in_the_log(tmp_path: Path) -> None:
    log = tmp_path / "log"
    hooks = HookRunner([*program(tmp_path, INTERRUPTED + KEEP), "try ", "try try "], log)
    hooks.fire_event(RepStarted(3.0, 1, 4, Leg.RIGHT, 2))
    wait_for(lambda: log.exists() and "was ended by signal 2" in log.read_text())
    hooks.close(20)
    assert heard(tmp_path) == []
    assert (tmp_path / "out.tries").read_text() == "try try "
