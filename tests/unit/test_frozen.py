"""Values: like frozen dataclasses with slots, without their compiled source."""

from __future__ import annotations

import copy
import dataclasses
import pickle
from typing import ClassVar

import pytest

from lungetimer.frozen import FrozenError, field, frozen, names, replace


@frozen
class Point:
    """A place."""

    KIND: ClassVar[str] = "point"
    x: int
    y: int = 2
    tags: dict[str, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        if self.x < 0:
            raise ValueError("x")


@frozen
class Solid(Point):
    """A place in space."""

    z: int = 3


@frozen
class Nothing:
    """No field at all."""


@dataclasses.dataclass(frozen=True, slots=True)
class Twin:
    x: int
    y: int = 2


def test_values_are_made_by_place_and_by_name_and_compare_by_value() -> None:
    assert Point(1) == Point(x=1, y=2, tags={}) != Point(1, 3)
    assert Solid(1, z=4) == Solid(1, 2, {}, 4)
    assert Solid(1) != Point(1)
    assert Nothing() == Nothing()
    assert repr(Point(1)) == "Point(x=1, y=2, tags={})"
    assert hash(Nothing()) == hash(Nothing())
    assert names(Solid) == names(Solid(1)) == ("x", "y", "tags", "z")
    match Solid(1, 5):
        case Solid(1, y, _, z):
            assert (y, z) == (5, 3)
        case _:
            raise AssertionError


def test_a_default_that_is_made_is_made_for_each() -> None:
    one, two = Point(1), Point(1)
    one.tags["a"] = 1
    assert two.tags == {}


def test_nothing_can_be_changed_or_added() -> None:
    point = Point(1)
    with pytest.raises(FrozenError, match="cannot be changed"):
        point.x = 2  # type: ignore[misc]  # the test passes a wrong value on purpose
    with pytest.raises(FrozenError, match="cannot be deleted"):
        del point.y
    with pytest.raises(AttributeError):
        setattr(point, "other", 1)  # noqa: B010  # mypy would see it
    assert not hasattr(point, "__dict__")


@pytest.mark.parametrize(
    ("given", "named"),
    [((), {}), ((1, 2, {}, 4), {}), ((1,), {"x": 2}), ((1,), {"w": 2})],
    ids=["none", "many", "twice", "unknown"],
)
def test_wrong_fields_are_refused(given: tuple[int, ...], named: dict[str, int]) -> None:
    with pytest.raises(TypeError, match="Point"):
        Point(*given, **named)  # type: ignore[arg-type]  # the test passes a wrong value on purpose
    with pytest.raises(ValueError, match="x"):
        replace(Point(1), x=-1)


def test_copies_and_what_dataclasses_offers() -> None:
    solid = Solid(1, tags={"a": 1})
    assert copy.deepcopy(solid) == copy.copy(solid) == pickle.loads(pickle.dumps(solid)) == solid
    assert dataclasses.replace(solid, z=9) == replace(solid, z=9) == Solid(1, 2, {"a": 1}, 9)
    assert dataclasses.asdict(solid) == {"x": 1, "y": 2, "tags": {"a": 1}, "z": 3}
    assert [f.name for f in dataclasses.fields(Point)] == ["x", "y", "tags"]
    assert replace(Twin(1), y=3) == Twin(1, 3)


def test_a_dataclass_can_be_made_of_one() -> None:
    @dataclasses.dataclass(frozen=True, slots=True)
    class More(Point):
        z: int = 3

    assert More(1, z=4) == More(1, 2, {}, 4)
    assert More(1).y == 2
