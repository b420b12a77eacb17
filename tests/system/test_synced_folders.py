"""Real conflicts, made by real sync programs on the loopback, and healed with nothing lost."""

from __future__ import annotations

import re
import subprocess
import sys
import time
from typing import TYPE_CHECKING

import pytest
from tests.support.synced import Machine, free_ports, program, two_machines, wait_for

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

pytestmark = [pytest.mark.system, pytest.mark.xdist_group("synced")]

ALL = ["2026-01-05", "2026-01-07", "2026-01-09"]


def apart(one: Machine, two: Machine) -> None:
    """Let each machine save a session before they sync again."""
    one.log(ALL[1])
    time.sleep(1.1)  # sync programs that compare times see whole seconds
    two.log(ALL[2])


def test_unison(tmp_path: Path) -> None:
    unison = program("unison")
    one, two = two_machines(tmp_path)

    def sync() -> None:
        one.run(
            unison, str(one.data), str(two.data), "-batch", "-auto", "-ui", "text",
            "-prefer", "newer", "-copyonconflict", "-ignore", "Name *.lock", check=False,
        )  # fmt: skip

    two.data.mkdir(parents=True)
    one.log(ALL[0])
    sync()
    assert two.days() == ALL[:1]
    apart(one, two)
    sync()
    names = {p.name for m in (one, two) for p in m.data.iterdir()}
    assert any("conflict" in name and name.endswith(".json") for name in names), names
    heal(sync, one, two)


def test_rclone_bisync(tmp_path: Path) -> None:
    rclone = program("rclone")
    one, two = two_machines(tmp_path)

    def sync(*more: str) -> None:
        one.run(
            rclone, "bisync", str(one.data), str(two.data),
            "--config", str(tmp_path / "rclone.conf"), "--workdir", str(tmp_path / "work"),
            "--exclude", "*.lock", "--force", *more,
        )  # fmt: skip

    (tmp_path / "rclone.conf").write_text("")
    two.data.mkdir(parents=True)
    one.log(ALL[0])
    (one.data / "README").write_text("never changes")
    sync("--resync")
    assert two.days() == ALL[:1]
    apart(one, two)
    sync()
    names = {p.name for p in one.data.iterdir()}
    assert {"history.json..path1", "history.json..path2"} <= names, names
    assert "history.json" not in names
    heal(sync, one, two)


def test_git_annex(tmp_path: Path) -> None:
    program("git-annex")
    git = program("git")
    one, two = two_machines(tmp_path)
    hub = tmp_path / "hub"
    subprocess.run([git, "init", "-q", "--bare", "-b", "main", str(hub)], check=True)
    one.run(git, "-C", str(hub), "annex", "init", "-q", "hub")
    for machine in (one, two):
        machine.run(git, "init", "-q", "-b", "main")
        for key, value in (("user.name", "x"), ("user.email", "x@example.org"),
                           ("annex.addunlocked", "true")):  # fmt: skip
            machine.run(git, "config", key, value)
        machine.run(git, "remote", "add", "origin", str(hub))
        machine.run(git, "annex", "init", "-q", machine.home.name)

    def sync() -> None:
        for machine in (one, two, one):
            machine.run(git, "annex", "add", "-q", ".", check=False)
            machine.run(git, "annex", "sync", "-q", "--content", check=False)

    for machine in (one, two):
        (machine.data / ".git/info/exclude").write_text("*.lock\n*.bak\n*.merged-*\n")
    one.log(ALL[0])
    sync()
    assert two.days() == ALL[:1]
    apart(one, two)
    sync()
    names = {p.name for p in (*one.data.iterdir(), *two.data.iterdir())}
    assert any(".variant-" in name for name in names), names
    assert one.days() == ALL
    sync()
    assert two.days() == ALL


def test_git_with_lungetimer_as_its_merge_driver(tmp_path: Path) -> None:
    git = program("git")
    one, two = two_machines(tmp_path)
    hub = tmp_path / "hub"
    subprocess.run([git, "init", "-q", "--bare", "-b", "main", str(hub)], check=True)
    driver = f"{sys.executable} -m lungetimer merge --into %A %B"

    def clone(machine: Machine) -> None:
        machine.home.mkdir(parents=True, exist_ok=True)
        command = [git, "clone", "-q", str(hub), str(machine.data)]
        subprocess.run(command, check=True, capture_output=True)
        settings = {"user.name": "x", "user.email": "x@example.org", "pull.rebase": "false"}
        for key, value in (settings | {"merge.lungetimer.driver": driver}).items():
            machine.run(git, "config", key, value)

    def commit(machine: Machine) -> None:
        machine.run(git, "add", "-A")
        machine.run(git, "commit", "-q", "-m", "sessions")

    clone(one)
    (one.data / ".gitattributes").write_text("history.json merge=lungetimer\n")
    (one.data / ".gitignore").write_text("*.lock\n*.bak\n")
    one.log(ALL[0])
    commit(one)
    one.run(git, "push", "-q", "origin", "HEAD:main")
    clone(two)
    apart(one, two)
    for machine in (one, two):
        commit(machine)
    one.run(git, "push", "-q", "origin", "HEAD:main")
    two.run(git, "pull", "-q", "--no-edit", "origin", "main")
    assert two.days() == ALL
    assert b"<<<<" not in (two.data / "history.json").read_bytes()
    two.run(git, "push", "-q", "origin", "HEAD:main")
    one.run(git, "pull", "-q", "origin", "main")
    assert one.days() == ALL


