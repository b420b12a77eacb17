"""streak, export, import, merge, log, freeze, config, completion: by the door, on real files."""

from __future__ import annotations

import csv
import io
import json
import re
import subprocess
import sys
import tomllib
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

import pytest
from tests.support.clocks import set_now
from tests.support.records import MORNING, history, session

from lungetimer.cli import main
from lungetimer.history import codec
from lungetimer.history.plan_record import PlanRecord
from lungetimer.history.store import HistoryStore
from lungetimer.training.plan import Routine
from lungetimer.training.status import Status

if TYPE_CHECKING:
    from pathlib import Path

    from lungetimer.history.session_records import History

NASTY = ("[/foo]", "[bold]x", "=cmd|' /C calc'!A0", "😀" * 500, "שלום עולם", "@SUM(1)", "it's")
NOW = datetime.fromisoformat("2026-11-22T14:20:00+01:00")


@pytest.fixture(autouse=True)
def _now(monkeypatch: pytest.MonkeyPatch) -> None:
    set_now(monkeypatch, NOW, ("quick_history", "history_access", "log", "freeze"))


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "data" / "history.json"


def keep(file: Path, what: History) -> None:
    file.parent.mkdir(exist_ok=True)
    file.write_bytes(codec.write(what))


def three_weeks() -> History:
    """Weeks 44 to 46 of 2026 kept, this one with a day so far."""
    days = [d for week in range(3) for d in (20 - 7 * week, 18 - 7 * week, 16 - 7 * week)]
    at = sorted(NOW + timedelta(days=d - 29) for d in days)
    found = [session(f"s{n}", when) for n, when in enumerate(at)]
    return history(*found, session("now", NOW - timedelta(days=1)))


def run(capfd: pytest.CaptureFixture[str], *args: str) -> tuple[int, str, str]:
    status = main(args)
    out, err = capfd.readouterr()
    assert "Traceback" not in err
    return status, out, err


# -- streak -----------------------------------------------------------------------------------


def test_streak_says_the_same_in_three_ways(capfd: pytest.CaptureFixture[str], file: Path) -> None:
    keep(file, three_weeks())
    assert run(capfd, "streak", "--short") == (0, "streak 3 weeks, 1/3 days\n", "")
    status, out, err = run(capfd, "streak", "--json")
    report = json.loads(out)
    assert (status, err) == (0, "")
    assert list(report) == [
        "week", "days_this_week", "weekly_target", "current_weeks", "longest_weeks", "strength",
        "streaks", "frozen_weeks",
    ]  # fmt: skip
    assert (report["week"], report["current_weeks"], report["days_this_week"]) == ("2026-W47", 3, 1)
    assert report["streaks"][0]["first_week"] == "2026-W44"
    status, out, _ = run(capfd, "streak")
    assert status == 0
    assert "This week (2026-W47): 1 of 3 training days" in out
    assert "2026-10-26" in out
    assert re.search(r" nothing yet\s*\n", out)


def test_streak_without_a_history_is_no_error(capfd: pytest.CaptureFixture[str]) -> None:
    assert run(capfd, "streak", "--short") == (0, "streak 0 weeks, 0/3 days\n", "")


def test_more_days_than_the_target_are_said_so(
    capfd: pytest.CaptureFixture[str], file: Path
) -> None:
    keep(file, history(*(session(f"s{n}", NOW - timedelta(days=n)) for n in (1, 2, 3))))
    out = run(capfd, "log", "2026-11-18")[1]
    assert out.endswith(" This week: 4 days, goal 3.\n")
    assert run(capfd, "streak", "--short")[1] == "streak 1 week, this week 4 days, goal 3\n"
    assert "This week (2026-W47): 4 training days, goal 3\n" in run(capfd, "streak")[1]


def test_streak_follows_the_settings(
    capfd: pytest.CaptureFixture[str], file: Path, tmp_path: Path
) -> None:
    keep(file, three_weeks())
    (tmp_path / "config").mkdir()
    (tmp_path / "config" / "config.toml").write_text("[streak]\nweekly_target = 1\n")
    assert run(capfd, "streak", "--short")[1] == "streak 4 weeks, 1/1 days\n"


