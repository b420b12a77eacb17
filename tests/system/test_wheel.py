"""The wheel, built and installed into an empty venv outside the checkout."""

from __future__ import annotations

import subprocess
import sys
import venv
import zipfile
from pathlib import Path

import pytest
from tests.support.terminal import Terminal, environment

pytestmark = [pytest.mark.system, pytest.mark.xdist_group("wheel")]
CHECKOUT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    subprocess.run(
        [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "-w", folder, CHECKOUT],
        check=True, timeout=300,
    )  # fmt: skip
    (found,) = folder.glob("lungetimer-*.whl")
    return found


def test_it_holds_the_sounds_the_styles_and_the_licence(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    assert "lungetimer/ui/app.tcss" in names
    assert "lungetimer/py.typed" in names
    assert "lungetimer/web/page/index.html" in names
    assert any(n.startswith("lungetimer/assets/sounds/") for n in names)
    assert any(n.endswith("licenses/LICENSE") for n in names)
    assert any(n.endswith(".data/data/share/man/man1/lungetimer.1") for n in names)
    assert not any(n.startswith("tests") for n in names)


def test_installed_elsewhere_it_runs_the_demo_and_finds_its_assets(
    wheel: Path, tmp_path: Path
) -> None:
    home = tmp_path / "venv"
    venv.create(home, with_pip=True)
    bin_ = home / "bin"
    subprocess.run(
        [bin_ / "python", "-m", "pip", "install", "--quiet", "--disable-pip-version-check",
         "--constraint", CHECKOUT / "constraints.txt", wheel],
        check=True, timeout=600,
    )  # fmt: skip
    env = {k: v for k, v in environment(tmp_path).items() if k != "PYTHONPATH"}
    where = subprocess.run(
        [bin_ / "python", "-c",
         "from lungetimer.audio.sounds import sounds_dir; print(sounds_dir())"],
        check=True, timeout=60, env=env, cwd=tmp_path, capture_output=True, text=True,
    ).stdout.strip()  # fmt: skip
    assert where.startswith(str(home))
    assert (home / "share" / "man" / "man1" / "lungetimer.1").is_file()
    args = ("demo", "--speed", "20", "--sets", "1", "--reps", "2", "--warm-up", "off",
            "--cool-down", "off")  # fmt: skip
    program = (str(bin_ / "lungetimer"),)
    with Terminal(*args, env=env, program=program, cwd=tmp_path) as terminal:
        terminal.wait_for("Well done!", patience=60)
        terminal.wait_for("This was a demo")
        terminal.press("\x1b")
        assert terminal.wait_for_end() == 0
    assert not (tmp_path / "data" / "history.json").exists()
