"""Imports in a block are postponed; what is imported late behaves like the module itself."""

from __future__ import annotations

import importlib
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

import pytest

from lungetimer.late_imports import Late, late

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

NAME = "a_module_to_import_late"
CODE = """
import time
time.sleep(0.05)  # so that threads meet while it loads
class Given(Exception): pass
class Pair:
    def __init__(self, *both): self.both = both
    @classmethod
    def twice(cls, one): return cls(one, one)
def double(number, *, more=0):
    if number < 0: raise Given
    return 2 * number + more
VALUE = double(2)
"""


@pytest.fixture(autouse=True)
def _module(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    (tmp_path / f"{NAME}.py").write_text(CODE)
    monkeypatch.syspath_prepend(tmp_path)
    yield
    sys.modules.pop(NAME, None)


def test_a_module_is_imported_when_an_attribute_is_read() -> None:
    with late(Late(NAME)):
        module = importlib.import_module(NAME)
    assert NAME not in sys.modules
    assert not hasattr(module, "__file__"), "a look at all modules imports none"
    assert NAME not in sys.modules
    assert module.VALUE == 4
    assert module is not sys.modules[NAME]
    assert module.double is sys.modules[NAME].double
    with pytest.raises(AttributeError, match="nothing"):
        module.nothing  # noqa: B018  # reading it is the test


def test_it_may_be_used_and_imported_inside_the_block() -> None:
    with late(Late(NAME)):
        module = importlib.import_module(NAME)
        assert module.VALUE == 4
        assert importlib.import_module(NAME) is not module
    assert sys.modules[NAME].VALUE == 4


def test_a_function_is_imported_when_it_is_called() -> None:
    with late(Late(NAME, called="double")):
        double = importlib.import_module(NAME).double
    assert NAME not in sys.modules
    assert double(3, more=1) == 7
    with pytest.raises(sys.modules[NAME].Given):
        double(-1)


def test_a_class_is_imported_when_a_method_of_it_is_read() -> None:
    with late(Late(NAME, called="Pair")):
        pair = importlib.import_module(NAME).Pair
    assert not hasattr(pair, "__wrapped__"), "a look at all names imports none"
    assert NAME not in sys.modules
    assert pair.twice(3).both == (3, 3)
    assert type(pair(1, 2)) is sys.modules[NAME].Pair
    with pytest.raises(AttributeError, match="nothing"):
        pair.nothing  # noqa: B018  # reading it is the test


def test_known_names_need_no_import() -> None:
    with late(Late(NAME, known="dedent", source="textwrap"), Late("textwrap")):
        importlib.import_module(NAME).dedent  # noqa: B018  # reading it is the test
    assert NAME not in sys.modules


def test_a_loaded_module_is_left_alone() -> None:
    loaded = importlib.import_module(NAME)
    with late(Late(NAME)):
        assert importlib.import_module(NAME) is loaded
    assert sys.modules[NAME] is loaded


def test_threads_that_use_it_at_once_all_get_it() -> None:
    for _ in range(5):
        sys.modules.pop(NAME, None)
        with late(Late(NAME)):
            module = importlib.import_module(NAME)
        with ThreadPoolExecutor(8) as pool:
            assert list(pool.map(getattr, [module] * 8, ["VALUE"] * 8)) == [4] * 8


def test_the_program_can_use_what_textual_and_asyncio_import_late() -> None:
    code = """
import sys
from lungetimer.ui.terminal.lean_textual import RARELY_USED, import_textual
from lungetimer.ui.terminal.without_ssl import import_asyncio
from lungetimer.late_imports import late
import_asyncio()
with late(*RARELY_USED):
    import_textual()
later = {"difflib", "mimetypes", "rich.table", "tokenize", "traceback", "uuid"}
assert later.isdisjoint(sys.modules), later & set(sys.modules)
import asyncio, inspect
from rich.console import Console
from rich.scope import render_scope
from textual.css.tokenizer import TokenError
from textual.design import show_design
from textual.notifications import Notification
from textual.suggestions import get_suggestion
from textual.theme import BUILTIN_THEMES
assert get_suggestion("colr", ["color", "border"]) == "color"
assert Notification("one").identity != Notification("two").identity
system = BUILTIN_THEMES["nord"].to_color_system()
Console(file=sys.stderr).print(show_design(system, system))
Console(file=sys.stderr).print(render_scope({"name": 1}))
assert inspect.getsource(inspect.getsource).startswith("def getsource")
assert str(inspect.signature(str.join)) == "(self, iterable, /)"
async def wrong(): raise ValueError("as usual")
try:
    asyncio.run(wrong())
except ValueError as error:
    asyncio.new_event_loop().call_exception_handler({"message": "told", "exception": error})
print(asyncio.run((lambda: asyncio.sleep(0, "done"))()))
"""
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, timeout=60, check=False
    )
    assert done.stdout == "done\n", done.stderr
    assert "Traceback" in done.stderr, "asyncio tells of an exception"
    assert "ValueError: as usual" in done.stderr
