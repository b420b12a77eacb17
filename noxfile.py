"""Run the checks and the tests on every installed Python, and build wheel and sdist.

A Python that is not installed is skipped; with ``nox --error-on-missing-interpreters`` that is an
error. Versions come from constraints.txt, as in the Makefile.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import tempfile
from pathlib import Path

import nox

PYTHONS = ("3.11", "3.12", "3.13", "3.14", "3.15")
HERE = Path(__file__).parent
TARGETS = {
    "Linux x86-64": "x86_64-manylinux_2_28",
    "Linux ARM": "aarch64-manylinux_2_28",
    "musl x86-64": "x86_64-unknown-linux-musl",
    "musl ARM": "aarch64-unknown-linux-musl",
    "macOS Intel": "x86_64-apple-darwin",
    "macOS ARM": "aarch64-apple-darwin",
    "Windows x86-64": "x86_64-pc-windows-msvc",
    "Windows ARM": "aarch64-pc-windows-msvc",
}
"""The systems, with uv's names for them."""
EXTRAS = ("web", "remote", "calendar")  # the other two are built from source
CONSTRAINT = ("--constraint", str(HERE / "constraints.txt"))

nox.needs_version = ">=2025.5"
nox.options.sessions = ["check", "tests", "build"]
nox.options.error_on_missing_interpreters = False
nox.options.reuse_venv = "yes"


def _put_pythons_on_the_path() -> None:
    """Put pyenv's Pythons before its shims, which fail unless a version is set."""
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
    """Run the whole test suite; arguments after ``--`` go to pytest."""
    strict = os.environ.get("LUNGETIMER_TESTS_STRICT") == "1"
    # The extra needs a compiler, so it is installed only if the tests must be complete.
    extra = "[simpleaudio]" if strict else ""
    _install(session, "--editable", f".{extra}", "--group", "dev")
    session.run("python", "-m", "pytest", *(session.posargs or ["-n", "auto"]))


@nox.session
def check(session: nox.Session) -> None:
    """Check format, lint, types and import contracts."""
    _install(session, "--editable", ".", "--group", "dev")
    session.run("ruff", "format", "--check", ".")
    session.run("ruff", "check", ".")
    session.run("mypy")
    session.run("lint-imports")


@nox.session
def build(session: nox.Session) -> None:
    """Build wheel and sdist into ``dist`` twice from clean clones, compare and check them."""
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
    """Look for known vulnerabilities in what is installed with the app; needs the network."""
    _install(session, ".[web]")
    freeze = ("python", "-m", "pip", "freeze", "--exclude", "lungetimer")
    frozen = session.run(*freeze, silent=True)
    session.install(
        "--quiet", "pip-audit"
    )  # after the freeze, so that its own libraries are not checked
    with tempfile.TemporaryDirectory() as place:
        listed = Path(place, "requirements.txt")
        listed.write_text(str(frozen), encoding="utf-8")
        # Strict: a library that cannot be looked up is an error.
        options = ("--strict", "--disable-pip", "--no-deps", "--requirement", str(listed))
        session.run("pip-audit", *options)


@nox.session
def wheels(session: nox.Session) -> None:
    """Check that app and extras install without a build on every system; needs the network.

    uv resolves the requirements, because pip evaluates markers for its own machine only. The
    session fails if a wheel is missing, or if miniaudio has one that its marker excludes: then
    widen the marker.
    """
    _install(session, "--group", "wheels")
    project = str(HERE / "pyproject.toml")
    whole = (*CONSTRAINT, *(word for extra in EXTRAS for word in ("--extra", extra)), project)
    sound = Path(session.create_tmp(), "miniaudio.in")
    sound.write_text(
        "miniaudio\n", encoding="utf-8"
    )  # not pinned, because a newer version may have a wheel
    wrong = []
    for target, platform in TARGETS.items():
        for python in PYTHONS:
            found = _resolve(session, platform, python, *whole)
            if missing := _without_wheel(session, found):
                cell = f"MISSING: {missing}"
            elif "miniaudio==" in found:
                cell = "all"
            elif _without_wheel(session, _resolve(session, platform, python, str(sound))):
                cell = "all but miniaudio"
            else:
                cell = "WIDEN THE MARKER: miniaudio has a wheel"
            session.log(f"{target:14}  {python}  {cell}")
            wrong += [f"{target}, {python}: {cell}"] if cell[:3] != "all" else []
    if wrong:
        session.error("; ".join(wrong))


def _resolve(session: nox.Session, platform: str, python: str, *what: str) -> str:
    target = ("--python-platform", platform, "--python-version", python)
    options = ("--quiet", "--no-header", "--no-annotate", "--only-binary", ":all:")
    command = ("uv", "pip", "compile", *options, *target, *what)
    return str(session.run(*command, silent=True, success_codes=[0, 1], log=False))


def _without_wheel(session: nox.Session, found: str) -> str:
    """Return what uv says about a missing wheel, or ""; end the session on any other error."""
    if "No solution found" not in found and "error:" not in found:
        return ""
    if "usable wheels" not in found:
        session.error(found)
    return " ".join(found.split())
