"""Encode FIT files, which consist of a header, messages and a checksum (FIT Protocol 2.0)."""

from __future__ import annotations

import struct
from datetime import UTC, datetime
from enum import Enum
from typing import TYPE_CHECKING, Final

from lungetimer.frozen import frozen

if TYPE_CHECKING:
    from collections.abc import Iterable

_EPOCH: Final = datetime(1989, 12, 31, tzinfo=UTC)
_PROTOCOL: Final = 0x20
_PROFILE: Final = 21_218
_CRC: Final = (
    0x0000, 0xCC01, 0xD801, 0x1400, 0xF001, 0x3C00, 0x2800, 0xE401,
    0xA001, 0x6C00, 0x7800, 0xB401, 0x5000, 0x9C01, 0x8801, 0x4400,
)  # fmt: skip


class Base(Enum):
    """FIT base types, each with its number in the protocol and its format character in `struct`."""

    ENUM = (0x00, "B")
    UINT8 = (0x02, "B")
    UINT16 = (0x84, "H")
    UINT32 = (0x86, "I")
    UINT32Z = (0x8C, "I")
    STRING = (0x07, "s")


@frozen
class Field:
    """One field of a message.

    Attributes:
        number: the number of the field in the FIT profile.
        base: the base type of the field.
        value: a text, or one or more whole numbers in the unit and scale of the FIT profile.
    """

    number: int
    base: Base
    value: int | str | tuple[int, ...]


@frozen
class Message:
    """One message: its number in the FIT profile, and its fields."""

    number: int
    fields: tuple[Field, ...]


def encode(messages: Iterable[Message]) -> bytes:
    """Return the bytes of a FIT file with these messages, in order.

    A field definition precedes each message whose fields differ from the previous message's.

    Raises:
        struct.error: a number is outside the range of its base type.
    """
    body = bytearray()
    shapes: dict[int, bytes] = {}
    for message in messages:
        packed = [_packed(field) for field in message.fields]
        shape = _definition(message, packed)
        # One local message type is enough: a message with other fields redefines this type.
        if shapes.get(0) != shape:
            shapes[0] = shape
            body += shape
        body += b"\x00" + b"".join(packed)
    head = struct.pack("<BBHI4s", 14, _PROTOCOL, _PROFILE, len(body), b".FIT")
    head += struct.pack("<H", checksum(head))
    data = head + bytes(body)
    return data + struct.pack("<H", checksum(data))


def checksum(data: bytes) -> int:
    """Return the 16-bit CRC of these bytes, as the FIT protocol defines it."""
    crc = 0
    for byte in data:
        crc = (crc >> 4) & 0x0FFF ^ _CRC[crc & 0xF] ^ _CRC[byte & 0xF]
        crc = (crc >> 4) & 0x0FFF ^ _CRC[crc & 0xF] ^ _CRC[byte >> 4]
    return crc


def seconds_since_1989(moment: datetime) -> int:
    """Return a time as FIT stores it: seconds since 1989-12-31 00:00 UTC, at least 0."""
    return max(0, int((moment - _EPOCH).total_seconds()))


def _packed(field: Field) -> bytes:
    _, code = field.base.value
    if isinstance(field.value, str):
        # A text has at most 254 bytes; it is cut between two characters.
        text = field.value.encode()[:254].decode(errors="ignore").encode()
        return text + b"\x00"
    values = field.value if isinstance(field.value, tuple) else (field.value,)
    return struct.pack(f"<{len(values)}{code}", *values)


def _definition(message: Message, packed: list[bytes]) -> bytes:
    head = struct.pack("<BBBHB", 0x40, 0, 0, message.number, len(message.fields))
    return head + b"".join(
        struct.pack("<BBB", field.number, len(data), field.base.value[0])
        for field, data in zip(message.fields, packed, strict=True)
    )
