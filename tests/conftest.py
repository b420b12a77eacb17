"""One seam for all tests: nothing of the developer's own files, settings or sound is touched."""

from __future__ import annotations

import gc
import re
from itertools import count
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, settings
from tests.support.scheduling import ByFileAndGroup, import_share, in_good_order
from tests.support.settling import settle_early
from tests.support.stylesheets import parse_once

if TYPE_CHECKING:
    from pathlib import Path

    from xdist.remote import Producer

# The same examples whenever the same modules are imported; Hypothesis draws some from the numbers
# and strings of our source, so that another order of the tests or a change elsewhere gives others:
# pin those that fail with @example. No deadline, and time to draw them, for machines differ.
settings.register_profile(
    "house", derandomize=True, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("house")
parse_once()
settle_early()
# Most of what a test makes is gone with it: looked for less often, garbage costs a tenth less time.
gc.set_threshold(100_000, 50, 100)
_numbers = count()


@pytest.hookimpl(optionalhook=True)  # unknown where pytest-xdist is switched off
def pytest_xdist_make_scheduler(config: pytest.Config, log: Producer) -> ByFileAndGroup | None:
    """Hand out the tests in the order in which they were collected."""
    if config.option.dist != "loadgroup":
        return None
    config.option.loadscopereorder = False
    return ByFileAndGroup(config, log)


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Where several processes share the tests, put the longest in front."""
    if hasattr(config, "workerinput"):
        items[:] = in_good_order(items)


def pytest_collection(session: pytest.Session) -> None:
    """Let each of several processes begin with other modules, so that each is compiled once."""
    workers = getattr(session.config, "workerinput", None)
    if workers and session.config.args_source is pytest.Config.ArgsSource.TESTPATHS:
        import_share(session.config.rootpath, workers["workerid"], workers["workercount"])


def pytest_collection_finish() -> None:
    """Keep what was imported and collected out of every later search for garbage."""
    gc.freeze()


def pytest_sessionfinish() -> None:
    """Look for garbage with errors to report now, so that pytest's five searches find nothing."""
    gc.collect()
    gc.freeze()


def _new_folder(factory: pytest.TempPathFactory, name: str) -> Path:
    """Make an empty folder below the session's own.

    pytest's ``mktemp`` reads the whole list of folders each time to find the next number.
    """
    folder = factory.getbasetemp() / f"{name}{next(_numbers)}"
    folder.mkdir(mode=0o700)
    return folder


@pytest.fixture
def tmp_path(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of the test's own, as pytest's own fixture of this name."""
    name: str = request.node.name
    return _new_folder(tmp_path_factory, re.sub(r"\W", "_", name)[:30])


@pytest.fixture(autouse=True)
def _own_home(
    request: pytest.FixtureRequest,
    tmp_path_factory: pytest.TempPathFactory,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Every test has a home of its own, apart from its working folder."""
    home = _new_folder(tmp_path_factory, "home")
    asked = "tmp_path" in request.fixturenames
    place: Path = request.getfixturevalue("tmp_path") if asked else home
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.setenv("LUNGETIMER_DATA_DIR", str(place / "data"))
    monkeypatch.setenv("LUNGETIMER_CONFIG_DIR", str(place / "config"))
    # Neither is the developer's desktop kept awake.
    monkeypatch.setenv("DBUS_SYSTEM_BUS_ADDRESS", f"unix:path={place}/no-system-bus")
    for name in (
        "NO_COLOR", "TEXTUAL_ANIMATIONS", "TEXTUAL_THEME", "COLUMNS", "LINES",
        "DBUS_SESSION_BUS_ADDRESS", "DISPLAY", "WAYLAND_DISPLAY", "XDG_SESSION_TYPE",
    ):  # fmt: skip
        monkeypatch.delenv(name, raising=False)
