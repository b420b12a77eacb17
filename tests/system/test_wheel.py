"""Wheel and sdist: the same bytes wherever and whenever they are built, whole, and they install."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
import tarfile
import zipfile
from dataclasses import dataclass
from pathlib import Path

import pytest
from tests.support.terminal import Terminal, environment
from tests.system.building import need_module

from lungetimer import __version__

pytestmark = [pytest.mark.system, pytest.mark.xdist_group("wheel")]
CHECKOUT = Path(__file__).parents[2]
NOT_IN_SDIST = {".ci/run", ".pre-commit-config.yaml"}
SKIPPED = shutil.ignore_patterns(
    ".venv", ".nox", "__pycache__", "dist", "build", ".*_cache", ".hypothesis", "*.egg-info"
)


@dataclass(frozen=True)
class Built:
    """What a build made."""

    wheel: Path
    sdist: Path


def sources() -> list[str]:
    """What is under version control, or all there is where the tests run from an sdist."""
    if (CHECKOUT / ".git").exists():
        listed = subprocess.run(
            ["git", "-C", CHECKOUT, "ls-files", "-z"], capture_output=True, text=True, check=True
        )
        return [name for name in listed.stdout.split("\0") if name and (CHECKOUT / name).exists()]
    found: list[str] = []
    for folder, folders, names in os.walk(CHECKOUT):
        skipped = SKIPPED(folder, [*folders, *names])
        folders[:] = [name for name in folders if name not in skipped]
        found += [str(Path(folder, name)) for name in names if name not in skipped]
    return [Path(name).relative_to(CHECKOUT).as_posix() for name in found]


def build(place: Path, *, umask: int, stamp: int, zone: str) -> Built:
    """Build both from a clean copy of the sources, at another path, time, zone and umask."""
    before = os.umask(umask)
    try:
        for name in sources():
            (place / name).parent.mkdir(parents=True, exist_ok=True)
            (place / name).write_bytes((CHECKOUT / name).read_bytes())
        for path in place.rglob("*"):
            os.utime(path, (stamp, stamp))
        return run_build(place, TZ=zone, PYTHONHASHSEED=str(umask))
    finally:
        os.umask(before)


def run_build(place: Path, **env: str) -> Built:
    """Build what stands there now."""
    kept = {k: v for k, v in os.environ.items() if k not in {"PYTHONPATH", "SOURCE_DATE_EPOCH"}}
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-d", place / "dist"],
        check=True, timeout=120, cwd=place, capture_output=True, env=kept | env,
    )  # fmt: skip
    (wheel,) = (place / "dist").glob("*.whl")
    (sdist,) = (place / "dist").glob("*.tar.gz")
    return Built(wheel, sdist)


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Built:
    need_module("hatchling")
    place = tmp_path_factory.mktemp("one") / "lungetimer"
    return build(place, umask=0o022, stamp=1_700_000_000, zone="UTC")


@pytest.fixture(scope="module")
def wheel(built: Built) -> Path:
    return built.wheel


def test_two_builds_give_the_same_bytes(built: Built, tmp_path: Path) -> None:
    place = tmp_path / "another" / "place, with a longer name"
    again = build(place, umask=0o077, stamp=1_790_000_000, zone="Pacific/Auckland")
    for one, other in ((built.wheel, again.wheel), (built.sdist, again.sdist)):
        assert one.name == other.name
        digests = {hashlib.sha256(path.read_bytes()).hexdigest() for path in (one, other)}
        assert len(digests) == 1, one.name
    ours = place / "src" / "lungetimer" / "__init__.py"
    ours.write_text(ours.read_text() + "\n")
    changed = run_build(place)
    assert changed.wheel.read_bytes() != built.wheel.read_bytes()
    assert changed.sdist.read_bytes() != built.sdist.read_bytes()


def test_the_wheel_holds_the_sounds_the_styles_and_the_licence(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    assert "lungetimer/ui/app.tcss" in names
    assert "lungetimer/py.typed" in names
    assert "lungetimer/web/page/index.html" in names
    assert any(n.startswith("lungetimer/assets/sounds/") for n in names)
    assert any(n.endswith("licenses/LICENSE") for n in names)
    assert any(n.endswith(".data/data/share/man/man1/lungetimer.1") for n in names)
    assert not any(n.startswith("tests") for n in names)


def test_the_sdist_holds_all_that_tests_need_and_nothing_else(built: Built) -> None:
    with tarfile.open(built.sdist) as archive:
        names = {name.partition("/")[2] for name in archive.getnames()}
        modes = {member.mode for member in archive if member.isfile()}
    assert names == (set(sources()) - NOT_IN_SDIST) | {"PKG-INFO"}
    assert modes <= {0o644, 0o755}


def test_both_pass_the_index_own_check(built: Built) -> None:
    need_module("twine")
    check = (sys.executable, "-m", "twine", "--no-color", "check", "--strict")
    checked = subprocess.run(
        [*check, built.wheel, built.sdist],
        capture_output=True, text=True, timeout=60, check=False,
    )  # fmt: skip
    assert checked.returncode == 0, checked.stdout
    assert checked.stdout.count("PASSED") == 2


def test_pipx_installs_it_into_an_empty_home_and_it_runs_there(wheel: Path, tmp_path: Path) -> None:
    need_module("pipx")
    home = tmp_path / "home"
    home.mkdir()
    scripts = tmp_path / "bin"
    env = {k: v for k, v in os.environ.items() if k not in {"PYTHONPATH", "VIRTUAL_ENV"}}
    env |= {
        "HOME": str(home), "PIPX_HOME": str(tmp_path / "pipx"), "PIPX_BIN_DIR": str(scripts),
        "PIPX_MAN_DIR": str(tmp_path / "man"), "PIPX_DEFAULT_PYTHON": sys.executable,
    }  # fmt: skip
    subprocess.run(
        [sys.executable, "-m", "pipx", "install", "--quiet",
         "--pip-args", f"--no-compile --constraint {CHECKOUT / 'constraints.txt'}", wheel],
        check=True, timeout=600, env=env, cwd=tmp_path,
    )  # fmt: skip
    program = str(scripts / "lungetimer")
    env = {k: v for k, v in environment(tmp_path).items() if k != "PYTHONPATH"}

    def told(*args: str) -> str:
        done = subprocess.run(
            [program, *args], env=env, cwd=tmp_path, capture_output=True, text=True, timeout=60,
            check=False,
        )  # fmt: skip
        assert "Traceback" not in done.stderr
        return done.stdout

    assert told("--version") == f"lungetimer {__version__}\n"
    assert "16:10 in total, 60 reps" in told("plan")
    assert told("streak", "--short") == "streak 0 weeks, 0/3 days\n"
    assert str(tmp_path / "data") in told("doctor", "--no-ask")
    python = scripts.joinpath("lungetimer").resolve().with_name("python")
    where = subprocess.run(
        [python, "-c", "from lungetimer.audio.sounds import sounds_dir; print(sounds_dir())"],
        check=True, timeout=60, env=env, cwd=tmp_path, capture_output=True, text=True,
    ).stdout.strip()  # fmt: skip
    assert where.startswith(str(tmp_path / "pipx"))
    assert (tmp_path / "man" / "man1" / "lungetimer.1").is_file()
    short = ("--sets", "1", "--reps", "2", "--warm-up", "off", "--cool-down", "off")
    with Terminal("start", *short, env=env, program=(program,), cwd=tmp_path) as terminal:
        terminal.wait_for("Get ready")
        terminal.press("q")
        terminal.wait_for("Do you want to leave the session?")
        terminal.press("d")
        terminal.wait_for("START")
        terminal.press("q")
        assert terminal.wait_for_end() == 0
    demo = ("demo", "--speed", "20", *short)
    with Terminal(*demo, env=env, program=(program,), cwd=tmp_path) as terminal:
        terminal.wait_for("Well done!", patience=60)
        terminal.wait_for("This was a demo")
        terminal.wait_for("Close the demo")
        terminal.press("\x1b")
        assert terminal.wait_for_end() == 0
    assert not (tmp_path / "data" / "history.json").exists()
