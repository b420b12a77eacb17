"""The table of terms in CONTRIBUTING.md as patterns: what must be used, and what must not.

Each row of the table has its entry in `TERMS`, by the first words of the row. A pattern is searched
in every string that reaches a person, whatever the case of its first letter.
"""

from __future__ import annotations

import re
from typing import Final, NamedTuple


class Term(NamedTuple):
    """One row: a pattern that somebody must meet, and the patterns that nobody may meet."""

    use: str
    rejected: tuple[str, ...] = ()


TERMS: Final[dict[str, Term]] = {
    "LEFT, RIGHT": Term(
        r"LEFT means that your left\s+foot steps back",
        (r"\b(days?|reps?|sets?|minutes?|min|s) left\b", r"\bleft to (do|go)\b"),
    ),
    "time remaining": Term(r" to go\b", (r"\btime left\b", r"\bseconds left\b")),
    "ended early": Term(r"\bended early\b", (r"\bleft early\b",)),
    "First leg": Term(r"\bFirst leg\b", (r"\bleading leg\b", r"\blead leg\b")),
    "Get-ready time": Term(r"\bget-ready time\b", (r"(?<!--)\blead-in\b",)),
    "session": Term(r"\bsession\b", (r"\bworkouts?\b",)),
    "phase": Term(r"\bphase\b", (r"\bboundar(y|ies)\b", r"\bsteps? of (a|the) session\b")),
    "set": Term(r"\bsets\b", (r"\brounds? of (reps|lunges)\b", r"\b\d+ rounds\b")),
    "rep": Term(r"\breps per leg\b"),
    "down, hover, up, stand": Term(
        r"down - hover - up - stand", (r"\bstages?\b", r"\bdrive up\b", r"\blower - hover\b")
    ),
    "tempo": Term(r"\btempo\b", (r"\bthe pace\b", r"\bspeed of (a|each|the) rep\b")),
    "Pacing": Term(
        r"\ba key for each set\b",
        (r"\bself-paced\b", r"\bno clock in the sets\b", r"pacing: tempo"),
    ),
    "untimed set": Term(r"\buntimed set\b", (r"\bsets? without a clock\b", r"\bopen sets?\b")),
    "sets and reps": Term(r"\bsets and reps\b", (r"\bdoses?\b",)),
    "reps in reserve": Term(
        r"\breps in reserve \(RIR\)", (r"\bclean reps\b", r"\bto spare\b", r"\breps were left\b")
    ),
    "tip": Term(r"\btips?\b", (r"\bcues?\b", r"\bfocus(es)?\b(?! on)", r"\bfoci\b")),
    "level": Term(r"\blevel\b", (r"\bown levels?\b",)),
    "preset": Term(r"\bpresets?\b", (r"\bprofiles?\b",)),
    "custom": Term(r"\bcustom\b", (r"\bown \d-\d-\d-\d\b",)),
    "command palette": Term(r"\bcommand palette\b", (r"(?<!command )\bpalette\b",)),
    "Press space to continue": Term(
        r"\bPress space to continue\b",
        (r"\b(goes|going|go) on\b", r"\bspace continues\b"),
    ),
    "resume": Term(r"\bresume\b", (r"\b(take|takes|taking) (it|them) up again\b",)),
    "skip": Term(r"\bskip to the next\b"),
    "weekly goal": Term(
        r"\bgoal met\b",
        (
            r"\bweekly target\b",
            r"\bkeeps? (the|a|your) week\b",
            r"\bkept weeks?\b",
            r"\bweeks? (is|are|was|were) kept\b",
        ),
    ),
    "saved": Term(
        r"\bsaved\b", (r"\b(it|session|answers?|settings?) (is|are|was|were) kept\b(?! safe)",)
    ),
    "in use": Term(
        r"\bin use\b", (r"✓ taken\b", r"\b(is|are|was|were) taken\b(?! back)", r"\btakes it\b")
    ),
    "applies": Term(
        r"\bthe default applies\b",
        (r"\bdefaults? holds?\b", r"\b(what|that|always) holds?\b", r"\bholds? (from|until)\b"),
    ),
    "must be": Term(r"\bmust be\b", (r"\ballowed (is|are)\b", r"\bis not allowed;")),
    "is shown": Term(r"\bis shown\b", (r"\b(is|are|was|were) told\b", r"\bas told\b")),
    "is, is set": Term(
        r"\bis set\b",
        (r"\bstands (below|above|in|for|at|there|where|beside)\b", r"\bnumber stands\b"),
    ),
    "a frozen week is skipped": Term(r"\bneither helps nor breaks\b", (r"\bneither way\b",)),
    "comeback": Term(r"\bcomeback\b", (r"\bway back\b", r"\breturn plan\b")),
    "left-right pair": Term(r"\bleft-right pair\b", (r"\bpairs? of legs\b",)),
    "You are good to go": Term(r"\bYou are good to go\b", (r"\bnothing speaks against\b",)),
    "No keys changed": Term(r"\bNo keys changed\b", (r"\ball as they came\b",)),
    "recommended level": Term(
        r"\brecommended level\b", (r"\blevel advised\b", r"\badvised level\b")
    ),
}

FLAGS: Final = re.IGNORECASE
