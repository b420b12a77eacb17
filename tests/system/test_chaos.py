"""A short storm over the real app; and programs with each fault that the storm must find."""

from __future__ import annotations

import os
import shutil
import signal
import sys
import time
from itertools import islice
from typing import TYPE_CHECKING

import pytest
from tests.chaos.house import FAKETIME, House
from tests.chaos.life import Finding, Life, wait_until, waiting_in
from tests.chaos.moves import SHORT, WEIGHTS, Launch, moves
from tests.chaos.storm import CRASHES, Storm
from tests.chaos.window import ENTERED

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

# One server for sound at a time.
pytestmark = [pytest.mark.system, pytest.mark.xdist_group("chaos")]
SEED = 20
TELL = "import time; print(time.time() // 86400, time.monotonic() // 1e9)"


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    if sys.platform != "linux" or shutil.which("mount") is None:
        pytest.skip("needs Linux: /proc, signals, a disk of its own")
    found = House(tmp_path)
    try:
        found.open()
        yield found
    finally:
        found.close()


def test_a_short_storm_of_all_moves_finds_nothing(house: House) -> None:
    if house.missing and os.environ.get("LUNGETIMER_TESTS_STRICT") == "1":
        pytest.fail(f"left out: {house.missing}")
    storm = Storm(house, SEED)
    try:
        storm.begin()
        storm.run(islice(moves(SEED, SHORT), sum(SHORT.values())))
        storm.calm()
    finally:
        storm.life.__exit__()
    assert storm.done.keys() | storm.left_out.keys() == WEIGHTS.keys()
    assert storm.lives > 7
    assert storm.ledger.saved > 0


def running(house: House, text: str) -> Life:
    """A Python program in the app's place."""
    launch = Launch((), (80, 24), "UTC")
    return Life(house, launch, f"{os.getpid()}-{time.monotonic_ns()}", (sys.executable, "-c", text))


# -- what the storm must find -------------------------------------------------------------------