def test_a_damaged_history_is_told_and_what_can_be_read_counts(
    capfd: pytest.CaptureFixture[str], file: Path
) -> None:
    keep(file, three_weeks())
    file.write_bytes(file.read_bytes()[:-20])
    status, out, err = run(capfd, "streak", "--short")
    assert (status, out) == (0, "streak 3 weeks, 1/3 days\n")
    assert err.startswith("lungetimer: warning: ")
    assert "is damaged" in err
    assert "there was no backup" in err


def test_conflict_copies_are_merged_and_told(capfd: pytest.CaptureFixture[str], file: Path) -> None:
    keep(file, history(session("here")))
    copy = file.with_name("history.sync-conflict-20260101-120000-ABCDEFG.json")
    copy.write_bytes(codec.write(history(session("there", NOW - timedelta(days=5)))))
    status, out, err = run(capfd, "history", "--json")
    assert status == 0
    assert {s["id"] for s in json.loads(out)["sessions"]} == {"here", "there"}
    assert err.count("\n") == 1
    assert "was merged and renamed to" in err
    assert not copy.exists()


def test_the_table_shows_every_text_as_written(
    capfd: pytest.CaptureFixture[str], file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "700")
    mine = [session(f"n{i}", NOW - timedelta(days=i), note=n) for i, n in enumerate(NASTY)]
    keep(file, history(*mine))
    status, out, err = run(capfd, "history")
    assert (status, err) == (0, "")
    for note in NASTY:
        assert note[:200] in out
    assert run(capfd, "streak")[0] == 0


