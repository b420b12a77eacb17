"""Texts of the manual page that come neither from the command line nor from the table of keys."""

from __future__ import annotations

from typing import Final

DESCRIPTION: Final = """
A session begins with a warm-up and ends with a cool-down. Between them are sets and rests. In a
set, lungetimer calls every rep at a steady tempo, leg by leg. A figure shows each movement, and
tips tell you what to pay attention to. You do not have to touch anything during a session. It is
saved automatically. Nothing is ever sent over the network.

LEFT means that your left foot steps back and your right leg works in front. RIGHT means the
opposite.

Without a command, lungetimer opens the app at its Home screen. If a session was interrupted, the
app asks at the next start whether to resume, save or discard it.
"""

FILES: Final = (
    (
        "history.json",
        (
            "All sessions, in JSON. The file is in ~/.local/share/lungetimer (macOS: "
            "~/Library/Application Support/lungetimer; Windows: the local application data), or in "
            "the folder that LUNGETIMER_DATA_DIR names."
        ),
    ),
    ("history.json.bak", "The history as it was before the last change."),
    (
        "session.json",
        (
            "The running or interrupted session. The file is in the folder of the history. It is "
            "deleted when the session is saved or discarded."
        ),
    ),
    (
        "config.toml",
        (
            "The settings. All of them are optional. The file is in ~/.config/lungetimer (macOS "
            "and Windows: the folder of the history), or in the folder that LUNGETIMER_CONFIG_DIR "
            "names. To print the settings that apply, run lungetimer config show."
        ),
    ),
)

ENVIRONMENT: Final = (
    ("LUNGETIMER_DATA_DIR", "The folder of the history, the running session and the log."),
    ("LUNGETIMER_CONFIG_DIR", "The folder of the settings."),
    (
        "XDG_DATA_HOME, XDG_CONFIG_HOME, XDG_STATE_HOME",
        "On Linux, the folders to use instead of ~/.local/share, ~/.config and ~/.local/state.",
    ),
    ("NO_COLOR", "If it is set and not empty, the app uses no colours."),
    (
        "TEXTUAL_ANIMATIONS",
        "If the value is none, the app shows still pictures instead of movement.",
    ),
)

STATUS: Final = (
    ("0", "Success."),
    ("1", "A file could not be read or written, or doctor found something that needs attention."),
    ("2", "The command was used wrongly, or it needs a terminal and there is none."),
    ("10, 11, 12", "The answer of lungetimer due; see that command."),
    ("130", "You pressed Ctrl+C before the app was open, or at a question."),
    (
        "129, 143",
        "The terminal was closed (129) or the system ended the app (143). The session is saved.",
    ),
)

EXAMPLES: Final = (
    (
        "lungetimer start --sets 2 --reps 8 --rest 60",
        "Start a session with two sets of eight reps per leg and a minute of rest between them:",
    ),
    (
        "lungetimer start beginner --load 4kg --tempo 3-1-2-1",
        "Start a session at the level beginner, with 4 kg in each hand and a slow tempo:",
    ),
    (
        "lungetimer demo --speed 20",
        "See a whole session in less than a minute:",
    ),
    ("lungetimer streak --short", "Print one line for a prompt or a status bar:"),
    (
        "lungetimer export csv -o lunges.csv",
        "Save all sessions as a table with one row for each set and leg:",
    ),
    (
        "lungetimer log yesterday --sets 3 --reps 10",
        "Add a session that you did without lungetimer:",
    ),
)

HEALTH: Final = """
Stop at once if you have chest pain, dizziness, numbness or sharp joint pain. This program gives
information, not medical advice. If you have a condition, weak or injured joints, or pain, ask a
doctor before you start.
"""
