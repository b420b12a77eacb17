"""Two thousand damaged files: no traceback, the bytes kept, one clear line, a sound file after."""

from __future__ import annotations

import json
import random
from typing import TYPE_CHECKING, Any

import pytest
from tests.support.records import history, session

from lungetimer.history import codec
from lungetimer.history.store import HistoryStore

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

PARTS = 8
FILES_EACH = 250
SOUND = codec.write(
    history(
        *(session(f"s{n}", note=f"note {n} [/x]") for n in range(4)), frozen_weeks=("2026-W01",)
    )
)


def truncated(rng: random.Random) -> bytes:
    return SOUND[: rng.randrange(len(SOUND))]


def bits_flipped(rng: random.Random) -> bytes:
    data = bytearray(SOUND)
    for _ in range(rng.randint(1, 20)):
        data[rng.randrange(len(data))] ^= 1 << rng.randrange(8)
    return bytes(data)


def pieces_moved(rng: random.Random) -> bytes:
    a, b, c = sorted(rng.randrange(len(SOUND)) for _ in range(3))
    return SOUND[:a] + SOUND[b:c] + SOUND[a:b] + SOUND[c:]


WRONG: tuple[Any, ...] = (
    None, True, -1, 10**400, 1e308, "", "x" * 5000, [], {}, [[[]]], {"a": 1}, "2026-13-45T99:99Z",
)  # fmt: skip


def wrong_value(rng: random.Random) -> bytes:
    """Any value anywhere in the document replaced by one of another type or size."""
    plain = json.loads(SOUND)
    spots: list[tuple[Any, Any]] = []

    def walk(node: Any) -> None:
        for key in list(node) if isinstance(node, dict) else range(len(node)):
            spots.append((node, key))
            if isinstance(node[key], dict | list):
                walk(node[key])

    walk(plain)
    for node, key in rng.sample(spots, rng.randint(1, 3)):
        node[key] = rng.choice(WRONG)
    return json.dumps(plain).encode()


def not_a_number(rng: random.Random) -> bytes:
    word = rng.choice([b"NaN", b"Infinity", b"-Infinity", b"1e999", b"0x10", b"1_000", b"00"])
    return SOUND.replace(b"100.0", word, rng.randint(1, 5))


def nested_deep(rng: random.Random) -> bytes:
    depth = rng.randint(1000, 200_000)
    deep = rng.choice([b"[" * depth, b"[" * depth + b"]" * depth, b'{"a":' * depth])
    at = SOUND.index(b'"note"')
    return rng.choice([deep, SOUND[:at] + b'"new":' + deep + b"," + SOUND[at:]])


def ids_doubled(rng: random.Random) -> bytes:
    data = SOUND.replace(b'"id":"s1"', b'"id":"s0"').replace(b'"id":"s2"', b'"id":"s0"')
    return data[: rng.randrange(len(data) // 2, len(data) + 1)]


def junk(rng: random.Random) -> bytes:
    return rng.randbytes(rng.randint(0, 3000))


KINDS: tuple[Callable[[random.Random], bytes], ...] = (
    truncated, bits_flipped, pieces_moved, wrong_value, not_a_number, nested_deep, ids_doubled,
    junk,
)  # fmt: skip


@pytest.mark.parametrize("part", range(PARTS), ids=[kind.__name__ for kind in KINDS])
def test_damaged_files_cost_no_byte_and_no_traceback(tmp_path: Path, part: int) -> None:
    rng = random.Random(part)
    damaged = 0
    for number in range(FILES_EACH):
        folder = tmp_path / str(number)
        folder.mkdir()
        store = HistoryStore(folder / "history.json")
        store.backup.write_bytes(SOUND)
        data = KINDS[part](rng)
        store.path.write_bytes(data)

        loaded = store.load()

        if not loaded.notices:
            # Some bytes may flip without harm; then the file is simply read, and is as it was.
            assert codec.read(data).problems == ()
            assert store.path.read_bytes() == data
            continue
        (notice,) = loaded.notices
        assert "\n" not in notice
        assert len(notice) < 1000
        if loaded.read_only:
            assert store.path.read_bytes() == data
            continue
        damaged += 1
        (kept,) = folder.glob("history.json.damaged-*")
        assert kept.name in notice
        assert "history.json.bak" in notice
        assert kept.read_bytes() == data
        assert store.backup.read_bytes() == SOUND
        assert {"s0", "s3"} <= {s.id for s in loaded.history.sessions}
        again = store.load()
        assert again.notices == ()
        assert again.history == loaded.history
    assert damaged > FILES_EACH // 4


@pytest.mark.parametrize(
    ("start", "megabytes"),
    [(b"", 2), (b"[" * 100, 2), (SOUND[:-20], 50)],
    ids=["plain", "nested", "torn"],
)
def test_up_to_fifty_megabytes_of_junk(tmp_path: Path, start: bytes, megabytes: int) -> None:
    store = HistoryStore(tmp_path / "history.json")
    data = start + random.Random(1).randbytes(1 << 20) * megabytes
    store.path.write_bytes(data)
    loaded = store.load()
    (notice,) = loaded.notices
    assert "is damaged" in notice
    (kept,) = tmp_path.glob("history.json.damaged-*")
    assert kept.stat().st_size == len(data)
    assert kept.read_bytes() == data
    assert store.load().notices == ()
