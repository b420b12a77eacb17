#!/usr/bin/env python3
"""Make the sounds in assets/sounds; every run on any machine gives the same bytes.

    python tools/make_sounds.py [--tones-only] [--out FOLDER] [NAME ...]

With NAME, for example word_squats, only these sounds are made. The tones are computed here. The
words need espeak-ng (Debian: apt install espeak-ng); with another version of it, or without it, the
committed words stay unchanged, and a message says so.
"""

from __future__ import annotations

import argparse
import sys
from math import log10
from pathlib import Path
from typing import TYPE_CHECKING, Final

sys.path.insert(0, str(Path(__file__).resolve().parent))

from sound_dsp import CEILING, at_loudness, loudness, write_wav
from sound_tones import SOFTER, TONES, rendered
from sound_words import WORDS, engine_version, spoken

if TYPE_CHECKING:
    from collections.abc import Collection

SOUNDS: Final = Path(__file__).resolve().parent.parent / "assets" / "sounds"
LUFS: Final = -13.0  # loudness of every sound; short struck tones just reach it below the ceiling
ENGINE: Final = "1.51"


def make_tones(folder: Path, names: Collection[str], *, verbose: bool = False) -> None:
    """Write those of the named sounds that are tones."""
    for name, notes in TONES.items():
        if name in names:
            _write(
                folder,
                name,
                at_loudness(rendered(notes), LUFS - SOFTER.get(name, 0.0)),
                verbose=verbose,
            )


def make_words(folder: Path, names: Collection[str], *, verbose: bool = False) -> None:
    """Write those of the named sounds that are words; espeak-ng must be installed."""
    for name in WORDS:
        if name in names:
            _write(folder, name, at_loudness(spoken(name), LUFS), verbose=verbose)


def _write(
    folder: Path, name: str, sound: tuple[list[float], list[float]], *, verbose: bool
) -> None:
    write_wav(folder / f"{name}.wav", sound)
    top = max(max(map(abs, side)) for side in sound)
    assert top <= CEILING + 1e-9, f"{name} is over the ceiling"
    if verbose:
        print(
            f"{name:24} {len(sound[0]) / 44_100:5.2f} s  peak {20 * log10(top):6.2f} dBFS"
            f"  {loudness(sound):6.2f} LUFS"
        )


def main() -> int:
    """Make the sounds and return 0."""
    parser = argparse.ArgumentParser(description="Make the sounds of lungetimer.")
    parser.add_argument("--tones-only", action="store_true", help="leave the words as they are")
    parser.add_argument("--out", type=Path, default=SOUNDS, help="folder to write to")
    parser.add_argument("-v", "--verbose", action="store_true", help="tell length, peak, loudness")
    parser.add_argument("names", nargs="*", metavar="NAME", help="make only these sounds")
    args = parser.parse_args()
    unknown = [name for name in args.names if name not in {*TONES, *WORDS}]
    if unknown:
        parser.error(f"{unknown[0]!r}: no sound of that name; see WORDS and TONES in tools/")
    names = args.names or [*TONES, *WORDS]
    args.out.mkdir(parents=True, exist_ok=True)
    make_tones(args.out, names, verbose=args.verbose)
    if args.tones_only or not any(name in WORDS for name in names):
        return 0
    version = engine_version()
    if version != ENGINE:
        found = f"espeak-ng {version} is" if version else "no espeak-ng is"
        print(f"{found} here; the words were made with {ENGINE} and stay as they are.")
        return 0
    make_words(args.out, names, verbose=args.verbose)
    return 0


if __name__ == "__main__":
    sys.exit(main())
