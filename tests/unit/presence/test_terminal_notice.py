"""Which terminal shows notices by which code, what the codes are, and who tells of the focus."""

from __future__ import annotations

import base64
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lungetimer.presence.notice import Notice
from lungetimer.presence.notification import BusWay
from lungetimer.presence.notifier import notice_ways
from lungetimer.presence.terminal_notice import Code, TerminalWay, notice_code, terminal_code
from lungetimer.presence.window_focus import reports_focus

ESC = "\x1b"


@pytest.mark.parametrize(
    ("environ", "code"),
    [
        ({"TERM": "xterm-kitty"}, "OSC 99"),
        ({"TERM": "xterm-ghostty", "TERM_PROGRAM": "ghostty"}, "OSC 777"),
        ({"TERM": "xterm-256color", "TERM_PROGRAM": "WezTerm"}, "OSC 777"),
        ({"TERM": "foot"}, "OSC 777"),
        ({"TERM": "foot-extra"}, "OSC 777"),
        ({"TERM": "xterm-256color", "TERM_PROGRAM": "iTerm.app"}, "OSC 9"),
        ({"TERM": "xterm-256color", "LC_TERMINAL": "iTerm2"}, "OSC 9"),
        ({"TERM": "xterm-256color", "TERM_PROGRAM": "WarpTerminal"}, "OSC 777"),
        ({"TERM": "contour"}, "OSC 777"),
        ({}, None),
        ({"TERM": "xterm-256color"}, None),
        ({"TERM": "xterm-256color", "TERM_PROGRAM": "Apple_Terminal"}, None),
        ({"TERM": "xterm-256color", "TERM_PROGRAM": "vscode"}, None),
        ({"TERM": "linux"}, None),
        ({"TERM": "rxvt-unicode-256color"}, None),
        # What stands between swallows the codes, whatever the terminal outside may be.
        ({"TERM": "tmux-256color", "TMUX": "/tmp/tmux,1,0", "LC_TERMINAL": "iTerm2"}, None),
        ({"TERM": "xterm-kitty", "TMUX": "/tmp/tmux,1,0"}, None),
        ({"TERM": "screen-256color", "TERM_PROGRAM": "WezTerm"}, None),
        ({"TERM": "xterm-kitty", "STY": "1.pts"}, None),
    ],
)
def test_which_terminal_knows_which_code(environ: dict[str, str], code: str | None) -> None:
    assert terminal_code(environ) == code


def test_what_the_codes_are() -> None:
    notice = Notice("Rest is over", "Set 2 of 3 begins.", 20)
    assert notice_code(Code.OSC_9, notice) == f"{ESC}]9;Rest is over: Set 2 of 3 begins.{ESC}\\"
    assert (
        notice_code(Code.OSC_777, notice)
        == f"{ESC}]777;notify;Rest is over;Set 2 of 3 begins.{ESC}\\"
    )
    title, body = (base64.b64encode(t.encode()).decode() for t in (notice.title, notice.body))
    assert notice_code(Code.OSC_99, notice) == (
        f"{ESC}]99;i=lungetimer:e=1:d=0:w=20000;{title}{ESC}\\"
        f"{ESC}]99;i=lungetimer:e=1:d=1:p=body;{body}{ESC}\\"
    )
    assert ":w=" not in notice_code(Code.OSC_99, Notice("a", "b"))


@given(st.text(), st.text(), st.sampled_from(Code))
def test_no_text_ends_a_code_early_or_begins_another(title: str, body: str, code: Code) -> None:
    sent = notice_code(code, Notice(title, body))
    commands = sent.split(f"{ESC}\\")
    assert commands.pop() == ""
    assert len(commands) == (2 if code is Code.OSC_99 else 1)
    for command in commands:
        assert command.startswith(f"{ESC}]{code.removeprefix('OSC ')};")
        assert not re.search(r"[\x00-\x1f\x7f-\x9f]", command[1:])
        if code is Code.OSC_777:
            assert command.count(";") == 3
        if code is Code.OSC_9:
            assert not re.match(r"\d*;", command.removeprefix(f"{ESC}]9;"))


def test_only_kitty_s_code_takes_a_notice_away_again() -> None:
    for code in Code:
        sent: list[str] = []
        way = TerminalWay(code, sent.append)
        way.withdraw()
        assert sent == []
        way.show(Notice("a", "b"))
        del sent[:]
        way.withdraw()
        way.withdraw()
        close = f"{ESC}]99;i=lungetimer:p=close;{ESC}\\"
        assert sent == ([close] if code is Code.OSC_99 else [])


def test_the_order_of_the_ways() -> None:
    kitty = {"TERM": "xterm-kitty"}
    ssh = kitty | {"SSH_CONNECTION": "1 2 3 4"}

    def names(environ: dict[str, str], platform: str = "linux", *, terminal: bool = True) -> str:
        ways = notice_ways(environ, platform, (lambda _: None) if terminal else None)
        return " ".join("bus" if isinstance(way, BusWay) else "terminal" for way in ways)

    assert names(kitty) == "bus terminal"
    assert names(kitty, terminal=False) == "bus"
    assert names({"TERM": "xterm"}) == "bus"
    assert names(ssh) == "terminal"  # that desktop is in front of somebody else
    assert names(ssh, terminal=False) == ""
    assert names(kitty, "darwin") == names(kitty, "win32") == "terminal"


@pytest.mark.parametrize(
    ("environ", "tells"),
    [
        ({"TERM": "xterm-256color"}, True),
        ({"TERM": "xterm-kitty"}, True),
        ({"TERM": "tmux-256color", "TMUX": "x"}, False),
        ({"TERM": "xterm-256color", "STY": "x"}, False),
        ({"TERM": "screen"}, False),
        ({"TERM": "linux"}, False),
        ({"TERM": "vt220"}, False),
        ({}, False),
    ],
)
def test_who_tells_of_the_focus(environ: dict[str, str], *, tells: bool) -> None:
    assert reports_focus(environ) is tells
