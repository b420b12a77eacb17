"""Which exercise names are reverse lunges, and what else the names say."""

from __future__ import annotations

from pathlib import Path

import pytest

from lungetimer.history.exchange.exercise_names import (
    counts_each_leg,
    equipment_of,
    is_reverse_lunge,
    note_counts_each_leg,
    only_leg,
)
from lungetimer.training.plan import Equipment

REVERSE = (
    "ReverseLunge", "Posterior Lunge", "Dumbell Reverse Lunge", "Bagudgående udfald",
    "Geriye adım lunge",
    "Reverse Lunge", "Reverse Lunges", "Reverse Lunge (Dumbbell)", "Dumbbell Reverse Lunge",
    "DB Reverse Lunge", "Lunges, reverse", "Lunge (Backward)", "Backward Lunge",
    "Backwards Lunges", "Rear Lunge", "Dumbbell Rear Lunge", "Barbell Rear Lunge",
    "Smith Rear Lunge", "Bodyweight Rear Lunge", "Barbell Rear Lunge v. 2", "Step-Back Lunge",
    "Step Back Lunges", "Stepping Back Lunge", "Backstep Lunge", "Lunge - Reverse",
    "Lunge, Reverse (Barbell)", "Lunge Reverse Dumbbell", "Reverse Barbell Lunge",
    "Reverse Dumbbell Lunge", "Reverse DB Lunges", "Reverse Alternating Lunge",
    "Alternating Reverse Lunges per leg", "Reverse Lunges (Each Side)",
    "Reverse Lunge - Kettlebell", "Front Rack Reverse Lunge", "Reverse Front Rack Lunge",
    "Reverse Lunge with Knee Drive", "Deficit Reverse Lunge", "TRX Reverse Lunge",
    "Lunge (Reverse, Dumbbell)", "Reverse Lunge + Curl", "Goblet Reverse Lunge",
    "Reverse Lunge Left", "Reverse Sliding Lunge", "Ausfallschritt rückwärts",
    "Ausfallschritte nach hinten", "Rückwärts-Ausfallschritt (Kurzhantel)",
    "Rückwärtsausfallschritt", "Lunges rückwärts", "Reverse Ausfallschritt", "Fente arrière",
    "Fentes arrières avec haltères", "Fente inversée", "Zancada inversa", "Zancadas hacia atrás",
    "Zancada con mancuernas hacia atrás", "Estocada reversa", "Desplante hacia atrás",
    "Afundo reverso", "Avanço para trás", "Passada para trás", "Affondi indietro",
    "Affondo inverso", "Affondi all'indietro", "Achterwaartse lunge", "Uitvalspas achterwaarts",
    "Omgekeerde lunge", "Wykrok w tył", "Wykroki w tył z hantlami", "Zakroki", "Utfall bakåt",
    "Omvänt utfall", "Bakåtutfall", "Utfall bakover", "Omvendt lunge", "Baglæns udfald",
    "Askelkyykky taakse", "Výpad vzad", "Výpady dozadu", "Hátralépő kitörés", "Kitörés hátra",
    "Fandări înapoi", "Обратные выпады", "Выпады назад с гантелями", "Обратный выпад",
    "Зворотні випади", "Випади назад", "Ters Lunge", "Geriye Lunge", "Αντίστροφες προβολές",
    "Προβολές προς τα πίσω", "リバースランジ", "ダンベル リバースランジ", "バックランジ", "리버스 런지", "덤벨 리버스 런지", "백 런지",
    "反向弓步", "哑铃后弓步", "反向箭步蹲", "弓步后退", "Lunge mundur", "לאנג' אחורי", "اندفاع خلفي",
    "ลันจ์ถอยหลัง", "Iskorak unatrag", "Izpadni korak nazaj", "Lunge (Step Back)",
    "Lunge Backwards", "Reverse-Lunge", "reverse_lunge",
)  # fmt: skip
OTHERS = (
    "Walking Lunge + Reverse Grip Row", "Reverse Grip Row + Walking Lunge", "Reverse Fly",
    "Walking Lunge", "Side Lunge", "Lunge", "Forward Lunge", "Lateral Lunge", "Curtsy Lunge",
    "Reverse Grip Lunge", "Lunge (Reverse Grip)", "Rear Delt Fly",
    "Rear Foot Elevated Split Squat", "Lunge, Rear Foot Elevated", "Rear Foot Elevated Lunge",
    "Reverse Hyperextension", "Barbell Lunge", "Back Rack Lunge", "Barbell Back Lunge Walk",
    "Reverse Crunch + Lunge", "Curl Reverse + Lunge", "Lunge to Reverse Fly",
    "Lunge with Reverse Curl", "Reverse Wood Chop Lunge", "Fente avant",
    "Fente avant genou arrière", "Ausfallschritt vorwärts", "Ausfallschritt", "Zancada",
    "Zancada frontal", "Zancada lateral", "Affondo laterale", "Wykrok w przód", "Выпады вперед",
    "Выпады", "ランジ", "런지", "워킹 런지", "弓步", "后腿抬高弓步蹲", "Crossover Reverse Lunge", "Jumping Lunge",
    "Elliptical Reverse", "Reverse Pec Deck, Walking Lunge", "Walking lunge, rear delt fly",
    "Rear Pull Lunge", "World's Greatest Stretch", "Backward Medicine Ball Throw",
    "Backward Drag", "Sled Reverse Push", "Reverse Plank Lunge", "Lunge Reverse Wrist Curl",
    "Lunge, Posterior Chain", "Posterior Chain Lunge Flow",
)  # fmt: skip
# Names from public exercise lists.
PUBLIC = [
    name
    for line in Path(__file__).with_name("exercise_names.txt").read_text().splitlines()
    for name in line.split("|")
]
TAKEN = [
    "Dumbbell Rear Lunge", "Reverse Lunge", "Reverse Lunge (Barbell)", "Reverse Lunge (Dumbbell)",
    "Barbell Rear Lunge", "Smith Rear Lunge", "Bodyweight Rear Lunge",
    "Dumbbell Goblet Reverse Lunge",
]  # fmt: skip


