"""Keep the screen and the machine awake while a session needs them."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

from lungetimer.frozen import replace

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from lungetimer.presence.awake_rule import AwakeRule
    from lungetimer.presence.keep_awake import KeepAwake
    from lungetimer.presence.ways import Way
    from lungetimer.running.session_driver import Driver
    from lungetimer.settings import Settings
    from lungetimer.training.events import Event
    from lungetimer.training.views import SessionView


class AwakeListener:
    """Session listener that keeps screen and machine awake; a separate thread calls the desktop.

    Args:
        settings: ``keep_awake`` decides whether anything is kept awake.
        state_file: the file that stores the original screen blanking interval of a Linux console
            until it is restored.
        write: writes a control sequence to the terminal; called from another thread. None if no
            control sequence may reach the terminal.
        make_ways: returns the methods of keeping awake, best first; by default those for this
            machine.
    """

    def __init__(
        self,
        settings: Settings,
        state_file: Path,
        *,
        write: Callable[[str], None] | None,
        make_ways: Callable[[], Sequence[Way]] | None = None,
    ) -> None:
        self._enabled = settings.keep_awake
        self._state_file = state_file
        self._write = write
        self._make_ways = make_ways or self._ways_here
        self._rule: AwakeRule | None = None
        self._keeper: KeepAwake | None = None
        self._needed = False

    def wake(self) -> None:
        """Restore the screen blanking of a Linux console if a killed program left it off.

        Call this after the first frame.
        """
        if self._state_file.exists():
            threading.Thread(target=self._make_ways, name="console", daemon=True).start()

    def session_begins(self, driver: Driver) -> None:  # noqa: ARG002  # a listener's signature
        """Start to follow a session; the machine must stay awake while the session runs."""
        from lungetimer.presence.awake_rule import AwakeRule  # noqa: PLC0415  # not before the first frame

        self._rule = AwakeRule()

    def happened(self, events: Sequence[Event], view: SessionView) -> None:  # noqa: ARG002  # a listener's signature
        """Keep screen and machine awake during the session and the first 10 minutes of a pause."""
        if self._rule is not None:
            self._needed = self._rule.is_needed(view.state, view.elapsed_s)
            self._apply()

    def session_ends(self) -> None:
        """Let screen and machine sleep again, because the session has ended."""
        self._rule = None
        self._needed = False
        self._apply()

    def apply_settings(self, settings: Settings) -> None:
        """Apply changed settings at once."""
        self._enabled = settings.keep_awake
        self._apply()

    def before_stop(self) -> None:
        """Let screen and machine sleep, because the process is about to be stopped (Ctrl+Z).

        This waits a moment until nothing is kept awake any more.
        """
        if self._keeper is not None:
            self._keeper.release()

    def close(self) -> None:
        """Let screen and machine sleep again, and end the thread."""
        if self._keeper is not None:
            self._keeper.close()

    def _apply(self) -> None:
        awake = self._needed and self._enabled
        if self._keeper is None and awake:
            from lungetimer.presence.keep_awake import KeepAwake  # noqa: PLC0415  # not before the first frame

            self._keeper = KeepAwake(self._make_ways)
        if self._keeper is not None:
            self._keeper.want(awake=awake)

    def _ways_here(self) -> Sequence[Way]:
        from lungetimer.presence.awake_advice import ways_for  # noqa: PLC0415  # not before the first frame
        from lungetimer.presence.surroundings import surroundings_here  # noqa: PLC0415  # not before the first frame

        here = surroundings_here()
        if self._write is None:
            return ways_for(replace(here, console=False), lambda _: None, self._state_file)
        return ways_for(here, self._write, self._state_file)
