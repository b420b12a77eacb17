"""Makes docs/pictures/browser.png: a left rep in headless Chromium, by ``lungetimer serve``.

    python -m tools.make_browser_picture

From the checkout's top folder, with what the tests need, and Chromium. The time of day is in the
picture, so no two are the same.
"""

from __future__ import annotations

import asyncio
import tempfile
from pathlib import Path
from typing import Final

from tests.support.browser import Browser
from tests.support.served import Served
from tests.support.terminal import environment

PICTURE: Final = Path(__file__).resolve().parent.parent / "docs" / "pictures" / "browser.png"
SIZE: Final = (1180, 820)  # a tablet on its side
INTO_THE_REP_S: Final = 2.2  # where the figure is low


async def shoot(home: Path) -> bytes:
    """Start a session without warm-up and wait for the first rep."""
    env = environment(home)
    with (home / "config" / "config.toml").open("a") as config:
        config.write('[plan]\nwarm_up = "off"\nlead_leg = "left"\n[sound]\nmode = "off"\n')
    with Served(env) as served:
        async with Browser(home / "chromium", SIZE) as browser:
            await browser.open(f"{served.address}/?fontsize=18")
            await browser.wait_for("START")
            await browser.press("Enter")
            await browser.wait_for("Set 1 of 3")
            await asyncio.sleep(INTO_THE_REP_S)
            return await browser.picture()


def main() -> None:
    """Take it, and say how large it is."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as home:
        picture = asyncio.run(shoot(Path(home)))
    PICTURE.write_bytes(picture)
    print(f"{PICTURE.name}: {len(picture) / 1000:.1f} kB")


if __name__ == "__main__":
    main()
