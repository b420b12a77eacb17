"""Points, two-bone joints and smooth curves. Units: body heights and degrees."""

from __future__ import annotations

from itertools import pairwise
from math import acos, atan2, cos, hypot, radians, sin
from typing import TYPE_CHECKING, NamedTuple

from lungetimer.frozen import frozen

if TYPE_CHECKING:
    from collections.abc import Sequence


class Point(NamedTuple):
    """A position, in body heights: ``x`` ahead of the front ankle, ``y`` above the floor."""

    x: float
    y: float

    def to(self, dx: float, dy: float) -> Point:
        """Return the point that is ``dx`` further ahead and ``dy`` further up."""
        return Point(self.x + dx, self.y + dy)

    def towards(self, other: Point, share: float) -> Point:
        """Return the point at a share of 0 to 1 of the way to another point."""
        return Point(self.x + (other.x - self.x) * share, self.y + (other.y - self.y) * share)

    def distance(self, other: Point) -> float:
        """Return the straight distance to another point, in body heights."""
        return hypot(self.x - other.x, self.y - other.y)


def up_from(point: Point, length: float, lean: float) -> Point:
    """Return the end of a segment that rises from ``point``, ``lean`` degrees ahead of vertical."""
    return point.to(length * sin(radians(lean)), length * cos(radians(lean)))


def down_from(point: Point, length: float, swing: float) -> Point:
    """Return the end of a segment hanging from ``point``, ``swing`` degrees ahead of vertical."""
    return point.to(length * sin(radians(swing)), -length * cos(radians(swing)))


def turned(x: float, y: float, degrees: float) -> tuple[float, float]:
    """Return a vector turned clockwise; this lifts the heel of a foot that faces +x."""
    c, s = cos(radians(degrees)), sin(radians(degrees))
    return x * c + y * s, y * c - x * s


def bend(start: Point, end: Point, first: float, second: float, side: int) -> Point:
    """Return the joint between two bones: knee or elbow.

    Args:
        start: hip or shoulder.
        end: ankle or wrist; if the bones do not reach it, the joint is on the straight line.
        first: length of the bone at ``start``.
        second: length of the bone at ``end``.
        side: +1 bends to the left of the direction from start to end (ahead, for a leg that hangs
            down and faces +x), -1 to its right.
    """
    distance = min(max(start.distance(end), abs(first - second) + 1e-9), first + second)
    cosine = (first * first + distance * distance - second * second) / (2 * first * distance)
    angle = atan2(end.y - start.y, end.x - start.x) + side * acos(min(max(cosine, -1.0), 1.0))
    return start.to(first * cos(angle), first * sin(angle))


def smoothstep(share: float) -> float:
    """Return ``share`` (0 to 1) eased, so that a movement starts and stops smoothly."""
    return share * share * (3 - 2 * share)


def blend(a: Sequence[float], b: Sequence[float], share: float) -> tuple[float, ...]:
    """Return each number of ``a``, moved by a share of 0 to 1 towards its counterpart in ``b``."""
    return tuple(x + (y - x) * share for x, y in zip(a, b, strict=True))


@frozen
class Curve:
    """Rows of numbers at increasing times, joined smoothly and without overshoot.

    This is monotone cubic interpolation (Fritsch and Butland). A number is at rest at both ends and
    where it changes direction. It does not stop at any other row, so a slow movement does not stop
    at its key poses. A number that is equal in two neighbouring rows does not change between them.

    Attributes:
        times: seconds or shares, increasing.
        values: one row for each time.
        slopes: change of each number per unit of time, for each row.
    """

    times: tuple[float, ...]
    values: tuple[tuple[float, ...], ...]
    slopes: tuple[tuple[float, ...], ...]

    @classmethod
    def through(cls, times: Sequence[float], values: Sequence[Sequence[float]]) -> Curve:
        """Return the curve that has the numbers ``values[i]`` at the time ``times[i]``."""
        channels = list(zip(*values, strict=True))
        slopes = [_slopes(times, channel) for channel in channels]
        return cls(tuple(times), tuple(tuple(v) for v in values), tuple(zip(*slopes, strict=True)))

    def at(self, time: float) -> tuple[float, ...]:
        """Return the numbers at ``time``: the first row before the curve, the last row after it."""
        times = self.times
        time = min(max(time, times[0]), times[-1])
        i = next(i for i in range(len(times) - 1) if time <= times[i + 1])
        width = times[i + 1] - times[i]
        t = (time - times[i]) / width
        start, end = smoothstep(1 - t), smoothstep(t)
        leave, arrive = t * (1 - t) * (1 - t) * width, t * t * (t - 1) * width
        rows = zip(
            self.values[i], self.values[i + 1], self.slopes[i], self.slopes[i + 1], strict=True
        )
        return tuple(start * a + end * b + leave * m + arrive * n for a, b, m, n in rows)


def _slopes(times: Sequence[float], values: Sequence[float]) -> list[float]:
    secants = [
        (values[i + 1] - values[i]) / (times[i + 1] - times[i]) for i in range(len(times) - 1)
    ]
    inner = [
        2 * before * after / (before + after) if before * after > 0 else 0.0
        for before, after in pairwise(secants)
    ]
    return [0.0, *inner, 0.0]
