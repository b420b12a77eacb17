from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest

from lungetimer.audio.backend_probe import Probe
from lungetimer.audio.bell import Bell
from lungetimer.audio.ladder import BackendName
from lungetimer.audio.own_sounds import OwnSound
from lungetimer.audio.sounds import TONES
from lungetimer.doctor.check import Check, needs_attention, report
from lungetimer.doctor.desktop_checks import check_awake, check_media_keys
from lungetimer.doctor.file_checks import check_hook, check_path
from lungetimer.doctor.hearing import Hearing, Perceived, ask_cues, check_hearing, read_answer
from lungetimer.doctor.sound_checks import check_own_sounds, check_sound
from lungetimer.doctor.terminal_checks import check_colour, check_size, check_terminal
from lungetimer.presence.desktop_probe import AwakeReport, probe_awake
from lungetimer.presence.surroundings import Surroundings
from lungetimer.presence.ways import Attempt, Part

if TYPE_CHECKING:
    from pathlib import Path

    from lungetimer.audio.cues import Cue

SIMPLE, MINI = BackendName.SIMPLEAUDIO, BackendName.MINIAUDIO
BELL, NONE = BackendName.BELL, BackendName.NONE
NO_SIMPLE = Probe(SIMPLE, works=False, detail="not installed")
GOOD = Probe(MINI, works=True, detail="miniaudio: ALSA")
NO_DEVICE = Probe(MINI, works=False, detail="no device")
RING = Probe(BELL, works=True, detail="the terminal decides")
STILL = Probe(NONE, works=True, detail="always there")


def test_terminal() -> None:
    good = check_terminal({"TERM": "xterm-256color", "TMUX": "x"}, is_terminal=True)
    assert good == Check("terminal", ok=True, detail="xterm-256color in tmux")
    assert not check_terminal({"TERM": "xterm"}, is_terminal=False).ok
    assert not check_terminal({"TERM": "dumb"}, is_terminal=True).ok
    assert not check_terminal({}, is_terminal=True).ok


BOTH, SCREEN, MACHINE = frozenset(Part), frozenset({Part.SCREEN}), frozenset({Part.MACHINE})
NO_DESKTOP = Attempt("desktop", BOTH, "org.freedesktop.ScreenSaver: it is not there")
LOCK = Attempt("logind (idle lock)", MACHINE)


def awake_lines(*attempts: Attempt, elsewhere: bool = False) -> list[str]:
    return report(check_awake(AwakeReport(attempts, "Do this.", elsewhere)))


def test_the_way_that_keeps_the_screen_on_is_named() -> None:
    assert awake_lines(Attempt("desktop (caffeinate)", BOTH)) == [
        "ok       screen on  desktop (caffeinate)"
    ]
    assert awake_lines(NO_DESKTOP, Attempt("X server", SCREEN), LOCK) == [
        "ok       screen on  X server; the computer is kept awake by logind (idle lock)",
        "-        desktop    not available: org.freedesktop.ScreenSaver: it is not there",
    ]


def test_where_nothing_keeps_it_on_one_line_says_what_helps_and_each_way_says_why_not() -> None:
    lines = awake_lines(NO_DESKTOP, LOCK)
    assert lines == [
        (
            "-        screen on  not available: nothing here can keep the screen on; "
            "the computer is kept awake by logind (idle lock)"
        ),
        "                    Do this.",
        "-        desktop    not available: org.freedesktop.ScreenSaver: it is not there",
    ]
    assert not needs_attention(check_awake(AwakeReport((NO_DESKTOP,), "Do this.")))


def test_over_ssh_it_says_what_to_do_at_the_other_computer_as_well() -> None:
    assert "Do this." in awake_lines(Attempt("desktop (x)", BOTH), elsewhere=True)[1]


def test_what_the_settings_switch_off_is_said_to_be_off() -> None:
    assert check_awake(None)[0].detail == "off, because screen.keep_awake is false"
    assert check_media_keys("", wanted=False).detail == "off, because remote.media_player is false"
    assert check_media_keys("install it", wanted=True).detail == "not available: install it"
    assert "media player" in check_media_keys("", wanted=True).detail


