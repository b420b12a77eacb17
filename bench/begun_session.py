"""Runs any version of lungetimer and records when its session began.

    python bench/begun_session.py NOTES BLOCKS start --warm-up off ...

The file NOTES gets the time of ``time.monotonic`` at which offset 0 of the session is due. BLOCKS
are the offsets, separated by commas, at which the event loop is blocked for two seconds; "-" for
none.
"""

from __future__ import annotations

import importlib
import sys
import time
from pathlib import Path
from typing import Any

STILL_S = 2.0


def driver_class() -> Any:  # noqa: ANN401  # the type depends on the version
    """Return the driver class, wherever this version defines it.

    Raises:
        SystemExit: there is none.
    """
    for name in ("lungetimer.running.session_driver", "lungetimer.ui.driver"):
        try:
            return importlib.import_module(name).Driver
        except ModuleNotFoundError:
            continue
    raise SystemExit("no driver")


def take_notes(path: Path, blocks: list[float]) -> None:
    """Wrap the driver so that it records the start of the session and blocks at some offsets."""
    kind = driver_class()
    begin, pump = kind.begin, kind.pump
    zero: list[float] = []

    def noted_begin(driver: Any) -> None:  # noqa: ANN401  # the type depends on the version
        zero[:] = [time.monotonic()]
        begin(driver)
        path.write_text(str(zero[0]))

    def noted_pump(driver: Any) -> None:  # noqa: ANN401  # the type depends on the version
        pump(driver)
        if hasattr(driver, "monotonic_at") and not driver.holding:
            zero[0] = driver.monotonic_at(0.0)
            path.write_text(str(zero[0]))
        if blocks and time.monotonic() - zero[0] >= blocks[0]:
            blocks.pop(0)
            time.sleep(STILL_S)

    kind.begin, kind.pump = noted_begin, noted_pump


if __name__ == "__main__":
    stops = [] if sys.argv[2] == "-" else [float(at) for at in sys.argv[2].split(",")]
    take_notes(Path(sys.argv[1]), stops)
    from lungetimer.cli import main

    sys.exit(main(sys.argv[3:]))
