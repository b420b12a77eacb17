"""Contact sheets of the figure and the giant numbers, for visual checks.

``python bench/figure_sheet.py`` prints the key poses in this terminal, coloured by role.
``--out DIR`` writes PNG sheets and an animated GIF instead, or SVG if Pillow is not installed.
``--speed`` prints how long a frame takes to draw and to look up in the cache.
"""

from __future__ import annotations

import argparse
import sys
import time
from importlib.util import find_spec
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "src"))

from lungetimer.figure.frame import BRAILLE, Frame, Role
from lungetimer.figure.gear_kinds import EQUIPMENT, SUPPORTS, Gear
from lungetimer.figure.scene import (
    DRILL_KEYS,
    GUIDE_STEPS,
    STEPS,
    drill_frame,
    key_pose_frame,
    rep_frame,
)
from lungetimer.ui.widgets.numerals import numerals

ANSI = {
    Role.MOVING_LEG: "38;5;215",
    Role.OTHER_LEG: "38;5;111",
    Role.BODY: "38;5;254",
    Role.GEAR: "38;5;114",
    Role.FLOOR: "38;5;244",
}
RGB = {
    Role.MOVING_LEG: (255, 170, 90),
    Role.OTHER_LEG: (120, 175, 255),
    Role.BODY: (228, 228, 228),
    Role.GEAR: (135, 215, 135),
    Role.FLOOR: (128, 128, 128),
}
BITS = ((0, 0), (0, 1), (0, 2), (1, 0), (1, 1), (1, 2), (0, 3), (1, 3))
BACK = (18, 20, 26)
DOT = 4

Dot = tuple[int, int, Role]


def dots_of(frame: Frame) -> list[Dot]:
    found = []
    for row, line in enumerate(frame.lines):
        col = 0
        for run in line:
            for char in run.text:
                if run.role is not None:
                    code = ord(char) - BRAILLE
                    found += [
                        (col * 2 + x, row * 4 + y, run.role)
                        for bit, (x, y) in enumerate(BITS)
                        if code >> bit & 1
                    ]
                col += 1
    return found


def sheets(rows: int) -> dict[str, list[Frame]]:
    """Return pictures of everything that the figure can do, by the name of their sheet."""
    cols = rows * 2
    gear = [Gear(e, s) for e in EQUIPMENT for s in SUPPORTS]
    sides = [(n, leg) for leg in ("left", "right") for n, _ in GUIDE_STEPS]
    ends = [(n, g) for n in ("stand", "bottom") for g in gear]
    depths = (0.0, 0.25, 0.5, 0.75, 1.0)
    return {
        "rep": [rep_frame("lower", i / 9, "left", cols, rows) for i in range(10)],
        "legs": [key_pose_frame(n, cols, rows, leg) for n, leg in sides],
        "depth": [key_pose_frame("bottom", cols, rows, depth=d) for d in depths],
        "gear": [key_pose_frame(n, cols, rows, "left", g) for n, g in ends],
        "drills": [key_pose_frame(key, cols, rows) for key in DRILL_KEYS],
    }


def loop(rows: int) -> list[Frame]:
    """Return one rep of each leg at 2-1-2-0, 15 frames a second."""
    frames = []
    for leg in ("left", "right"):
        for stage, seconds in (("lower", 2), ("hover", 1), ("drive", 2)):
            n = seconds * 15
            frames += [rep_frame(stage, i / n, leg, rows * 2, rows) for i in range(n)]
    return frames


