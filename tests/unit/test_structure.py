"""The structure of the source: no import goes in a circle, few modules lie directly in ui."""

from __future__ import annotations

import ast
from pathlib import Path

import grimp
import pytest

import lungetimer

SOURCE = Path(lungetimer.__file__).parent
UI = SOURCE / "ui"


@pytest.fixture(scope="module")
def graph() -> grimp.ImportGraph:
    return grimp.build_graph("lungetimer", cache_dir=None)


def circles(graph: grimp.ImportGraph) -> list[list[str]]:
    """Groups of modules that import each other, directly or over others (Tarjan)."""
    number: dict[str, int] = {}
    lowest: dict[str, int] = {}
    path: list[str] = []
    found: list[list[str]] = []

    def visit(module: str) -> None:
        number[module] = lowest[module] = len(number)
        path.append(module)
        for other in sorted(graph.find_modules_directly_imported_by(module)):
            if other not in number:
                visit(other)
            if other in path:
                lowest[module] = min(lowest[module], lowest[other])
        if lowest[module] == number[module]:
            group = path[path.index(module) :]
            del path[path.index(module) :]
            if len(group) > 1:
                found.append(sorted(group))

    for module in sorted(graph.modules):
        if module not in number:
            visit(module)
    return found


def test_circles_are_found() -> None:
    graph = grimp.ImportGraph()
    for importer, imported in ("ab", "bc", "ca", "cd", "de"):
        graph.add_import(importer=importer, imported=imported)
    assert circles(graph) == [["a", "b", "c"]]


def test_no_import_goes_in_a_circle(graph: grimp.ImportGraph) -> None:
    """Those for type checking count as well: whoever reads one module must read the other."""
    assert circles(graph) == []


def test_at_most_eight_modules_lie_directly_in_ui() -> None:
    assert len([path for path in UI.glob("*.py") if path.name != "__init__.py"]) <= 8


def test_nothing_is_left_to_be_filled_in_elsewhere() -> None:
    """No method raises NotImplementedError, and no screen is reached by a method's name."""
    found: list[str] = []
    for path in SOURCE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            match node:
                case ast.Raise(exc=ast.expr() as raised) if "NotImplemented" in ast.unparse(raised):
                    found.append(f"{path.relative_to(SOURCE)}:{node.lineno}")
                case ast.Call(func=ast.Name("getattr"), args=[whose, ast.Constant(name), *_]):
                    target = ast.unparse(whose)
                    if UI in path.parents and target != "signal":  # not every system has each
                        where = f"{path.relative_to(SOURCE)}:{node.lineno}"
                        found.append(f"{where} {target}.{name!s}")
    assert found == []
