"""Makes docs/pictures/browser.png: a left rep in headless Chromium, served by lungetimer.

    python -m tools.make_browser_picture

Run it in the top folder of the checkout. It needs Chromium and the packages for tests. The picture
shows the time of day, so every run gives a different one.
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
INTO_THE_REP_S: Final = 2.2  # the figure is at the bottom of the lunge


async def shoot(home: Path) -> bytes:
    """Return a picture of the first rep of a session without warm-up, as PNG."""
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
    """Write the picture and print its size."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as home:
        picture = asyncio.run(shoot(Path(home)))
    PICTURE.write_bytes(picture)
    print(f"{PICTURE.name}: {len(picture) / 1000:.1f} kB")


if __name__ == "__main__":
    main()
