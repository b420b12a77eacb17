"""The order of the tests in several processes, and which tests stay in one process."""

from __future__ import annotations

import contextlib
import importlib
from collections import Counter
from typing import TYPE_CHECKING

import pytest
from xdist.scheduler import LoadGroupScheduling

if TYPE_CHECKING:
    from pathlib import Path

FIRST = ("listening", "chaos")
"""The groups that take longest, in this order."""
MIXED_SHARE = 0.7
"""The share of the unit tests among which the other single tests are distributed."""


class ByFileAndGroup(LoadGroupScheduling):  # type: ignore[misc]  # it ships no types
    """Distributes groups and single tests to the processes, but unit tests by whole files.

    Otherwise each of thousands of short tests would wait for the process that distributes them.
    """

    def _split_scope(self, nodeid: str) -> str:
        scope: str = super()._split_scope(nodeid)
        return scope.partition("::")[0] if scope.startswith("tests/unit/") else scope


def in_good_order(items: list[pytest.Item]) -> list[pytest.Item]:
    """Return the tests in an order that leaves no process with a long test at the end.

    Groups come first, beginning with the longest. Then come single tests of terminals, which wait
    most of the time, mixed with tests of screens and files of unit tests, which compute. Tests of
    terminals from the same file are distributed, because often all of them wait long. The last
    files of unit tests come at the end.
    """
    groups: dict[str, list[pytest.Item]] = {name: [] for name in FIRST}
    kinds: dict[str, dict[str, list[pytest.Item]]] = {"system": {}, "ui": {}, "unit": {}}
    for item in items:
        marker = item.get_closest_marker("xdist_group")
        if marker:
            groups.setdefault(str(marker.args[0]), []).append(item)
        else:
            kind = next((kind for kind in kinds if f"/{kind}/" in item.nodeid), "ui")
            scope = item.nodeid.partition("::")[0] if kind == "unit" else item.nodeid
            kinds[kind].setdefault(scope, []).append(item)
    kinds["system"] = _files_in_turn(kinds["system"])
    mixed = [
        (number / len(scopes) * (1 if kind == "unit" else MIXED_SHARE), tests)
        for kind, scopes in kinds.items()
        for number, tests in enumerate(scopes.values())
    ]
    mixed.sort(key=lambda one: one[0])
    return [item for tests in (*groups.values(), *(tests for _, tests in mixed)) for item in tests]


def _files_in_turn(scopes: dict[str, list[pytest.Item]]) -> dict[str, list[pytest.Item]]:
    """Return the single tests in another order: the first of each file, then the second of each."""
    seen: Counter[str] = Counter()
    places: dict[str, int] = {}
    for scope in scopes:
        file = scope.partition("::")[0]
        places[scope] = seen[file]
        seen[file] += 1
    return {scope: scopes[scope] for scope in sorted(scopes, key=places.__getitem__)}


def import_share(root: Path, worker: str, workers: int) -> None:
    """Import every so-manieth test module, before all of them are collected in every process.

    Processes that collect in the same order at the same time compile each module at the same time,
    and each for itself, if nothing is compiled yet.

    Args:
        root: the folder that contains ``tests``.
        worker: the name of this process, ``gw0`` and so on.
        workers: how many processes there are.
    """
    for path in sorted((root / "tests").rglob("test_*.py"))[int(worker[2:]) :: workers]:
        # What is wrong with a module, or why it is skipped, is told when it is collected.
        with contextlib.suppress(Exception, pytest.skip.Exception):
            importlib.import_module(".".join(path.relative_to(root).with_suffix("").parts))