@pytest.mark.parametrize("name", REVERSE)
def test_reverse_lunges_are_found_in_the_words_people_use(name: str) -> None:
    assert is_reverse_lunge(name)
    assert is_reverse_lunge(name.upper())


@pytest.mark.parametrize("name", OTHERS)
def test_other_exercises_are_left_out(name: str) -> None:
    assert not is_reverse_lunge(name)


def test_of_400_public_exercise_names_only_the_reverse_lunges_are_taken() -> None:
    assert len(PUBLIC) >= 400
    assert [name for name in PUBLIC if is_reverse_lunge(name)] == TAKEN


@pytest.mark.parametrize(
    ("name", "each"),
    [("Reverse Lunge (Each Side)", True), ("Reverse Lunges per leg", True),
     ("Reverse Lunge ea. side", True), ("Reverse Lunge/leg", True), ("Reverse Lunge (each)", True),
     ("Reverse Lunge 10/side", True), ("Fente arrière par jambe", True),
     ("Ausfallschritt rückwärts pro Seite", True), ("Reverse Lunge", False),
     ("Side Plank to Reverse Lunge", False)],
)  # fmt: skip
def test_names_say_whose_reps_they_count(name: str, each: object) -> None:
    assert counts_each_leg(name) is each


def test_notes_say_it_only_when_they_say_nothing_else() -> None:
    assert all(map(note_counts_each_leg, ("10 each side", "per leg", "10 reps per leg", "12/leg")))
    assert not any(map(note_counts_each_leg, ("", "knee on each side hurt", "felt good each leg!")))


def test_names_say_with_which_leg_and_what() -> None:
    assert only_leg("Reverse Lunge (Left)") == only_leg("Left Reverse Lunge") == "left"
    assert only_leg("Reverse lunge - right leg") == "right"
    assert only_leg("Reverse Lunge") is None
    for name in (
        "DB Reverse Lunge", "Ausfallschritt rückwärts (Kurzhanteln)", "덤벨 리버스 런지",
        "Dumbell Reverse Lunge", "Výpady vzad s jednoručkami", "Bagudgående udfald (håndvægte)",
    ):  # fmt: skip
        assert is_reverse_lunge(name)
        assert equipment_of(name, 10) is Equipment.DUMBBELLS
    assert equipment_of("Reverse Lunge (Barbell)", 40) is Equipment.KETTLEBELL
    assert equipment_of("Reverse Lunge", 0) is Equipment.NONE
