"""Guide pages on the movement: steps, mistakes, easier and harder forms, warm-up and cool-down."""

from __future__ import annotations

from typing import Final

from lungetimer.coaching.drills import COOL_DOWN, STANDING, WARM_UP, DrillNote
from lungetimer.coaching.guide.blocks import (
    Block,
    Bullets,
    Fix,
    Heading,
    KeyPose,
    Page,
    Steps,
    by,
)
from lungetimer.coaching.notes import BEFORE, EASIER, SORENESS
from lungetimer.coaching.sources import ARTICLE, OWN_CHOICE

_article = by(ARTICLE)
_own = by(OWN_CHOICE)
_sites = by("mistakes")

STEPS: Final = Page(
    "steps",
    "How to do a reverse lunge",
    (
        _article.paragraph(
            "In a reverse lunge, you step back instead of forward. You stand on one leg, step "
            "back with the other, lower your hips, and come up again. lungetimer is based on "
            "an article about reverse lunges (see Sources). The steps below come from it."
        ),
        by(BEFORE.source).paragraph(
            "Before you start, make sure that the floor is clear and dry, that you wear shoes, and "
            "that a wall or a chair is within reach."
        ),
        KeyPose("stand", "Stand tall, feet hip-width"),
        Steps(
            (
                _article(
                    "Stand straight with your feet hip-width apart, as on two rails. The article "
                    "says that slouching can give low-back pain."
                ),
                _article(
                    "Keep your chest up and your core engaged, as if somebody was about to poke "
                    "you in the belly. The article says that otherwise your balance suffers."
                ),
                _article(
                    "Take a big step back with one leg, but do not make it too long. The article "
                    "says that a step that is too long strains the knee and costs balance."
                ),
                _article(
                    "Lower the back knee towards the floor without touching it, until the front "
                    "thigh is parallel to the floor. Keep the weight on the front foot."
                ),
                _article(
                    "Press through the heel of the front foot to come back to the start. Then do "
                    "the same with the other leg."
                ),
            )
        ),
        KeyPose("touch", "Land softly on the ball of the foot"),
        KeyPose("bottom", "The back knee is off the floor, the front thigh is level"),
        by("step-length", "step-length-2022").paragraph(
            "How long should the step be? Two studies of forward lunges, with 18 and 16 people, "
            "support the article only in part. When the front knee was bent by 50 to 100 degrees, "
            "a short step put more load on the front kneecap than a long step. A long step put "
            "more load on it only when the knee was nearly straight. So the main reason against a "
            "long step is balance."
        ),
        by("hypermobility", OWN_CHOICE).paragraph(
            "At the top, stand tall without locking your knees, especially if your joints bend "
            "further than those of most people."
        ),
        by("shin-angle", OWN_CHOICE).paragraph(
            "The back knee works, too. In a study of 11 people with a barbell, the angle of the "
            "front shin changed how the load was shared between the front knee and the back knee. "
            "If your back knee hurts, go less deep or hold on to a chair."
        ),
        Heading("Breathing and tempo"),
        _own.paragraph("Breathe in as you step back and sink, and breathe out on the way up."),
        by("tempo-notation").paragraph(
            "A tempo is four numbers, in seconds: down - hover - up - stand. With 2-1-2-0, you "
            "take two seconds to go down, hover for one second, take two seconds to come up, and "
            "start the next rep at once."
        ),
        by("rep-measured", OWN_CHOICE).paragraph(
            "Four tempos have names: steady 2-1-2-0, slow 3-1-2-1, brisk 2-0-1-0 and pause "
            "2-2-2-0. With each of them, a rep takes 3 seconds or more, because an unhurried rep "
            "took about 3.5 seconds when it was measured in one person."
        ),
        by("acsm-2009", "acsm-2026").paragraph(
            "In 2009 the American College of Sports Medicine (ACSM) advised one to two seconds "
            "for each way, down and up. In 2026 it found that it makes no consistent difference "
            "how long the muscles work in each rep."
        ),
        by("focus-for", "focus-against").paragraph(
            "Many tips in lungetimer ask you to picture something outside your body, such as two "
            "rails. It is not certain that this helps. A review of 2013 found that it does. A "
            "review of 2024, which took unpublished results into account, found almost no "
            "difference."
        ),
    ),
)

