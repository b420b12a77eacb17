"""Which libraries can be used is known without loading them."""

import importlib.metadata
import sys
from importlib.metadata import PackageNotFoundError

import pytest

from lungetimer.audio import installed
from lungetimer.audio.installed import missing_backends
from lungetimer.audio.ladder import BackendName


@pytest.mark.parametrize(
    ("there", "python", "words"),
    [
        ({"simpleaudio-patched"}, (3, 13), None),
        ({"simpleaudio-patched", "simpleaudio"}, (3, 12), None),
        ({"simpleaudio"}, (3, 11), None),
        ({"simpleaudio"}, (3, 12), "crashes Python 3.12 and later"),
        (set(), (3, 11), "is not installed"),
        (set(), (3, 13), "is not installed"),
    ],
)
def test_simpleaudio_is_judged_by_what_is_installed(
    monkeypatch: pytest.MonkeyPatch, there: set[str], python: tuple[int, int], words: str | None
) -> None:
    def version(name: str) -> str:
        if name not in there:
            raise PackageNotFoundError(name)
        return "1.0"

    monkeypatch.setattr(importlib.metadata, "version", version)
    monkeypatch.setattr(installed, "find_spec", lambda _: there or None)
    monkeypatch.setattr(sys, "version_info", (*python, 0))
    found = missing_backends()
    assert (BackendName.SIMPLEAUDIO in found) is (words is not None)
    assert words is None or words in found[BackendName.SIMPLEAUDIO]
