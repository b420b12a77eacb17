"""The order in which several processes run the tests: long ones first, nothing left out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

import pytest
from tests.support.scheduling import FIRST, ByFileAndGroup, import_share, in_good_order

if TYPE_CHECKING:
    from pathlib import Path


@dataclass
class Test:
    """What the order depends on."""

    nodeid: str
    group: str = ""

    __test__ = False

    def get_closest_marker(self, name: str) -> pytest.Mark | None:
        assert name == "xdist_group"
        return pytest.mark.xdist_group(self.group).mark if self.group else None


def order(*tests: Test) -> list[Test]:
    return cast("list[Test]", in_good_order(cast("list[pytest.Item]", list(tests))))


def test_groups_come_first_then_terminals_screens_and_files_of_unit_tests_mixed() -> None:
    unit = [[Test(f"tests/unit/test_{file}.py::test_{n}") for n in range(3)] for file in "abcdefgh"]
    ui = [Test(f"tests/ui/test_b.py::test_{n}") for n in range(4)]
    system = [Test(f"tests/system/test_c.py::test_{n}") for n in range(2)]
    bus = [Test(f"tests/system/test_d.py::test_{n}", "bus") for n in range(2)]
    first = [Test("tests/system/test_e.py::test", name) for name in reversed(FIRST)]
    found = order(*(test for file in unit for test in file), *ui, *system, *bus, *first)
    assert found == [
        *reversed(first), *bus, system[0], ui[0], *unit[0], *unit[1], ui[1], *unit[2],
        system[1], ui[2], *unit[3], *unit[4], ui[3], *unit[5], *unit[6], *unit[7],
    ]  # fmt: skip


def test_files_of_terminals_take_turns() -> None:
    long = [Test(f"tests/system/test_long.py::test_{n}") for n in range(3)]
    walks = [Test(f"tests/system/test_walks.py::test_{n}") for n in range(2)]
    assert order(*long, *walks) == [long[0], walks[0], long[1], walks[1], long[2]]


@pytest.mark.parametrize(
    ("name", "together"),
    [
        ("tests/unit/history/test_a.py::test_one[::2]", "tests/unit/history/test_a.py"),
        ("tests/unit/coaching/test_a.py::test_one@a_year", "a_year"),
        ("tests/ui/test_a.py::test_one[size0]", "tests/ui/test_a.py::test_one[size0]"),
        ("tests/system/test_a.py::test_one@listening", "listening"),
    ],
)
def test_unit_tests_stay_together_by_file_and_others_by_group(name: str, together: str) -> None:
    scheduler = object.__new__(ByFileAndGroup)  # it needs a whole run to be made
    assert scheduler._split_scope(name) == together


def test_the_groups_that_take_longest_are_there(request: pytest.FixtureRequest) -> None:
    folder = request.config.rootpath / "tests" / "system"
    texts = [path.read_text(encoding="utf-8") for path in folder.glob("test_*.py")]
    for name in FIRST:
        assert any(f'xdist_group("{name}")' in text for text in texts), name


def test_each_process_first_imports_a_share_of_its_own(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    names = ["tests.test_a", "tests.unit.test_b", "tests.unit.test_c", "tests.unit.test_d"]
    for name in (*names, "tests.unit.support"):
        path = tmp_path.joinpath(*name.split(".")).with_suffix(".py")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch()
    found: list[str] = []

    def imported(name: str) -> None:
        found.append(name)
        if name == names[0]:
            raise RuntimeError("told when it is collected")
        if name == names[1]:
            pytest.skip("told when it is collected")

    monkeypatch.setattr("importlib.import_module", imported)
    import_share(tmp_path, "gw0", 2)
    assert found == names[0::2]
    import_share(tmp_path, "gw1", 2)
    assert found == names[0::2] + names[1::2]