def test_a_long_note_takes_no_room_from_the_rest(
    capfd: pytest.CaptureFixture[str], file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    plan = PlanRecord(level="intermediate", sets=3, reps_per_leg=10)
    keep(file, history(session("a", NOW - timedelta(days=1), plan=plan, note="stiff knee " * 40)))
    head, more, row = run(capfd, "history")[1].splitlines()
    assert row.split()[:9] == [
        "2026-11-21", "14:20", "intermediate", "completed", "3/3", "30", "30", "60", "16:45"
    ]  # fmt: skip
    assert head.split() == ["planned"]
    words = ["date", "level", "status", "sets", "left", "right", "(total)", "duration", "note"]
    assert more.split() == words
    assert row.split("16:45 ")[1].startswith("stiff")
    assert row.endswith("…")
    assert len(row) <= 80


def test_no_word_of_the_table_is_wrapped_or_cut_at_any_width(
    capfd: pytest.CaptureFixture[str], file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    plan = PlanRecord(level="my own preset in the morning", sets=10, reps_per_leg=50)
    mine = session("a", NOW - timedelta(days=1), plan=plan, note="stiff", status=Status.PARTIAL)
    keep(file, history(mine, session("b", NOW - timedelta(days=2))))
    for columns in range(40, 131):
        monkeypatch.setenv("COLUMNS", str(columns))
        lines = run(capfd, "history")[1].splitlines()
        assert max(map(len, lines)) <= columns
        table = lines[0].split() == ["planned"]
        assert table == (columns >= 80)
        assert len(lines) == (4 if table else 7)
        (row,) = (line for line in lines if "2026-11-21 14:20" in line)
        assert "ended early" in row
        told = lines[1].split() if table else lines[2].split()
        whole = "date level status sets left right (total) duration note" if table else ""
        assert told == (whole or "3/10 sets, left 30, right 30").split()


def test_history_and_records_say_one_level_of_a_session_with_a_weight(
    capfd: pytest.CaptureFixture[str], file: Path
) -> None:
    assert run(capfd, "log", "2026-11-20", "--load", "12kg")[0] == 0
    assert run(capfd, "log", "2026-11-21", "--reps", "12")[0] == 0
    *_, newer, older = run(capfd, "history")[1].splitlines()
    assert (newer.split()[2], older.split()[2]) == ("Builder", "Loaded")
    lines = run(capfd, "records")[1].splitlines()
    first = {line.split()[4]: line.split()[-1] for line in lines if "at level" in line}
    assert first == {"Builder": "2026-11-21", "Loaded": "2026-11-20"}
    # In the file and for programs, the session keeps the name of the plan that it came from.
    written = json.loads(run(capfd, "history", "--json")[1])["sessions"]
    assert [one["plan"]["level"] for one in written] == ["beginner", "beginner"]
    assert b'"level":"beginner"' in file.read_bytes()


# -- export and import ------------------------------------------------------------------------


def test_an_interruption_is_no_time_trained(capfd: pytest.CaptureFixture[str], file: Path) -> None:
    keep(file, history(session(ended_at=MORNING + timedelta(hours=5))))
    assert "16:45" in run(capfd, "history")[1]
    rows = csv.DictReader(io.StringIO(run(capfd, "export", "strong")[1]))
    assert {row["Duration"] for row in rows} == {"17m"}


def test_csv_is_harmless_and_comes_back_whole(
    capfd: pytest.CaptureFixture[str], file: Path, tmp_path: Path
) -> None:
    mine = [session(f"n{i}", NOW - timedelta(days=i), note=n) for i, n in enumerate(NASTY)]
    keep(file, history(*mine))
    status, out, _ = run(capfd, "export", "csv")
    rows = list(csv.DictReader(io.StringIO(out)))
    assert status == 0
    assert len(rows) == 6 * len(NASTY)
    assert not any(row["note"].startswith(("=", "@", "+", "-")) for row in rows)
    sheet = tmp_path / "sheet.csv"
    sheet.write_text(out, encoding="utf-8")
    file.unlink()
    status, out, _ = run(capfd, "import", str(sheet), "--yes")
    assert (status, out.splitlines()[-1]) == (0, f"{len(NASTY)} sessions imported.")
    back = HistoryStore(file).load().history.sessions
    assert [s.note for s in back] == [s.note for s in sorted(mine, key=lambda s: s.started_at)]


def test_export_writes_json_that_merge_reads(
    capfd: pytest.CaptureFixture[str], file: Path, tmp_path: Path
) -> None:
    keep(file, three_weeks())
    out = tmp_path / "deep" / "copy.json"
    out.parent.mkdir()
    status, said, err = run(capfd, "export", "json", "-o", str(out))
    assert (status, said, err) == (0, "", f"10 sessions written to {out}\n")
    assert out.read_bytes() == file.read_bytes()
    file.write_bytes(codec.write(history(session("mine"))))
    assert run(capfd, "merge", str(out))[1] == (
        "10 sessions new, 0 changed, 0 deleted; 11 sessions in total.\n"
    )
    assert run(capfd, "merge", str(out))[1] == (
        "0 sessions new, 0 changed, 0 deleted; 11 sessions in total.\n"
    )


def test_export_writes_no_json_of_a_newer_history(
    capfd: pytest.CaptureFixture[str], file: Path, tmp_path: Path
) -> None:
    keep(file, three_weeks())
    newer = file.read_bytes().replace(b'"version": 1', b'"version": 2')
    file.write_bytes(newer)
    out = tmp_path / "copy.json"
    for args in ((), ("-o", str(out))):
        status, said, err = run(capfd, "export", "json", *args)
        assert (status, said) == (1, "")
        assert (
            "cannot export json: a newer lungetimer wrote the history; update lungetimer first"
            in err
        )
    assert not out.exists()
    assert file.read_bytes() == newer
    assert run(capfd, "export", "csv")[0] == 0  # which claims no version


def test_export_since_a_date(capfd: pytest.CaptureFixture[str], file: Path) -> None:
    keep(file, three_weeks())
    out = run(capfd, "export", "strong", "--since", "yesterday")[1]
    assert [row["Reps"] for row in csv.DictReader(io.StringIO(out))] == ["20", "20", "20"]


def test_export_never_replaces_the_history(capfd: pytest.CaptureFixture[str], file: Path) -> None:
    keep(file, three_weeks())
    before = file.read_bytes()
    status, _, err = run(capfd, "export", "csv", "-o", str(file))
    assert (status, file.read_bytes()) == (2, before)
    assert (
        err
        == f"lungetimer: error: -o must not be the history itself ({file}); choose another name\n"
    )


def test_export_into_a_folder_that_is_not_there(
    capfd: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    status, _, err = run(capfd, "export", "csv", "-o", str(tmp_path / "no" / "x.csv"))
    assert status == 1
    assert err.startswith(f"lungetimer: error: cannot export: {tmp_path / 'no' / 'x.csv'}: ")


STRONG = """Date,Workout Name,Duration,Exercise Name,Set Order,Weight,Reps
2026-11-01 10:00:00,Legs,30m,Reverse Lunge,1,0,20
2026-11-01 10:00:00,Legs,30m,Squat,1,60,5
2026-11-03 10:00:00,Legs,30m,Reverse Lunge,1,0,many
"""


def test_import_shows_first_and_changes_nothing_without_consent(
    capfd: pytest.CaptureFixture[str], file: Path, tmp_path: Path
) -> None:
    sheet = tmp_path / "strong.csv"
    sheet.write_text(STRONG)
    status, out, _ = run(capfd, "import", str(sheet), "--dry-run")
    assert status == 0
    assert out.splitlines() == [
        f"{sheet}: Strong CSV, 3 rows",
        "       1  new",
        "       0  newer in the file than in your history",
        "       0  already in your history",
        "       2  refused",
        "          1 x Squat is not a reverse lunge (to import it, use --exercise); on line 3",
        "          1 x reps must be a whole number from 1 to 1000, not 'many'; on line 4",
        "  2026-11-01 10:00  1 x 10 per leg",
        (
            "  Assumed: reps are those of both legs together (if they are for each leg, use --reps "
            "each)."
        ),
        "Nothing was changed.",
    ]
    assert not file.exists()
    status, _, err = run(capfd, "import", str(sheet))
    assert status == 2
    assert "cannot ask for confirmation without a terminal, so nothing was changed" in err
    assert not file.exists()
    assert run(capfd, "import", str(sheet), "--yes")[1].endswith("1 session imported.\n")
    assert run(capfd, "import", str(sheet), "--yes")[1].endswith(
        "There is nothing new to import.\n"
    )


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "cannot import"),
        (b"\x00\xff\xfe", "is not UTF-8"),
        (b"a,b\n1,2\n", "it has an unknown format"),
        (b'{"format": "x"}', '"format" must be'),
        (b"[" * 100_000, "cannot import"),
    ],
)
def test_import_of_something_else_is_one_line(
    capfd: pytest.CaptureFixture[str], tmp_path: Path, data: bytes, words: str
) -> None:
    odd = tmp_path / "odd"
    odd.write_bytes(data)
    status, _, err = run(capfd, "import", str(odd), "--yes")
    assert status == 1
    assert words in err
    assert err.count("\n") == 1


