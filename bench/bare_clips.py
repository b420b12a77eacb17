"""A minimal program that plays clips at planned times through miniaudio.

    python bench/bare_clips.py SOUNDS BEGUN NAME@SECONDS ...

BEGUN is a time of ``time.monotonic``; each clip is due that many seconds after it. The position of
a block of samples is derived only from the clock at the moment when it is requested.
"""

from __future__ import annotations

import sys
import time
from array import array
from pathlib import Path

RATE = 44_100
sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "src"))

from lungetimer.audio.lean import load_miniaudio
from lungetimer.audio.sounds import read_clip

miniaudio = load_miniaudio()


def main(folder: str, begun: str, *clips: str) -> None:
    due = []
    for clip in clips:
        name, _, at = clip.partition("@")
        due.append((float(begun) + float(at), array("h", read_clip(Path(folder) / f"{name}.wav"))))
    due.sort(key=lambda one: one[0])

    def feed():  # noqa: ANN202  # the kind of generator that miniaudio expects
        playing: list[tuple[int, array[int]]] = []
        position = 0
        frames = yield b""
        while True:
            now = time.monotonic()
            block = array("h", bytes(4 * frames))
            while due and due[0][0] < now + frames / RATE:
                at, samples = due.pop(0)
                playing.append((position + max(round((at - now) * RATE), 0), samples))
            for start, samples in playing:
                first = max(start - position, 0)
                skip = max(position - start, 0)
                cut = samples[2 * skip : 2 * (skip + frames - first)]
                block[2 * first : 2 * first + len(cut)] = cut
            position += frames
            playing = [p for p in playing if p[0] + len(p[1]) // 2 > position]
            frames = yield block.tobytes()

    device = miniaudio.PlaybackDevice(
        nchannels=2, sample_rate=RATE, buffersize_msec=40, callback_periods=2
    )
    stream = feed()
    next(stream)
    device.start(stream)
    time.sleep(max(due[-1][0] + 3 - time.monotonic(), 1) if due else 1)


if __name__ == "__main__":
    main(*sys.argv[1:])
