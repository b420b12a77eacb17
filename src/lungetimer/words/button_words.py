"""Labels of the button for the command `next`, whose key does the next thing in a session."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from lungetimer.frozen import frozen
from lungetimer.training.timeline import PhaseKind
from lungetimer.training.views import NextAction
from lungetimer.words.pause_words import PAUSE_WORD

if TYPE_CHECKING:
    from lungetimer.training.views import SessionView


@frozen
class ButtonView:
    """Label and state of the button for the command ``next``.

    Attributes:
        words: the key and what a press of the key does; empty if this text is not needed or does
            not fit.
        waits: whether the session waits until the user presses the key.
        armed: whether the user has just made the first of the two presses that end a set.
    """

    words: str = ""
    waits: bool = False
    armed: bool = False


def button_view(view: SessionView, key: str, *, pressed_once: bool = False) -> ButtonView:
    """Return the label and state of the button for the command ``next`` at this moment.

    Args:
        view: the state of the session.
        key: the name of the key, as screens show it.
        pressed_once: whether the user has just made the first of the two presses that end a set.
    """
    action = view.next_action
    if action is NextAction.END_SET:
        words = f"{key} once more: end the set" if pressed_once else f"{key} twice: end the set"
        return ButtonView(words, armed=pressed_once)
    waits = action in _WAITING or (action is NextAction.READY and _has_waited(view))
    return ButtonView(f"{key} {_words(action, view)}", waits=waits)


def footer_word(view: SessionView) -> str:
    """Return what the key of the command ``next`` does now, in a word or two for the footer.

    The result is empty if the command's own word, "next", says it.
    """
    return _FOOTER.get(view.next_action, "")


_FOOTER: Final = {
    NextAction.REP_DONE: "rep done",
    NextAction.LEG_DONE: "leg done",
    NextAction.SET_DONE: "set done",
    NextAction.END_SET: "end set",
    NextAction.RESUME: PAUSE_WORD,
}
_WAITING: Final = {
    NextAction.REP_DONE,
    NextAction.LEG_DONE,
    NextAction.SET_DONE,
    NextAction.RESUME,
}
_FIXED: Final = {
    NextAction.START: "Start",
    NextAction.REP_DONE: "Rep done",
    NextAction.SET_DONE: "Set done",
    NextAction.RESUME: "Continue",
}
_ON_TO: Final = {
    PhaseKind.LEAD_IN: "Skip to the first set",
    PhaseKind.WARM_UP: "Skip to the next drill",
    PhaseKind.COOL_DOWN: "Skip to the next stretch",
}


def _has_waited(view: SessionView) -> bool:
    return view.waits and view.phase_remaining_s == 0


def _words(action: NextAction, view: SessionView) -> str:
    if action is NextAction.LEG_DONE and view.open_set and view.open_set.leg:
        return f"{view.open_set.leg.capitalize()} leg done"
    if action is NextAction.READY:
        confirmed = view.plan.rest_waits and not view.waits
        return f"Start set {view.set + 1} sooner" if confirmed else f"Ready for set {view.set + 1}"
    if action is NextAction.NEXT_PHASE:
        return _on_to(view)
    return _FIXED.get(action, "Done")


def _on_to(view: SessionView) -> str:
    """Return the label that names the next phase or leg, to which the key skips."""
    if view.switch:
        return f"Start the {view.switch.leg} leg now"
    if view.next is None:
        return "Finish"
    if view.next.kind is PhaseKind.SET:
        return f"Start set {view.next.set} now"
    at_first = view.phase is not None and view.phase.kind is PhaseKind.PREPARE
    if at_first and view.next.kind is PhaseKind.WARM_UP:
        return "Start the warm-up now"
    return _ON_TO.get(view.next.kind, "Skip")