def test_merge_takes_a_whole_file_or_none(
    capfd: pytest.CaptureFixture[str], file: Path, tmp_path: Path
) -> None:
    keep(file, history(session("mine")))
    before = file.read_bytes()
    torn = tmp_path / "torn.json"
    torn.write_bytes(codec.write(three_weeks())[:-80])
    status, _, err = run(capfd, "merge", str(torn))
    assert (status, file.read_bytes()) == (1, before)
    assert f"cannot merge {torn}" in err
    assert err.count("\n") == 1
    status, _, err = run(capfd, "merge", str(tmp_path / "gone.json"))
    assert status == 1
    assert err.count("\n") == 1


# -- log, freeze --------------------------------------------------------------------------------


def test_log_adds_a_session_with_its_answers(capfd: pytest.CaptureFixture[str], file: Path) -> None:
    keep(file, three_weeks())
    status, out, _ = run(
        capfd, "log", "2026-11-20", "--sets", "2", "--reps", "8", "--time", "18:30", "--rir", "2",
        "--pain", "1", "--note", "[/foo]\x07 on the road",
    )  # fmt: skip
    assert (status, out) == (
        0,
        "Logged 2026-11-20 18:30: 2 x 8 reps per leg, 32 in total. This week: 2 of 3 days.\n",
    )
    done = max(HistoryStore(file).load().history.sessions, key=lambda s: s.updated_at)
    assert [(s.left, s.right) for s in done.sets] == [(8, 8), (8, 8)]
    assert (done.reps_in_reserve, done.pain, done.note) == (2, 1, "[/foo] on the road")
    assert done.plan.lead_leg.value == "right"  # the other leg than last time


def test_log_counts_warm_up_and_cool_down_only_where_they_are_named(
    capfd: pytest.CaptureFixture[str], file: Path
) -> None:
    for options in ((), ("--warm-up", "full", "--cool-down", "short")):
        assert run(capfd, "log", "2026-11-20", *options)[0] == 0
    silent, named = HistoryStore(file).load().history.sessions
    assert (silent.plan.warm_up, silent.plan.cool_down) == (Routine.OFF, Routine.OFF)
    assert (silent.warm_up_s, silent.cool_down_s, silent.spent_s) == (0, 0, 390)
    assert (named.plan.warm_up, named.plan.cool_down) == (Routine.FULL, Routine.SHORT)
    assert (named.warm_up_s, named.cool_down_s, named.spent_s) == (270, 90, 750)
    assert (named.ended_at - named.started_at).total_seconds() == 750