def print_sheet(frames: list[Frame], width: int, *, colour: bool) -> None:
    across = max(1, width // (frames[0].cols + 2))
    for start in range(0, len(frames), across):
        group = frames[start : start + across]
        for row in range(group[0].rows):
            print("  ".join(_line(frame, row, colour=colour) for frame in group))
        print()


def _line(frame: Frame, row: int, *, colour: bool) -> str:
    if not colour:
        return frame.plain[row]
    return "".join(
        f"\x1b[{ANSI[run.role]}m{run.text}\x1b[0m" if run.role else run.text
        for run in frame.lines[row]
    )


def write_png(frames: list[Frame], path: Path, across: int = 5) -> None:
    from PIL import Image, ImageDraw  # noqa: PLC0415 -- only where it is installed

    width, height = frames[0].cols * 2 * DOT + 12, frames[0].rows * 4 * DOT + 12
    across = min(across, len(frames))
    image = Image.new("RGB", (across * width, -(-len(frames) // across) * height), (44, 46, 54))
    draw = ImageDraw.Draw(image)
    for i, frame in enumerate(frames):
        left, top = i % across * width + 6, i // across * height + 6
        draw.rectangle((left, top, left + width - 12, top + height - 12), fill=BACK)
        for x, y, role in dots_of(frame):
            at = (left + x * DOT, top + y * DOT)
            draw.ellipse((*at, at[0] + DOT - 1, at[1] + DOT - 1), fill=RGB[role])
    image.save(path)


def write_gif(frames: list[Frame], path: Path) -> None:
    from PIL import Image, ImageDraw  # noqa: PLC0415 -- only where it is installed

    images = []
    for frame in frames:
        image = Image.new("RGB", (frame.cols * 2 * DOT, frame.rows * 4 * DOT), BACK)
        draw = ImageDraw.Draw(image)
        for x, y, role in dots_of(frame):
            draw.ellipse((x * DOT, y * DOT, x * DOT + DOT - 1, y * DOT + DOT - 1), fill=RGB[role])
        images.append(image)
    images[0].save(path, save_all=True, append_images=images[1:], duration=66, loop=0)


def write_svg(frames: list[Frame], path: Path, across: int = 5) -> None:
    width, height = frames[0].cols * 2 + 3, frames[0].rows * 4 + 3
    across = min(across, len(frames))
    marks = [
        f'<circle cx="{i % across * width + x + 2}" cy="{i // across * height + y + 2}" r=".45"'
        f' fill="rgb{RGB[role]}"/>'
        for i, frame in enumerate(frames)
        for x, y, role in dots_of(frame)
    ]
    size = (across * width, -(-len(frames) // across) * height)
    path.write_text(
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {size[0]} {size[1]}">'
        f'<rect width="100%" height="100%" fill="rgb{BACK}"/>{"".join(marks)}</svg>\n',
        encoding="utf-8",
    )


def print_speed(cols: int = 60, rows: int = 30) -> None:
    rep_frame("lower", 0.0, "left", cols, rows)
    start = time.perf_counter()
    for i in range(1, STEPS + 1):
        rep_frame("lower", i / STEPS, "left", cols, rows)
    made = (time.perf_counter() - start) / STEPS
    start = time.perf_counter()
    for i in range(20_000):
        rep_frame("lower", i % STEPS / STEPS, "left", cols, rows)
    found = (time.perf_counter() - start) / 20_000
    start = time.perf_counter()
    for i in range(STEPS):
        rep_frame("lower", i / STEPS, "right", cols, rows)
    turned = (time.perf_counter() - start) / STEPS
    start = time.perf_counter()
    drill_frame("march", 0.0, cols, rows)
    first = time.perf_counter() - start
    print(f"{cols} x {rows} cells, plain Python {sys.version.split()[0]}")
    print(f"made:      {made * 1e3:6.2f} ms a frame, {1 / made:8.0f} frames a second")
    print(f"mirrored:  {turned * 1e3:6.2f} ms a frame, {1 / turned:8.0f} frames a second")
    print(f"looked up: {found * 1e6:6.2f} us a frame, {1 / found:8.0f} frames a second")
    print(f"first frame of a new act: {first * 1e3:.1f} ms")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--rows", type=int, default=16, help="height of a figure in rows")
    parser.add_argument("--width", type=int, default=160, help="columns of this terminal")
    parser.add_argument("--plain", action="store_true", help="no colours")
    parser.add_argument("--out", type=Path, help="folder to write pictures to")
    parser.add_argument("--speed", action="store_true", help="measure instead")
    chosen = parser.parse_args()
    if chosen.speed:
        print_speed()
        return
    if chosen.out is None:
        for name, frames in sheets(chosen.rows).items():
            print(name)
            print_sheet(frames, chosen.width, colour=not chosen.plain)
        for text in ("0123456789", "7/10", "0:45"):
            print("\n".join(numerals(text, chosen.width, 7)), "\n")
        return
    chosen.out.mkdir(parents=True, exist_ok=True)
    pillow = find_spec("PIL") is not None
    for name, frames in sheets(chosen.rows).items():
        write = write_png if pillow else write_svg
        write(frames, chosen.out / f"{name}-{chosen.rows}.{'png' if pillow else 'svg'}")
    if pillow:
        write_gif(loop(chosen.rows), chosen.out / f"loop-{chosen.rows}.gif")


if __name__ == "__main__":
    main()