@pytest.fixture
def running() -> Iterator[list[subprocess.Popen[bytes]]]:
    started: list[subprocess.Popen[bytes]] = []
    yield started
    for process in started:
        process.terminate()
    for process in started:
        try:
            process.wait(20)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait(20)


def test_syncthing(tmp_path: Path, running: list[subprocess.Popen[bytes]]) -> None:
    syncthing = program("syncthing")
    machines = two_machines(tmp_path)
    one, two = machines
    ids = [_generate(syncthing, machine) for machine in machines]
    ports = free_ports(4)
    for machine in machines:
        _configure(machine, ids, ports, me=machines.index(machine))

    def start(machine: Machine) -> subprocess.Popen[bytes]:
        process = subprocess.Popen(
            [syncthing, "serve", f"--home={machine.home / 'st'}", "--no-browser", "--no-restart",
             "--no-upgrade"],
            env=machine.environ | {"STNODEFAULTFOLDER": "1", "STNOUPGRADE": "1"},
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        running.append(process)
        return process

    one.log(ALL[0])
    start(one)
    other = start(two)
    wait_for((two.data / "history.json").exists, "the first sync")
    assert two.days() == ALL[:1]
    other.terminate()
    other.wait(20)
    apart(one, two)
    start(two)

    def conflict() -> bool:
        names = [p.name for m in machines for p in m.data.glob("history*.json")]
        return any("sync-conflict" in name for name in names)

    wait_for(conflict, "a conflict copy")
    wait_for(lambda: one.days() == ALL, "all sessions on the first machine")
    wait_for(lambda: two.days() == ALL, "all sessions on the second machine")


def _generate(syncthing: str, machine: Machine) -> str:
    machine.run(syncthing, "generate", f"--home={machine.home / 'st'}", "--no-default-folder",
                "--skip-port-probing")  # fmt: skip
    config = (machine.home / "st" / "config.xml").read_text()
    found = re.search(r'<device id="([A-Z0-9-]+)"', config)
    assert found is not None
    return found[1]


def _configure(machine: Machine, ids: list[str], ports: list[int], *, me: int) -> None:
    """Let it talk to the other one over the loopback and to nobody else."""
    (machine.data / ".stfolder").mkdir(parents=True, exist_ok=True)
    (machine.data / ".stignore").write_text("*.lock\n*.tmp\n*.bak\n*.merged-*\nsession*.json\n")
    devices = "".join(
        f'<device id="{own}" name="m{n}" compression="never"><address>tcp://127.0.0.1:{ports[n]}</address>'
        "</device>"
        for n, own in enumerate(ids)
    )
    members = "".join(f'<device id="{own}"></device>' for own in ids)
    (machine.home / "st" / "config.xml").write_text(
        f"""<configuration version="35">
<folder id="shared" path="{machine.data}" type="sendreceive" rescanIntervalS="2"
 fsWatcherEnabled="true" fsWatcherDelayS="1">{members}<maxConflicts>10</maxConflicts></folder>
{devices}
<gui enabled="true" tls="false"><address>127.0.0.1:{ports[2 + me]}</address><apikey>k</apikey></gui>
<options><listenAddress>tcp://127.0.0.1:{ports[me]}</listenAddress>
<globalAnnounceEnabled>false</globalAnnounceEnabled><localAnnounceEnabled>false</localAnnounceEnabled>
<relaysEnabled>false</relaysEnabled><natEnabled>false</natEnabled><startBrowser>false</startBrowser>
<urAccepted>-1</urAccepted><crashReportingEnabled>false</crashReportingEnabled>
<stunKeepaliveStartS>0</stunKeepaliveStartS><reconnectionIntervalS>1</reconnectionIntervalS>
<autoUpgradeIntervalH>0</autoUpgradeIntervalH></options></configuration>"""
    )


def heal(sync: object, one: Machine, two: Machine) -> None:
    """Read the history on both machines, syncing between: each has all sessions in the end."""
    assert callable(sync)
    assert "There are no sessions" not in two.lungetimer("history").stdout
    for _ in range(3):
        for machine in (one, two):
            machine.days()
        sync()
    assert one.days() == two.days() == ALL