MISTAKES: Final = Page(
    "mistakes",
    "Common mistakes and fixes",
    (
        Fix("The front knee caves in", _sites("point it at your middle toes, and go less deep.")),
        Fix("The chest drops", _sites("brace, look ahead, and use less weight.")),
        Fix("The front heel lifts, or the step is too short", _sites("step further back.")),
        Fix(
            "You wobble, or the step is too long",
            _sites("take a shorter step, with a hand on the wall."),
        ),
        Fix(
            "Your feet are in one line, as on a tightrope",
            _sites("put each foot on its own line, as on two rails."),
        ),
        Fix("You push off the back foot", _sites("keep most of your weight on the front foot.")),
        by("lean").paragraph(
            "It is not a mistake to lean forward. In a study of ten people doing forward lunges, "
            "the glutes and hamstrings worked more when the trunk leaned clearly forward."
        ),
        by("step-length", "step-length-2022", OWN_CHOICE).paragraph(
            "Deep in the lunge, a step that is too short puts more load on the knee, as two "
            "studies of forward lunges found. A step that is too long costs balance."
        ),
        _article.paragraph(
            "The article that lungetimer is based on says that lunges strain the low back if you "
            "do them wrongly. Learn to do them slowly and well before you add reps or weight."
        ),
    ),
)

EASIER_HARDER: Final = Page(
    "easier-harder",
    "Easier and harder ways",
    (
        Heading("Easier"),
        Bullets(tuple(by(note.source)(note.text) for note in EASIER)),
        _own.paragraph(
            "The supported level is the easiest of the coach's five levels: 2 sets of 6 shallow "
            "reps for each leg, with a hand on a chair or a wall, and 60 seconds of rest. It is "
            "for people with weak knees or poor balance, and for coming back after a break."
        ),
        Heading("Harder"),
        _article.paragraph("Add reps as your strength improves, and then add weights."),
        _own.paragraph(
            "To make the exercise harder without any weight, go down more slowly or hover for "
            "longer."
        ),
        _own.paragraph(
            "These are the coach's levels, from easy to hard, with their sets and reps for each "
            "leg: supported (2 x 6), beginner (3 x 10), builder (3 x 12), light (3 x 8 to 12 with "
            "2 kg or 5 lb in each hand) and loaded (3 x 8 to 12 with more weight)."
        ),
    ),
)


def _drill(note: DrillNote, routine: str) -> tuple[Block, ...]:
    full = f"Full {routine}: {note.full_s} s."
    short = (
        f"Short {routine}: {note.short_s} s." if note.short_s else f"Not in the short {routine}."
    )
    line = by(note.source)(f"{note.how_to} {full} {short}")
    return (Heading(note.name), KeyPose(note.key, note.name), Bullets((line,)))


WARM_UP_PAGE: Final = Page(
    "warm-up",
    "Warm-up",
    (
        by("ramp").paragraph(
            "The order of the drills follows a method called RAMP: raise the pulse, activate and "
            "mobilise the muscles and joints, and then do moves that are close to the real "
            "exercise."
        ),
        _own.paragraph(
            "The full warm-up takes 270 seconds, and the short warm-up takes 120. You can also "
            "turn the warm-up off."
        ),
        by("nhs", "nhs-inform").paragraph(
            "The NHS, the health service of the UK, advises at least six minutes. NHS inform in "
            "Scotland advises about ten. On a cold morning, march a little longer before you "
            "start."
        ),
        *(block for note in WARM_UP for block in _drill(note, "warm-up")),
    ),
)

COOL_DOWN_PAGE: Final = Page(
    "cool-down",
    "Cool-down",
    (
        by("acsm-2021").paragraph(
            "In each stretch, go only until you feel a mild pull, never pain. The American "
            "College of Sports Medicine (ACSM) advises 10 to 30 seconds for each stretch, and 30 "
            "to 60 seconds for older people, who can also do a stretch twice. Most stretches take "
            "24 seconds in the full cool-down and 15 in the short cool-down."
        ),
        by("nhs").paragraph(
            "The NHS, the health service of the UK, advises 10 to 15 seconds, as in the short "
            "cool-down. In the full cool-down, you can end a stretch earlier."
        ),
        by("hypermobility").paragraph(
            "If your joints bend further than those of most people, stop before the end of their "
            "range, even if you do not feel a stretch yet."
        ),
        _own.paragraph(
            "The full cool-down takes 300 seconds, and the short cool-down takes 90. You can also "
            "turn the cool-down off."
        ),
        *(block for note in COOL_DOWN for block in _drill(note, "cool-down")),
        by("kneeling", OWN_CHOICE).paragraph(
            "If kneeling is hard for you, turn off 'Kneeling stretches' in the settings. Then you "
            "do the hip-flexor stretch standing:"
        ),
        *(block for note in STANDING for block in _drill(note, "cool-down")),
        _own.paragraph(
            "You can choose which drills and stretches you do: press d on Home. To change their "
            "order, set plan.drills in the settings file or use --drills on the command line."
        ),
        by(SORENESS.source).paragraph(SORENESS.text),
    ),
)