FAULTS = {
    "takes the screen and does not give it back": (
        "print('\\x1b[?1049h\\x1b[?25l', end='')",
        "the cursor is off; the alternate screen is on",
    ),
    "leaves the line settings": (
        "import tty; tty.setraw(0)",
        "line settings",
    ),
    "shows a traceback": (
        "1 / 0",
        "status 1",
    ),
    "chats on its way out": (
        "print('\\x1b[?1049h\\x1b[?1049lbye, and thanks')",
        "one clear line is the rule",
    ),
    "leaves a process": (
        "import subprocess; subprocess.Popen(['sleep', '60'], start_new_session=True)",
        "left behind: ",
    ),
    "does not end": (
        "import time; time.sleep(60)",
        "it did not end",
    ),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_program_with_a_fault_is_found(
    house: House, fault: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("TIMEOUT_S", "ORPHANS_S"):
        monkeypatch.setattr(f"tests.chaos.life.{name}", 3.0)
    text, found = FAULTS[fault]
    with running(house, text) as life, pytest.raises(Finding, match=found):
        life.end(0)


def test_a_program_without_one_is_not(house: House) -> None:
    text = "print('\\x1b[?1049h\\x1b[?25l\\x1b[?25h\\x1b[?1049l', end='')"
    with running(house, text) as life:
        life.end(0)
        life.check()


def test_what_is_seen_or_swallowed_on_the_way_is_found(house: House) -> None:
    swallows = (
        "from concurrent.futures import ThreadPoolExecutor as Pool\n"
        "with Pool() as pool: pool.submit(lambda: 1 / 0)"
    )
    with running(house, swallows) as life:
        life.end(0)
        with pytest.raises(Finding, match="ZeroDivisionError"):
            life.check()
    with running(house, "1 / 0") as life:
        life.window.wait_for_end()
        with pytest.raises(Finding, match="on the terminal"):
            life.check()


def test_a_clock_that_is_set_is_set_for_the_programs_of_the_house_alone(house: House) -> None:
    if not FAKETIME.exists():
        pytest.skip(f"no {FAKETIME}")
    today = time.time() // 86_400
    for days in (-40, 365):
        house.set_clock(days * 86_400)
        with running(house, TELL) as life:
            life.window.wait_for_end()
            day, elsewhere = map(float, life.window.text.split())
            assert day - today - days in {0, 1}
            assert elsewhere == time.monotonic() // 1e9


# -- the app's own last moments -----------------------------------------------------------------

START = (
    "start", "--sets", "2", "--reps", "2", "--rest", "0", "--tempo", "1-0-1-0", "--lead-in", "1",
    "--pacing", "tempo", "--warm-up", "off", "--cool-down", "off",
)  # fmt: skip


def born(house: House, *args: str) -> Life:
    return Life(house, Launch(args, (80, 24), "UTC"), f"{os.getpid()}-{time.monotonic_ns()}")


@pytest.mark.parametrize("way", CRASHES)
def test_a_crash_gives_the_terminal_back_says_one_line_and_loses_no_rep(
    house: House, way: str
) -> None:
    with born(house, *START) as life:
        life.window.wait_for("1 of 2 done")
        assert wait_until(lambda: waiting_in(house)), "no checkpoint"
        for _ in range(3):  # a library may have been at work just then, and swallowed it
            life.send(CRASHES[way])
            life.window.type(b"\x1b[A")
            if wait_until(lambda: not life.alive, 3):
                break
        life.end(1, told=True)
        life.check_report_named()
        (line,) = [" ".join(life.window.farewell())]
        assert "ChaosError: ordered" in line
        assert line.endswith("If a session was running, you can resume it at the next start")
        life.check_unheard(ordered=True)
    assert len(waiting_in(house)) == 1
    with born(house) as life:
        life.arrive(waiting_in(house))
        life.window.wait_for("of 8 reps done")
        life.window.type(b"s")
        life.window.wait_for(lambda text: "START" in text and "interrupted" not in text)
        life.window.type(b"q")
        life.end(0)
    assert waiting_in(house) == []


def drawn_anew(life: Life, *words: bytes) -> bool:
    """Whether these words were sent since the terminal was last taken."""
    _, taken, since = bytes(life.window.raw).rpartition(ENTERED)
    return bool(taken) and all(word in since for word in words)


def test_after_any_stop_the_whole_screen_is_drawn_anew(house: House) -> None:
    with born(house) as life:
        life.arrive(())
        life.window.wait_for("START")
        for stop in (signal.SIGSTOP, signal.SIGTSTP):
            life.send(stop)
            assert wait_until(life.stopped)
            life.window.forget()
            life.go_on()
            assert wait_until(lambda: drawn_anew(life, b"This week", b"START"))
        life.window.type(b"q")
        life.end(0)


def test_input_that_nobody_can_read_is_passed_over(house: House) -> None:
    with born(house) as life:
        life.arrive(())
        life.window.wait_for("START")
        sizeless = b"\x1b[48;24;80;0;0t\x1b[<0;5;5M"
        for data in (
            sizeless,
            b"\xff\xfe\x80",
            b"\x1b[99999999999u",
            b"\x1b[97;1:1:1u",
            b"\xed\xa0\x80",
        ):
            life.window.type(data)
        # It says that it reports its size, and does not.
        life.window.type(b"\x1b[?2048;2$y")
        life.window.wait_for(lambda _: b"\x1b[?2048h" in life.window.raw)
        life.check_answers(100)
        life.window.type(sizeless + b"h" + b"\xff")
        life.window.wait_for(
            lambda text: "There are no sessions yet" in text and "START" not in text
        )
        life.window.type(b"\x1bq")  # together, as a slow line brings them
        life.end(0)
        life.check()


HANGS = """
import sys, time
from lungetimer.ui.screens.home import HomeScreen
HomeScreen.on_unmount = lambda self: time.sleep(60)
from lungetimer.cli import main
sys.exit(main([]))
"""


def test_an_app_that_hangs_while_it_leaves_gives_the_terminal_back_and_ends(house: House) -> None:
    with running(house, HANGS) as life:
        life.arrive(())
        life.window.wait_for("START")
        life.send(signal.SIGTERM)
        life.end(128 + signal.SIGTERM)
        assert life.window.farewell() == []
