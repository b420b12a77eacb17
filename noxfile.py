"""Every Python that is here: ``nox`` tests on each; ``nox -s build`` makes wheel and sdist.

A Python that is missing is skipped; ``nox --error-on-missing-interpreters`` makes it an error.
Versions come from constraints.txt, as in the Makefile.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import tempfile
from pathlib import Path

import nox

PYTHONS = ("3.11", "3.12", "3.13", "3.14")
HERE = Path(__file__).parent
CONSTRAINT = ("--constraint", str(HERE / "constraints.txt"))

nox.needs_version = ">=2025.5"
nox.options.sessions = ["check", "tests", "build"]
nox.options.error_on_missing_interpreters = False
nox.options.reuse_venv = "yes"


def _put_pythons_on_the_path() -> None:
    """Those that pyenv keeps, before its shims, which fail unless they are told a version."""
    places = os.environ["PATH"].split(os.pathsep)
    root = Path(os.environ.get("PYENV_ROOT", Path.home() / ".pyenv"))
    kept = [
        max(
            found,
            key=lambda place: [int(n) for n in place.parent.name.split(".")[1:] if n.isdigit()],
        )
        for version in PYTHONS
        if (found := list(root.glob(f"versions/{version}.*/bin")))
    ]
    rest = [place for place in places if not place.endswith(f"pyenv{os.sep}shims")]
    os.environ["PATH"] = os.pathsep.join([*rest, *map(str, kept)])


_put_pythons_on_the_path()


def _install(session: nox.Session, *what: str) -> None:
    session.install("--quiet", "--upgrade", "pip>=25.1")
    session.install("--quiet", *CONSTRAINT, *what)


@nox.session(python=PYTHONS)
def tests(session: nox.Session) -> None:
    """The whole suite; what follows ``--`` goes to pytest."""
    strict = os.environ.get("LUNGETIMER_TESTS_STRICT") == "1"
    # The extra needs a compiler; where the tests must be complete, it is had.
    extra = "[simpleaudio]" if strict else ""
    _install(session, "--editable", f".{extra}", "--group", "dev")
    session.run("python", "-m", "pytest", *(session.posargs or ["-n", "auto"]))


@nox.session
def check(session: nox.Session) -> None:
    """Format, lint, types, import contracts."""
    _install(session, "--editable", ".", "--group", "dev")
    session.run("ruff", "format", "--check", ".")
    session.run("ruff", "check", ".")
    session.run("mypy")
    session.run("lint-imports")


@nox.session
def build(session: nox.Session) -> None:
    """Wheel and sdist into ``dist``: built twice from clean clones, compared, checked by twine."""
    _install(session, "--group", "release")
    with tempfile.TemporaryDirectory() as place:
        made = [_build_in(session, Path(place, name)) for name in ("one", "another")]
        digests = [
            {file.name: hashlib.sha256(file.read_bytes()).hexdigest() for file in files}
            for files in made
        ]
        if digests[0] != digests[1]:
            session.error(f"two builds differ: {digests}")
        session.run("twine", "check", "--strict", *map(str, made[0]))
        shutil.rmtree(HERE / "dist", ignore_errors=True)
        (HERE / "dist").mkdir()
        for file in made[0]:
            shutil.copy(file, HERE / "dist")
            session.log(f"{digests[0][file.name]}  dist/{file.name}")


def _build_in(session: nox.Session, place: Path) -> list[Path]:
    session.run("git", "clone", "--quiet", str(HERE), str(place), external=True)
    session.run("python", "-m", "build", "--no-isolation", str(place), silent=True)
    return sorted((place / "dist").iterdir())


@nox.session(reuse_venv=False)
def audit(session: nox.Session) -> None:
    """Known weaknesses of what is installed with the app; asks the package index for them."""
    _install(session, ".[web]")
    freeze = ("python", "-m", "pip", "freeze", "--exclude", "lungetimer")
    frozen = session.run(*freeze, silent=True)
    session.install("--quiet", "pip-audit")  # after the freeze: its own libraries are not the app's
    with tempfile.TemporaryDirectory() as place:
        listed = Path(place, "requirements.txt")
        listed.write_text(str(frozen), encoding="utf-8")
        # Strict: a library that could not be looked up is no clean one.
        options = ("--strict", "--disable-pip", "--no-deps", "--requirement", str(listed))
        session.run("pip-audit", *options)
