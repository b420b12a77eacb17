"""Texts of the manual page that come neither from the command line nor from the table of keys."""

from __future__ import annotations

from typing import Final

DESCRIPTION: Final = """
A session warms you up, calls every rep leg by leg at a steady tempo, shows a figure that does the
lunges, gives you tips, times the rests, cools you down, and is saved automatically. You do not have
to touch anything during a session. Nothing is ever sent over the network.

LEFT means that your left foot steps back and your right leg works in front; RIGHT means the
opposite.

Without a command, the app opens its Home screen. If a session was interrupted, the app asks at the
next start whether to resume, save or discard it.
"""

FILES: Final = (
    (
        "history.json",
        (
            "All sessions, as one readable JSON document. It is in ~/.local/share/lungetimer "
            "(macOS: ~/Library/Application Support/lungetimer; Windows: the local application "
            "data), or in the folder that LUNGETIMER_DATA_DIR names."
        ),
    ),
    ("history.json.bak", "The history as it was before the last change."),
    (
        "session.json",
        "The running or interrupted session, beside the history. It is deleted once it is saved.",
    ),
    (
        "config.toml",
        (
            "The settings, all of them optional. It is in ~/.config/lungetimer (macOS and "
            "Windows: the folder of the history), or in the folder that LUNGETIMER_CONFIG_DIR "
            "names. lungetimer config show prints the settings that apply."
        ),
    ),
)

ENVIRONMENT: Final = (
    ("LUNGETIMER_DATA_DIR", "The folder of the history, the running session and the log."),
    ("LUNGETIMER_CONFIG_DIR", "The folder of the settings."),
    (
        "XDG_DATA_HOME, XDG_CONFIG_HOME, XDG_STATE_HOME",
        "On Linux, other places for these folders than the usual ones.",
    ),
    ("NO_COLOR", "If it is set and not empty, the app uses no colours."),
    ("TEXTUAL_ANIMATIONS", "With none, the app shows still pictures instead of movement."),
)

STATUS: Final = (
    ("0", "Success."),
    ("1", "There was trouble with data, or doctor found something that needs attention."),
    ("2", "The command was used wrongly, or it needs a terminal and there is none."),
    ("10, 11, 12", "The answers of due; see there."),
    ("130", "You pressed Ctrl+C before the app was open, or at a question."),
    (
        "129, 143",
        "The terminal was closed, or the system ended the app; a running session is saved.",
    ),
)

EXAMPLES: Final = (
    (
        "lungetimer start --sets 2 --reps 8 --rest 60",
        "Start a session with two sets of eight reps per leg and a minute of rest between them:",
    ),
    (
        "lungetimer start beginner --load 4kg --tempo 3-1-2-1",
        "Start the level beginner with 4 kg in each hand and a slow tempo:",
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