def test_log_twice_on_a_day_gives_two_sessions_that_an_exchange_tells_apart(
    capfd: pytest.CaptureFixture[str], file: Path, tmp_path: Path
) -> None:
    for minute in ("12:00", "12:01", "12:02"):
        status, out, _ = run(capfd, "log", "2026-11-20")
        assert (status, out[:25]) == (0, f"Logged 2026-11-20 {minute}: ")
    sheet = tmp_path / "strong.csv"
    sheet.write_text(run(capfd, "export", "strong")[1])
    file.unlink()
    file.with_name(file.name + ".bak").unlink()
    assert run(capfd, "import", str(sheet), "--yes")[0] == 0
    assert [s.reps for s in HistoryStore(file).load().history.sessions] == [60, 60, 60]


def test_log_takes_a_time_that_is_given_as_it_is(
    capfd: pytest.CaptureFixture[str], file: Path
) -> None:
    for _ in range(2):
        out = run(capfd, "log", "2026-11-20", "--time", "12:00")[1]
        assert out.startswith("Logged 2026-11-20 12:00: ")
    assert len(HistoryStore(file).load().history.sessions) == 2


@pytest.mark.parametrize(
    ("args", "words"),
    [
        (("2026-11-23",), "to today (2026-11-22), not 2026-11-23"),
        (("today", "--time", "23:00"), "--time must be in the past, not 23:00"),
        (("soon",), "must be a date like 2026-11-22, today or yesterday, not 'soon'"),
        (("today", "--rir", "11"), "--rir"),
        (("today", "--time", "7"), "must be a time from 00:00 to 23:59, like 18:30, not '7'"),
        (("today", "--reps", "51"), "--reps must be a whole number from 1 to 50"),
        (("today", "nope"), "PRESET cannot be 'nope'"),
    ],
)
def test_log_refuses_in_one_line(
    capfd: pytest.CaptureFixture[str], file: Path, args: tuple[str, ...], words: str
) -> None:
    status, _, err = run(capfd, "log", *args)
    assert status == 2
    assert words in err
    assert err.count("\n") == 1
    assert not file.exists()


def test_freeze_and_unfreeze(capfd: pytest.CaptureFixture[str], file: Path) -> None:
    days = "2026-W46 (2026-11-09 to 2026-11-15)"
    assert (
        run(capfd, "freeze", "2026w46")[1]
        == f"{days} is frozen: it neither helps nor breaks your streak.\n"
    )
    assert "is already frozen: it neither" in run(capfd, "freeze", "2026-W46")[1]
    assert HistoryStore(file).load().history.frozen_weeks == ("2026-W46",)
    assert (
        run(capfd, "unfreeze", "2026-W46")[1]
        == f"{days} is not frozen: it counts like any other week.\n"
    )
    assert HistoryStore(file).load().history.frozen_weeks == ()
    status, _, err = run(capfd, "freeze", "2025-W53")
    assert (status, err) == (
        2,
        "lungetimer: error: the week must be from W01 to W52 in 2025, not '2025-W53'\n",
    )


# -- config, completion ---------------------------------------------------------------------------


