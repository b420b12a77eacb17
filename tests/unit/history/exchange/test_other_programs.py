"""Exports of other programs as they really are: units, languages, kinds of rows, lengths, notes."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

import pytest
from msgspec import UNSET
from tests.support.records import history

from lungetimer.history import codec
from lungetimer.history.exchange.foreign_dates import DateReader
from lungetimer.history.exchange.importing import read_import
from lungetimer.history.exchange.month_names import MONTH_NAMES
from lungetimer.history.exchange.strong import to_strong
from lungetimer.history.files import StoreError
from lungetimer.training.loads import KG_PER_LB
from lungetimer.training.plan import Equipment
from lungetimer.training.result import Felt

if TYPE_CHECKING:
    from pathlib import Path

    from lungetimer.history.exchange.report import ImportReport
    from lungetimer.history.session_records import SessionRecord

BERLIN = ZoneInfo("Europe/Berlin")
NOW = datetime(2026, 11, 27, 19, tzinfo=BERLIN)
S = (
    "Date,Workout Name,Duration,Exercise Name,Set Order,Weight,Reps,Distance,Seconds,Notes,"
    "Workout Notes,RPE\n"
)
UNITS = (
    "Date;Workout Name;Exercise Name;Set Order;Weight;Weight Unit;Reps;RPE;Distance;Distance Unit;"
    "Seconds;Notes;Workout Notes;Workout Duration\n"
)
HEVY = (
    "title,start_time,end_time,description,exercise_title,superset_id,exercise_notes,set_index,"
    "set_type,{weights},reps,distance_km,duration_seconds,rpe\n"
)
FITBOD = (
    "Date,Exercise,Reps,Weight(kg),Duration(s),Distance(m),Incline,Resistance,isWarmup,Note,"
    "multiplier\n"
)


def read(tmp_path: Path, text: str, **options: Any) -> ImportReport:
    path = tmp_path / "export.csv"
    path.write_text(text, encoding="utf-8")
    zone = options.pop("zone", BERLIN)
    return read_import(path, history(), zone=zone, now=NOW, app_version="0.2.0", **options)


def one(tmp_path: Path, text: str, **options: Any) -> SessionRecord:
    (found,) = read(tmp_path, text, **options).new
    assert codec.decode(codec.encode(found), type(found)) == found
    return found


def strong(*sets: str, name: str = "Reverse Lunge", length: str = "31m") -> str:
    return S + "".join(f"2026-11-20 07:12:03,Legs,{length},{name},{s}\n" for s in sets)


@pytest.mark.parametrize(
    ("unit", "kg"),
    [("kgs", 20), ("KG", 20), ("Kg", 20), ("kilograms", 20), ("lb", 20 * KG_PER_LB), ("LBS", 20 * KG_PER_LB),
     ("lbs.", 20 * KG_PER_LB), ("pounds", 20 * KG_PER_LB), ("", 20)],
)  # fmt: skip
def test_units_in_any_spelling(tmp_path: Path, unit: str, kg: float) -> None:
    row = f"2026-11-20 07:12:03;L;Reverse Lunge (Dumbbell);1;20;{unit};20;;;;0;;;31m\n"
    assert one(tmp_path, UNITS + row).plan.load_kg == kg


def test_a_unit_that_is_not_known_is_refused(tmp_path: Path) -> None:
    row = "2026-11-20 07:12:03;L;Reverse Lunge;{};{};stone;20;;;;0;;;31m\n"
    report = read(tmp_path, UNITS + row.format(1, 2) + row.format(2, 0))
    (refused,) = report.refused
    assert refused.reason == "the weight unit must be kg or lb, not 'stone'"
    assert len(report.new[0].sets) == 1
    report = read(tmp_path, strong("1,2,20,0,0,,,").replace("Weight", "Weight (stone)"))
    assert report.new == ()
    assert "must be kg or lb, not 'stone'" in report.refused[0].reason


@pytest.mark.parametrize(
    ("column", "kg"),
    [("kg", 70), ("lb", 70 * KG_PER_LB), ("Weight(kg)", 70), ("Weight (lb)", 70 * KG_PER_LB), ("Weight Kg", 70),
     ("Weight (lbs)", 70 * KG_PER_LB), ("weight_kg", 70), ("Weight in pounds", 70 * KG_PER_LB)],
)  # fmt: skip
def test_the_column_of_weights_in_any_spelling(tmp_path: Path, column: str, kg: float) -> None:
    text = (
        f"Date,Workout Name,Exercise Name,Set Order,{column},Reps,km,Seconds,Notes\n"
        "2016-10-03 19:30:55,W1,Reverse Lunge,0,70.0,10,0,0,\n"
    )
    assert one(tmp_path, text).plan.load_kg == kg


def test_a_file_without_weights_says_so(tmp_path: Path) -> None:
    text = "Date,Workout Name,Exercise Name,Set Order,Reps\n2026-11-20 07:12,L,Reverse Lunge,1,20\n"
    assert any("no column of weights" in line for line in read(tmp_path, text).assumed)


def test_of_two_columns_of_weights_the_one_that_is_filled(tmp_path: Path) -> None:
    head = HEVY.format(weights="weight_kg,weight_lbs")
    row = '"L","20 Nov 2026, 07:12","20 Nov 2026, 08:00",,Reverse Lunge (Dumbbell),,,0,normal,{},20,,,\n'
    assert one(tmp_path, head + row.format(",25")).plan.load_kg == 25 * KG_PER_LB
    assert one(tmp_path, head + row.format("10,")).plan.load_kg == 10
    assert one(tmp_path, head + row.format("0,25")).plan.load_kg == 25 * KG_PER_LB


def test_what_differs_between_sets_is_kept_set_by_set(tmp_path: Path) -> None:
    done = one(tmp_path, strong("1,8,20,0,0,,,", "2,12,20,0,0,,,", "3,16,20,0,0,,,"))
    assert (done.plan.load_kg, [s.load_kg for s in done.sets]) == (16, [8, 12, UNSET])
    assert done.volume_kg == 20 * (8 + 12 + 16)
    text = (
        strong("1,0,20,0,0,,,")
        + strong("1,10,20,0,0,,,", "2,10,20,0,0,,,", name="Reverse Lunge (Dumbbell)")[len(S) :]
    )
    done = one(tmp_path, text)
    assert (done.plan.equipment, done.plan.load_kg) == (Equipment.DUMBBELLS, 10)
    assert [s.equipment for s in done.sets] == [Equipment.NONE, UNSET, UNSET]
    assert done.volume_kg == 40 * 20


def test_reps_are_read_as_the_name_says(tmp_path: Path) -> None:
    each = one(tmp_path, strong("1,0,10,0,0,,,", name="Reverse Lunges per leg"))
    assert [(s.left, s.right) for s in each.sets] == [(10, 10)]
    both = one(tmp_path, strong("1,0,10,0,0,,,", name="Reverse Lunges per leg"), reps_count="both")
    assert [(s.left, s.right) for s in both.sets] == [(5, 5)]
    noted = one(tmp_path, strong("1,0,10,0,0,10 each side,,"))
    assert [(s.left, s.right) for s in noted.sets] == [(10, 10)]
    sides = strong("1,8,10,0,0,,,", name="Reverse Lunge (Left)")
    sides += strong("2,8,9,0,0,,,", name="Reverse Lunge (Right)")[len(S) :]
    assert [(s.left, s.right) for s in one(tmp_path, sides).sets] == [(10, 9)]


def test_notes_and_what_was_felt_come_along(tmp_path: Path) -> None:
    text = strong(
        '1,0,20,0,0,"knee ok",good,', "2,0,20,0,0,felt: knee,good,", "Note,0,0,0,0,slow,,"
    )
    done = one(tmp_path, text)
    assert done.note == "good; knee ok; slow"
    assert [s.felt for s in done.sets] == [None, Felt.KNEE]
    head = HEVY.format(weights="weight_kg")
    row = (
        '"L","20 Nov 2026, 07:12","20 Nov 2026, 08:00",fine,Reverse Lunge,,deep,{},normal,,20,,,\n'
    )
    assert one(tmp_path, head + row.format(0) + row.format(1)).note == "fine; deep"


def test_a_length_is_that_of_the_lunges_and_never_five_days(tmp_path: Path) -> None:
    squat = "2026-11-20 07:12:03,Legs,1h 5m,Squat,1,80,5,0,0,,,\n"
    lunges = strong("1,0,20,0,60,,,", "Rest Timer,0,0,0,45,,,", "2,0,20,0,60,,,", length="1h 5m")
    assert one(tmp_path, lunges + squat).spent_s == 165
    done = one(tmp_path, lunges + squat)
    assert done.ended_at - done.started_at == timedelta(seconds=165)
    alone = one(tmp_path, lunges)
    assert alone.ended_at - alone.started_at == timedelta(minutes=65)
    head = HEVY.format(weights="weight_kg")
    row = '"L","1 Nov 2026, 07:12","6 Nov 2026, 08:00",,Reverse Lunge,,,0,normal,,20,,,\n'
    report = read(tmp_path, head + row)
    assert report.new[0].ended_at == report.new[0].started_at
    assert any("6 hours" in line for line in report.assumed)
    broken = row.replace("6 Nov 2026, 08:00", "soon")
    assert one(tmp_path, head + broken).reps == 20


def test_dates_to_come_are_refused(tmp_path: Path) -> None:
    report = read(tmp_path, strong("1,0,20,0,0,,,").replace("2026-11-20", "2031-01-01"))
    assert report.new == ()
    assert "but is 2031-01-01" in report.refused[0].reason
    tomorrow = strong("1,0,20,0,0,,,").replace("2026-11-20", "2026-11-28")
    assert read(tmp_path, tomorrow).new == ()
    assert read(tmp_path, tomorrow.replace("-28", "-27")).new != ()


def test_many_unreadable_dates_are_one_reason(tmp_path: Path) -> None:
    rows = "".join(f"soon{n},L,5m,Reverse Lunge,1,0,20,0,0,,,\n" for n in range(24))
    (reason,) = read(tmp_path, S + rows).reasons
    assert (reason.count, reason.line) == (24, 2)
    assert "'soon0', 'soon1', 'soon2' and 21 more" in reason.text
    assert str(reason).endswith("21 more; first on line 2")


GERMAN = (
    "Datum,Workout-Name,Dauer,Name der Übung,Reihenfolge festlegen,Gewicht,Wiederh.,Entfernung,"
    "Sekunden,Notizen,Workout-Notizen,RPE\n"
    '2026-11-20 07:12:03,Beine,31m,Ausfallschritt rückwärts (Kurzhantel),1,"7,5",20,0,0,,gut,8\n'
    "2026-11-20 07:12:03,Beine,31m,Ausfallschritt rückwärts (Kurzhantel),Ruhezeit,0,0,0,60,,gut,\n"
    '2026-11-20 07:12:03,Beine,31m,Ausfallschritt rückwärts (Kurzhantel),2,"7,5",20,0,0,,gut,\n'
)
FRENCH = (
    "Date,Nom de l'entraînement,Durée,Nom de l'exercice,Ordre de la série,Poids,Réps,Distance,"
    "Secondes,RPE,Notes\n"
    "2026-11-20 07:12:03,Jambes,31m,Fente arrière,1,0,20,0,0,8,bien\n"
)
JAPANESE = (
    "日付;ワークアウト名;エクササイズ名;セット順;重量;重量単位;回数;RPE;距離;距離単位;秒;メモ;ワークアウトメモ;時間\n"
    "2026-11-20 07:12:03;脚;リバースランジ;1;20;lbs;20;;;;0;;;31m\n"
)


def test_strong_in_other_languages(tmp_path: Path) -> None:
    done = one(tmp_path, GERMAN)
    assert (len(done.sets), done.plan.load_kg, done.note) == (2, 7.5, "gut")
    assert (done.plan.equipment, done.reps_in_reserve) == (Equipment.DUMBBELLS, 2)
    assert done.ended_at - done.started_at == timedelta(minutes=31)
    done = one(tmp_path, FRENCH)
    assert (done.reps, done.reps_in_reserve, done.note) == (20, 2, "bien")
    assert one(tmp_path, JAPANESE).plan.load_kg == 20 * KG_PER_LB


def test_fitnotes(tmp_path: Path) -> None:
    android = (
        "Date,Exercise,Category,Weight,Weight Unit,Reps,Distance,Distance Unit,Time,Comment\n"
        "2026-11-20,Reverse Lunge,Legs,20,kgs,10,,,,slow\n"
        "2026-11-20,Reverse Lunge,Legs,45,lbs,10,,,01:30,\n"
        "2026-11-20,Squat,Legs,80,kgs,5,,,,\n"
        "2026-11-22,Reverse Lunge (Each Side),Legs,,,10,,,,\n"
    )
    first, second = read(tmp_path, android).new
    assert first.started_at == datetime(2026, 11, 20, 12, tzinfo=BERLIN)
    assert (first.plan.load_kg, first.sets[0].load_kg, first.sets[1].work_s) == (
        45 * KG_PER_LB,
        20,
        90,
    )
    assert first.note == "slow"
    assert (second.left, second.right) == (10, 10)
    for head, row in (
        ("Date,Exercise,Category,Weight (kgs),Reps,Distance,Distance Unit,Time", "L,20,20,,,"),
        ("Date,Exercise,Category,Weight (kg),Weight (lbs),Reps,Distance,Distance Unit,Time,Notes,Kind",
         "L,,44.09,20,,,,,wr"),
    ):  # fmt: skip
        report = read(tmp_path, f"{head}\n2026-11-20,Rear Lunge,{row}\n")
        assert report.kind == "FitNotes CSV"
        assert report.new[0].plan.load_kg == pytest.approx(20, abs=0.01)


def test_fitbod(tmp_path: Path) -> None:
    text = FITBOD + (
        "2026-11-20 06:12:03 +0000,Dumbbell Reverse Lunge,8,4,20.0,0,0,0,true,,1.0\n"
        "2026-11-20 06:14:00 +0000,Dumbbell Reverse Lunge,10,8,30.0,0,0,0,false,ok,1.0\n"
        "2026-11-20 06:17:00 +0000,Dumbbell Reverse Lunge,10,8,30.0,0,0,0,false,,2.0\n"
        "2026-11-20 18:00:00 +0000,Reverse Lunge,12,0,0,0,0,0,false,,1.0\n"
    )
    morning, evening = read(tmp_path, text).new
    assert morning.started_at.isoformat() == "2026-11-20T07:14:00+01:00"
    assert [(s.left, s.right) for s in morning.sets] == [(5, 5), (10, 10)]
    assert (morning.plan.load_kg, morning.note) == (8, "ok")
    assert evening.started_at.isoformat() == "2026-11-20T19:00:00+01:00"


@pytest.mark.parametrize("language", MONTH_NAMES)
def test_months_of_each_language(language: str) -> None:
    for style in ("{d} {m} {y}, 07:34", "{d}. {m}. {y} 07:34", "{d} de {m} de {y}, 07:34"):
        texts = [
            style.format(d=5, m=name, y=2026)
            for names in MONTH_NAMES[language]
            for name in names.split("|")
        ]
        reader = DateReader(texts)
        months = [n for n, names in enumerate(MONTH_NAMES[language], 1) for _ in names.split("|")]
        assert [reader.read(text).wall.month for text in texts] == months


@pytest.mark.parametrize(
    ("text", "expected"),
    [("5 Mai 2026, 07:34", "2026-05-05T07:34"), ("27 de jul. de 2026, 19:00", "2026-07-27T19:00"),
     ("20 nov. 2026", "2026-11-20T12:00"), ("20 marras 2026, 07:12", "2026-11-20T07:12"),
     ("20.11.2026 07:12", "2026-11-20T07:12"), ("2026年11月20日 07:12", "2026-11-20T07:12"),
     ("2026. 11. 20. 오후 7:12", "2026-11-20T19:12"), ("2026. nov. 20. 7:12", "2026-11-20T07:12"),
     ("20 thg 11, 2026, 07:12", "2026-11-20T07:12"), ("20 בנוב׳ 2026, 7:12", "2026-11-20T07:12"),
     ("20 ноября 2026 г. в 07:12", "2026-11-20T07:12"), ("20. november 2026 kl. 07.12", "2026-11-20T07:12"),
     ("Friday, November 20, 2026 7:12 AM", "2026-11-20T07:12"), ("20 nov 2026, 7:12 p. m.", "2026-11-20T19:12"),
     ("13/4/2026 7:12", "2026-04-13T07:12"), ("4/13/2026 7:12", "2026-04-13T07:12"),
     # What ICU 78 writes for the languages of phones.
     ("20 janvier 2026 à 7:12", "2026-01-20T07:12"), ("lun. 20 janv. 2026, 7:12 PM", "2026-01-20T19:12"),
     ("20 janv. 2026, 19 h 12 min 30 s", "2026-01-20T19:12"), ("20. Jänner 2026 um 7:12", "2026-01-20T07:12"),
     ("20. marrask. 2026 klo 7.12", "2026-11-20T07:12"), ("20. ledna 2026 v 7:12", "2026-01-20T07:12"),
     ("20 ianuarie 2026 la 7:12", "2026-01-20T07:12"), ("20 Januari 2026 pukul 7.12", "2026-01-20T07:12"),
     ("20 Ιανουαρίου 2026 στις 7:12 μ.μ.", "2026-01-20T19:12"), ("20 sett. 2026, 7:12", "2026-09-20T07:12"),
     ("20 nov 2026, 0:12 p. m.", "2026-11-20T12:12"), ("2026年11月20日(金) 午後0:12", "2026-11-20T12:12"),
     ("20 Jan 2026, 7:12 PTG", "2026-01-20T19:12"), ("mån 20 jan. 2026 7:12 em", "2026-01-20T19:12"),
     ("٢٠ مارس ٢٠٢٦، ٧:١٢ م", "2026-03-20T19:12"), ("07:12 20 thg 11, 2026", "2026-11-20T07:12"),
     ("20 พ.ย. 2569 07:12", "2026-11-20T07:12"), ("2026(e)ko urt. 20(a) (07:12)", "2026-01-20T07:12")],
)  # fmt: skip
def test_dates_as_phones_write_them(text: str, expected: str) -> None:
    assert DateReader((text,)).read(text).wall.isoformat(timespec="minutes") == expected


@pytest.mark.parametrize(
    ("text", "why"),
    [("20 marvin 2026", "no known month"), ("20 lis 2026", r"October \(Croatian\) or November \(Polish\)"),
     ("3/4/2026", "unclear which number"), ("20 11 2026 7", "the date must be like"), ("20 nov 2026 nachher 7:12", "the date must be like"),
     ("30 feb 2026", "the date must be like")],
)  # fmt: skip
def test_dates_that_may_be_wrong_are_refused(text: str, why: str) -> None:
    with pytest.raises(ValueError, match=why):
        DateReader((text,)).read(text)


def test_the_other_dates_of_a_file_decide() -> None:
    polish = DateReader(("20 lis 2026", "3 sty 2026"))
    croatian = DateReader(("20 lis 2026", "3 sij 2026"))
    assert (polish.read("20 lis 2026").wall.month, croatian.read("20 lis 2026").wall.month) == (
        11,
        10,
    )
    assert DateReader(("3/4/2026", "25/4/2026")).read("3/4/2026").wall.month == 4
    assert DateReader(("3/4/2026", "3/25/2026")).read("3/4/2026").wall.month == 3


def test_ten_thousand_rows_in_all_languages_and_no_month_is_wrong(tmp_path: Path) -> None:
    lines, expected = [], []
    names = [
        (number, name)
        for months in MONTH_NAMES.values()
        for number, names in enumerate(months, 1)
        for name in names.split("|")
    ]
    for n in range(10_000):
        month, name = names[n % len(names)]
        day, minute = 1 + n % 28, n // 28
        when = f"{day} {name} 2025, {minute // 60 % 24:02}:{minute % 60:02}"
        exercise = "Reverse Lunge" if n % 3 else "Walking Lunge"
        lines.append(f'"{when}",W{n},30m,{exercise},1,0,20,0,0,,,\n')
        expected.append((month, f"W{n}"))
    report = read(tmp_path, S + "".join(lines))
    right = {workout: month for month, workout in expected}
    taken = [(s.started_at.month, s.source.workout) for s in report.new if s.source is not UNSET]
    assert len(taken) > 6500
    assert all(right[workout] == month for month, workout in taken)


@pytest.mark.parametrize(
    ("data", "told"),
    [(S.encode(), "it has no rows"), (GERMAN.splitlines()[0].encode(), "it has no rows"), (b"\x0e\x10\x00\x00\x00\x00\x00\x00.FIT\x00\x00", "a FIT file"),
     (b"PK\x03\x04\x14\x00", "a zip archive or an Excel workbook"), (b"SQLite format 3\x00", "a database"),
     (b"\x1f\x8b\x08", "compressed"), (b"<?xml version='1.0'?>", "XML")],
)  # fmt: skip
def test_what_is_no_table_is_named(tmp_path: Path, data: bytes, told: str) -> None:
    path = tmp_path / "file"
    path.write_bytes(data)
    with pytest.raises(StoreError, match=told):
        read_import(path, history())


@pytest.mark.parametrize("before", ["\ufeff", "sep=,\n", "My training\n", "\n\nMy training\n"])
def test_what_comes_before_the_header_is_passed_over(tmp_path: Path, before: str) -> None:
    report = read(tmp_path, before + strong("1,0,20,0,0,,,", "2,0,many,0,0,,,"))
    assert report.new[0].reps == 20
    assert report.refused[0].line == before.count("\n") + 3


def test_utf_16_with_its_mark_is_read(tmp_path: Path) -> None:
    path = tmp_path / "file"
    path.write_bytes(strong("1,0,20,0,0,,,").encode("utf-16"))
    assert len(read_import(path, history(), now=NOW).new) == 1


def test_our_own_files_survive_a_spreadsheet(tmp_path: Path) -> None:
    from lungetimer.history.exchange.own_csv import to_csv  # noqa: PLC0415  # used only here

    done = one(tmp_path, strong("1,7.5,20,0,60,,,", "2,10,20,0,60,,,"))
    path = tmp_path / "own.csv"
    plain = to_csv([done])
    path.write_text("sep=;\n" + plain.replace(",", ";").replace("7.5", "7,5"), encoding="utf-8-sig")
    (back,) = read_import(path, history()).new
    assert back == done
    path.write_text(plain.replace("7.5", "seven"))
    report = read_import(path, history())
    assert "load_kg must be a number from 0 to 200, not 'seven'" in report.refused[0].reason
    json = tmp_path / "own.json"
    json.write_bytes(b"\xef\xbb\xbf" + codec.write(history(done)))
    assert read_import(json, history()).new == (done,)


def test_an_export_comes_back_with_its_loads_and_what_was_felt(tmp_path: Path) -> None:
    done = one(tmp_path, strong("1,8,20,0,60,felt: knee,,", "2,12,20,0,60,,,"))
    back = one(tmp_path, to_strong([done]))
    assert [s.load_kg for s in back.sets] == [8, UNSET]
    assert [s.felt for s in back.sets] == [Felt.KNEE, None]


def test_other_exercises_by_name(tmp_path: Path) -> None:
    text = strong("1,0,20,0,0,,,", name="Back Lunge (elevated)")
    assert read(tmp_path, text).new == ()
    report = read(tmp_path, text, exercises=["back lunge (ELEVATED)"])
    assert report.new[0].reps == 20
