"""Show a notice about a lasting problem once, and not again at every start."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Collection
    from pathlib import Path

MAX_BYTES = 10_000


class ToldOnce:
    """Shows lines, and remembers in a file which line was shown last.

    Args:
        path: the file with the line shown last; errors while reading or writing it are ignored.
        show: shows a line to the user.
    """

    def __init__(self, path: Path, show: Callable[[str], None]) -> None:
        self._path = path
        self._show = show

    def tell(self, line: str) -> None:
        """Show a line, unless it was the last one shown."""
        from lungetimer.history.files import make_folder, write_whole  # noqa: PLC0415  # not before the first frame

        if self._latest() == line:
            return
        self._show(line)
        with contextlib.suppress(OSError):
            make_folder(self._path.parent)
            write_whole(self._path, line.encode())

    def forget(self) -> None:
        """Forget which line was shown last, so that this line can be shown again."""
        with contextlib.suppress(OSError):
            self._path.unlink(missing_ok=True)

    def mark_unseen(self, lines: Collection[str]) -> None:
        """Forget the line shown last if it is one of ``lines``, because the user did not see it."""
        if lines and self._latest() in lines:
            self.forget()

    def _latest(self) -> str | None:
        """Return the line that was shown last; None if the file cannot be read."""
        from lungetimer.history.files import read_file  # noqa: PLC0415  # not before the first frame

        with contextlib.suppress(OSError, ValueError):
            return read_file(self._path, most=MAX_BYTES).decode()
        return None