def test_config_shows_toml_that_gives_the_same_settings(
    capfd: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    config = tmp_path / "config" / "config.toml"
    config.parent.mkdir()
    config.write_text(
        '[sound]\nvolume = 40\n[plan]\nsets = 4\ntempo = "3-1-2-1"\n[presets."my \\"own\\""]\n'
        'reps_per_leg = 7\n[keys]\npause = "p"\n[hooks]\ncommand = ["a b", "c"]\n'
    )
    assert run(capfd, "config", "path")[1] == f"{config}\n"
    assert run(capfd, "config", "path", "--data")[1] == f"{tmp_path / 'data'}\n"
    status, out, err = run(capfd, "config", "show")
    assert (status, err) == (0, "")
    shown: dict[str, Any] = tomllib.loads(out)
    assert shown["sound"]["volume"] == 40
    assert (shown["plan"]["sets"], shown["plan"]["tempo"]) == (4, "3-1-2-1")
    assert shown["presets"]['my "own"']["reps_per_leg"] == 7
    assert (shown["keys"], shown["hooks"]["command"]) == ({"pause": "p"}, ["a b", "c"])
    config.write_text(out)
    assert run(capfd, "config", "show")[1] == out


def test_config_show_warns_of_each_wrong_key(
    capfd: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    config = tmp_path / "config" / "config.toml"
    config.parent.mkdir()
    config.write_text('[keys]\npauze = "p"\nzoom = "nokey"\nhelp = "f2"\n')
    status, _, err = run(capfd, "config", "show")
    assert (status, len(err.splitlines())) == (0, 2)
    assert f"warning: {config}: keys.pauze is not an action" in err
    assert f"warning: {config}: keys.zoom must be keys" in err


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_gives_a_script(capfd: pytest.CaptureFixture[str], shell: str) -> None:
    status, out, _ = run(capfd, "completion", shell)
    assert status == 0
    assert "_LUNGETIMER_COMPLETE" in out


def test_completion_knows_commands_and_their_choices() -> None:
    def complete(words: str, number: int) -> list[str]:
        done = subprocess.run(
            [sys.executable, "-c", "import sys; from lungetimer.cli import main; sys.exit(main())"],
            env={"_LUNGETIMER_COMPLETE": "bash_complete", "COMP_WORDS": words,
                 "COMP_CWORD": str(number), "PATH": "/usr/bin:/bin"},
            capture_output=True, text=True, check=True,
        )  # fmt: skip
        return [line.partition(",")[2] for line in done.stdout.splitlines()]

    assert complete("lungetimer fr", 1) == ["freeze"]
    assert complete("lungetimer export ", 2) == ["csv", "json", "strong", "fit", "ics"]


# -- light ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("args", "banned"),
    [
        (("streak", "--short"), {"textual", "rich", "asyncio", "filelock"}),
        (("streak", "--json"), {"textual", "rich"}),
        (("streak",), {"textual"}),
        (("export", "json"), {"textual", "rich"}),
        (("freeze", "2026-W01"), {"textual", "rich"}),
        (("log", "2026-01-05"), {"textual", "rich"}),
        (("config", "show"), {"textual", "rich"}),
        (("completion", "zsh"), {"textual", "rich"}),
    ],
)
def test_no_command_of_these_loads_the_screen(
    tmp_path: Path, args: tuple[str, ...], banned: set[str]
) -> None:
    keep(tmp_path / "data" / "history.json", history(session("a")))
    program = (
        "import sys; from lungetimer.cli import main; status = main(sys.argv[1:]); "
        "print(','.join(sys.modules), file=sys.stderr); sys.exit(status)"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, *args], capture_output=True, text=True, check=True
    )
    assert not banned & set(done.stderr.splitlines()[-1].split(","))


def test_into_a_pipe_nothing_is_cut_and_on_a_narrow_terminal_all_can_be_read(
    capfd: pytest.CaptureFixture[str], file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    plan = PlanRecord(level="my own preset in the morning", sets=3, reps_per_leg=10)
    note = "stiff knee " * 40
    keep(file, history(session("a", NOW - timedelta(days=1), plan=plan, note=note)))
    monkeypatch.delenv("COLUMNS", raising=False)
    *_, row = run(capfd, "history")[1].splitlines()
    assert note.strip() in row
    assert plan.level in row
    assert "…" not in row
    for command in ("streak", "plan"):
        assert "…" not in run(capfd, command)[1]
    for columns in (20, 40, 60):
        monkeypatch.setenv("COLUMNS", str(columns))
        first, level, facts, told = run(capfd, "history")[1].splitlines()
        assert first == "2026-11-21 14:20  completed, 16:45"
        assert level == f"  {plan.level}"
        assert facts == "  3/3 sets, left 30, right 30"
        assert told == f"  {note.strip()}"


def test_the_week_named_after_log_is_the_week_of_the_logged_date(
    capfd: pytest.CaptureFixture[str], file: Path
) -> None:
    keep(file, three_weeks())
    status, out, _ = run(capfd, "log", "2026-11-11")
    assert status == 0
    assert "This week" not in out
    assert re.search(r" Week of 9 November 2026: \d of 3 days\.\n$", out), out
