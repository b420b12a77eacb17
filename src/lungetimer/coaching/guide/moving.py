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
            "A reverse lunge is a lunge that steps back instead of forward. You stand on one leg, "
            "reach back with the other, sink, and come up again."
        ),
        _own.paragraph(f"Before you start: {BEFORE.text[0].lower()}{BEFORE.text[1:]}"),
        KeyPose("stand", "Stand tall, feet hip-width"),
        Steps(
            (
                _article(
                    "Stand straight, feet hip-width apart, as on two rails. The source article "
                    "says that slouching can give low-back pain."
                ),
                _article(
                    "Chest up and core engaged, as if about to be poked in the belly. Without "
                    "that your balance suffers, says the source article."
                ),
                _article(
                    "Take a big step back with one leg, but not a very long one. The source "
                    "article says that a step too long strains the knee and costs balance."
                ),
                _article(
                    "Lower the back knee towards the floor without touching it, until the front "
                    "thigh is parallel to the floor. Keep the weight on the front foot."
                ),
                _article(
                    "Press through the heel of the front foot back to the start. Then the other "
                    "leg."
                ),
            )
        ),
        KeyPose("touch", "The ball of the foot lands softly"),
        KeyPose("bottom", "Back knee off the floor, front thigh level"),
        by("step-length", "step-length-2022").paragraph(
            "About the length of the step: two studies of forward lunges, with 18 and 16 people, "
            "bear out the article only in part. With the front knee bent by 50 to 100 degrees, it "
            "was the short step that loaded the front kneecap more, and the long one only with the "
            "knee nearly straight. Balance is the reason that remains."
        ),
        by("hypermobility", OWN_CHOICE).paragraph(
            "At the top, stand tall without locking the knees, above all if your joints bend "
            "further than most."
        ),
        by("shin-angle", OWN_CHOICE).paragraph(
            "The back knee works too. In a study of 11 people with a barbell, the angle of the "
            "front shin moved load between the front knee and the back one. If your back knee "
            "complains, sink less deep or hold on to a chair."
        ),
        Heading("Breathing and tempo"),
        _own.paragraph("Breathe in as you step back and sink, breathe out on the way up."),
        by("tempo-notation").paragraph(
            "A tempo is four numbers of seconds: down - hover - up - stand. 2-1-2-0 takes two "
            "seconds down, one at the bottom, two up, and goes straight on."
        ),
        by("acsm-2009", "acsm-2026", "rep-measured", OWN_CHOICE).paragraph(
            "In 2009 the ACSM advised one to two seconds each way; in 2026 it found that the time "
            "under tension makes no consistent difference. Presets: steady 2-1-2-0, slow 3-1-2-1, "
            "brisk 2-0-1-0, pause 2-2-2-0. An unhurried rep measured in one person took about 3.5 "
            "seconds, so no preset is faster than 3."
        ),
        by("focus-for", "focus-against").paragraph(
            'Many cues here point outside the body ("like a lift"). That is habit: a review of '
            "2013 found that it helps; one of 2024, corrected for results that were never "
            "published, found next to no difference."
        ),
    ),
)

MISTAKES: Final = Page(
    "mistakes",
    "Common mistakes, and what helps",
    (
        Fix("The front knee caves in", _sites("point it at the middle toes, and sink less deep.")),
        Fix("The chest drops", _sites("brace, eyes ahead, and take a lighter load.")),
        Fix("The front heel lifts, or the step is too short", _sites("step further back.")),
        Fix("You wobble, or the step is too long", _sites("a shorter step, a hand on the wall.")),
        Fix("Feet in one line, as on a tightrope", _sites("each foot on its own rail.")),
        Fix("You push off the back foot", _sites("most of the weight stays on the front foot.")),
        by("lean").paragraph(
            "A forward lean is no mistake. In a study of ten people doing forward lunges, a clear "
            "lean of the trunk worked glutes and hamstrings more."
        ),
        by("step-length", "step-length-2022", OWN_CHOICE).paragraph(
            "About the step: deep in the lunge, too short loads the knee more, as two studies of "
            "forward lunges found; too long costs balance."
        ),
        _article.paragraph(
            "Done wrongly, lunges strain the low back, says the source article. Slow down before "
            "you add anything."
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
            "The supported level does this for you: 2 sets of 6 with a hand on a chair or wall, "
            "shallow, 60 seconds of rest. For weak knees, poor balance, or coming back."
        ),
        Heading("Harder"),
        _article.paragraph("Add reps as your strength improves, then weights."),
        _own.paragraph("Slower down, or a longer hover, is harder without any weight."),
        _own.paragraph(
            "The levels in order: supported, beginner (3 x 10), builder (3 x 12), light (3 x 8 to "
            "12 with 2 kg or 5 lb in each hand), loaded (3 x 8 to 12 with more)."
        ),
    ),
)


def _drill(note: DrillNote) -> tuple[Block, ...]:
    short = f"{note.short_s} s in the short one" if note.short_s else "not in the short one"
    told = by(note.source)(f"{note.how_to} {note.full_s} s in full, {short}.")
    return (Heading(note.name), KeyPose(note.key, note.name), Bullets((told,)))


WARM_UP_PAGE: Final = Page(
    "warm-up",
    "Warm-up",
    (
        by("ramp").paragraph(
            "The order follows RAMP: raise the pulse, activate and mobilise, then get close to "
            "the real thing."
        ),
        _own.paragraph("In full it takes 270 seconds, the short one 120; it can be off."),
        by("nhs", "nhs-inform").paragraph(
            "The NHS advises at least six minutes, NHS inform Scotland about ten. On a cold "
            "morning, march a little longer first."
        ),
        *(block for note in WARM_UP for block in _drill(note)),
    ),
)

COOL_DOWN_PAGE: Final = Page(
    "cool-down",
    "Cool-down",
    (
        by("acsm-2021").paragraph(
            "Hold each stretch to a mild pull, never to pain. The ACSM advises 10 to 30 seconds, "
            "and 30 to 60 for older people, who can do a stretch twice. Ours take 24 seconds in "
            "full and 15 in the short one."
        ),
        by("nhs").paragraph(
            "The NHS advises 10 to 15 seconds. That is what the short cool-down does; in the full "
            "one you may let go earlier."
        ),
        by("hypermobility").paragraph(
            "If your joints bend further than most, stop before the end of their range, even "
            "where you do not feel a stretch yet."
        ),
        _own.paragraph("In full it takes 300 seconds, the short one 90; it can be off."),
        *(block for note in COOL_DOWN for block in _drill(note)),
        by("kneeling", OWN_CHOICE).paragraph(
            "If kneeling is hard for you, turn off 'Kneeling stretches' in the settings; the "
            "hip-flexor stretch is then done standing:"
        ),
        *(block for note in STANDING for block in _drill(note)),
        _own.paragraph(
            "Which drills and stretches are done is yours to choose: with d on Home, or in an "
            "order of your own with drills in the settings file and --drills on the command line."
        ),
        by(SORENESS.source).paragraph(SORENESS.text),
    ),
)
