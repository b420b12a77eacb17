"""What the manual page says besides what the command line and the table of keys know."""

from __future__ import annotations

from typing import Final

DESCRIPTION: Final = """
A session warms you up, calls every rep leg by leg at a steady tempo, shows a figure doing the move,
says what to pay attention to, times the rests, cools you down, and is saved by itself. Nothing has
to be touched on the way. Nothing is ever sent anywhere.

Without a command the app opens on its Home screen. A session that was interrupted is offered at the
next start.
"""

FILES: Final = (
    (
        "history.json",
        (
            "Every session, as one readable JSON document. In ~/.local/share/lungetimer (macOS: "
            "~/Library/Application Support/lungetimer; Windows: the local application data), or in "
            "LUNGETIMER_DATA_DIR."
        ),
    ),
    ("history.json.bak", "The last good history."),
    (
        "session.json",
        "The session under way, beside the history; it goes when the session is saved.",
    ),
    (
        "config.toml",
        (
            "The settings; every one is optional. In ~/.config/lungetimer (macOS and Windows: the "
            "folder of the history), or in LUNGETIMER_CONFIG_DIR. lungetimer config show prints "
            "what holds."
        ),
    ),
)

ENVIRONMENT: Final = (
    ("LUNGETIMER_DATA_DIR", "The folder of history, running session and log."),
    ("LUNGETIMER_CONFIG_DIR", "The folder of the settings."),
    (
        "XDG_DATA_HOME, XDG_CONFIG_HOME, XDG_STATE_HOME",
        "On Linux, where such folders are, if not in the usual places.",
    ),
    ("NO_COLOR", "Set to anything: shades of grey alone."),
    ("TEXTUAL_ANIMATIONS", "none: key poses instead of movement."),
)

STATUS: Final = (
    ("0", "All is well."),
    ("1", "Trouble with data, or doctor found something that needs attention."),
    ("2", "Wrong use, or no terminal for what needs one."),
    ("130", "Interrupted with Ctrl+C before the app was open, or at a question."),
    (
        "129, 143",
        "The terminal was closed, or the system asked to end; a session under way is kept.",
    ),
)

EXAMPLES: Final = (
    (
        "lungetimer start --sets 2 --reps 8 --rest 60",
        "Straight into two sets of eight for each leg, a minute of rest between them:",
    ),
    (
        "lungetimer start beginner --load 4 --tempo 3-1-2-1",
        "The level beginner with 4 kg in each hand, slowly:",
    ),
    (
        "lungetimer demo --speed 20",
        "A whole session in less than a minute, to see what comes:",
    ),
    ("lungetimer streak --short", "One line for a prompt or a status bar:"),
    (
        "lungetimer export csv -o lunges.csv",
        "Everything as a table, one row for each set and leg:",
    ),
    ("lungetimer log yesterday --sets 3 --reps 10", "Add what was done elsewhere:"),
)

HEALTH: Final = """
The program gives information, no medical advice. Ask a doctor first if you have a condition, weak
or injured joints, or pain; stop at once with chest pain, dizziness, numbness or sharp joint pain.
"""
