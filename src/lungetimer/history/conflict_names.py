"""What a file beside the history is, by its name: ours, or a copy made by a sync program. Pure."""

from __future__ import annotations

import re
import unicodedata
from enum import Enum, auto
from typing import Final


class Beside(Enum):
    """What a file in the folder of the history is."""

    OURS = auto()
    HISTORY_COPY = auto()
    BACKUP_COPY = auto()
    SESSION_COPY = auto()
    SETTINGS_COPY = auto()
    OTHER = auto()


# The word for "conflict" in the languages of sync programs, as far as it is the same in all forms.
_WORDS: Final = (
    "conflict|conflit|konfl|ristirii|cakis|utkoz|конфл|сукоб|συγκρουσ|冲突|衝突|競合|충돌|ขัดแย"
    "|xung dot|تعارض|التعارض|התנגש|vastuolu|motstrid|kolizj"
)
_COPY: Final = (
    rf".*(?:{_WORDS}).*"  # Syncthing, Dropbox, Nextcloud, Seafile, Synology, Unison, rclone
    r"|.*\(.*\d{4}-\d{2}-\d{2}.*\).*"  # Dropbox in a language that is not listed above
    r"|.*\.\.path[12](?:\..*)?"  # rclone bisync before 1.66
    r"|.*\.variant-[0-9a-z]+(?:\..*)?"  # git-annex
    r"|.*_(?:backup|base|local|remote)_\d+(?:\..*)?|(?:\.[a-z]+)*(?:\.orig|~.+)"  # git
)
_OURS: Final = (
    r"history\.json(?:|\.bak|\.lock|\.tmp|\.bak\.tmp|\.import-undo|\.import-undo\.tmp)"
    r"|session(?:-\d)?\.json(?:|\.lock|\.tmp)|config\.toml(?:|\.lock|\.tmp)"
    r"|.*\.(?:damaged|merged)-\d{8}-\d{6}(?:-\d+)?|.*\.log|.*\.tmp"
)
_STEMS: Final = (
    ("history", Beside.HISTORY_COPY),
    ("session", Beside.SESSION_COPY),
    ("config", Beside.SETTINGS_COPY),
)


def beside(name: str, stem: str = "history") -> Beside:
    """Return what a file of this name is, if it stands in the folder of ``history.json``.

    Args:
        name: the file's name.
        stem: the history's own name without its ending, where a link leads to another one.
    """
    plain, own = _folded(name), _folded(stem)
    if own != "history" and plain.startswith(own):
        plain = "history" + plain[len(own) :]
    if re.fullmatch(_OURS, plain):
        return Beside.OURS
    for first, kind in _STEMS:
        # Unison keeps backups under names like ".bak.0.history.json"; those say nothing by name.
        if plain.startswith(first) and re.fullmatch(_COPY, plain[len(first) :]):
            if kind is Beside.HISTORY_COPY and ".bak" in plain:
                return Beside.BACKUP_COPY
            return kind
    return Beside.OTHER


def may_be_history(name: str) -> bool:
    """Return whether a file that is nothing known may be a history, so that it is worth a look."""
    plain = _folded(name)
    return "json" in plain or plain.startswith("history")


def _folded(name: str) -> str:
    apart = unicodedata.normalize("NFKD", name.casefold())
    plain = "".join(sign for sign in apart if not "\u0300" <= sign <= "\u036f")
    return unicodedata.normalize("NFC", plain).replace("ı", "i")
