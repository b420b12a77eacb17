"""Textual's private parts: each named with its reason, each still there, none used elsewhere."""

from __future__ import annotations

import ast
import importlib
import inspect
import pkgutil
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import textual
from textual._compositor import Compositor
from textual.app import App
from textual.command import CommandPalette
from textual.drivers.linux_driver import LinuxDriver
from textual.drivers.web_driver import WebDriver
from textual.screen import Screen
from textual.strip import Strip

import lungetimer.ui
from lungetimer.ui.terminal import kept_strip, safe_palette, textual_drawing, textual_private

if TYPE_CHECKING:
    from collections.abc import Iterator

UI = Path(lungetimer.ui.__file__).parent
MODULES = {
    Path(str(module.__file__)): module
    for module in (kept_strip, safe_palette, textual_private, textual_drawing)
}
OWNERS = {
    c.__name__: c for c in (App, CommandPalette, Compositor, LinuxDriver, Screen, Strip, WebDriver)
}


def private(name: str) -> bool:
    return name.startswith("_") and not name.startswith("__")


@cache
def classes_in(module: str) -> dict[str, ast.ClassDef]:
    """The outermost classes of a module, as they are written."""
    tree = ast.parse(inspect.getsource(importlib.import_module(module)))
    return {node.name: node for node in tree.body if isinstance(node, ast.ClassDef)}


@cache
def named_in(base: type) -> frozenset[str]:
    """The private names that one class of Textual defines or sets."""
    written = classes_in(base.__module__).get(base.__name__)
    found = {name for name in vars(base) if private(name)}
    return frozenset(found | {n.attr for n in stores(written)} if written else found)


def owned_by(cls: type) -> frozenset[str]:
    """The private names that a class and its bases within Textual define or set."""
    bases = [base for base in cls.__mro__ if base.__module__.startswith("textual")]
    return frozenset().union(*map(named_in, bases))


def stores(tree: ast.AST) -> Iterator[ast.Attribute]:
    """Where a private attribute of ``self`` is set."""
    for node in ast.walk(tree):
        match node:
            case ast.Attribute(value=ast.Name("self"), attr=name, ctx=ast.Store()):
                if private(name):
                    yield node


@cache
def own_names() -> frozenset[str]:
    """The private names that ui itself defines or sets, the modules of private parts left out."""
    found: set[str] = set()
    for path in UI.rglob("*.py"):
        if path not in MODULES:
            tree = ast.parse(path.read_text(encoding="utf-8"))
            found |= {node.attr for node in stores(tree)}
            found |= {
                node.name
                for node in ast.walk(tree)
                if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef)
            }
    return frozenset(found)


def test_every_part_is_named_with_its_reason_and_still_there() -> None:
    for part in [part for module in MODULES.values() for part in module.PRIVATE_PARTS]:
        assert part.why
        assert part.when_it_changes
        owner, _, member = part.name.rpartition(".")
        if owner == "textual":
            importlib.import_module(part.name)
        else:
            assert member in owned_by(OWNERS[owner]), part.name


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.stem)
def test_a_module_uses_what_it_names_and_names_what_it_uses(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    ours = {n.name for n in ast.walk(tree) if isinstance(n, ast.FunctionDef) and private(n.name)}
    textuals = set[str]().union(*(owned_by(owner) for owner in OWNERS.values()))
    used = {n.attr for n in ast.walk(tree) if isinstance(n, ast.Attribute) and private(n.attr)} - (
        ours - textuals
    )
    used |= ours & textuals
    used |= {
        n.module.rpartition(".")[2]
        for n in ast.walk(tree)
        if isinstance(n, ast.ImportFrom) and n.module and private(n.module.rpartition(".")[2])
    }
    named = {part.name.rpartition(".")[2] for part in MODULES[path].PRIVATE_PARTS}
    assert used == named


def test_no_other_module_of_ui_touches_a_private_part() -> None:
    found: list[str] = []
    for info in pkgutil.walk_packages([str(UI)], "lungetimer.ui."):
        module = importlib.import_module(info.name)
        path = Path(str(module.__file__))
        if path in MODULES:
            continue
        tree = ast.parse(path.read_text(encoding="utf-8"))
        found += [
            f"{info.name}: {node.module}"
            for node in ast.walk(tree)
            if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("textual._")
        ]
        for cls in vars(module).values():
            if inspect.isclass(cls) and cls.__module__ == info.name:
                body = classes_in(info.name)[cls.__name__]
                names = {node.attr for node in stores(body)} | {
                    node.name
                    for node in ast.walk(body)
                    if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
                }
                found += [f"{info.name}: {cls.__name__}.{n}" for n in names & owned_by(cls)]
        found += [
            f"{info.name}:{n.lineno} {ast.unparse(n)}"
            for n in ast.walk(tree)
            if isinstance(n, ast.Attribute)
            and private(n.attr)
            and n.attr not in own_names()
            and ast.unparse(n) != "os._exit"
        ]
    assert found == []
    assert textual.__file__
