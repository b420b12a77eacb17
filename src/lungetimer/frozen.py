"""Immutable values: ``@frozen`` replaces ``@dataclass(frozen=True)``, which takes long to import.

``dataclasses`` generates and compiles source code for each class, which takes about a millisecond.
This program has two hundred such classes, so that would take most of its time to start. The classes
made here behave like dataclasses (they compare by value, can be hashed, and have slots), but share
their methods. Functions of ``dataclasses`` such as ``fields`` work with them too.
"""

from __future__ import annotations

from operator import attrgetter
from typing import TYPE_CHECKING, Any, Final, TypeVar, dataclass_transform

if TYPE_CHECKING:
    from collections.abc import Callable
    from dataclasses import field, replace

__all__ = ["FrozenError", "field", "frozen", "names", "replace", "slotted"]

T = TypeVar("T")

_REQUIRED: Final = object()
_SHADOWS: Final = ("__dataclass_fields__", "__dataclass_params__")
_NEVER: Final = frozenset({"__dict__", "__weakref__", "__slots__"})


class _Shadow:
    """An attribute that functions of ``dataclasses`` look up in a class; made on first access."""

    __slots__ = ("_name",)

    def __init__(self, name: str) -> None:
        self._name = name

    def __get__(self, _: object, kind: type) -> object:
        """Return the value that this attribute would have if ``kind`` were a dataclass.

        The first access makes a dataclass with the fields of ``kind`` and copies the value from it.
        """
        import dataclasses  # noqa: PLC0415  # this module exists to avoid this import

        fields = []
        for name, default in kind.__dict__["__defaults__"].items():
            given: dict[str, Any] = {} if default is _REQUIRED else {"default": default}
            if isinstance(default, _Fresh):
                given = {"default_factory": default.make}
            fields.append((name, object, dataclasses.field(**given)))
        shadow = dataclasses.make_dataclass(kind.__name__, fields, frozen=True)
        for member in _SHADOWS:
            setattr(kind, member, getattr(shadow, member))
        found: object = getattr(kind, self._name)
        return found


class FrozenError(AttributeError):
    """Code tried to set or delete a field of an immutable value; use `replace` for a copy."""


class _Fresh:
    """Marker for a field whose default is created anew for each instance."""

    __slots__ = ("make",)

    def __init__(self, make: Callable[[], object]) -> None:
        self.make = make


if not TYPE_CHECKING:  # mypy uses the versions of dataclasses, which are fully typed

    def field(*, default_factory: Callable[[], object]) -> _Fresh:
        """Return a marker for a field whose default is created anew for each instance."""
        return _Fresh(default_factory)

    def replace(value: T, /, **changes: object) -> T:
        """Return a copy of a value with some fields changed.

        Raises:
            TypeError: there is no such field.
        """
        for name in value.__match_args__:
            if name not in changes:
                changes[name] = getattr(value, name)
        return type(value)(**changes)


def names(value: object) -> tuple[str, ...]:
    """Return the names of the fields of a value, or of a class, in the order of definition."""
    found: tuple[str, ...] = value.__match_args__  # type: ignore[attr-defined]  # every frozen class has it
    return found


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def frozen(cls: type[T]) -> type[T]:
    """Return a copy of the class with immutable instances, like a frozen dataclass with slots.

    Every annotated name is a field, unless it is a ``ClassVar``. A default value follows ``=`` or
    is made by ``field(default_factory=...)``. ``__init__`` calls ``__post_init__`` last.
    """
    return _made(cls, _METHODS | _UNCHANGING)


@dataclass_transform(field_specifiers=(field,))
def slotted(cls: type[T]) -> type[T]:
    """Return a copy of the class as `frozen` does, but with fields that can change."""
    return _made(cls, _METHODS | {"__hash__": None})


def _made(cls: type[T], methods: dict[str, object]) -> type[T]:
    own = [n for n, what in cls.__annotations__.items() if not str(what).startswith("ClassVar")]
    defaults: dict[str, object] = {}
    for base in reversed(cls.__mro__[1:]):
        defaults |= base.__dict__.get("__defaults__", {})
    defaults |= {name: cls.__dict__.get(name, _REQUIRED) for name in own}
    hidden = _NEVER.union(own)
    body = {name: what for name, what in cls.__dict__.items() if name not in hidden}
    fields = tuple(defaults)
    body |= {name: _Shadow(name) for name in _SHADOWS}
    body |= {"__slots__": tuple(own), "__match_args__": fields, "__defaults__": defaults}
    for name, method in methods.items():
        if body.get(name) is None:  # a class that defines __eq__ has __hash__ = None
            body[name] = method
    kind: Any = type(cls)
    made: Any = kind(cls.__name__, cls.__bases__, body)
    made.__qualname__ = cls.__qualname__
    made.__values__ = staticmethod(_all(fields))
    if "__init__" not in cls.__dict__:
        made.__init__ = _init(made, defaults)
    return made  # type: ignore[no-any-return]  # the same class, with slots


def _all(fields: tuple[str, ...]) -> Callable[[object], tuple[object, ...]]:
    """Return a function that takes an object and returns the values of these fields."""
    if len(fields) > 1:
        return attrgetter(*fields)
    return lambda value: tuple(getattr(value, name) for name in fields)


def _init(made: Any, defaults: dict[str, object]) -> Callable[..., None]:  # noqa: ANN401  # it is given objects of any class
    puts = [getattr(made, name).__set__ for name in defaults]
    steps = list(zip(defaults, puts, defaults.values(), strict=True))
    count, after = len(steps), getattr(made, "__post_init__", None)

    def __init__(self: object, *args: object, **named: object) -> None:  # noqa: N807  # it becomes the __init__
        given = len(args)
        if given > count:
            raise TypeError(f"{made.__name__}: {given} values for {count} fields")
        for put, value in zip(puts, args, strict=False):
            put(self, value)
        for name, put, default in steps[given:] if given < count else ():
            value = named.pop(name, default)
            if value is _REQUIRED:
                raise TypeError(f"{made.__name__}: no value for the field {name!r}")
            put(self, value.make() if value.__class__ is _Fresh else value)
        if named:
            raise TypeError(
                f"{made.__name__}: {next(iter(named))!r} is no field, or was given twice"
            )
        if after is not None:
            after(self)

    return __init__


def _repr(self: Any) -> str:  # noqa: ANN401  # values can have any type
    shown = ", ".join(f"{name}={getattr(self, name)!r}" for name in self.__match_args__)
    return f"{type(self).__qualname__}({shown})"


def _eq(self: Any, other: Any) -> object:  # noqa: ANN401  # values can have any type
    if other.__class__ is not self.__class__:
        return NotImplemented
    return self is other or self.__values__(self) == self.__values__(other)


def _hash(self: Any) -> int:  # noqa: ANN401  # values can have any type
    return hash(self.__values__(self))


def _reduce(self: Any) -> tuple[object, ...]:  # noqa: ANN401  # values can have any type
    return type(self), self.__values__(self)


def _setattr(_: object, name: str, __: object) -> None:
    raise FrozenError(f"{name}: a field of a value cannot be changed")


def _delattr(_: object, name: str) -> None:
    raise FrozenError(f"{name}: a field of a value cannot be deleted")


_METHODS: Final[dict[str, object]] = {"__repr__": _repr, "__eq__": _eq, "__reduce__": _reduce}
_UNCHANGING: Final[dict[str, object]] = {
    "__hash__": _hash, "__setattr__": _setattr, "__delattr__": _delattr,
}  # fmt: skip
