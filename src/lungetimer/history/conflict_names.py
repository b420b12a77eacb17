"""Tell by a file's name whether lungetimer or a sync program made the file. Pure."""

from __future__ import annotations

import re
import unicodedata
from enum import Enum, auto
from typing import Final


class FileKind(Enum):
    """Kind of a file in the folder of the history."""

    OURS = auto()
    HISTORY_COPY = auto()
    BACKUP_COPY = auto()
    SESSION_COPY = auto()
    SETTINGS_COPY = auto()
    OTHER = auto()


# The word for "conflict" in the languages of sync programs, cut to the letters of all its forms.
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
    ("history", FileKind.HISTORY_COPY),
    ("session", FileKind.SESSION_COPY),
    ("config", FileKind.SETTINGS_COPY),
)


def file_kind(name: str, stem: str = "history") -> FileKind:
    """Return the kind of the file with this name in the folder of ``history.json``.

    Args:
        name: the file's name.
        stem: the name of the history file without its suffix; it differs from ``history`` if
            ``history.json`` is a symbolic link to a file of another name.
    """
    plain, own = _folded(name), _folded(stem)
    if own != "history" and plain.startswith(own):
        plain = "history" + plain[len(own) :]
    if re.fullmatch(_OURS, plain):
        return FileKind.OURS
    for first, kind in _STEMS:
        # Unison's backups have names like ".bak.0.history.json", which are not recognized by name.
        if plain.startswith(first) and re.fullmatch(_COPY, plain[len(first) :]):
            if kind is FileKind.HISTORY_COPY and ".bak" in plain:
                return FileKind.BACKUP_COPY
            return kind
    return FileKind.OTHER


def may_be_history(name: str) -> bool:
    """Return whether the name of a file of kind `FileKind.OTHER` suggests that it is a history."""
    plain = _folded(name)
    return "json" in plain or plain.startswith("history")


def _folded(name: str) -> str:
    apart = unicodedata.normalize("NFKD", name.casefold())
    plain = "".join(sign for sign in apart if not "\u0300" <= sign <= "\u036f")
    return unicodedata.normalize("NFC", plain).replace("ı", "i")