def test_a_probe_lets_go_again_and_gives_up_in_time(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("DBUS_SESSION_BUS_ADDRESS", "DBUS_SYSTEM_BUS_ADDRESS"):
        monkeypatch.setenv(name, f"unix:path={tmp_path}/nobody")
    found = probe_awake(Surroundings("linux"), tmp_path / "kept")
    assert found.method_for(Part.SCREEN) is None
    assert all("cannot be reached" in attempt.why_not for attempt in found.attempts)
    late = probe_awake(Surroundings("linux"), tmp_path / "kept", limit_s=0)
    assert late.attempts[0].why_not


@pytest.mark.parametrize(
    ("columns", "rows", "ok", "word"),
    [
        (80, 24, True, "full"),
        (79, 24, True, "compact"),
        (40, 12, True, "compact"),
        (39, 12, False, "only"),
    ],
)
def test_size(columns: int, rows: int, ok: bool, word: str) -> None:
    check = check_size(columns, rows)
    assert check.ok is ok
    assert word in check.detail


def test_colour() -> None:
    assert check_colour({"COLORTERM": "truecolor"}).detail == "16 million"
    assert "256" in check_colour({"TERM": "xterm-256color"}).detail
    assert "NO_COLOR" in check_colour({"NO_COLOR": "1", "COLORTERM": "truecolor"}).detail


def test_sound_says_what_is_heard_and_why_not_what_comes_before() -> None:
    checks = check_sound([NO_SIMPLE, GOOD, RING, STILL])
    assert checks[0] == Check("sound", ok=True, detail="miniaudio: ALSA")
    assert checks[1] == Check(
        "simpleaudio", ok=True, detail="not available: not installed", aside=True
    )
    assert len(checks) == 2
    assert not needs_attention(checks)


def test_sound_needs_attention_without_a_device() -> None:
    checks = check_sound([NO_SIMPLE, NO_DEVICE, RING, STILL])
    assert checks[0].detail == "the terminal bell"
    assert [c.detail for c in checks[1:]] == [
        "not available: not installed",
        "not available: no device",
    ]
    assert needs_attention(checks)


def test_a_forced_backend_is_what_was_asked_for() -> None:
    assert not needs_attention(check_sound([NO_SIMPLE, GOOD, RING, STILL], BELL))
    assert not needs_attention(check_sound([NO_SIMPLE, GOOD, RING, STILL], NONE))
    missed = check_sound([NO_SIMPLE, GOOD, RING, STILL], SIMPLE)
    assert missed[0].detail == "miniaudio: ALSA"
    assert needs_attention(missed)
    left_out = check_sound([NO_SIMPLE, GOOD, RING, STILL], BELL)[2]
    assert left_out.detail == "not tried, because sound.backend is bell"


class Ringing(Bell):
    def play(self, cue: Cue) -> None:
        self.sound(cue)


def test_paths(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    assert check_path("data", tmp_path).detail == str(tmp_path)
    assert check_path("data", tmp_path / "a" / "b").detail.endswith("(created when needed)")
    assert not check_path("data", tmp_path / "file").ok


def test_the_report_tells_verdicts_apart_from_asides() -> None:
    checks = [
        Check("size", ok=False, detail="20 x 5", hint="larger"),
        Check("bell", ok=True, detail="why", aside=True),
        Check("x", ok=True, detail="y"),
    ]
    assert report(checks) == [
        "warning  size  20 x 5",
        "               larger",
        "-        bell  why",
        "ok       x     y",
    ]


def test_each_cue_is_played_shown_and_asked_for() -> None:
    rings: list[int] = []
    flashes: list[str] = []
    replies = {"left leg: a lower tone, from the left": "n", "the end": "s", "rest": "heard"}
    hearing = ask_cues(
        Ringing(lambda: rings.append(1)),
        flashes.append,
        lambda meaning: read_answer(replies.get(meaning, "b")),
    )
    assert flashes == list(TONES.values())
    assert rings
    assert hearing.missed == ("left",)
    assert set(TONES) - set(hearing.heard) == {"left", "finish"}
    assert set(TONES) - set(hearing.seen) == {"left", "rest"}
    assert not check_hearing(hearing).ok
    assert "left" in check_hearing(hearing).detail


def test_the_questions_can_be_ended() -> None:
    hearing = ask_cues(Ringing(lambda: None), lambda _: None, lambda _: None)
    assert hearing == Hearing("the terminal bell", (), (), ())


def test_answers() -> None:
    assert read_answer(" Both ") == Perceived(heard=True, seen=True)
    assert read_answer("neither") == Perceived(heard=False, seen=False)
    assert read_answer("") is None
    assert read_answer("x") is None


def test_verdict_on_the_answers() -> None:
    assert check_hearing(None).ok
    assert check_hearing(Hearing("miniaudio: ALSA", ("go",), ("go",), ())).detail == (
        "1 sound heard, 1 flash seen, played by miniaudio: ALSA"
    )


@pytest.mark.skipif(sys.platform == "win32", reason="modes are of POSIX")
def test_a_hook_that_others_could_replace_needs_attention(tmp_path: Path) -> None:
    folder = tmp_path / "bin"
    folder.mkdir(mode=0o755)
    script = folder / "told.py"
    script.touch(mode=0o755)
    command = (sys.executable, "-S", str(script))
    assert check_hook(command) == Check("hook", ok=True, detail=" ".join(command))
    script.chmod(0o757)
    assert check_hook(command).hint == f"run chmod o-w {script}"
    script.chmod(0o755)
    folder.chmod(0o777)
    assert f"everybody can write to {folder}" in check_hook(command).detail
    folder.chmod(0o1777)  # only owners may take files away, as in /tmp
    assert check_hook(command).ok
    assert "was not found" in check_hook(("no-such-program-at-all",)).detail
    assert "~/bin/hook was not found" in check_hook(("~/bin/hook",)).detail  # no shell expands it
    assert not check_hook((str(folder),)).ok


def test_own_sounds_are_told_with_length_and_loudness() -> None:
    good = OwnSound("go", 0.4, -14.2)
    quiet = OwnSound("left", 0.3, -61.0)
    bad = OwnSound("rest", trouble="it is 8 bit")
    checks = check_own_sounds("~/tones", [good, quiet, bad])
    assert [c.ok for c in checks] == [True, False, False]
    assert report(checks) == [
        "ok       own go    0.4 s, -14 dB",
        "warning  own left  0.3 s, -61 dB: too quiet to be heard",
        "                   make it louder; the built-in sounds have about -15 dB",
        "warning  own rest  it is 8 bit",
        "                   the built-in sound is played instead",
    ]
    assert not check_own_sounds("~/tones", [])[0].ok
    assert check_own_sounds("~/tones", "there is no such folder")[0].detail == (
        "~/tones: there is no such folder"
    )
